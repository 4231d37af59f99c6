package parse

import "github.com/taizhang/taizhang/parse/lexicon"

var orgRoles = []lexicon.HeaderRole{lexicon.HeaderLead, lexicon.HeaderSupport, lexicon.HeaderResponsible, lexicon.HeaderImplement}

// alignRow puts the printed cells of one row under its columns. Cells that
// stand beside their columns (an extra —, a missing one) are moved to where
// their texts fit, as little as possible.
func alignRow(cols []column, cells []strand) gridRow {
	fs := make([]feature, len(cells))
	for i, c := range cells {
		fs[i] = featureOf(c)
	}
	if len(cells) <= len(cols) && fits(cols, fs) {
		return placed(len(cols), cells, nil)
	}
	return placed(len(cols), cells, shiftPlan(cols, fs))
}

// placed makes the row; plan[i] is the column of cell i, -1 to drop it, nil for cell i in column i.
func placed(n int, cells []strand, plan []int) gridRow {
	row := gridRow{cells: make([]gridCell, n), shifted: plan != nil}
	for i, c := range cells {
		at := i
		if plan != nil {
			at = plan[i]
		}
		if at >= 0 {
			row.cells[at] = newCell(c)
		}
	}
	return row
}

// fits reports that every cell reads like its column.
func fits(cols []column, fs []feature) bool {
	for i, f := range fs {
		k := cols[i].kind()
		if (k == contentColumn || k == orgColumn) && !f.void && f.fit(k) < -2 {
			return false
		}
	}
	return len(fs) == len(cols)
}

const (
	moveCost = 0.15 // a cell one column off its place
	dropCost = 0.5  // an empty cell that belongs to no column
)

// shiftPlan finds the column of each cell, in order, that fits best.
func shiftPlan(cols []column, fs []feature) []int {
	n, m := len(cols), len(fs)
	type cellBest struct {
		score float64
		col   int // where cell i goes; -1 dropped
	}
	best := make([][]cellBest, m+1) // best[i][c]: cells from i on into columns from c on
	for i := m; i >= 0; i-- {
		best[i] = make([]cellBest, n+1)
		for c := n; c >= 0; c-- {
			if i == m {
				best[i][c] = cellBest{-skippedBetween(cols, c, n), -1}
				continue
			}
			b := cellBest{best[i+1][c].score - dropOf(fs[i]), -1}
			for to := c; to < n; to++ {
				s := fs[i].fit(cols[to].kind()) - moveCost*float64(abs(to-i)) - skippedBetween(cols, c, to) + best[i+1][to+1].score
				if s > b.score {
					b = cellBest{s, to}
				}
			}
			best[i][c] = b
		}
	}
	plan := make([]int, m)
	for i, c := 0, 0; i < m; i++ {
		plan[i] = best[i][c].col
		if plan[i] >= 0 {
			c = plan[i] + 1
		}
	}
	return plan
}

func skippedBetween(cols []column, from, to int) float64 {
	cost := 0.0
	for c := from; c < to; c++ {
		cost += skipCost[cols[c].kind()]
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
