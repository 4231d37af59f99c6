package page

import "slices"

// ajar tells whether no rule closes the foot of a cell at the end of its part, although
// others are closed: the page end cut it, 县政务服务中心 stands in the middle of its rows.
func (p *part) ajar(c *cell) bool {
	foot := p.below[len(p.ys)-1]
	return p.gaps == nil && c.row+c.rows == len(p.own) && !foot[c.col] && slices.Contains(foot, true)
}

// overflow gives the words that stand below the lowest table of a page to its open cells:
// browsers print them there when a cell's middle is not on the page. Nothing happens when
// other words stand there; a foot of the page may.
func overflow(s *Sheet, parts []*part, free []*Glyph) (rest []*Glyph) {
	const foot = 0.92 // of the height
	if len(parts) == 0 {
		return free
	}
	p := slices.MaxFunc(parts, func(a, b *part) int { return cmpFloat(a.box().Y1, b.box().Y1) })
	if !slices.ContainsFunc(p.cells, func(c cell) bool { return p.ajar(&c) }) {
		return free
	}
	cells := map[*cell][]*Glyph{}
	for _, g := range free {
		mid := (g.Y0 + g.Y1) / 2
		if mid < p.box().Y1 || mid > foot*s.Height {
			rest = append(rest, g)
			continue
		}
		col := slot(p.xs, (g.X0+g.X1)/2)
		if col < 0 {
			return free
		}
		c := &p.cells[p.own[len(p.own)-1][col]]
		if !p.ajar(c) {
			return free
		}
		cells[c] = append(cells[c], g)
	}
	for c, glyphs := range cells {
		c.glyphs = append(c.glyphs, glyphs...)
	}
	return rest
}
