package parse

import "github.com/taizhang/taizhang/parse/lexicon"

var orgRoles = []lexicon.HeaderRole{lexicon.HeaderLead, lexicon.HeaderSupport, lexicon.HeaderResponsible, lexicon.HeaderImplement}

// alignRow puts the printed cells of one row under its columns. Cells that
// stand beside their columns (an extra —, a missing one) are moved to where
// their texts fit, as little as possible.
func alignRow(cols []column, cells []strand) gridRow { return alignRead(cols, cells, nil) }

// alignRead is alignRow for cells of which the first have been looked at.
func alignRead(cols []column, cells []strand, read []feature) gridRow {
	row := gridRow{cells: make([]gridCell, len(cols))}
	if len(cells) == len(cols) && fit(cols, cells, read) {
		for i, c := range cells {
			row.cells[i] = newCell(c)
		}
		return row
	}
	at := make([]int, len(cells))
	for i := range at {
		at[i] = i
	}
	row.shift(cols, cells, at)
	return row
}

// fits reports that every cell of organs or content reads like its column.
func fits(cols []column, cells []strand) bool { return fit(cols, cells, nil) }

// fit is fits for cells of which the first have been looked at.
func fit(cols []column, cells []strand, read []feature) bool {
	for i, c := range cells {
		k := cols[i].kind()
		if k != contentColumn && k != orgColumn {
			continue
		}
		f := featureAt(read, i, c)
		if !f.void && f.fit(k) < -2 {
			return false
		}
	}
	return true
}

// featureAt is what is known of cell i, or found out now.
func featureAt(read []feature, i int, cell strand) feature {
	if i < len(read) {
		return read[i]
	}
	return featureOf(cell)
}

const (
	moveCost  = 0.15 // a cell one column off its place
	dropCost  = 0.5  // an empty cell that belongs to no column
	extraCost = 1.2  // a heading beside the path columns
)

// Where a cell can go besides a column.
const (
	dropped = -1 // an empty cell that belongs to no column
	beside  = -2 // a heading below those of the path columns
)

// shift places cells, printed in the columns at, where their texts fit best.
// Columns that row has filled already stay as they are.
func (row *gridRow) shift(cols []column, cells []strand, at []int) {
	row.shifted = true
	for i, to := range row.plan(cols, featuresOf(cells), at) {
		switch to {
		case dropped:
		case beside:
			row.below = append(row.below, cells[i].trim())
		default:
			row.cells[to] = newCell(cells[i])
		}
	}
}

// choice is the best continuation from one cell and one column on.
type choice struct {
	score float64
	to    int
}

// plan finds the place of each cell, in order, that fits best.
func (row *gridRow) plan(cols []column, fs []feature, at []int) []int {
	n, m := len(cols), len(fs)
	best := make([][]choice, m+1) // best[i][c]: cells from i on into columns from c on
	for i := m; i >= 0; i-- {
		best[i] = make([]choice, n+1)
		for c := n; c >= 0; c-- {
			best[i][c] = row.choose(cols, fs, at, best, i, c)
		}
	}
	out := make([]int, m)
	for i, c := 0, 0; i < m; i++ {
		out[i] = best[i][c].to
		if out[i] >= 0 {
			c = out[i] + 1
		}
	}
	return out
}

func (row *gridRow) choose(cols []column, fs []feature, at []int, best [][]choice, i, c int) choice {
	n := len(cols)
	if i == len(fs) {
		return choice{-row.skipped(cols, c, n), dropped}
	}
	b := choice{best[i+1][c].score - dropOf(fs[i]), dropped}
	if extra := best[i+1][c].score + fs[i].fit(pathColumn) - extraCost; !fs[i].void && extra > b.score {
		b = choice{extra, beside}
	}
	for to := c; to < n; to++ {
		if row.cells[to].state != missing {
			continue
		}
		s := fs[i].fit(cols[to].kind()) - moveCost*float64(abs(to-at[i])) - row.skipped(cols, c, to) + best[i+1][to+1].score
		if s > b.score {
			b = choice{s, to}
		}
	}
	return b
}

// skipped sums the costs of the columns in [from,to) that stay without a cell.
func (row *gridRow) skipped(cols []column, from, to int) float64 {
	cost := 0.0
	for c := from; c < to; c++ {
		if row.cells[c].state == missing {
			cost += skipCost[cols[c].kind()]
		}
	}
	return cost
}

// dropOf is the cost of leaving a cell out: words are never dropped lightly.
func dropOf(f feature) float64 {
	if f.void {
		return dropCost
	}
	return 20
}

func abs(n int) int { return max(n, -n) }
