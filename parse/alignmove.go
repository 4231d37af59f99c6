package parse

import (
	"math"
	"strings"
)

// Costs of the ways in which a row departs from one cell per column.
const (
	joinCost     = 0.6 // a cell broken into two lines
	levelCost    = 0.1 // a further heading in the only path column
	extraLevel   = 1   // a further heading where there are several path columns
	voidTail     = 0.4 // an empty cell printed beyond the last column
	innerGap     = 0.6 // a heading left out behind a printed one: merging leaves out the outer ones
	outerGap     = 0.5 // an outer heading left out before a printed one
	midLine      = 3   // a row that begins in the middle of a line
	likeOrgan    = 2   // a project or a place that is named like an organ
	couple       = 2.5 // a row of organs and progress that has no task of its own
	danglingCost = 0.5 // a list of organs that ends with its separator
	groupReward  = 1.5 // a numbered heading across the whole row
)

var skipCost = [columnKinds]float64{
	serialColumn: 3, pathColumn: 0.2, contentColumn: 4, orgColumn: 1, timeColumn: 1.2, statusColumn: 1, otherColumn: 0.3, scoreColumn: 0.3, personColumn: 0.3, figureColumn: 0.3,
}

// gap is the columns between two.
type gap struct {
	cost  float64 // of skipping them
	paths int     // how many hold headings
	over  float64 // cost of going over them, from the one to the other
}

// move is the cost of going from column last to column c (both shifted by one)
// with token i, and whether that begins a row.
func (a *aligner) move(last, c, i int) (float64, bool) {
	n := len(a.cols)
	kind := a.kinds[c-1]
	switch {
	case last == n+1 || last == 0:
		return -a.skipped(0, c), true
	case c > last:
		return -a.gaps[last][c].over, false
	case c == last && kind == pathColumn:
		return -a.levelCost(i), false
	case c == last && c == n && a.single[i].void:
		return -voidTail, false
	}
	cost := a.skipped(last, n+1) + innerGap*float64(a.pathsBetween(last, n+1)) + min(a.skipped(0, c), a.coupleCost(kind, i))
	if a.starts != nil && !a.starts[i] {
		cost += midLine
	}
	return -cost, true
}

// coupleCost is the cost of a row that only goes on with the organs of the one
// above: one number with two organs, each with what it has done.
func (a *aligner) coupleCost(kind columnKind, i int) float64 {
	if kind != orgColumn || a.single[i].org < 0.9 || !a.reported {
		return math.Inf(1)
	}
	return couple
}

// isItem reports a numbered point of a content, which is no heading: （2）打通断头路3条；.
func (a *aligner) isItem(i int) bool {
	if !a.single[i].serial || a.whole {
		return false
	}
	s := a.tokens[i].trim()
	sn, ok := readSerial(s)
	return ok && (sn.style == parenSerial || sn.style == circleSerial) && strings.ContainsRune(";。", s.fold[s.len()-1])
}

// shortPiece is the least that a cell's width holds where sentences are broken in it.
const shortPiece = 8

// breaksOff reports that token i is a piece of a sentence whose rest is the token behind it: a short one that
// ends the sentence, or one behind a clause without an end: 完成9个乡镇卫生院业务用 / 房改扩建。, 危房改造865户，其中 / 贫困户不少于.
func (a *aligner) breaksOff(i int) bool {
	if a.whole || i < 0 || i+1 >= len(a.tokens) {
		return false
	}
	f, next := &a.single[i], &a.single[i+1]
	if f.stop || f.void || f.number || f.size < shortPiece || f.org >= 0.8 || f.time >= 0.8 {
		return false
	}
	if next.stop && next.size <= brokenLine && next.size < f.size {
		return true
	}
	return f.clauses && f.size <= brokenLine && next.size <= brokenLine && next.org < 0.8 && next.time < 0.8 && !next.number && !next.void
}

// levelCost is the cost of a further heading in one path column, token i.
func (a *aligner) levelCost(i int) float64 {
	if a.breaksOff(i) {
		return 2 * extraLevel
	}
	if a.isItem(i) {
		return 2 * extraLevel
	}
	if !a.whole && a.pathsBetween(0, len(a.cols)+1) > 1 {
		if i > 0 && a.single[i-1].void {
			return 2 * extraLevel // an empty cell is one of its own
		}
		return extraLevel
	}
	return levelCost
}

// measureGaps measures the gap strictly between each two columns.
func (a *aligner) measureGaps() {
	n := len(a.cols)
	a.gaps = make([][]gap, n+2)
	all := make([]gap, (n+2)*(n+2))
	for from := range a.gaps {
		a.gaps[from] = all[from*(n+2) : (from+1)*(n+2)]
		var g gap
		for to := from + 1; to <= n+1; to++ {
			a.gaps[from][to] = g
			if from > 0 && to <= n {
				a.gaps[from][to].over = g.cost + a.innerGaps(from, to)
			}
			if to <= n {
				kind := a.kinds[to-1]
				if g.cost += skipCost[kind]; kind == pathColumn {
					g.paths++
				}
			}
		}
	}
}

// pathsBetween counts the path columns strictly between from and to.
func (a *aligner) pathsBetween(from, to int) int { return a.gaps[from][to].paths }

// innerGaps is the cost of the headings left out between two columns, a little less where they
// are outer ones, in front of a printed one.
func (a *aligner) innerGaps(last, c int) float64 {
	if a.kinds[c-1] == pathColumn && a.kinds[last-1] != pathColumn {
		return outerGap * float64(a.pathsBetween(last, c))
	}
	return innerGap * float64(a.pathsBetween(last, c))
}

// skipped sums the costs of the columns strictly between from and to.
func (a *aligner) skipped(from, to int) float64 { return a.gaps[from][to].cost }
