package page

import "slices"

// edge is a horizontal edge of rows and the stretches of it that are drawn.
type edge struct {
	y  float64
	on []gap
}

// full tells whether the edge is drawn over a column.
func (e edge) full(lo, hi float64) bool {
	return slices.ContainsFunc(e.on, func(g gap) bool { return covers(g.lo, g.hi, lo, hi) })
}

// ladders are the sets of horizontal rules that no vertical rule joins: two at
// least that reach from side to side, and those between them.
func ladders(s *Sheet, parts []*part) (out [][]edge) {
	h, _ := sorted(slices.Clone(s.Rules))
	h = slices.DeleteFunc(h, func(r Rule) bool {
		return r.X1-r.X0 < 0.02*s.Width || slices.ContainsFunc(parts, func(p *part) bool { return p.touches(r) })
	})
	for len(h) > 1 {
		widest := slices.MaxFunc(h, func(a, b Rule) int { return cmpFloat(a.X1-a.X0, b.X1-b.X0) })
		inside := func(r Rule) bool { return r.X0 > widest.X0-touch && r.X1 < widest.X1+touch }
		var rungs []edge
		sides := 0
		for _, r := range h {
			if !inside(r) {
				continue
			}
			if r.X1-r.X0 > 0.9*(widest.X1-widest.X0) {
				sides++
			}
			if n := len(rungs); n > 0 && r.Y0-rungs[n-1].y < snap {
				rungs[n-1].on = append(rungs[n-1].on, gap{r.X0, r.X1})
				continue
			}
			rungs = append(rungs, edge{r.Y0, []gap{{r.X0, r.X1}}})
		}
		if sides > 1 && widest.X1-widest.X0 > 0.3*s.Width {
			out = append(out, rungs)
		}
		h = slices.DeleteFunc(h, inside)
	}
	return out
}

func (p *part) touches(r Rule) bool {
	b := p.box()
	return r.Y0 > b.Y0-touch && r.Y0 < b.Y1+touch && r.X0 < b.X1+touch && r.X1 > b.X0-touch
}

// laddered makes the lines between the rules a part, when they stand in columns;
// before is the part whose rows may go on above the first rule.
func laddered(rows []pieced, rungs []edge, page int, before *part) *part {
	top, bottom := rungs[0].y, rungs[len(rungs)-1].y
	from := slices.IndexFunc(rows, func(r pieced) bool { return r.y1 > top+touch })
	to := from
	for to >= 0 && to < len(rows) && rows[to].y0 < bottom-touch {
		to++
	}
	if from < 0 || to == from {
		return nil
	}
	apart := slices.DeleteFunc(slices.Clone(rows[from:to]), func(r pieced) bool { return len(r.wide) == 0 })
	if len(rungs)+len(apart) < 5 || 4*len(apart) < to-from && len(rungs) < 4 {
		return nil
	}
	gaps := strips(fitting(rows[from:to], apart))
	if len(gaps) == 0 {
		return nil
	}
	if before != nil && before.follows(gaps) && fit(rows[:from], gaps) {
		from = 0
	}
	if rest := rows[to:]; fit(rest, gaps) && near(rows[to-1], rest) {
		to = len(rows)
	}
	return newAligned(rows[from:to], rungs, page)
}

// fitting leaves out the lines that run over all gaps: words over the whole breadth of a table.
func fitting(rows, apart []pieced) (out []pieced) {
	gaps := strips(apart)
	for _, r := range rows {
		if _, ok := narrowed(gaps, r.pieces); ok {
			out = append(out, r)
		}
	}
	return append(out, apart...)
}

// fit tells whether no line closes a gap, and one at least has several pieces.
func fit(rows []pieced, gaps []gap) bool {
	several := false
	for _, r := range rows {
		var ok bool
		if gaps, ok = narrowed(gaps, r.pieces); !ok {
			return false
		}
		several = several || len(r.wide) > 0
	}
	return several
}

// near tells whether the lines follow each other closely.
func near(last pieced, rows []pieced) bool {
	for _, r := range rows {
		if r.base-last.base > 3*r.size {
			return false
		}
		last = r
	}
	return true
}

// follows tells whether a part without vertical rules has gaps where these are.
func (p *part) follows(gaps []gap) bool {
	if p.gaps == nil || len(p.gaps) != len(gaps) {
		return false
	}
	for i, g := range gaps {
		if max(g.lo, p.gaps[i].lo) > min(g.hi, p.gaps[i].hi)+touch {
			return false
		}
	}
	return true
}
