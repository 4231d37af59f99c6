package page

import (
	"cmp"
	"slices"
)

func cmpFloat(a, b float64) int { return cmp.Compare(a, b) }

// alignedParts finds the tables that no vertical rules divide, by their columns:
// those between horizontal rules first, then those without any rule. before is the part
// that ended the last page, whose columns may go on. The glyphs left over are returned.
func alignedParts(s *Sheet, parts []*part, free []*Glyph, before *part) (found []*part, rest []*Glyph) {
	rows := piecesOf(free)
	if !loose(rows) {
		return nil, free
	}
	for _, rungs := range ladders(s, parts) {
		if p := laddered(rows, rungs, s.Number, before); p != nil {
			found = append(found, p)
			rows = slices.DeleteFunc(rows, func(r pieced) bool { return p.spans(r) })
		}
	}
	found = append(found, bare(rows, s.Number, before)...)
	if len(found) == 0 {
		return nil, free
	}
	for _, g := range free {
		if !taken(found, g) {
			rest = append(rest, g)
		}
	}
	return found, rest
}

// loose tells whether words stand far apart in any line.
func loose(rows []pieced) bool {
	return slices.ContainsFunc(rows, func(r pieced) bool { return len(r.wide) > 0 })
}

// spans tells whether a line stands in the part.
func (p *part) spans(r pieced) bool {
	mid := (r.y0 + r.y1) / 2
	return mid > p.ys[0] && mid < p.ys[len(p.ys)-1]
}

// bare finds tables without any rule: lines of at least three pieces under each
// other, or of two where they are paired, or fewer that go on with the columns of the last page.
func bare(rows []pieced, page int, before *part) (found []*part) {
	for i := 0; i < len(rows); i++ {
		if len(rows[i].wide) == 0 {
			continue
		}
		least, gaps := 3, rows[i].wide
		if before != nil && before.gaps != nil {
			if on, ok := narrowed(before.gaps, rows[i].pieces); ok {
				least, gaps = 1, on
			}
		}
		before = nil
		n := unbroken(rows[i:], gaps, least)
		if len(gaps) == 1 {
			n = paired(rows[i:], gaps[0], least)
		}
		if n == 0 {
			n = columned(rows[i:], gaps)
		}
		if n == 0 {
			continue
		}
		from, to := above(rows, i, gaps), i+n
		to = below(rows, from, to)
		if p := newAligned(rows[from:to], nil, page); p != nil {
			found = append(found, p)
			i = to - 1
		}
	}
	return found
}

// below finds where a table ends: the last cells may run over more lines, those of the first
// column where their lines are full.
func below(rows []pieced, from, to int) int {
	gaps := strips(rows[from:to])
	for len(gaps) > 0 && to < len(rows) && rows[to].base-rows[to-1].base < 1.7*rows[to].size {
		on, ok := narrowed(gaps, rows[to].pieces)
		if !ok || rows[to].pieces[0].X0 < gaps[0].lo && !runOn(rows[from:to+1], to-from, gaps) {
			break
		}
		gaps, to = on, to+1
	}
	return to
}

// above finds where a table begins whose i-th line is the first with several pieces:
// the words of a head may be broken over lines.
func above(rows []pieced, i int, gaps []gap) int {
	for i > 0 && rows[i].base-rows[i-1].base < 1.7*rows[i].size {
		on, ok := narrowed(gaps, rows[i-1].pieces)
		if !ok || rows[i-1].size > 1.1*rows[i].size {
			break
		}
		gaps, i = on, i-1
	}
	return i
}

// unbroken counts the lines from the first on that keep the gaps open, up to the
// last with several pieces; least of them have three pieces or more.
func unbroken(rows []pieced, gaps []gap, least int) int {
	full, end := 0, 0
	for k := range rows {
		r := &rows[k]
		if k > 0 && r.base-rows[k-1].base > 4*r.size {
			break
		}
		on, ok := narrowed(gaps, r.pieces)
		if !ok {
			break
		}
		if gaps = on; len(r.wide) > 1 {
			full++
		}
		if len(r.wide) > 0 {
			end = k + 1
		}
	}
	if full < least {
		return 0
	}
	return end
}

// newAligned makes lines with open gaps a part; drawn are the horizontal edges that
// are ruled. nil when they have no columns after all.
func newAligned(rows []pieced, drawn []edge, page int) *part {
	gaps := strips(rows)
	if len(gaps) == 0 {
		return nil
	}
	left, right := rows[0].pieces[0].X0, rows[0].pieces[0].X1
	for i := range rows {
		for _, p := range rows[i].pieces {
			left, right = min(left, p.X0), max(right, p.X1)
		}
	}
	xs := []float64{left - 1}
	for _, g := range gaps {
		xs = append(xs, g.middle())
	}
	g := grid{xs: append(xs, right+1)}
	g.bands(rows, drawn)
	if len(g.ys) < 2 {
		return nil
	}
	p := newPart(g, page)
	p.gaps = gaps
	return p
}
