package parse

import "slices"

// barRows reads rows on lines with bars between their cells where no header stands
// above them: | 完善信用信息共享… | 县税务局 | 年底前 |.
func (f flattened) barRows(i int) (grid, int, bool) {
	if f.bars(i) == nil {
		return grid{}, i, false
	}
	var lines [][]strand
	k := i
	for ; k < len(f.nodes) && !f.stop(k); k++ {
		if !f.nodes[k].free() {
			continue
		}
		cells := f.bars(k)
		if cells == nil && len(lines) > 0 && f.groupsBars(k) {
			cells = []strand{f.nodes[k].text.trim()}
		}
		if cells == nil {
			break
		}
		lines = append(lines, cells)
	}
	rows := severalCells(lines)
	n := usualWidth(rows)
	if n < 2 || len(rows) < 2 {
		return grid{}, i, false
	}
	cols, _ := inferColumns(rows, n)
	g := grid{cols: cols, loose: true}
	if !g.has(orgRoles...) {
		return grid{}, i, false
	}
	for _, cells := range lines {
		g.addLine(cells)
	}
	f.claimBars(i, k)
	return g, k, true
}

// groupsBars reports a numbered heading with lines with bars below it.
func (f flattened) groupsBars(k int) bool {
	next := f.nextFree(k)
	return isGroupLine(f.nodes[k].text.trim()) && next < len(f.nodes) && f.bars(next) != nil
}

// bars cuts the line at node k at its bars; nil where it has none.
func (f flattened) bars(k int) []strand {
	if n := &f.nodes[k]; n.table != nil || !n.barred() {
		return nil
	}
	if cells := f.cellsBy(byEdgedBars, k); cells != nil {
		return cells
	}
	return f.cellsBy(byBars, k)
}

// barred reports a paragraph with a bar in it.
func (n *node) barred() bool {
	for i := range n.text.fold {
		if isPipe(n.text, i) {
			return true
		}
	}
	return false
}

// severalCells are the lines with more than one cell.
func severalCells(lines [][]strand) [][]strand {
	var out [][]strand
	for _, cells := range lines {
		if len(cells) > 1 {
			out = append(out, cells)
		}
	}
	return out
}

// addLine adds a row, or the heading of a group; other lines of one cell are not of the table.
func (g *grid) addLine(cells []strand) {
	if s, ok := onlyCell(cells); ok {
		if isGroupLine(s) {
			g.rows = append(g.rows, gridRow{group: s})
		}
		return
	}
	if slices.ContainsFunc(cells, func(c strand) bool { return !c.empty() }) {
		g.rows = append(g.rows, alignRow(g.cols, cells))
	}
}
