package parse

import (
	"slices"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse/lexicon"
)

// lineBreaks are the ways other than tabs in which a line that was a table's row
// keeps its cells apart: a bar between each two, bars around them, commas, slashes, a gap of two blanks or more.
var lineBreaks = []lineBreak{{cut: byBars}, {cut: byEdgedBars}, {cut: byCommas, quoted: true}, {cut: bySlashes}, {cut: byWideGaps, wraps: true}}

type lineBreak struct {
	cut    func(raw []rune) []cellSpan
	quoted bool // a cell in quotation marks may hold line breaks
	wraps  bool // a cell may go on in the lines below
}

// cellSpan is a cell of a line: code points [from,to).
type cellSpan struct{ from, to int }

// byBars cuts at | where none ends the line; 重点任务|牵头单位|完成时限.
func byBars(raw []rune) []cellSpan {
	n := len(raw)
	if n == 0 {
		return nil
	}
	out := betweenBars(raw)
	if bar(raw[n-1]) && !emptyTail(raw, out[:len(out)-1]) {
		return nil
	}
	return out
}

// emptyTail reports that words open a line cut at its bars and that the cell before the last bar has none: 一、旅游类 | |.
func emptyTail(raw []rune, cells []cellSpan) bool {
	if len(cells) < 2 || allBlank(raw[:cells[0].to]) {
		return false
	}
	last := cells[len(cells)-1]
	return allBlank(raw[last.from:last.to])
}

func allBlank(raw []rune) bool {
	return !slices.ContainsFunc(raw, func(r rune) bool { return !hanzi.IsBlank(r) })
}

func bar(r rune) bool { return r == '|' || r == '｜' }

// betweenBars cuts at every |, empty cells at either end included.
func betweenBars(raw []rune) []cellSpan {
	var out []cellSpan
	from := 0
	for i, r := range raw {
		if bar(r) {
			out, from = append(out, cellSpan{from, i}), i+1
		}
	}
	return append(out, cellSpan{from, len(raw)})
}

// byEdgedBars cuts at | where one begins the line and one ends it: | 序号 | 任务 | 单位 |.
func byEdgedBars(raw []rune) []cellSpan {
	from, to := 0, len(raw)
	for from < to && hanzi.IsBlank(raw[from]) {
		from++
	}
	for to > from && hanzi.IsBlank(raw[to-1]) {
		to--
	}
	if to-from < 3 || !bar(raw[from]) || !bar(raw[to-1]) {
		return nil
	}
	out := betweenBars(raw[from+1 : to-1])
	for i := range out {
		out[i].from, out[i].to = out[i].from+from+1, out[i].to+from+1
	}
	return out
}

// byCommas cuts at the commas of a row as spreadsheets write it, cells with commas
// of their own in quotation marks: 1,"建设粮食应急中心,储备成品粮",市发展改革委.
func byCommas(raw []rune) []cellSpan {
	var out []cellSpan
	from, quoted := 0, false
	for i := 0; i <= len(raw); i++ {
		if i < len(raw) && raw[i] == '"' {
			quoted = !quoted
		}
		if i < len(raw) && (raw[i] != ',' || quoted) {
			continue
		}
		c := cellSpan{from, i}
		if i-from > 1 && raw[from] == '"' && raw[i-1] == '"' {
			c = cellSpan{from + 1, i - 1}
		}
		out, from = append(out, c), i+1
	}
	return out
}

// bySlashes cuts at /: 编号/督查内容/承办单位/办结时限.
func bySlashes(raw []rune) []cellSpan {
	var out []cellSpan
	from := 0
	for i := 0; i <= len(raw); i++ {
		if i == len(raw) || raw[i] == '/' || raw[i] == '／' {
			out, from = append(out, cellSpan{from, i}), i+1
		}
	}
	return out
}

// byWideGaps cuts at two blanks or more.
func byWideGaps(raw []rune) []cellSpan {
	var out []cellSpan
	from, blanks := -1, 0
	for i, r := range raw {
		if hanzi.IsBlank(r) {
			blanks++
			continue
		}
		if from >= 0 && blanks >= 2 && !spacedName(raw, i-blanks, i) {
			out = append(out, cellSpan{from, i - blanks})
			from = -1
		}
		if blanks = 0; from < 0 {
			from = i
		}
	}
	if from >= 0 {
		out = append(out, cellSpan{from, len(raw) - blanks})
	}
	return out
}

// lineRows reads one row per line below a header on one line, where lines have
// as many cells as the header.
func (f flattened) lineRows(i int) (grid, int, bool) {
	if f.nodes[i].table != nil || !f.nodes[i].broken() {
		return grid{}, i, false
	}
	for _, breaks := range lineBreaks {
		if g, next, ok := f.rowsBy(breaks, i); ok {
			return g, next, true
		}
	}
	return grid{}, i, false
}

// broken reports a paragraph with bars, commas or gaps for three cells.
func (n *node) broken() bool {
	bars, gaps, commas := 0, 0, 0
	for i, r := range n.whole.raw() {
		switch r {
		case '|', '｜':
			bars++
		case ',', '/', '／':
			commas++
		}
		if n.whole.place(i).wide > 1 {
			gaps++
		}
	}
	return bars >= 2 || gaps >= 2 || commas >= 3
}

func (f flattened) rowsBy(breaks lineBreak, i int) (grid, int, bool) {
	if len(breaks.cut([]rune(f.raw(i)))) < 3 {
		return grid{}, i, false
	}
	head := f.cellsBy(breaks.cut, i)
	cols, ok := headerRow(head)
	if !ok || len(cols) < 3 {
		return grid{}, i, false
	}
	settle(cols)
	g := grid{cols: cols, loose: true}
	k, all, end := i+1, 0, i+1
	for ; k < len(f.nodes) && !f.stop(k); k++ {
		if !f.nodes[k].free() {
			continue
		}
		cells, last := f.cellsBy(breaks.cut, k), k
		if breaks.quoted && len(cells) < len(cols) {
			last = f.lastOfRow(k)
			cells = f.cellsOver(breaks.cut, k, last)
		}
		if again, ok := headerRow(cells); ok && sameHeader(again, cols) || underlines(cells) {
			continue
		}
		s, only := onlyCell(cells)
		if only && isNote(s) {
			break
		}
		all++
		if only && isGroupLine(s) {
			g.rows = append(g.rows, gridRow{group: s})
			continue
		}
		row, ok := f.lineRow(&g, cells, k)
		if !ok && breaks.wraps && cols[0].role == lexicon.HeaderSerial {
			row, last, ok = f.pageRow(cols, k)
			last--
		}
		if !ok {
			break
		}
		k, end = last, last+1
		g.rows = append(g.rows, row)
	}
	g.rows, k = withoutTail(g.rows), end
	if len(g.rows) < 2 && all > 1 || len(g.rows) == 0 {
		return grid{}, i, false
	}
	f.claimHeader(cols, ColumnHeaderPart)
	f.claimBars(i, k)
	return g, k, true
}

// underlines reports the line of signs below a header that says how columns are aligned: | :-: | --- |.
func underlines(cells []strand) bool {
	signs := 0
	for _, c := range cells {
		for _, r := range c.fold {
			if r != '-' && r != ':' && !blank(r) {
				return false
			}
			signs++
		}
	}
	return signs >= 2*len(cells) && len(cells) > 0
}

// lineRow puts the cells of line k under the columns. One that begins with a gap may leave
// out the first cells, which are those of the row above.
func (f flattened) lineRow(g *grid, cells []strand, k int) (gridRow, bool) {
	n := len(g.cols) - len(cells)
	if n == 0 {
		return alignRow(g.cols, cells), true
	}
	if n < 0 || len(cells) < 3 || len(g.rows) == 0 || f.nodes[k].whole.len() == 0 || f.nodes[k].whole.place(0).wide < 2 || !blank(f.nodes[k].whole.fold[0]) {
		return gridRow{}, false
	}
	row, at := gridRow{cells: make([]gridCell, len(g.cols))}, make([]int, len(cells))
	for i := range at {
		at[i] = n + i
	}
	row.shift(g.cols, cells, at)
	return row, true
}

// onlyCell is the one cell of a line that has words, if there is just one.
func onlyCell(cells []strand) (only strand, ok bool) {
	for _, c := range cells {
		if c.empty() {
			continue
		}
		if ok {
			return strand{}, false
		}
		only, ok = c.trim(), true
	}
	return only, ok
}

// withoutTail drops the headings behind the last row: they group what follows the table.
func withoutTail(rows []gridRow) []gridRow {
	for len(rows) > 0 && rows[len(rows)-1].cells == nil {
		rows = rows[:len(rows)-1]
	}
	return rows
}

// isGroupLine reports a short numbered heading between the rows of a table: 一、经济发展.
func isGroupLine(s strand) bool {
	sn, ok := readSerial(s)
	return ok && s.len() <= 40 && sn.width < s.len() && (sn.style == commaSerial || sn.style == bracketSerial || sn.style == chapterSerial)
}

// claimBars claims the separators on the lines [i,k).
func (f flattened) claimBars(i, k int) {
	for ; i < k; i++ {
		s := f.nodes[i].text
		if underlines([]strand{s.keep(func(j int) bool { return !isPipe(s, j) })}) {
			f.ledger.claim(s, FurniturePart)
			continue
		}
		for j := range s.fold {
			if isPipe(s, j) {
				f.ledger.claim(s.cut(j, j+1), LabelPart)
			}
		}
	}
}

// raw is the text of line i as printed.
func (f flattened) raw(i int) string {
	n := f.nodes[i]
	return f.b.Documents[n.doc].Blocks[n.block].Text
}

// cellsBy cuts line i.
func (f flattened) cellsBy(breaks func([]rune) []cellSpan, i int) []strand {
	n := f.nodes[i]
	if n.table != nil {
		return nil
	}
	raw := []rune(f.raw(i))
	var out []strand
	for _, c := range breaks(raw) {
		out = append(out, f.unbroken(strandAt(string(raw[c.from:c.to]), n.place(c.from)).unread()))
	}
	return out
}

// unbroken reads the tag <br> in a cell as the end of a line: 县城管局<br>县公安局.
func (f flattened) unbroken(s strand) strand {
	i, j := markup(s)
	if i < 0 || j-i > 6 || !s.from(i+1).starts("br") {
		return s
	}
	f.ledger.claim(s.cut(i, j), FurniturePart)
	return s.cut(0, i).then(f.unbroken(s.from(j)))
}
