package parse

import (
	"math"
	"slices"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// cellBreak is a way in which the cells of a flattened table are set apart on
// their lines: | or " , " or white space.
type cellBreak struct {
	at       func(s strand, i int) bool
	explicit bool // every separator ends a cell; white space may also stand inside one
	least    int  // separators that the first line must have
	sign     rune
}

// cellBreaks are tried in this order.
var cellBreaks = []cellBreak{
	{isPipe, true, 1, '|'},
	{isLoneComma, true, 3, ','},
	{isGap, false, 3, ' '},
}

func isPipe(s strand, i int) bool { return s.fold[i] == '|' }

// isLoneComma reports a comma with white space, another one, or nothing on both sides.
func isLoneComma(s strand, i int) bool {
	return s.fold[i] == ',' && (i == 0 || alone(s.fold[i-1])) && (i+1 == s.len() || alone(s.fold[i+1]))
}

func alone(r rune) bool { return blank(r) || r == ',' }

func isGap(s strand, i int) bool { return s.fold[i] == ' ' }

// separatedCells reads a table whose cells stand between separators, a row on
// one line, on several, or a cell on each.
func (f flattened) separatedCells(i int) (grid, int, bool) {
	for _, sep := range cellBreaks {
		if g, next, ok := f.separatedBy(sep, i); ok {
			return g, next, true
		}
	}
	return grid{}, i, false
}

func (f flattened) separatedBy(sep cellBreak, i int) (grid, int, bool) {
	if !f.separatedNear(sep, i) {
		return grid{}, i, false
	}
	tokens, starts, _ := f.cut(sep, i, headerMost)
	if cols, _ := sep.headings(tokens, starts); cols == nil {
		f.claimSeparators(sep, i)
		return grid{}, i, false
	}
	tokens, starts, next := f.cut(sep, i, math.MaxInt)
	f.claimSeparators(sep, i)
	cols, body := sep.headings(tokens, starts)
	if g, ok := f.asHeaded(sep, tokens, starts); ok {
		return g, next, true
	}
	settle(cols)
	f.claimHeader(cols, ColumnHeaderPart)
	tokens, starts = f.dropHeader(cols, tokens, starts, body)
	cols = withSerials(cols, tokens[body:])
	a := newAligner(cols, tokens[body:])
	a.starts, a.whole = starts[body:], sep.explicit
	least := 2
	if sep.explicit {
		least = 1
	}
	g := tighten(cols, a.rows(), least)
	g.loose = true
	return g, next, len(g.rows) > 0
}

// dropHeader takes the header out where a page prints it again among the cells.
func (f flattened) dropHeader(cols []column, tokens []strand, starts []bool, body int) ([]strand, []bool) {
	for i := body; i+len(cols) <= len(tokens); i++ {
		again, ok := headerRow(tokens[i : i+len(cols)])
		if !ok || !starts[i] || !sameHeader(again, cols) {
			continue
		}
		f.claimHeader(again, RepeatPart)
		tokens = append(tokens[:i:i], tokens[i+len(cols):]...)
		starts = append(starts[:i:i], starts[i+len(cols):]...)
	}
	return tokens, starts
}

// separatedNear reports that the line at i, or for | the one below it, has separators.
func (f flattened) separatedNear(sep cellBreak, i int) bool {
	n := 0
	for k := i; k < min(i+4, len(f.nodes)) && !f.stop(k); k++ {
		s := f.nodes[k].text.trim()
		for j := range s.fold {
			if sep.at(s, j) {
				n++
			}
		}
		if n > 0 || s.len() > headerLimit {
			break
		}
	}
	return n >= sep.least
}

// cut makes a token of what stands between two separators. A line end between
// words ends a token too, unless the separators are explicit. It stops behind so
// many tokens at the end of a line.
func (f flattened) cut(sep cellBreak, i, most int) (tokens []strand, starts []bool, next int) {
	cell, fresh := strand{}, true
	add := func(start bool) {
		tokens, starts = append(tokens, cell.trim()), append(starts, start)
		cell = strand{}
	}
	k := i
	for ; k < len(f.nodes) && len(tokens) <= most && !f.stop(k); k++ {
		s := f.nodes[k].text.trim()
		if !f.nodes[k].free() {
			continue
		}
		if sep.explicit && len(tokens) > 0 && cell.empty() && f.leaves(sep, k) {
			break
		}
		if !sep.explicit && cell.len() > 0 {
			add(fresh)
		}
		fresh = fresh || cell.empty()
		from := 0
		for j := range s.fold {
			if !sep.at(s, j) {
				continue
			}
			cell = cell.then(s.cut(from, j))
			add(fresh)
			if !sep.explicit && s.place(j).wide > 1 {
				add(false) // a double gap: an empty cell
			}
			fresh, from = false, j+1
		}
		cell = cell.then(s.from(from))
		fresh = fresh && cell.len() > 0 || cell.empty()
	}
	if !cell.empty() {
		add(fresh)
	}
	if sep.explicit {
		return tokens, starts, k
	}
	n := slices.IndexFunc(tokens, isNote)
	if n < 0 {
		n = len(tokens)
	}
	return tokens[:n], starts[:n], k
}

// leaves reports that no cell ends on the line at k, where a row may begin, nor near below it: the table is over.
func (f flattened) leaves(sep cellBreak, k int) bool {
	for seen := 0; k < len(f.nodes) && seen < 4 && !f.stop(k); k++ {
		if !f.nodes[k].free() {
			continue
		}
		s := f.nodes[k].text
		for j := range s.fold {
			if sep.at(s, j) {
				return false
			}
		}
		seen++
	}
	return true
}

// asHeaded reads a table whose rows all have as many cells as its header, those
// without words among them, and cells that read like their columns.
func (f flattened) asHeaded(sep cellBreak, tokens []strand, starts []bool) (grid, bool) {
	width := slices.Index(starts[1:], true) + 1
	if !sep.explicit || width < leastHeads || len(tokens) < 2*width || len(tokens)%width != 0 {
		return grid{}, false
	}
	cols, ok := headerRow(tokens[:width])
	if !ok {
		return grid{}, false
	}
	settle(cols)
	g := grid{cols: cols, loose: true}
	for i := width; i < len(tokens); i += width {
		cells := tokens[i : i+width]
		if s, ok := onlyCell(cells); ok && isGroupLine(s) && starts[i] {
			g.rows = append(g.rows, gridRow{group: s})
			continue
		}
		if !starts[i] || !fits(cols, cells) {
			return grid{}, false
		}
		g.rows = append(g.rows, alignRow(cols, cells))
	}
	f.claimHeader(cols, ColumnHeaderPart)
	return g, true
}

// claimSeparators claims what sets cells apart from line i on, once.
func (f flattened) claimSeparators(sep cellBreak, i int) {
	if i < f.memo.claimed[sep.sign] {
		return
	}
	k := i
	for ; k < len(f.nodes) && !f.stop(k); k++ {
		if !f.nodes[k].free() {
			continue
		}
		s := f.nodes[k].text.trim()
		for j := range s.fold {
			if sep.at(s, j) {
				f.ledger.claim(s.cut(j, j+1), LabelPart)
			}
		}
	}
	f.memo.claimed[sep.sign] = k
}

// headings are those of the tokens, or of the first line alone where every separator ends a
// cell: there one of them may be known to no table (工作举措及实施计划).
func (sep cellBreak) headings(tokens []strand, starts []bool) ([]column, int) {
	cols, n := headings(tokens)
	width := slices.Index(starts[min(1, len(starts)):], true) + 1
	if !sep.explicit || width <= n || width < leastHeads {
		return cols, n
	}
	if line, ok := headerRow(tokens[:width]); ok && knownHeads(line) >= leastHeads {
		return line, width
	}
	return cols, n
}

// knownHeads counts the columns whose heading some table knows.
func knownHeads(cols []column) int {
	n := 0
	for _, c := range cols {
		if c.role != unknownRole {
			n++
		}
	}
	return n
}

// headings reads the tokens that are column headings and returns where the data
// begin. Headings of a second row (一级 二级 三级 under 分类) take the place of
// the one they divide.
func headings(tokens []strand) ([]column, int) {
	n := 0
	var cells []strand
	for n < len(tokens) && n < headerMost {
		if _, ok := headerRole(tokens[n]); !ok && !tokens[n].empty() {
			break
		}
		if !tokens[n].empty() {
			cells = append(cells, tokens[n])
		}
		n++
	}
	cols, ok := headerRow(cells)
	if !ok || len(cols) < 3 {
		return nil, 0
	}
	return divided(cols), n
}

// divided moves path headings that stand behind the organs to the path column they divide.
func divided(cols []column) []column {
	first := -1
	tail := len(cols)
	for tail > 0 && cols[tail-1].role == lexicon.HeaderPath {
		tail--
	}
	for i, c := range cols[:tail] {
		if c.kind() == pathColumn {
			first = i
			break
		}
	}
	if len(cols)-tail < 2 || first < 0 {
		return cols
	}
	out := append([]column(nil), cols[:first]...)
	out = append(out, cols[tail:]...)
	return append(out, cols[first+1:tail]...)
}

// withSerials adds the column of numbers that a header does not name.
func withSerials(cols []column, tokens []strand) []column {
	numbers := 0
	for _, s := range tokens {
		if _, ok := bareNumber(s); ok {
			numbers++
		}
	}
	if hasRole(cols, lexicon.HeaderSerial) || hasRole(cols, lexicon.HeaderScore) || numbers < 2 || numbers*2*len(cols) < len(tokens) {
		return cols
	}
	var out []column
	for _, c := range cols {
		if c.role == lexicon.HeaderContent {
			out = append(out, column{role: lexicon.HeaderSerial})
		}
		out = append(out, c)
	}
	return out
}
