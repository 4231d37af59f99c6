package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Typed is a task typed in by hand from a page that no reader can read: 加强信息公开, 责任单位 区发改委.
type Typed struct {
	Page     int // from 1, 0 when not said
	Title    string
	Serial   string
	Headings []string // above the task, outermost first
	Task     string
	Lead     string // 牵头单位
	Support  string // 配合单位
	Duties   string // 责任单位
	Deadline string // 完成时限
}

// typedColumns are the headings under which typed tasks stand, as plans print them.
var typedColumns = []struct {
	name string
	of   func(Typed) string
}{
	{"序号", func(t Typed) string { return t.Serial }},
	{"一级标题", func(t Typed) string { return t.heading(0) }},
	{"二级标题", func(t Typed) string { return t.heading(1) }},
	{"三级标题", func(t Typed) string { return t.heading(2) }},
	{"具体工作任务", func(t Typed) string { return t.Task }},
	{"牵头单位", func(t Typed) string { return t.Lead }},
	{"配合单位", func(t Typed) string { return t.Support }},
	{"责任单位", func(t Typed) string { return t.Duties }},
	{"完成时限", func(t Typed) string { return t.Deadline }},
}

// heading is the i-th from outside; what is deeper than the table joins its last.
func (t Typed) heading(i int) string {
	switch {
	case i >= len(t.Headings):
		return ""
	case i == 2:
		return strings.Join(t.Headings[2:], " ")
	}
	return t.Headings[i]
}

// AddTyped puts tasks typed in by hand at their pages: each page's in a table of
// their own, whose name says so in every place: "p3 typed-3!C2 [0,12)".
func (d *Document) AddTyped(rows []Typed) {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b Typed) int { return cmp.Compare(a.Page, b.Page) })
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n].Page == rows[0].Page {
			n++
		}
		d.addTyped(rows[:n])
		rows = rows[n:]
	}
}

func (d *Document) addTyped(rows []Typed) {
	page := rows[0].Page
	var blocks []Block
	for _, r := range rows {
		if r.Title != "" {
			blocks = append(blocks, Block{Text: r.Title, Page: page, Typed: true})
		}
	}
	if t := typedTable(rows); t.Rows > 1 {
		t.Name = fmt.Sprintf("typed-%d", page)
		blocks = append(blocks, Block{Table: t, Page: page, Typed: true})
	}
	at := len(d.Blocks)
	for i := range d.Blocks {
		if page > 0 && d.Blocks[i].Page > page {
			at = i
			break
		}
	}
	d.Blocks = slices.Insert(d.Blocks, at, blocks...)
}

// typedTable has the columns that any of the rows fills.
func typedTable(rows []Typed) *Table {
	t := &Table{Rows: 1}
	rows = slices.DeleteFunc(slices.Clone(rows), func(r Typed) bool { return r.Task == "" })
	for _, c := range typedColumns {
		if !slices.ContainsFunc(rows, func(r Typed) bool { return c.of(r) != "" }) {
			continue
		}
		t.Cells = append(t.Cells, Cell{Col: t.Cols, RowSpan: 1, ColSpan: 1, Text: c.name})
		for i, r := range rows {
			t.Cells = append(t.Cells, Cell{Row: i + 1, Col: t.Cols, RowSpan: 1, ColSpan: 1, Text: c.of(r)})
		}
		t.Cols++
	}
	t.Rows += len(rows)
	slices.SortStableFunc(t.Cells, func(a, b Cell) int { return cmp.Compare(a.Row, b.Row) })
	return t
}

// FromTyped is the Document of a file no reader could read: what was typed in, and nothing else.
func FromTyped(name string, b []byte, rows []Typed) *Document {
	format := "typed"
	for _, f := range Formats {
		if f.Is(b) {
			format = f.Name
			break
		}
	}
	d := &Document{}
	d.AddTyped(rows)
	finish(d, name, format, b)
	return d
}
