package page

import (
	"cmp"
	"slices"
)

// Book collects the pages of one document; its zero value is empty.
type Book struct {
	leaves []leaf
	hidden []Hidden
}

// leaf is one page read: what stands on it from top to bottom.
type leaf struct {
	number        int
	width, height float64
	items         []item
	notes         []string
	lines         []Rule // horizontal rules that may part footnotes from the text
}

// item is a line outside tables or a part of a table.
type item struct {
	line  line
	part  *part
	layer Layer
}

func (i *item) top() float64 {
	if i.part != nil {
		return i.part.ys[0]
	}
	return i.line.Y0
}

// Add reads the next page.
func (b *Book) Add(s *Sheet) {
	b.hidden = append(b.hidden, s.Hidden...)
	parts := partsOf(s)
	free := make([]*Glyph, 0, len(s.Glyphs))
	for i := range s.Glyphs {
		g := &s.Glyphs[i]
		if !taken(parts, g) {
			free = append(free, g)
		}
	}
	l := leaf{number: s.Number, width: s.Width, height: s.Height, notes: s.Notes, lines: separators(s, parts)}
	over := ""
	for _, p := range parts {
		over += p.read()
		if !p.empty() {
			l.items = append(l.items, item{part: p})
		}
	}
	out, twice := lines(free)
	for _, x := range out {
		l.items = append(l.items, item{line: x.standing()})
	}
	b.hide("overprinted", over+twice)
	slices.SortStableFunc(l.items, func(a, b item) int { return cmp.Compare(a.top(), b.top()) })
	b.leaves = append(b.leaves, l)
}

func (b *Book) hide(reason, text string) {
	if text != "" {
		b.hidden = append(b.hidden, Hidden{reason, text})
	}
}

// partsOf finds the tables of a page, the smallest first so that nested ones get their own text.
func partsOf(s *Sheet) []*part {
	var parts []*part
	for _, g := range grids(s.Rules) {
		if p := newPart(g, s.Number); len(p.cells) > 1 {
			parts = append(parts, p)
		}
	}
	area := func(p *part) float64 { b := p.box(); return (b.X1 - b.X0) * (b.Y1 - b.Y0) }
	slices.SortStableFunc(parts, func(a, b *part) int { return cmp.Compare(area(a), area(b)) })
	return parts
}

func taken(parts []*part, g *Glyph) bool {
	for _, p := range parts {
		if p.take(g) {
			return true
		}
	}
	return false
}
