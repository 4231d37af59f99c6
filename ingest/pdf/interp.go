package pdf

import (
	"fmt"

	"github.com/ledongthuc/pdf"
	"github.com/taizhang/taizhang/ingest/page"
)

// state is what q saves and Q restores.
type state struct {
	ctm    matrix
	font   *font
	size   float64
	char   float64 // Tc
	word   float64 // Tw
	scale  float64 // Tz as a factor
	lead   float64 // TL
	rise   float64
	render int
	line   float64 // width of strokes
}

// interp runs content streams and keeps what they draw.
type interp struct {
	file   *File
	frame  frame
	state  state
	stack  []state
	tm, lm matrix // text matrix, text line matrix
	path   path
	fonts  *fontSet
	res    pdf.Value
	budget int64 // bytes of content still allowed, forms counted each time they are drawn
	glyphs []drawn
	rules  []page.Rule
	images int
	shapes int
}

func (in *interp) run(b []byte, resources pdf.Value, depth int) error {
	if in.budget -= int64(len(b)); in.budget < 0 {
		return fmt.Errorf("%w: content", ErrLimit)
	}
	res, fonts := in.res, in.fonts
	in.res, in.fonts = resources, in.file.fontSet(resources)
	defer func() { in.res, in.fonts = res, fonts }()
	l := lexer{b: b}
	args := make([]token, 0, 64)
	for {
		t := l.next()
		switch t.kind {
		case end:
			return nil
		case operator:
			if err := in.operate(string(t.b), args, &l, depth); err != nil {
				return err
			}
			args = args[:0]
		default:
			if len(args) < 1<<16 {
				args = append(args, t)
			}
		}
	}
}

// operate does one operator; those that paint nothing we look for are passed over.
func (in *interp) operate(op string, args []token, l *lexer, depth int) error {
	switch op {
	case "q":
		if len(in.stack) < 1<<12 {
			in.stack = append(in.stack, in.state)
		}
	case "Q":
		if n := len(in.stack); n > 0 {
			in.state, in.stack = in.stack[n-1], in.stack[:n-1]
		}
	case "cm":
		in.state.ctm = matrixFrom(args).times(in.state.ctm)
	case "w":
		in.state.line = num(args, 0)
	case "Do":
		return in.do(last(args), depth)
	case "BI":
		l.skipImage()
		in.images++
	case "m", "l", "c", "v", "y", "h", "re":
		in.path.build(op, args, in.state.ctm)
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n":
		if !in.path.Empty() {
			in.shapes++
		}
		in.rules = in.path.paint(op, in.rules)
	default:
		return in.textOperate(op, args)
	}
	return nil
}

func (in *interp) textOperate(op string, args []token) error {
	s := &in.state
	switch op {
	case "BT":
		in.tm, in.lm = identity, identity
	case "Tf":
		if len(args) > 1 {
			s.font, s.size = in.file.font(in.fonts, string(args[0].b)), num(args, 1)
		}
	case "Td":
		in.nextLine(num(args, 0), num(args, 1))
	case "TD":
		s.lead = -num(args, 1)
		in.nextLine(num(args, 0), num(args, 1))
	case "Tm":
		in.tm = matrixFrom(args)
		in.lm = in.tm
	case "T*":
		in.nextLine(0, -s.lead)
	case "Tc":
		s.char = num(args, 0)
	case "Tw":
		s.word = num(args, 0)
	case "Tz":
		s.scale = num(args, 0) / 100
	case "TL":
		s.lead = num(args, 0)
	case "Ts":
		s.rise = num(args, 0)
	case "Tr":
		s.render = int(num(args, 0))
	case "Tj", "TJ":
		return in.show(args)
	case "'":
		in.nextLine(0, -s.lead)
		return in.show(args)
	case "\"":
		if len(args) > 2 {
			s.word, s.char = num(args, 0), num(args, 1)
		}
		in.nextLine(0, -s.lead)
		return in.show(args[min(2, len(args)):])
	}
	return nil
}

func (in *interp) nextLine(x, y float64) {
	in.lm = in.lm.moved(x, y)
	in.tm = in.lm
}

func num(args []token, i int) float64 {
	if i < len(args) {
		return args[i].num
	}
	return 0
}

func last(args []token) string {
	if len(args) == 0 {
		return ""
	}
	return string(args[len(args)-1].b)
}

// do draws a form or counts a picture.
func (in *interp) do(name string, depth int) error {
	x := in.res.Key("XObject").Key(name)
	switch x.Key("Subtype").Name() {
	case "Image":
		in.image()
	case "Form":
		return in.form(x, depth+1)
	}
	return nil
}

// image keeps a picture as thin as a line as the rule it is drawn for.
func (in *interp) image() {
	var p path
	p.rect(0, 0, 1, 1, in.state.ctm)
	n := len(in.rules)
	if in.rules = p.paint("f", in.rules); len(in.rules) == n {
		in.images++
	}
}

func (in *interp) form(x pdf.Value, depth int) error {
	if depth > in.file.lim.Depth {
		return fmt.Errorf("%w: forms within forms %d", ErrLimit, depth)
	}
	b, err := in.file.stream(x)
	if err != nil {
		return err
	}
	saved, stack, tm, lm := in.state, in.stack, in.tm, in.lm
	in.state.ctm = matrixOf(x.Key("Matrix")).times(in.state.ctm)
	in.stack = nil
	res := x.Key("Resources")
	if res.Kind() != pdf.Dict {
		res = in.res
	}
	err = in.run(b, res, depth)
	in.state, in.stack, in.tm, in.lm = saved, stack, tm, lm
	return err
}
