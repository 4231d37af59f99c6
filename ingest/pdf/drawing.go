package pdf

import (
	"strings"

	"github.com/taizhang/taizhang/ingest/page"
)

// drawing hands over what was drawn, turned upright when most of the text runs another way.
func (in *interp) drawing(number int) *Drawing {
	in.reveal()
	d := &Drawing{Images: in.images, Shapes: in.shapes}
	d.Number, d.Width, d.Height, d.Rules = number, in.frame.width, in.frame.height, in.rules
	in.turn(d, in.main())
	d.Glyphs = make([]page.Glyph, 0, len(in.glyphs))
	hidden := map[string]*strings.Builder{}
	for i := range in.glyphs {
		g := &in.glyphs[i]
		if g.hidden == "" && g.dir != east {
			g.hidden = "slanted"
		}
		if g.hidden == "" {
			d.Glyphs = append(d.Glyphs, g.Glyph)
			continue
		}
		if hidden[g.hidden] == nil {
			hidden[g.hidden] = &strings.Builder{}
		}
		hidden[g.hidden].WriteString(g.Text)
	}
	for _, reason := range []string{"invisible", "off-page", "slanted"} {
		if sb := hidden[reason]; sb != nil {
			d.Hidden = append(d.Hidden, page.Hidden{Reason: reason, Text: sb.String()})
		}
	}
	return d
}

// reveal keeps invisible text when the page has no other: the text layer of a scan.
func (in *interp) reveal() {
	for i := range in.glyphs {
		if in.glyphs[i].hidden == "" && strings.TrimSpace(in.glyphs[i].Text) != "" {
			return
		}
	}
	for i := range in.glyphs {
		if in.glyphs[i].hidden == "invisible" {
			in.glyphs[i].hidden = ""
		}
	}
}

func (in *interp) main() direction {
	var count [slanted + 1]int
	for i := range in.glyphs {
		count[in.glyphs[i].dir]++
	}
	best := east
	for d := south; d < slanted; d++ {
		if count[d] > count[best] {
			best = d
		}
	}
	return best
}

// turn rotates the page by quarters until text that runs that way runs east.
func (in *interp) turn(d *Drawing, way direction) {
	for ; way != east; way = (way + 1) % slanted {
		// a quarter to the right: (x, y) → (height-y, x)
		for i := range in.glyphs {
			g := &in.glyphs[i]
			g.X0, g.Y0, g.X1, g.Y1 = d.Height-g.Y1, g.X0, d.Height-g.Y0, g.X1
			if g.dir != slanted {
				g.dir = (g.dir + 1) % slanted
			}
			g.Base = g.Y1 - 0.12*g.Size
		}
		for i := range d.Rules {
			r := &d.Rules[i]
			r.X0, r.Y0, r.X1, r.Y1 = d.Height-r.Y1, r.X0, d.Height-r.Y0, r.X1
		}
		d.Width, d.Height = d.Height, d.Width
	}
}
