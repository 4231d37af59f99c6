package page

import (
	"cmp"
	"slices"
)

// Book collects the pages of one document; its zero value is empty.
type Book struct {
	leaves []leaf
	hidden []Hidden
	open   *part // without vertical rules, at the end of the last page
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
	at    float64 // its place in reading order
	col   int     // the column of text it stands in; 0 over the whole page
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
	free = overflow(s, parts, free)
	l := leaf{number: s.Number, width: s.Width, height: s.Height, notes: s.Notes, lines: separators(s, parts)}
	aligned, over := l.words(s, parts, free, b.open)
	b.open = nil
	for _, p := range append(parts, aligned...) {
		over += p.read()
		if !p.empty() {
			l.items = append(l.items, item{part: p, at: p.ys[0]})
		}
	}
	b.hide("overprinted", over)
	slices.SortStableFunc(l.items, func(a, b item) int { return cmp.Compare(a.at, b.at) })
	if len(aligned) > 0 {
		b.open = aligned[len(aligned)-1]
	}
	b.leaves = append(b.leaves, l)
}

// words makes the glyphs outside ruled tables lines, in columns or not, or further tables.
func (l *leaf) words(s *Sheet, parts []*part, free []*Glyph, before *part) (aligned []*part, over string) {
	east, turned := apart(free)
	rows := piecesOf(east)
	if !loose(rows) {
		over = l.put(0, pagewide(rows))
	} else {
		for k, group := range split(rows, east) {
			if k%3 == 0 {
				var found []*part
				found, group = alignedParts(s, parts, group, before)
				aligned, before = append(aligned, found...), nil
			}
			over += l.put(k, joinRows(rowsOf(group)))
		}
	}
	out, twice := lines(turned)
	l.add(0, out)
	return aligned, over + twice
}

// apart parts the glyphs that run east from the others.
func apart(glyphs []*Glyph) (east, turned []*Glyph) {
	if !slices.ContainsFunc(glyphs, func(g *Glyph) bool { return g.Way != East }) {
		return glyphs, nil
	}
	for _, g := range glyphs {
		if g.Way == East {
			east = append(east, g)
		} else {
			turned = append(turned, g)
		}
	}
	return east, turned
}

// put adds the lines of rows and gives what was printed twice.
func (l *leaf) put(k int, rows []row) (over string) {
	out, over := written(rows)
	l.add(k, out)
	return over
}

// add appends the lines of a page's k-th group of glyphs: every third stands above or below
// columns of text, those between are the left and the right one.
func (l *leaf) add(k int, out []line) {
	for i, x := range out {
		x = x.standing()
		it := item{line: x, at: x.Y0}
		if side := k % 3; side > 0 {
			it.col = k
			it.at = out[0].Y0 + float64(side) + float64(i)/float64(len(out)+1)
			if side == 2 {
				it.at = max(it.at, l.items[len(l.items)-1].at)
			}
		}
		l.items = append(l.items, it)
	}
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
