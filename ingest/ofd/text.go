package ofd

import (
	"fmt"
	"math"
	"strings"

	"github.com/taizhang/taizhang/ingest/ooxml"
	"github.com/taizhang/taizhang/ingest/page"
)

// text places the characters of a TextObject.
func (p *painter) text(space matrix) {
	m := space.at(box(p.s.Attr("Boundary")), ctm(p.s.Attr("CTM")))
	size, scale := numberOr(p.s.Attr("Size"), 0), numberOr(p.s.Attr("HScale"), 1)
	x, y := 0.0, 0.0
	p.s.Each(func(name string) {
		if name != "TextCode" {
			p.s.Skip()
			return
		}
		x, y = numberOr(p.s.Attr("X"), x), numberOr(p.s.Attr("Y"), y) // what is not said is that of the one before
		dx, dy := p.s.Attr("DeltaX"), p.s.Attr("DeltaY")
		c := code{text: []rune(p.s.Words()), x: x, y: y, size: size, scale: scale}
		c.dx, c.dy = deltas(dx, len(c.text)), deltas(dy, len(c.text))
		p.code(c, m)
	})
}

// code is a run of characters with the steps between them, in millimetres.
type code struct {
	text        []rune
	x, y        float64
	dx, dy      []float64
	size, scale float64
}

func (p *painter) code(c code, m matrix) {
	if p.file.chars += len(c.text); p.file.chars > p.file.lim.Chars {
		p.err = fmt.Errorf("%w: chars %d", ooxml.ErrLimit, p.file.lim.Chars)
		return
	}
	if p.reason != "" {
		p.hidden += string(c.text) + "\n"
		return
	}
	if c.vertical() {
		p.put(c.column(m))
		return
	}
	x, y := c.x, c.y
	for i, r := range c.text {
		step := c.step(c.dx, i, c.width(r))
		p.put(glyph(string(r), x, y, min(c.width(r), max(step, c.width(r)/2)), c.size, m))
		x, y = x+step, y+c.step(c.dy, i, 0)
	}
}

// step is the distance to the next character, where none is said as wide as this one.
func (c *code) step(steps []float64, i int, otherwise float64) float64 {
	if i < len(steps) {
		return steps[i]
	}
	return otherwise
}

// width is that of an East Asian character or of a letter.
func (c *code) width(r rune) float64 {
	if r < 0x2E80 && r != '“' && r != '”' && r != '‘' && r != '’' && r != '…' && r != '—' {
		return c.size * c.scale / 2
	}
	return c.size * c.scale
}

// vertical is true of characters under each other.
func (c *code) vertical() bool {
	return len(c.text) > 1 && len(c.dy) > 0 && c.dy[0] > c.size/2 && (len(c.dx) == 0 || c.dx[0] == 0)
}

// column is a vertical run as one glyph, for it is read as one.
func (c *code) column(m matrix) page.Glyph {
	g := glyph(string(c.text), c.x, c.y, c.size, c.size, m)
	for i := range len(c.text) - 1 {
		c.y += c.step(c.dy, i, c.size)
	}
	last := glyph("", c.x, c.y, c.size, c.size, m)
	g.Y1 = max(g.Y1, last.Y1)
	return g
}

// The part of the em above and below the baseline, as East Asian fonts have it.
const (
	ascent  = 0.88
	descent = 0.12
)

func glyph(text string, x, y, width, size float64, m matrix) page.Glyph {
	x0, y0 := m.apply(x, y-ascent*size)
	x1, y1 := m.apply(x+width, y+descent*size)
	_, base := m.apply(x, y)
	return page.Glyph{Text: text, X0: min(x0, x1), X1: max(x0, x1), Y0: min(y0, y1), Y1: max(y0, y1), Base: base, Size: size * math.Hypot(m.c, m.d)}
}

// put adds a glyph; a blank one shows nothing.
func (p *painter) put(g page.Glyph) {
	if strings.TrimSpace(g.Text) != "" || g.Text == " " {
		p.out.Glyphs = append(p.out.Glyphs, g)
	}
}
