package parse

import (
	"math"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// aligner lays a stream of printed cells into the columns of a table: the
// assignment whose texts fit their columns best over all rows. A cell may have
// been broken into several lines, a merged cell is printed once or not at all,
// an empty one may be left out.
type aligner struct {
	cols     []column
	kinds    []columnKind // of the columns
	tokens   []strand
	single   []feature   // of each token alone
	joints   []joined    // of the tokens from the current one on
	fits     [][]float64 // for each column, of the cells that begin with the current token, the shortest first
	starts   []bool      // token i begins a line; nil when every one does
	reported bool        // some column tells of progress
	whole    bool        // no cell was broken into several tokens
	gaps     [][]gap     // for each two columns, shifted by one, those between them
}

// step is one cell of the best assignment: tokens [from,to) in column col.
type step struct {
	from, to, col int32
	newRow        bool
	gain          float64 // of the whole
}

// groupCol is the column number of a heading across the whole row.
const groupCol = -1

type state struct {
	score   float64
	from    int32 // tokens before the last cell
	prevCol int16
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
		a.extend(best, i)
	}
	return a.trace(best)
}

// extend tries every next cell after the states at token i, which may be a heading across the row.
func (a *aligner) extend(best [][]state, i int) {
	n := len(a.cols)
	for c := 1; c <= n; c++ {
		on := a.enter(best[i], i, c)
		for k, fit := range a.fits[c-1] {
			if s, score := &best[i+1+k][c], on.score+fit; !s.reached || score > s.score {
				*s = state{score, int32(i), on.prevCol, on.newRow, true}
			}
		}
	}
	if !a.isGroup(i) {
		return
	}
	for last := 1; last <= n+1; last++ {
		if s := &best[i][last]; s.reached {
			relax(&best[i+1][0], state{s.score - a.skipped(last, n+1) + groupReward, int32(i), int16(last), true, true})
		}
	}
}

// enter is the best way from the states at token i to a cell of column c.
func (a *aligner) enter(states []state, i, c int) (on state) {
	for last := range states {
		if !states[last].reached {
			continue
		}
		move, newRow := a.move(last, c, i)
		if score := states[last].score + move; !on.reached || score > on.score {
			on = state{score, int32(i), int16(last), newRow, true}
		}
	}
	return on
}

func relax(s *state, t state) {
	if !s.reached || t.score > s.score {
		*s = t
	}
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
	out := make([]step, 0, i)
	for i > 0 {
		s := best[i][c]
		out = append(out, step{s.from, int32(i), int32(c - 1), s.newRow, s.score - best[s.from][s.prevCol].score})
		i, c = int(s.from), int(s.prevCol)
	}
	for l, r := 0, len(out)-1; l < r; l, r = l+1, r-1 {
		out[l], out[r] = out[r], out[l]
	}
	return out
}

// newAligner prepares to lay tokens into cols.
func newAligner(cols []column, tokens []strand) *aligner {
	a := &aligner{cols: cols, tokens: tokens, single: featuresOf(tokens), fits: make([][]float64, len(cols)), reported: hasRole(cols, lexicon.HeaderProgress)}
	for _, c := range cols {
		a.kinds = append(a.kinds, c.kind())
	}
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
		for _, g := range groups[int(s.from)] {
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
		if cell := &last.cells[s.col]; *cell == nil && s.to == s.from+1 {
			*cell = a.tokens[s.from:s.to:s.to]
		} else {
			*cell = append(*cell, a.text(int(s.from), int(s.to)))
		}
		last.fit += s.gain / float64(len(a.cols))
	}
	return out
}

// hasRole reports that a column of the role exists.
func hasRole(cols []column, role lexicon.HeaderRole) bool { return grid{cols: cols}.has(role) }
