package pdf

import (
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest/page"
)

// drawing hands over what was drawn, turned upright when most of the text runs another way.
func (in *interp) drawing(number int) *Drawing {
	revealed := in.reveal()
	in.watermarks()
	d := &Drawing{Images: len(in.photos), Shapes: in.shapes, Layered: revealed, pictures: in.pictures, paper: in.frame}
	d.Number, d.Width, d.Height, d.Rules = number, in.frame.width, in.frame.height, in.rules
	in.turn(d, in.main())
	d.Glyphs = make([]page.Glyph, 0, len(in.glyphs))
	var hidden [len(reasons)]strings.Builder
	for i := range in.glyphs {
		switch g := &in.glyphs[i]; {
		case g.drop:
		case g.hidden == seen:
			d.Glyphs = append(d.Glyphs, g.Glyph)
		default:
			hidden[g.hidden].WriteString(g.Text)
		}
	}
	for why := range hidden {
		if hidden[why].Len() > 0 {
			d.Hidden = append(d.Hidden, page.Hidden{Reason: reasons[why], Text: hidden[why].String()})
		}
	}
	return d
}

// layered is how much a hidden layer is believed: another program read it from the
// picture, and does not say how well.
const layered = 0.85

// reveal keeps invisible text where it is all there is to read: the text layer
// of a scan, be it of a whole page or of a picture on it. It tells when there was no other.
func (in *interp) reveal() (revealed bool) {
	only := !slices.ContainsFunc(in.glyphs, func(g drawn) bool {
		return g.hidden == seen && strings.TrimSpace(g.Text) != ""
	})
	for i := range in.glyphs {
		if g := &in.glyphs[i]; g.hidden == invisible && (only || in.pictured(&g.Glyph)) {
			g.hidden, g.Sure, revealed = seen, layered, only
		}
	}
	return revealed
}

func (in *interp) pictured(g *page.Glyph) bool {
	return slices.ContainsFunc(in.photos, func(b page.Box) bool { return inside(g, b) })
}

// watermarks are slanted, or pale and much larger than the text.
func (in *interp) watermarks() {
	sizes := make([]float64, 0, len(in.glyphs))
	special := false
	for i := range in.glyphs {
		g := &in.glyphs[i]
		special = special || g.pale || g.slanted
		if g.hidden == seen && !g.slanted {
			sizes = append(sizes, g.Size)
		}
	}
	if !special {
		return
	}
	slices.Sort(sizes)
	usual := 0.0
	if len(sizes) > 0 {
		usual = sizes[len(sizes)/2]
	}
	for i := range in.glyphs {
		switch g := &in.glyphs[i]; {
		case g.hidden != seen:
		case g.pale && (g.slanted || g.Size > 2*usual), g.slanted && g.Size > 1.5*usual:
			g.hidden = watermark
		case g.slanted:
			g.hidden = slanted
		}
	}
}

func (in *interp) main() page.Way {
	var count [4]int
	for i := range in.glyphs {
		if g := &in.glyphs[i]; g.hidden == seen {
			count[g.Way]++
		}
	}
	best := page.East
	for way := page.South; way <= page.North; way++ {
		if count[way] > count[best] {
			best = way
		}
	}
	return best
}

// turn rotates the page by quarters until text that runs that way runs east.
func (in *interp) turn(d *Drawing, way page.Way) {
	for ; way != page.East; way = (way + 1) % 4 {
		for i := range in.glyphs {
			in.glyphs[i].Glyph.Turn(d.Height)
		}
		for i := range d.Rules {
			r := &d.Rules[i]
			r.X0, r.Y0, r.X1, r.Y1 = d.Height-r.Y1, r.X0, d.Height-r.Y0, r.X1
		}
		d.Width, d.Height = d.Height, d.Width
	}
}
