package pdf

import (
	"fmt"
	"math"

	"github.com/taizhang/taizhang/ingest/page"
)

// drawn is a glyph with what decides whether anybody sees it.
type drawn struct {
	page.Glyph
	hidden  reason
	slanted bool
	pale    bool
	drop    bool // its words are said by another glyph
}

// reason says why nobody sees a glyph as part of the page's text.
type reason uint8

const (
	seen reason = iota
	invisible
	offPage
	clipped
	layerOff
	slanted
	watermark
	stamp
)

// reasons are how they are spelled in a Document.
var reasons = [...]string{"", "invisible", "off-page", "clipped", "layer-off", "slanted", "watermark", "stamp"}

// show draws the strings among args; numbers between them move the pen back.
func (in *interp) show(args []token) error {
	s := &in.state
	if s.font == nil {
		return nil
	}
	for _, a := range args {
		switch a.kind {
		case number:
			in.advance(-a.num / 1000 * s.size)
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
	if len(in.glyphs) > in.file.lim.Glyphs {
		return fmt.Errorf("%w: page-glyphs %d", ErrLimit, in.file.lim.Glyphs)
	}
	m := matrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}
	for len(b) > 0 {
		c, n := s.font.next(b)
		b = b[n:]
		at := m
		if s.font.vertical {
			at = m.moved(-c.fall.x, -c.fall.y)
		}
		in.glyph(c, at.times(in.tm).times(s.ctm))
		w := c.width
		if s.font.vertical {
			w = c.fall.down
		}
		w = w*s.size + s.char
		if c.blank {
			w += s.word
		}
		in.advance(w)
	}
	return nil
}

// advance moves the pen along the line.
func (in *interp) advance(by float64) {
	if s := &in.state; s.font.vertical {
		in.tm = in.tm.moved(0, by)
	} else {
		in.tm = in.tm.moved(by*s.scale, 0)
	}
}

// glyph places one character; to maps the em square to the page.
func (in *interp) glyph(c char, to matrix) {
	const ascent, descent = 0.88, -0.12 // of the em, as East Asian fonts have it
	g := drawn{Glyph: page.Glyph{Text: c.text}, pale: in.state.pale()}
	g.Way, g.slanted = page.Heading(to.a, to.b)
	if in.state.font.vertical {
		g.Way = (g.Way + 1) % 4
	}
	x0, y0 := to.apply(0, descent)
	x1, y1 := to.apply(c.width, ascent)
	g.X0, g.X1, g.Y0, g.Y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
	g.Size = math.Hypot(to.c, to.d)
	g.Base = to.f
	g.hidden = in.hides(&g)
	in.glyphs = append(in.glyphs, g)
}

// hides tells why nobody sees g; slanted and large ones are judged when the page is whole.
func (in *interp) hides(g *drawn) reason {
	const slack = 1 // of a point, beyond an edge
	mx, my := (g.X0+g.X1)/2, (g.Y0+g.Y1)/2
	switch c := &in.state.clip; {
	case math.IsNaN(mx + my + g.Size):
		return offPage
	case in.off > 0:
		return layerOff
	case in.state.render == 3:
		return invisible
	case mx < -slack || my < -slack || mx > in.frame.width+slack || my > in.frame.height+slack:
		return offPage
	case mx < c.X0-slack || my < c.Y0-slack || mx > c.X1+slack || my > c.Y1+slack:
		return clipped
	}
	return in.over
}
