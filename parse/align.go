package parse

import (
	"math"
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// aligner lays a stream of printed cells into the columns of a table: the
// assignment whose texts fit their columns best over all rows. A cell may have
// been broken into several lines, a merged cell is printed once or not at all,
// an empty one may be left out.
type aligner struct {
	cols     []column
	tokens   []strand
	single   []feature   // of each token alone
	joints   []joined    // of the tokens from the current one on
	fits     [][]float64 // for each column, of the cells that begin with the current token, the shortest first
	starts   []bool      // token i begins a line; nil when every one does
	reported bool        // some column tells of progress
	whole    bool        // no cell was broken into several tokens
	gaps     [][]gap     // for each two columns, shifted by one, those between them
}

// gap is the columns between two.
type gap struct {
	cost  float64 // of skipping them
	paths int     // how many hold headings
}

// joined is what several tokens are as one cell.
type joined struct {
	sum   feature // as prose, which adds up
	short bool    // all may be pieces of one broken name
	read  bool
	anew  feature // read anew as an organ
	timed bool    // and as a time
}

// reach is how many lines one cell of a column may have been broken into.
func reach(k columnKind) int {
	switch k {
	case contentColumn, statusColumn, otherColumn, figureColumn:
		return 8
	case orgColumn:
		return 6
	case serialColumn:
		return 1
	}
	return 3
}

// Costs of the ways in which a row departs from one cell per column.
const (
	joinCost    = 0.6 // a cell broken into two lines
	levelCost   = 0.1 // a further heading in the only path column
	extraLevel  = 1   // a further heading where there are several path columns
	voidTail    = 0.4 // an empty cell printed beyond the last column
	innerGap    = 0.6 // a heading left out behind a printed one: merging leaves out the outer ones
	outerGap    = 0.5 // an outer heading left out before a printed one
	midLine     = 3   // a row that begins in the middle of a line
	likeOrgan   = 2   // a project or a place that is named like an organ
	couple      = 2.5 // a row of organs and progress that has no task of its own
	groupReward = 1.5 // a numbered heading across the whole row
)

var skipCost = [columnKinds]float64{
	serialColumn: 3, pathColumn: 0.2, contentColumn: 4, orgColumn: 1, timeColumn: 1.2, statusColumn: 1, otherColumn: 0.3, scoreColumn: 0.3, personColumn: 0.3, figureColumn: 0.3,
}

// step is one cell of the best assignment: tokens [from,to) in column col.
type step struct {
	from, to, col int
	newRow        bool
	gain          float64 // of the whole
}

// groupCol is the column number of a heading across the whole row.
const groupCol = -1

type state struct {
	score   float64
	from    int // tokens before the last cell
	prevCol int
	newRow  bool
	reached bool
}

// align finds the best assignment. Columns of the states are shifted by one: 0 is a group row.
func (a *aligner) align() []step {
	n, m := len(a.cols), len(a.tokens)
	a.measureGaps()
	best, states := make([][]state, m+1), make([]state, (m+1)*(n+2))
	for i := range best {
		best[i] = states[i*(n+2) : (i+1)*(n+2)] // n+1 is the start
	}
	best[0][n+1] = state{reached: true}
	for i := 0; i < m; i++ {
		a.fitAt(i)
		group := a.isGroup(i)
		for c := 0; c <= n+1; c++ {
			if best[i][c].reached {
				a.extend(best, i, c, group)
			}
		}
	}
	return a.trace(best)
}

// fitAt scores, for each column, the cells that begin with token i.
func (a *aligner) fitAt(i int) {
	a.join(i)
	for c := range a.fits {
		a.fits[c] = a.fits[c][:0]
		kind := a.cols[c].kind()
		limit := min(len(a.tokens), i+a.reach(c))
		for j := i + 1; j <= limit; j++ {
			a.fits[c] = append(a.fits[c], a.fit(i, j, kind))
		}
		if kind == pathColumn && a.single[i].org >= 0.8 && a.cols[c].names() {
			a.fits[c][0] += likeOrgan
		}
	}
}

// longestReach is the most tokens that one cell may have been broken into.
const longestReach = 8

// join sums up the tokens from i on, as far as one cell may reach.
func (a *aligner) join(i int) {
	a.joints = a.joints[:0]
	if a.whole {
		return
	}
	sum, short := feature{}, true
	for j := i; j < min(len(a.tokens), i+longestReach); j++ {
		f := &a.single[j]
		sum.mixed = sum.mixed || f.org >= 0.9 || f.time >= 0.9
		sum.size += f.size
		sum.sentence = sum.sentence || f.sentence
		short = short && f.size <= brokenLine
		n := float64(f.size)
		sum.org, sum.time, sum.status = sum.org+n*f.org, sum.time+n*f.time, sum.status+n*f.status
		mean := sum
		n = float64(max(sum.size, 1))
		mean.org, mean.time, mean.status = sum.org/n, sum.time/n, sum.status/n
		a.joints = append(a.joints, joined{sum: mean, short: short})
	}
}

// extend tries every next cell after state (i, last), which may be a heading across the row when group.
func (a *aligner) extend(best [][]state, i, last int, group bool) {
	n := len(a.cols)
	score := best[i][last].score
	for c := 1; c <= n; c++ {
		move, newRow := a.move(last, c, i)
		for k, fit := range a.fits[c-1] {
			if s := &best[i+1+k][c]; !s.reached || score+move+fit > s.score {
				*s = state{score + move + fit, i, last, newRow, true}
			}
		}
	}
	if group && last != 0 {
		move := -a.skipped(last, n+1)
		relax(&best[i+1][0], state{score + move + groupReward, i, last, true, true})
	}
}

// reach is how many tokens one cell of column c may have been broken into.
func (a *aligner) reach(c int) int {
	if a.whole {
		return 1
	}
	return reach(a.cols[c].kind())
}

func relax(s *state, t state) {
	if !s.reached || t.score > s.score {
		*s = t
	}
}

// move is the cost of going from column last to column c (both shifted by one)
// with token i, and whether that begins a row.
func (a *aligner) move(last, c, i int) (float64, bool) {
	n := len(a.cols)
	kind := a.cols[c-1].kind()
	switch {
	case last == n+1 || last == 0:
		return -a.skipped(0, c), true
	case c > last:
		return -a.skipped(last, c) - a.innerGaps(last, c), false
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

// levelCost is the cost of a further heading in one path column, token i.
func (a *aligner) levelCost(i int) float64 {
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
			if to <= n {
				kind := a.cols[to-1].kind()
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
	if a.cols[c-1].kind() == pathColumn && a.cols[last-1].kind() != pathColumn {
		return outerGap * float64(a.pathsBetween(last, c))
	}
	return innerGap * float64(a.pathsBetween(last, c))
}

// skipped sums the costs of the columns strictly between from and to.
func (a *aligner) skipped(from, to int) float64 { return a.gaps[from][to].cost }

// fit scores tokens [i,j) as one cell of a sort of column. Broken names must be read anew.
func (a *aligner) fit(i, j int, kind columnKind) float64 {
	if j == i+1 {
		return a.single[i].fit(kind)
	}
	if a.single[i].void || a.single[j-1].void {
		return -5
	}
	k := &a.joints[j-1-i]
	f := &k.sum
	if k.short && (kind == orgColumn || kind == timeColumn) && f.org <= 0.95 && f.time <= 0.95 {
		a.readAnew(i, j, kind)
		f = &k.anew
	}
	cost := joinCost * float64(j-i-1)
	if kind == contentColumn && a.single[j-2].stop && !a.single[j-1].sentence && a.single[j-1].size <= brokenLine {
		cost += joinCost // a fragment behind a full stop
	}
	return f.fit(kind) - cost
}

// readAnew reads tokens [i,j) as one organ, and in a column of times as a time.
func (a *aligner) readAnew(i, j int, kind columnKind) {
	k := &a.joints[j-1-i]
	if k.read && (k.timed || kind != timeColumn) {
		return
	}
	s := a.text(i, j).trim()
	if !k.read {
		k.read, k.anew = true, organsOf(s)
	}
	if kind == timeColumn && k.anew.untold() {
		k.anew.time = timeShare(s)
	}
	k.timed = kind == timeColumn
}

// brokenLine is the longest line that can be a piece of a broken cell of names.
const brokenLine = 16

func (a *aligner) text(i, j int) strand {
	if j == i+1 {
		return a.tokens[i]
	}
	return joinLines(a.tokens[i:j]...)
}

// isGroup reports a short numbered heading, which may stand across a whole row.
func (a *aligner) isGroup(i int) bool {
	s := a.tokens[i]
	sn, ok := readSerial(s)
	return ok && s.len() <= 40 && sn.width < s.len() && (sn.style == commaSerial || sn.style == bracketSerial || sn.style == chapterSerial)
}

// trace walks the best assignment back from the last token.
func (a *aligner) trace(best [][]state) []step {
	n, i := len(a.cols), len(a.tokens)
	c, top := 0, math.Inf(-1)
	for k := 0; k <= n+1; k++ {
		if s := best[i][k]; s.reached && s.score-a.skipped(k, n+1) > top {
			c, top = k, s.score-a.skipped(k, n+1)
		}
	}
	var out []step
	for i > 0 {
		s := best[i][c]
		out = append(out, step{s.from, i, c - 1, s.newRow, s.score - best[s.from][s.prevCol].score})
		i, c = s.from, s.prevCol
	}
	for l, r := 0, len(out)-1; l < r; l, r = l+1, r-1 {
		out[l], out[r] = out[r], out[l]
	}
	return out
}

// newAligner prepares to lay tokens into cols.
func newAligner(cols []column, tokens []strand) *aligner {
	a := &aligner{cols: cols, tokens: tokens, single: featuresOf(tokens), fits: make([][]float64, len(cols)), reported: hasRole(cols, lexicon.HeaderProgress)}
	if hasRole(cols, lexicon.HeaderSupervisor) {
		for i, s := range tokens {
			a.single[i].person = isPersons(s)
		}
	}
	return a
}

// liftGroups takes out the headings that fill a line by themselves, empty cells
// behind them: 一、强化权力运行信息公开 | | |. It returns them by the token they precede.
func (a *aligner) liftGroups() map[int][]strand {
	groups := map[int][]strand{}
	if a.starts == nil || !a.whole {
		return groups
	}
	var tokens []strand
	var starts []bool
	var single []feature
	for i := 0; i < len(a.tokens); {
		j := i + 1
		for j < len(a.tokens) && !a.starts[j] && a.single[j].void {
			j++
		}
		if a.starts[i] && a.isGroup(i) && j > i+1 && (j == len(a.tokens) || a.starts[j]) {
			groups[len(tokens)] = append(groups[len(tokens)], a.tokens[i])
			i = j
			continue
		}
		tokens, starts, single = append(tokens, a.tokens[i]), append(starts, a.starts[i]), append(single, a.single[i])
		i++
	}
	a.tokens, a.starts, a.single = tokens, starts, single
	return groups
}

// rows lays the tokens and returns, row by row, what each column holds: the
// path columns a cell for every heading printed, the others one at most.
func (a *aligner) rows() []looseRow {
	var out []looseRow
	groups := a.liftGroups()
	for _, s := range a.align() {
		for _, g := range groups[s.from] {
			out = append(out, looseRow{group: g})
		}
		if s.col == groupCol {
			out = append(out, looseRow{group: a.tokens[s.from]})
			continue
		}
		if s.newRow || len(out) == 0 || out[len(out)-1].cells == nil {
			out = append(out, looseRow{cells: make([][]strand, len(a.cols))})
		}
		last := &out[len(out)-1]
		last.cells[s.col] = append(last.cells[s.col], a.text(s.from, s.to))
		last.fit += s.gain / float64(len(a.cols))
	}
	return out
}

// hasRole reports that a column of the role exists.
func hasRole(cols []column, role lexicon.HeaderRole) bool { return grid{cols: cols}.has(role) }
