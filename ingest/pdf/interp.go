package pdf

import (
	"fmt"
	"math"

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
	clip   page.Box
	ink    ink
}

// everywhere is the clip before any is set.
var everywhere = page.Box{X0: math.Inf(-1), Y0: math.Inf(-1), X1: math.Inf(1), Y1: math.Inf(1)}

// interp runs content streams and keeps what they draw.
type interp struct {
	file     *File
	frame    frame
	state    state
	stack    []state
	tm, lm   matrix // text matrix, text line matrix
	path     path
	fonts    *fontSet
	res      pdf.Value
	looks    *looks
	budget   int64 // bytes of content still allowed, forms counted each time they are drawn
	glyphs   []drawn
	rules    []page.Rule
	photos   []page.Box // pictures drawn
	shapes   int
	pictures []placed
	marks    []span // marked content begun and not ended
	off      int    // of them, on layers that are off
	over     reason // what is drawn is an annotation that is no text of the page
	clips    bool   // the path clips what follows
}

// leastForm is what drawing a form costs at least, which may draw others that draw others.
const leastForm = 16 << 10

func (in *interp) run(b []byte, resources pdf.Value, depth int) error {
	if in.budget -= int64(max(len(b), leastForm)); in.budget < 0 {
		return fmt.Errorf("%w: content", ErrLimit)
	}
	res, fonts, looks := in.res, in.fonts, in.looks
	in.res, in.fonts, in.looks = resources, in.file.fontSet(resources), looksOf(resources)
	defer func() { in.res, in.fonts, in.looks = res, fonts, looks }()
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
			if args = append(args, t); len(args) > in.file.lim.Operands {
				return fmt.Errorf("%w: operands %d", ErrLimit, in.file.lim.Operands)
			}
		}
	}
}

// operate does one operator; those that paint nothing we look for are passed over.
func (in *interp) operate(op string, args []token, l *lexer, depth int) error {
	switch op {
	case "q":
		if in.stack = append(in.stack, in.state); len(in.stack) > in.file.lim.States {
			return fmt.Errorf("%w: page-states %d", ErrLimit, in.file.lim.States)
		}
	case "Q":
		if n := len(in.stack); n > 0 {
			in.state, in.stack = in.stack[n-1], in.stack[:n-1]
		}
	case "cm":
		in.state.ctm = matrixFrom(args).times(in.state.ctm)
	case "Do":
		return in.do(last(args), depth)
	case "BI":
		l.skipImage()
		return in.image(pdf.Value{})
	case "m", "l", "c", "v", "y", "h", "re":
		in.path.build(op, args, in.state.ctm)
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n":
		in.paint(op)
	case "W", "W*":
		in.clips = true
	case "BMC", "BDC":
		return in.begin(args)
	case "EMC":
		in.end()
	default:
		if !in.state.ink.operate(op, args, in.looks) {
			return in.textOperate(op, args)
		}
	}
	return nil
}

// paint keeps the rules a path makes, as far as they can be seen, and sets the clip.
func (in *interp) paint(op string) {
	if !in.path.Empty() {
		in.shapes++
	}
	box, n := in.path.Bounds(), len(in.rules)
	in.rules = in.visible(in.path.paint(op, in.rules), n)
	if in.clips && box != (page.Box{}) {
		in.state.clip = overlap(in.state.clip, box)
	}
	in.clips = false
}

// visible cuts the rules from the n-th on to what is not clipped.
func (in *interp) visible(rules []page.Rule, n int) []page.Rule {
	if in.off > 0 || in.over != seen {
		return rules[:n]
	}
	c := in.state.clip
	kept := rules[:n]
	for _, r := range rules[n:] {
		if r.X0 <= c.X1+1 && r.X1 >= c.X0-1 && r.Y0 <= c.Y1+1 && r.Y1 >= c.Y0-1 {
			b := overlap(page.Box(r), page.Box{X0: c.X0 - 1, Y0: c.Y0 - 1, X1: c.X1 + 1, Y1: c.Y1 + 1})
			kept = append(kept, page.Rule(b))
		}
	}
	return kept
}

// overlap is what two boxes have in common; a box without extent when nothing.
func overlap(a, b page.Box) page.Box {
	o := page.Box{X0: max(a.X0, b.X0), Y0: max(a.Y0, b.Y0), X1: min(a.X1, b.X1), Y1: min(a.Y1, b.Y1)}
	o.X1, o.Y1 = max(o.X0, o.X1), max(o.Y0, o.Y1)
	return o
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
	if in.file.isOff(x) {
		in.off++
		defer func() { in.off-- }()
	}
	switch x.Key("Subtype").Name() {
	case "Image":
		return in.image(x)
	case "Form":
		return in.form(x, depth+1)
	}
	return nil
}

// image keeps a picture as thin as a line as the rule it is drawn for.
func (in *interp) image(x pdf.Value) error {
	var p path
	p.rect(0, 0, 1, 1, in.state.ctm)
	n, box := len(in.rules), p.Bounds()
	if in.rules = in.visible(p.paint("f", in.rules), n); len(in.rules) == n && in.off == 0 {
		in.photos = append(in.photos, overlap(box, in.state.clip))
	}
	if in.off == 0 {
		in.pictures = append(in.pictures, placed{x, in.state.ctm})
	}
	if len(in.pictures) > in.file.lim.Pictures {
		return fmt.Errorf("%w: page-pictures %d", ErrLimit, in.file.lim.Pictures)
	}
	return nil
}

func (in *interp) form(x pdf.Value, depth int) error {
	if depth > in.file.lim.Depth {
		return fmt.Errorf("%w: forms within forms %d", ErrLimit, depth)
	}
	b, err := in.file.stream(x)
	if err != nil {
		return err
	}
	saved, stack, tm, lm, marks, off := in.state, in.stack, in.tm, in.lm, in.marks, in.off
	in.state.ctm = matrixOf(x.Key("Matrix")).times(in.state.ctm)
	in.stack, in.marks = nil, nil
	if box, ok := rectangle(x.Key("BBox")); ok {
		var p path
		p.rect(box[0], box[1], box[2]-box[0], box[3]-box[1], in.state.ctm)
		in.state.clip = overlap(in.state.clip, p.Bounds())
	}
	res := x.Key("Resources")
	if res.Kind() != pdf.Dict {
		res = in.res
	}
	err = in.run(b, res, depth)
	in.state, in.stack, in.tm, in.lm, in.marks, in.off = saved, stack, tm, lm, marks, off
	return err
}
