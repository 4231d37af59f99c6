package ooxml

import "github.com/taizhang/taizhang/ingest/flow"

// table reads <w:tbl>, wherever its rows are wrapped in content controls or changes.
func (r *reader) table() *flow.Table {
	t := &flow.Table{}
	r.tableRows(t)
	return t
}

func (r *reader) tableRows(t *flow.Table) {
	r.each(func(name string) {
		switch name {
		case "tr":
			r.row(t)
		case "tblPr", "tblGrid", "sdtPr", "sdtEndPr":
			r.s.Skip()
		case "del", "moveFrom":
			r.discard("deleted")
		default:
			r.tableRows(t)
		}
	})
}

func (r *reader) row(t *flow.Table) {
	row, gone := flow.Row{}, ""
	r.rowCells(&row, &gone)
	if gone != "" {
		r.hide(gone, row.Plain())
		return
	}
	t.Rows = append(t.Rows, row)
}

func (r *reader) rowCells(row *flow.Row, gone *string) {
	r.each(func(name string) {
		switch name {
		case "tc":
			r.cell(row)
		case "trPr":
			r.rowProperties(row, gone)
		case "tblPrEx", "sdtPr", "sdtEndPr":
			r.s.Skip()
		default:
			r.rowCells(row, gone)
		}
	})
}

func (r *reader) rowProperties(row *flow.Row, gone *string) {
	r.each(func(name string) {
		switch name {
		case "gridBefore":
			row.Before = clamp(r.number("val", 0), 0)
		case "del":
			*gone = "deleted"
		case "hidden":
			if r.on() {
				*gone = "hidden-row"
			}
		}
		r.s.Skip()
	})
}

func (r *reader) cell(row *flow.Row) {
	c, joins, gone := flow.Cell{Span: 1}, false, false
	r.each(func(name string) {
		if name != "tcPr" {
			r.flow(&c.Nodes)
			return
		}
		r.each(func(name string) {
			switch name {
			case "gridSpan":
				c.Span = clamp(r.number("val", 1), 1)
			case "vMerge", "vmerge":
				c.Continues = r.s.Attr("val") != "restart"
			case "hMerge", "hmerge":
				joins = r.s.Attr("val") != "restart"
			case "cellDel":
				gone = true
			}
			r.s.Skip()
		})
	})
	switch n := len(row.Cells) - 1; {
	case gone:
		r.hide("deleted", flow.Row{Cells: []flow.Cell{c}}.Plain())
	case joins && n >= 0:
		row.Cells[n].Span += c.Span
		r.hide("merged-cell", flow.Row{Cells: []flow.Cell{c}}.Plain())
	default:
		row.Cells = append(row.Cells, c)
	}
}

// clamp keeps a span of the file within what a page can hold.
func clamp(n, least int) int { return min(max(n, least), 1000) }
