package pdf

import (
	"fmt"
	"strings"

	"github.com/ledongthuc/pdf"
	"github.com/taizhang/taizhang/ingest/page"
)

// annotations draws what lies on top of a page (filled forms, typed text) and gives the remarks hung on it.
func (in *interp) annotations(annots pdf.Value) (notes []string, err error) {
	if n := in.file.lim.Annotations; annots.Len() > n {
		return nil, fmt.Errorf("%w: annotations %d", ErrLimit, n)
	}
	for i := range annots.Len() {
		note, err := in.annotation(annots.Index(i))
		if err != nil {
			return nil, err
		}
		if note = strings.TrimSpace(note); note != "" {
			notes = append(notes, note)
		}
	}
	return notes, nil
}

// The flags of an annotation that nobody sees.
const (
	hiddenFlag = 1 << 1
	noViewFlag = 1 << 5
)

func (in *interp) annotation(v pdf.Value) (note string, err error) {
	in.state = state{ctm: in.frame.to, scale: 1, clip: everywhere, ink: black}
	in.stack, in.marks, in.over = nil, nil, seen
	typed := ""
	switch v.Key("Subtype").Name() {
	case "Widget":
		if typed = valueOf(v); fieldOf(v, "FT").Name() == "Sig" {
			in.over = stamp
		}
	case "FreeText":
		typed = textOf([]byte(v.Key("Contents").RawString()))
	case "Stamp":
		in.over = stamp
	case "Watermark":
		in.over = watermark
	case "Text", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret":
		return textOf([]byte(v.Key("Contents").RawString())), nil
	default:
		return "", nil
	}
	if v.Key("F").Int64()&(hiddenFlag|noViewFlag) != 0 || in.file.isOff(v) {
		in.off++
		defer func() { in.off-- }()
	}
	return "", in.appearance(v, typed)
}

// appearance draws how an annotation looks; one that does not say is typed at its place.
func (in *interp) appearance(v pdf.Value, typed string) error {
	box, ok := rectangle(v.Key("Rect"))
	if !ok {
		return nil
	}
	look := v.Key("AP").Key("N")
	if look.Kind() == pdf.Dict {
		look = look.Key(v.Key("AS").Name())
	}
	if look.Kind() != pdf.Stream {
		in.write(typed, box)
		return nil
	}
	drawn, ok := rectangle(look.Key("BBox"))
	if !ok {
		return nil
	}
	var p path
	p.rect(drawn[0], drawn[1], drawn[2]-drawn[0], drawn[3]-drawn[1], matrixOf(look.Key("Matrix")))
	from := p.Bounds()
	w, h := (box[2]-box[0])/max(from.X1-from.X0, 1e-3), (box[3]-box[1])/max(from.Y1-from.Y0, 1e-3)
	in.state.ctm = matrix{w, 0, 0, h, box[0] - from.X0*w, box[1] - from.Y0*h}.times(in.frame.to)
	return in.form(look, 1)
}

// write sets a field's value that has no appearance into its rectangle.
func (in *interp) write(typed string, box [4]float64) {
	size := min(10, box[3]-box[1])
	in.state.font = &font{}
	y := box[3] - size
	for line := range strings.Lines(strings.ReplaceAll(typed, "\r", "\n")) {
		x := box[0]
		for _, r := range strings.TrimSpace(line) {
			w := 1.0
			if r < 0x2E80 {
				w = 0.5
			}
			in.glyph(char{text: string(r), width: w}, matrix{size, 0, 0, size, x, y}.times(in.frame.to))
			x += w * size
		}
		y -= 1.2 * size
	}
}

// fieldOf looks a key of a form field up, which it may inherit.
func fieldOf(v pdf.Value, key string) pdf.Value {
	for range 32 {
		if x := v.Key(key); !x.IsNull() {
			return x
		}
		v = v.Key("Parent")
	}
	return pdf.Value{}
}

// valueOf is the text typed into a field or chosen in it; that of buttons is none.
func valueOf(v pdf.Value) string {
	switch fieldOf(v, "FT").Name() {
	case "Tx", "Ch":
		if x := fieldOf(v, "V"); x.Kind() == pdf.String {
			return textOf([]byte(x.RawString()))
		}
	}
	return ""
}

// inside tells whether the middle of a glyph lies in a box.
func inside(g *page.Glyph, b page.Box) bool {
	x, y := (g.X0+g.X1)/2, (g.Y0+g.Y1)/2
	return x >= b.X0 && x <= b.X1 && y >= b.Y0 && y <= b.Y1
}
