package parse

import (
	"slices"

	"github.com/taizhang/taizhang/ingest"
)

// flattened finds tables that arrived as text. Each reader looks at the nodes
// from i on and returns the grid, with the index behind its last node.
type flattened struct {
	b      *ingest.Bundle
	nodes  []node
	ledger *Ledger
	led    int // lines that begin with a tab
	memo   *flattenedMemo
}

// flattenedMemo keeps what was found out about the lines below one where no table
// began, so that it need not be found out again from each of them.
type flattenedMemo struct {
	claimed map[rune]int // the separators of the lines before it are claimed
	organs  tries
	tabbed  tries
	records tries
	paged   tries
}

// tries counts how often no table was found on the lines up to one.
type tries struct{ until, n int }

// mostTries are made to find a table that goes up to one line: each looks at all of it.
const mostTries = 24

// spent reports that enough was tried for line i.
func (t *tries) spent(i int) bool { return i < t.until && t.n >= mostTries }

func (t *tries) fail(until int) {
	if t.until != until {
		*t = tries{until: until}
	}
	t.n++
}

func newFlattened(b *ingest.Bundle, nodes []node, l *Ledger) flattened {
	f := flattened{b: b, nodes: nodes, ledger: l, memo: &flattenedMemo{claimed: map[rune]int{}}}
	for i := range nodes {
		if nodes[i].led {
			f.led++
		}
	}
	return f
}

// at tries the ways in which tables are flattened, most specific first.
func (f flattened) at(i int) (grid, int, bool) {
	for k, read := range []func(int) (grid, int, bool){f.tabRows, f.lineRows, f.pageRows, f.tabCells, f.separatedCells, f.lineCells, f.organLines, f.barRows, f.records} {
		if g, next, ok := read(i); ok {
			g.layout = flattenedLayouts[k]
			return g, next, true
		}
	}
	return grid{}, i, false
}

// stop reports that a flattened table cannot go on past node k.
func (f flattened) stop(k int) bool {
	n := &f.nodes[k]
	return n.table != nil || n.table == nil && isNote(n.text) || n.doc != f.nodes[0].doc && k > 0 && n.doc != f.nodes[k-1].doc || n.part != Unparsed && n.part != FurniturePart
}

// isNote reports the line below a table that explains it: 注:…, 填表说明:….
func isNote(s strand) bool {
	i := skipBlank(s, 0)
	if i == s.len() || !is(s.fold[i], noteTrait) {
		return false
	}
	for _, w := range []string{"注:", "注1", "备注:", "说明:", "附注:", "填表说明:", "填报说明:", "*注:", "填报单位", "填表单位", "填报人", "填表人", "制表人", "审核人", "联系人:", "联系电话:"} {
		if n := startsWith(s.fold[i:], w); n > 0 {
			return i+n < s.len() && slices.Contains(s.fold[i:], ':')
		}
	}
	return false
}

// tabRows reads one row per line, cells between tabs: 一级指标→二级指标→细则→责任分工.
func (f flattened) tabRows(i int) (grid, int, bool) {
	if f.nodes[i].tabs < 2 {
		return grid{}, i, false
	}
	cols, ok := headerRow(trimmedCells(f.b, &f.nodes[i]))
	if !ok {
		return grid{}, i, false
	}
	settle(cols)
	f.claimHeader(cols, ColumnHeaderPart)
	g := grid{cols: cols, loose: true}
	k := i + 1
	for ; k < len(f.nodes) && !f.stop(k); k++ {
		if row, last, ok := f.wrappedRow(cols, k); ok {
			g.rows, k = append(g.rows, row), last
			continue
		}
		f.tabRow(&g, k)
	}
	return g, k, len(g.rows) > 0
}

// tabRow adds line k to g: a row, the header again, or the rest of the last cell.
func (f flattened) tabRow(g *grid, k int) {
	n := &f.nodes[k]
	if !n.free() {
		return
	}
	if s := n.text.trim(); n.tabs == 0 && isGroupLine(s) {
		g.rows = append(g.rows, gridRow{group: s})
		return
	}
	if n.tabs == 0 && len(g.rows) > 0 && len(g.rows[len(g.rows)-1].cells) > 0 {
		cells := g.rows[len(g.rows)-1].cells
		last := &cells[lastFilled(cells)]
		last.text = last.text.then(n.text)
		return
	}
	cells := trimmedCells(f.b, n)
	if again, ok := headerRow(cells); ok && sameHeader(again, g.cols) {
		f.claimHeader(again, RepeatPart)
		return
	}
	g.rows = append(g.rows, alignRow(g.cols, cells))
}

func lastFilled(cells []gridCell) int {
	last := 0
	for i, c := range cells {
		if c.state == filled {
			last = i
		}
	}
	return last
}

// trimmedCells cuts a line at its tabs and drops the empty cells behind the last word.
func trimmedCells(b *ingest.Bundle, n *node) []strand {
	cells := pieces(b, n, '\t')
	for len(cells) > 0 && cells[len(cells)-1].empty() && newCell(cells[len(cells)-1]).state == open {
		cells = cells[:len(cells)-1]
	}
	return cells
}

func sameHeader(a, b []column) bool {
	for i := range a {
		if i >= len(b) || !a[i].head.alike(b[i].head) {
			return false
		}
	}
	return len(a) > 0
}

func (f flattened) claimHeader(cols []column, part Part) {
	for _, c := range cols {
		f.ledger.claim(c.head, part)
	}
}

// tabCells reads one cell per tab, a cell running over several lines; a tab
// behind a blank line begins a row.
func (f flattened) tabCells(i int) (grid, int, bool) {
	rows, next := f.tabCellRows(i)
	n := usualWidth(rows)
	if rows == nil {
		return grid{}, i, false
	}
	if n < 2 || len(rows) < 3 {
		f.memo.tabbed.fail(next)
		return grid{}, i, false
	}
	var read [][]feature
	cols, ok := headerRow(rows[0])
	if ok {
		settle(cols)
		f.claimHeader(cols, ColumnHeaderPart)
		rows, read = rows[1:], make([][]feature, len(rows))
	} else {
		cols, read = inferColumns(rows, n)
	}
	g := grid{cols: cols, loose: true, inferred: !ok}
	if !g.has(orgRoles...) {
		f.memo.tabbed.fail(next)
		return grid{}, i, false
	}
	for i, r := range rows {
		g.rows = append(g.rows, alignRead(cols, padded(r, len(cols)), read[i]))
	}
	return g, next, true
}

// padded adds empty cells where the text ends before the row does.
func padded(cells []strand, n int) []strand {
	for len(cells) < n {
		cells = append(cells, strand{})
	}
	return cells
}

// tabCellRows cuts the nodes from i on into rows of cells. The first cell of
// the first row stands before the first tab.
func (f flattened) tabCellRows(i int) ([][]strand, int) {
	if !f.tabLed(i) {
		return nil, i
	}
	var rows [][]strand
	row := []strand{{}}
	var rest []strand // lines of the last cell of row
	end := func() {
		if len(rest) > 0 {
			row[len(row)-1], rest = joinLines(append([]strand{row[len(row)-1]}, rest...)...), rest[:0]
		}
	}
	gap := false
	k := i
	for ; k < len(f.nodes) && !f.stop(k); k++ {
		n := &f.nodes[k]
		if n.part == FurniturePart {
			continue
		}
		if n.tabs == 0 {
			gap, rest = n.empty(), append(rest, n.text)
			continue
		}
		end()
		if n.led && gap {
			rows, row = append(rows, row), nil
		}
		row = append(row, pieces(f.b, n, '\t')[1:]...)
		gap = false
	}
	end()
	return append(rows, row), k
}

// leastLed are the lines led by a tab that make them usual.
const leastLed = 6

// tabLed reports that lines led by a tab are usual from node i on.
func (f flattened) tabLed(i int) bool {
	if f.led < leastLed || f.memo.tabbed.spent(i) {
		return false
	}
	led, all := 0, 0
	for k := i; k < len(f.nodes) && k < i+80 && !f.stop(k); k++ {
		if f.nodes[k].text.len() == 0 {
			continue
		}
		all++
		if f.nodes[k].led {
			led++
		}
	}
	return led >= leastLed && led*2 >= all
}

func usualWidth(rows [][]strand) int {
	seen := map[int]int{}
	width := 0
	for _, r := range rows {
		seen[len(r)]++
	}
	for w, n := range seen {
		if n > seen[width] || n == seen[width] && w > width {
			width = w
		}
	}
	if seen[width]*10 < len(rows)*7 {
		return 0
	}
	return width
}
