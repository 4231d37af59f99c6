package parse

import (
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse/lexicon"
)

// tabular reads an ingest.Table: header by meaning, cells with the anchors they are merged into.
type tabular struct {
	n      node
	at     [][]int // index of the cell that covers a place
	text   []strand
	ledger *Ledger
}

func newTabular(n node, l *Ledger) tabular {
	t := tabular{n: n, ledger: l, at: make([][]int, n.table.Rows)}
	for r := range t.at {
		t.at[r] = make([]int, n.table.Cols)
		for c := range t.at[r] {
			t.at[r][c] = -1
		}
	}
	for i, c := range n.table.Cells {
		t.text = append(t.text, n.cell(i))
		for r := c.Row; r < min(c.Row+c.RowSpan, len(t.at)); r++ {
			for k := c.Col; k < min(c.Col+c.ColSpan, n.table.Cols); k++ {
				t.at[r][k] = i
			}
		}
	}
	return t
}

// headerDepth is how many rows from the top are searched for the header.
const headerDepth = 8

// grid reads the table. before is the grid of the table above, whose columns a
// table without a header continues.
func (t tabular) grid(before grid) (grid, bool) {
	if t.roster() {
		return grid{}, false
	}
	top, cols := t.header()
	switch {
	case cols != nil:
		t.weigh(top, cols)
		t.number(top, cols)
		settle(cols)
		t.divide(top, cols)
	case len(before.cols) == t.n.table.Cols:
		cols = before.cols
	default:
		cols = t.inferred()
	}
	g := grid{cols: cols, layout: RuledTable, inferred: top == 0, loose: t.n.table.Plain}
	if !g.has(lexicon.HeaderContent) || !g.has(orgRoles...) && !g.has(lexicon.HeaderDeadline, lexicon.HeaderProgress) && !t.headed(cols) {
		return g, false
	}
	for r := top; r < t.n.table.Rows; r++ {
		t.addRow(&g, r)
	}
	return g, true
}

// divide gives the organs their own column where one heading stands over several:
// 考核项目 over names of organs and what they are assessed for.
func (t tabular) divide(top int, cols []column) {
	if top == 0 || t.organized(cols) {
		return
	}
	rows := t.below(top)
	for c := range cols {
		i := t.at[top-1][c]
		if i < 0 || t.n.table.Cells[i].ColSpan < 2 || t.n.table.Cells[i].ColSpan == t.n.table.Cols || cols[c].role == lexicon.HeaderContent {
			continue
		}
		if f := meanFeature(rows, c); !f.void && f.org >= 0.6 {
			cols[c].role = lexicon.HeaderResponsible
		}
	}
}

// number gives the numbers their own column where one heading stands over them and what they
// count: 具体要求 over 1, 2, 3 and the requirements.
func (t tabular) number(top int, cols []column) {
	if top == 0 || hasRole(cols, lexicon.HeaderSerial) {
		return
	}
	for c := range cols {
		i, kind := t.at[top-1][c], cols[c].kind()
		if i < 0 || kind != contentColumn && kind != pathColumn {
			continue
		}
		cell := t.n.table.Cells[i]
		if cell.ColSpan < 2 || cell.ColSpan == t.n.table.Cols || cell.Col != c {
			continue
		}
		if f := meanFeature(t.below(top), c); !f.void && f.number && !meanFeature(t.below(top), c+1).number {
			cols[c].role = lexicon.HeaderSerial
			return
		}
	}
}

// below are the rows from top on.
func (t tabular) below(top int) [][]strand {
	rows := make([][]strand, 0, t.n.table.Rows)
	for r := top; r < t.n.table.Rows; r++ {
		rows = append(rows, t.rowTexts(r))
	}
	return rows
}

// weigh takes for the content the topic column that says far more than the one
// headed as content: 主要内容 beside the names under 改革举措.
func (t tabular) weigh(top int, cols []column) {
	content, topic := -1, -1
	for c := range cols {
		switch cols[c].role {
		case lexicon.HeaderContent:
			content = c
		case lexicon.HeaderTopic:
			topic = c
		}
	}
	if content < 0 || topic < content {
		return
	}
	rows := t.below(top)
	if short, long := meanFeature(rows, content).size, meanFeature(rows, topic).size; short <= longLine && long > 2*short {
		cols[content].role, cols[topic].role = lexicon.HeaderTopic, lexicon.HeaderContent
	}
}

// organized reports a column of organs.
func (t tabular) organized(cols []column) bool { return grid{cols: cols}.has(orgRoles...) }

// roster reports a table that lists persons: 姓名 性别 职务.
func (t tabular) roster() bool {
	for r := 0; r < min(headerDepth, t.n.table.Rows); r++ {
		n := 0
		for c, s := range t.rowTexts(r) {
			if t.owns(r, c) && lexicon.Personal(s.key()) {
				n++
			}
		}
		if n >= 2 {
			return true
		}
	}
	return false
}

// headed reports that a header was found, not inferred.
func (t tabular) headed(cols []column) bool {
	for _, c := range cols {
		if c.head.len() > 0 {
			return true
		}
	}
	return false
}

// header finds the header row and returns the row below it. Two rows of
// headings, the upper ones spanning the lower, are read as one.
func (t tabular) header() (int, []column) {
	for r := 0; r < min(headerDepth, t.n.table.Rows); r++ {
		cols, ok := headerRow(t.rowTexts(r))
		if !ok {
			continue
		}
		below := r + 1
		if t.spans(r) && below < t.n.table.Rows {
			if under, ok := t.subHeader(cols, below); ok {
				cols, below = under, below+1
			}
		}
		t.claimTop(r, below)
		return below, cols
	}
	return 0, nil
}

// rowTexts is the text over each place of row r, merged ones repeated.
func (t tabular) rowTexts(r int) []strand {
	out := make([]strand, t.n.table.Cols)
	for c := range out {
		if i := t.at[r][c]; i >= 0 {
			out[c] = t.text[i]
		}
	}
	return out
}

// spans reports that a heading of row r covers several columns or the row below.
func (t tabular) spans(r int) bool {
	for _, i := range t.at[r] {
		if i >= 0 && (t.n.table.Cells[i].ColSpan > 1 && t.n.table.Cells[i].ColSpan < t.n.table.Cols || t.n.table.Cells[i].RowSpan > 1) {
			return true
		}
	}
	return false
}

// subHeader reads row r as the lower headings of a header in two rows: every
// cell that is not merged with the row above is short and names a column.
func (t tabular) subHeader(cols []column, r int) ([]column, bool) {
	out := append([]column(nil), cols...)
	known := 0
	for c, s := range t.rowTexts(r) {
		if t.at[r][c] == t.at[r-1][c] || s.empty() {
			continue
		}
		role, ok := headerRole(s)
		if !ok && (len([]rune(s.key())) > 6 || cols[c].role == unknownRole) {
			return nil, false
		}
		if ok {
			out[c].role = role
		}
		out[c].head = s.trim()
		known++
	}
	return out, known > 0
}

// claimTop claims the header rows, and above them what is printed inside the table: its title.
func (t tabular) claimTop(header, below int) {
	for r := 0; r < header; r++ {
		for _, s := range t.rowTexts(r) {
			t.ledger.claim(s, TitlePart)
		}
	}
	for r := header; r < below; r++ {
		for _, s := range t.rowTexts(r) {
			t.ledger.claim(s, ColumnHeaderPart)
		}
	}
}

func (t tabular) inferred() []column {
	rows := make([][]strand, t.n.table.Rows)
	for r := range rows {
		rows[r] = t.rowTexts(r)
	}
	cols, _ := inferColumns(rows, t.n.table.Cols)
	return cols
}

// addRow adds row r: a group heading, the header again, or cells.
func (t tabular) addRow(g *grid, r int) {
	texts := t.rowTexts(r)
	if again, ok := headerRow(texts); ok && t.headed(g.cols) {
		for _, c := range again {
			t.ledger.claim(c.head, RepeatPart)
		}
		return
	}
	if head, ok := t.groupRow(r); ok {
		g.rows = append(g.rows, gridRow{group: head})
		return
	}
	g.rows = append(g.rows, t.row(g.cols, r, texts))
}

// groupRow reads a heading that spans the whole row: 一、周明川市长牵头事项(共7项).
func (t tabular) groupRow(r int) (strand, bool) {
	i := t.at[r][0]
	if i < 0 || t.n.table.Cols < 2 {
		return strand{}, false
	}
	c := t.n.table.Cells[i]
	if c.Row != r || c.RowSpan > 1 || t.text[i].empty() {
		return strand{}, false
	}
	if c.ColSpan >= t.n.table.Cols {
		return t.text[i], true
	}
	sn, ok := readSerial(t.text[i])
	if !ok || sn.style != commaSerial && sn.style != bracketSerial && sn.style != chapterSerial || t.text[i].len() > 60 {
		return strand{}, false
	}
	for k := c.ColSpan; k < t.n.table.Cols; k++ {
		if j := t.at[r][k]; j >= 0 && !t.text[j].empty() {
			return strand{}, false
		}
	}
	return t.text[i], true
}

// place tells what stands at row r, column c: a cell of its own, or the shadow of a merged one.
func (t tabular) place(r, c int) gridCell {
	i := t.at[r][c]
	if i < 0 {
		return gridCell{}
	}
	cell := t.n.table.Cells[i]
	switch {
	case cell.Col < c:
		return gridCell{}
	case cell.Row < r && t.text[i].empty():
		return gridCell{state: missing}
	case cell.Row < r:
		return gridCell{shadow, t.text[i].trim()}
	}
	return newCell(t.text[i])
}

// emptied reports a table whose header is there and whose data cells are gone.
func emptied(t *ingest.Table) bool {
	words := 0
	for _, c := range t.Cells {
		if c.Row > 0 && !newStrand(c.Text, 0, 0, 0).empty() {
			words++
		}
	}
	return t.Rows > 1 && len(t.Cells) > 0 && words == 0
}
