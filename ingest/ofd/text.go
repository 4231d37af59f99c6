package ofd

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest/ooxml"
	"github.com/taizhang/taizhang/ingest/page"
)

// text places the characters of a TextObject.
func (p *painter) text(space matrix) {
	bounds := box(p.s.Attr("Boundary"))
	m := space.at(bounds, ctm(p.s.Attr("CTM")))
	size, scale := numberOr(p.s.Attr("Size"), 0), numberOr(p.s.Attr("HScale"), 1)
	font, down := p.s.Attr("Font"), p.s.Attr("ReadDirection") == "90"
	faint := numberOr(p.s.Attr("Alpha"), 255) < 100
	x, y := 0.0, 0.0
	p.clip = frame(bounds, space)
	var glyphs map[int]uint32
	at := 0
	p.s.Each(func(name string) {
		switch name {
		case "TextCode":
		case "CGTransform":
			glyphs = p.transform(glyphs)
			return
		case "FillColor":
			faint = faint || numberOr(p.s.Attr("Alpha"), 255) < 100 || pale(numbers(p.s.Attr("Value")))
			p.s.Skip()
			return
		default:
			p.s.Skip()
			return
		}
		x, y = numberOr(p.s.Attr("X"), x), numberOr(p.s.Attr("Y"), y) // what is not said is that of the one before
		dx, dy := p.s.Attr("DeltaX"), p.s.Attr("DeltaY")
		c := code{text: []rune(p.s.Words()), x: x, y: y, size: size, scale: scale, down: down, faint: faint}
		p.name(c.text, at, glyphs, font)
		at += len(c.text)
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
	down        bool // where no step is said, the next character stands below
	faint       bool
}

func (p *painter) code(c code, m matrix) {
	if p.file.chars += len(c.text); p.file.chars > p.file.lim.Chars {
		p.err = fmt.Errorf("%w: chars %d", ooxml.ErrLimit, p.file.lim.Chars)
		return
	}
	if p.reason != "" {
		p.hidden[p.reason] += string(c.text) + "\n"
		return
	}
	if c.vertical() {
		p.put(c.column(m), c.faint)
		return
	}
	x, y := c.x, c.y
	for i, r := range c.text {
		right, under := c.width(r), 0.0
		if c.down {
			right, under = 0, c.size
		}
		step := c.step(c.dx, i, right)
		p.put(glyph(string(r), x, y, min(c.width(r), max(step, c.width(r)/2)), c.size, m), c.faint)
		x, y = x+step, y+c.step(c.dy, i, under)
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
	return len(c.text) > 1 && (c.down || len(c.dy) > 0 && c.dy[0] > c.size/2) && (len(c.dx) == 0 || c.dx[0] == 0)
}

// column is a vertical run as one glyph, for it is read as one.
func (c *code) column(m matrix) inked {
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

func glyph(text string, x, y, width, size float64, m matrix) inked {
	x0, y0 := m.apply(x, y-ascent*size)
	x1, y1 := m.apply(x+width, y+descent*size)
	_, base := m.apply(x, y)
	g := inked{Glyph: page.Glyph{Text: text, X0: min(x0, x1), X1: max(x0, x1), Y0: min(y0, y1), Y1: max(y0, y1), Base: base, Size: size * math.Hypot(m.c, m.d)}}
	g.Way, g.slanted = page.Heading(m.a, m.b)
	return g
}

// inked is a glyph with what makes a watermark of it.
type inked struct {
	page.Glyph
	slanted bool
}

// put adds a glyph; a blank one shows nothing, and one outside the page or its own boundary is not seen.
func (p *painter) put(g inked, faint bool) {
	if strings.TrimSpace(g.Text) == "" && g.Text != " " {
		return
	}
	switch x, y := (g.X0+g.X1)/2, (g.Y0+g.Y1)/2; {
	case x < -1 || y < -1 || x > p.out.Width+1 || y > p.out.Height+1:
		p.hidden["off-page"] += g.Text
	case x < p.clip.X0-g.Size || x > p.clip.X1+g.Size || y < p.clip.Y0-g.Size || y > p.clip.Y1+g.Size:
		p.hidden["clipped"] += g.Text
	case g.slanted:
		p.hidden["watermark"] += g.Text
	default:
		p.out.Glyphs = append(p.out.Glyphs, g.Glyph)
		p.faint = append(p.faint, faint)
	}
}

// watermarks takes out the faint glyphs that are much larger than the text.
func (p *painter) watermarks() {
	if !slices.Contains(p.faint, true) {
		return
	}
	var sizes []float64
	for i := range p.out.Glyphs {
		sizes = append(sizes, p.out.Glyphs[i].Size)
	}
	slices.Sort(sizes)
	kept := p.out.Glyphs[:0]
	for i, g := range p.out.Glyphs {
		if p.faint[i] && g.Size > 2*sizes[len(sizes)/2] {
			p.hidden["watermark"] += g.Text
			continue
		}
		kept = append(kept, g)
	}
	p.out.Glyphs = kept
}

// pale tells a grey or coloured fill that is hardly darker than paper, of values up to 255.
func pale(v []float64) bool {
	return len(v) == 1 && v[0] > 150 || len(v) == 3 && 0.3*v[0]+0.59*v[1]+0.11*v[2] > 150
}

// frame is where an object's boundary stands on the page; everywhere when it has none.
func frame(b page.Box, space matrix) page.Box {
	if b.X1 <= b.X0 || b.Y1 <= b.Y0 {
		return page.Box{X0: math.Inf(-1), Y0: math.Inf(-1), X1: math.Inf(1), Y1: math.Inf(1)}
	}
	x0, y0 := space.apply(b.X0, b.Y0)
	x1, y1 := space.apply(b.X1, b.Y1)
	return page.Box{X0: min(x0, x1), Y0: min(y0, y1), X1: max(x0, x1), Y1: max(y0, y1)}
}
