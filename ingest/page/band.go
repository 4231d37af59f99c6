package page

import "slices"

// bands cuts the lines of a table with known columns into rows, at the ruled
// edges and where there is more white than between the lines of a cell.
func (g *grid) bands(rows []pieced, drawn []edge) {
	cuts := g.cuts(rows, drawn)
	for _, c := range cuts {
		g.ys = append(g.ys, c.y)
	}
	n, cols := len(g.ys)-1, len(g.xs)-1
	g.right, g.below = bits(n, cols+1), bits(n+1, cols)
	for r := range n {
		for c := range g.right[r] {
			g.right[r][c] = !g.crossed(rows, r, c)
		}
	}
	for i, e := range cuts {
		for c := range cols {
			g.below[i][c] = e.full(g.xs[c], g.xs[c+1])
		}
	}
	if len(drawn) == 0 {
		g.merge(rows)
	}
}

// crossed tells whether words of row r run over the edge left of column c.
func (g *grid) crossed(rows []pieced, r, c int) bool {
	x := g.xs[c]
	for i := range rows {
		if mid := (rows[i].y0 + rows[i].y1) / 2; mid < g.ys[r] || mid > g.ys[r+1] {
			continue
		}
		for _, p := range rows[i].pieces {
			if p.X0 < x-1 && p.X1 > x+1 {
				return true
			}
		}
	}
	return false
}

// cuts are the edges of the rows from top to bottom, the ruled ones among them.
// Above and below the rules the sides are open: a page end may be there.
func (g *grid) cuts(rows []pieced, drawn []edge) []edge {
	side := []gap{{g.xs[0], g.xs[len(g.xs)-1]}}
	top, bottom := rows[0].y0, rows[0].y1
	for i := range rows {
		top, bottom = min(top, rows[i].y0), max(bottom, rows[i].y1)
	}
	outer := slices.Clone(drawn)
	if len(drawn) == 0 {
		outer = []edge{{top - 1, side}, {bottom + 1, side}}
	}
	if outer[0].y > top+touch {
		outer = append([]edge{{y: top - 1}}, outer...)
	}
	if outer[len(outer)-1].y < bottom-touch {
		outer = append(outer, edge{y: bottom + 1})
	}
	var out []edge
	for i := 0; i+1 < len(outer); i++ {
		out = append(out, outer[i])
		if len(drawn) > 4 {
			continue // every row has its rule
		}
		for _, y := range g.whites(between(rows, outer[i].y, outer[i+1].y)) {
			out = append(out, edge{y, side})
		}
	}
	return append(out, outer[len(outer)-1])
}

func between(rows []pieced, top, bottom float64) (in []pieced) {
	for _, r := range rows {
		if mid := (r.y0 + r.y1) / 2; mid > top && mid < bottom {
			in = append(in, r)
		}
	}
	return in
}

// whites are the heights where one row of a stretch without rules ends and the next begins.
func (g *grid) whites(rows []pieced) []float64 {
	if len(rows) < 2 {
		return nil
	}
	dense := g.dense(rows)
	stacks := g.stacks(rows, dense)
	if len(stacks) < 2 {
		return nil
	}
	var ys []float64
	usual := g.leading(rows) + 0.2*rows[0].size
	for i := 1; i < len(stacks); i++ {
		if stacks[i].Y0-stacks[i-1].Y1 > usual {
			ys = append(ys, (stacks[i].Y0+stacks[i-1].Y1)/2)
		}
	}
	if len(ys) > 0 {
		return ys
	}
	if len(g.xs) == 3 {
		if ys := g.numbered(rows); len(ys) > 0 {
			return ys
		}
	}
	return g.starts(rows, dense)
}

// starts are the rows of a table whose lines are all equally far apart: each begins where the first of
// the columns that are filled in most rows is; where that is no mere number or name, at each line
// that has words in a column whose line above is not full.
func (g *grid) starts(rows []pieced, dense []bool) (ys []float64) {
	first := slices.Index(dense, true)
	wide := g.xs[first+1]-g.xs[first] > 8*rows[0].size
	for i := 1; i < len(rows); i++ {
		begins := slices.ContainsFunc(rows[i].pieces, func(p piece) bool { return g.column(p) == first })
		if wide {
			begins = !runOn(rows, i, g.gaps())
		}
		if begins {
			ys = append(ys, (rows[i].y0+rows[i-1].y1)/2)
		}
	}
	return ys
}

// gaps are the inner edges of columns.
func (g *grid) gaps() (gaps []gap) {
	for _, x := range g.xs[1 : len(g.xs)-1] {
		gaps = append(gaps, gap{x, x})
	}
	return gaps
}

func (g *grid) column(p piece) int { return slot(g.xs, (p.X0+p.X1)/2) }

// dense tells the columns that are not empty in most rows.
func (g *grid) dense(rows []pieced) []bool {
	counts := make([]int, len(g.xs)-1)
	most := 0
	for i := range rows {
		if len(rows[i].pieces) < 2 {
			continue
		}
		for _, p := range rows[i].pieces {
			if c := g.column(p); c >= 0 {
				counts[c]++
				most = max(most, counts[c])
			}
		}
	}
	dense := make([]bool, len(counts))
	for c, n := range counts {
		dense[c] = 2*n > most
	}
	return dense
}

// stacks are the lines of the dense columns, those together that overlap in height.
func (g *grid) stacks(rows []pieced, dense []bool) []Box {
	var out []Box
	for i := range rows {
		for _, p := range rows[i].pieces {
			if c := g.column(p); c < 0 || !dense[c] {
				continue
			}
			b := Box{p.X0, p.base - 0.8*p.size, p.X1, p.base + 0.05*p.size}
			if n := len(out); n > 0 && b.Y0 <= out[n-1].Y1 {
				out[n-1] = out[n-1].holding(b)
				continue
			}
			out = append(out, b)
		}
	}
	return out
}

// leading is the white between two lines of one cell: the least in one column, and what differs
// little from it, as fonts do that stand in for each other.
func (g *grid) leading(rows []pieced) float64 {
	last := map[int]float64{}
	var steps []float64
	for i := range rows {
		for _, p := range rows[i].pieces {
			c := g.column(p)
			if base, ok := last[c]; ok && p.base > base {
				steps = append(steps, p.base-base)
			}
			last[c] = p.base
		}
	}
	if len(steps) == 0 {
		return 0
	}
	slices.Sort(steps)
	size, widest := rows[0].size, steps[0]
	for _, s := range steps {
		if s > widest+0.2*size || s > 1.3*steps[0] {
			break
		}
		widest = s
	}
	return widest - 0.85*size
}

// merge joins the rows that share a cell in a column where a third of them or more have none: each
// of its cells stands in the middle of the rows it is for, or there are none such.
func (g *grid) merge(rows []pieced) {
	for c := range len(g.xs) - 1 {
		if 3*g.filled(rows, c) > 2*(len(g.ys)-2) {
			continue
		}
		ends, ok := g.centred(g.chunks(rows, c))
		if !ok {
			continue
		}
		for i := 2; i < len(g.ys)-1; i++ {
			if !slices.Contains(ends, i) {
				g.below[i][c] = false
			}
		}
	}
}

// filled counts the rows below the head that have words in a column.
func (g *grid) filled(rows []pieced, c int) (n int) {
	last := 0
	for i := range rows {
		for _, p := range rows[i].pieces {
			if r := slot(g.ys, p.base-0.4*p.size); g.column(p) == c && r > last {
				n, last = n+1, r
			}
		}
	}
	return n
}

// chunks are the words of one column below its head, those together that follow each other closely.
func (g *grid) chunks(rows []pieced, c int) (out []Box) {
	for i := range rows {
		for _, p := range rows[i].pieces {
			switch n := len(out); {
			case g.column(p) != c || p.base < g.ys[1]:
			case n > 0 && p.Y0-out[n-1].Y1 < 0.9*p.size:
				out[n-1] = out[n-1].holding(p.Box)
			default:
				out = append(out, p.Box)
			}
		}
	}
	return out
}

// centred finds the edges where cells end that have their words in the middle.
func (g *grid) centred(chunks []Box) (ends []int, ok bool) {
	at := 1
	for _, b := range chunks {
		end := nearest(g.ys, b.Y0+b.Y1-g.ys[at])
		if end <= at || abs(g.ys[at]+g.ys[end]-b.Y0-b.Y1) > b.Y1-b.Y0 {
			return nil, false
		}
		ends, at = append(ends, end), end
	}
	return ends, at == len(g.ys)-1
}
