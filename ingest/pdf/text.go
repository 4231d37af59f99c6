package pdf

import (
	"fmt"
	"math"

	"github.com/taizhang/taizhang/ingest/page"
)

// drawn is a glyph with the direction it runs in.
type drawn struct {
	page.Glyph
	dir    direction
	hidden string // the reason why nobody sees it
}

// direction is the way text runs over the page.
type direction uint8

const (
	east direction = iota
	south
	west
	north
	slanted
)

// show draws the strings among args; numbers between them move the pen back.
func (in *interp) show(args []token) error {
	s := &in.state
	if s.font == nil {
		return nil
	}
	for _, a := range args {
		switch a.kind {
		case number:
			in.tm = in.tm.moved(-a.num/1000*s.size*s.scale, 0)
		case text:
			if err := in.string(a.b); err != nil {
				return err
			}
		}
	}
	return nil
}

func (in *interp) string(b []byte) error {
	s := &in.state
	if in.file.chars += len(b); in.file.chars > 4*in.file.lim.Chars {
		return fmt.Errorf("%w: %w", ErrLimit, errChars)
	}
	m := matrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}
	for len(b) > 0 {
		c, n := s.font.next(b)
		b = b[n:]
		in.glyph(c, m.times(in.tm).times(s.ctm))
		w := c.width*s.size + s.char
		if c.blank {
			w += s.word
		}
		in.tm = in.tm.moved(w*s.scale, 0)
	}
	return nil
}

// glyph places one character; to maps the em square to the page.
func (in *interp) glyph(c char, to matrix) {
	const ascent, descent = 0.88, -0.12 // of the em, as East Asian fonts have it
	g := drawn{Glyph: page.Glyph{Text: c.text}}
	g.dir = heading(to)
	x0, y0 := to.apply(0, descent)
	x1, y1 := to.apply(c.width, ascent)
	g.X0, g.X1, g.Y0, g.Y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
	g.Size = math.Hypot(to.c, to.d)
	g.Base = to.f
	switch mx, my := (g.X0+g.X1)/2, (g.Y0+g.Y1)/2; {
	case in.state.render == 3:
		g.hidden = "invisible"
	case mx < -1 || my < -1 || mx > in.frame.width+1 || my > in.frame.height+1:
		g.hidden = "off-page"
	case math.IsNaN(mx + my + g.Size):
		g.hidden = "off-page"
	}
	in.glyphs = append(in.glyphs, g)
}

// heading tells where text under m runs; a page has y downwards.
func heading(m matrix) direction {
	const flat = 0.02
	switch long := math.Hypot(m.a, m.b); {
	case math.Abs(m.b) <= flat*long && m.a >= 0:
		return east
	case math.Abs(m.b) <= flat*long:
		return west
	case math.Abs(m.a) <= flat*long && m.b > 0:
		return south
	case math.Abs(m.a) <= flat*long:
		return north
	}
	return slanted
}
