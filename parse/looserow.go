package parse

// looseRow is a row whose path columns may hold several headings each.
type looseRow struct {
	cells [][]strand
	group strand
	fit   float64
}

// tighten turns loose rows into a grid: a path column in which at least so many
// rows print k headings becomes k columns, filled from the right.
func tighten(cols []column, rows []looseRow, least int) grid {
	depth := make([]int, len(cols))
	g := grid{}
	for c := range cols {
		depth[c] = 1
		if cols[c].kind() == pathColumn {
			depth[c] = usualDepth(rows, c, least)
		}
		for range depth[c] {
			g.cols = append(g.cols, cols[c])
		}
	}
	for _, r := range rows {
		g.rows = append(g.rows, tightRow(r, depth))
	}
	return g
}

// usualDepth is the greatest number of headings that at least so many rows print in column c.
func usualDepth(rows []looseRow, c, least int) int {
	seen := map[int]int{}
	for _, r := range rows {
		if r.cells != nil {
			seen[len(r.cells[c])]++
		}
	}
	depth := 1
	for k, n := range seen {
		if k > depth && n >= least {
			depth = k
		}
	}
	return depth
}

func tightRow(r looseRow, depth []int) gridRow {
	if r.cells == nil {
		return gridRow{group: r.group}
	}
	n := 0
	for _, d := range depth {
		n += d
	}
	out := gridRow{fit: r.fit, cells: make([]gridCell, n)}
	n = 0
	for c, d := range depth {
		rightmost(out.cells[n:n+d], r.cells[c])
		n += d
	}
	return out
}

// rightmost puts cells into places, the last cell in the last place. Where
// there are more cells than places the empty ones go first.
func rightmost(out []gridCell, cells []strand) {
	d := len(out)
	if len(cells) > d {
		cells = dropVoids(cells, len(cells)-d)
	}
	for i, s := range cells {
		at := max(d-len(cells)+i, 0)
		if i >= d { // still too many: the overflow belongs to the last heading
			out[d-1].text = out[d-1].text.then(s)
			continue
		}
		if len(cells) > d {
			at = i
		}
		out[at] = newCell(s)
	}
}

func dropVoids(cells []strand, excess int) []strand {
	var out []strand
	for _, s := range cells {
		if excess > 0 && isVoid(s) {
			excess--
			continue
		}
		out = append(out, s)
	}
	return out
}
