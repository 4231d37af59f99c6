package xmlsheet

import (
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/ooxml"
	"github.com/taizhang/taizhang/ingest/sheet"
)

// reader reads one sheet after the other.
type reader struct {
	s       *ooxml.Scanner
	book    *Workbook
	styles  map[string]int // style → place of its format
	formats map[string]int
	cells   int // that may still come

	sh     *sheet.Sheet
	at     int         // row
	col    int         // of the columns' definitions
	colsOf map[int]int // style of a column
}

func (r *reader) sheet() {
	r.sh = &sheet.Sheet{Name: r.s.Attr("Name"), Part: part}
	r.at, r.col, r.colsOf = 0, 0, map[int]int{}
	r.book.Sheets = append(r.book.Sheets, r.sh)
	r.s.Each(func(name string) {
		switch name {
		case "Table":
			r.table()
		case "WorksheetOptions":
			r.options()
		default:
			r.s.Skip()
		}
	})
	sheet.Sort(r.book.notes[r.sh])
}

// options says whether the sheet has a tab.
func (r *reader) options() {
	r.s.Each(func(name string) {
		if name == "Visible" {
			r.sh.State = map[string]string{"SheetHidden": "hidden", "SheetVeryHidden": "veryHidden"}[strings.TrimSpace(r.s.Words())]
			return
		}
		r.s.Skip()
	})
}

func (r *reader) table() {
	r.s.Each(func(name string) {
		switch name {
		case "Column":
			r.column()
			r.s.Skip()
		case "Row":
			r.row()
		default:
			r.s.Skip()
		}
	})
}

func (r *reader) column() {
	r.col = r.index(r.col, sheet.Cols)
	last := min(r.col+r.number("Span", sheet.Cols), sheet.Cols-1)
	if r.s.Attr("Hidden") == "1" {
		r.sh.HiddenColumns = append(r.sh.HiddenColumns, sheet.Extent{Col: r.col, LastCol: last})
	}
	if style := r.styles[r.s.Attr("StyleID")]; style > 0 {
		for c := r.col; c <= last; c++ {
			r.colsOf[c] = style
		}
	}
	r.col = last + 1
}

// index is the place that an element names, counted from 1, else the next one.
func (r *reader) index(next, most int) int {
	if n := r.number("Index", most); n > 0 {
		return n - 1
	}
	return next
}

func (r *reader) number(attr string, most int) int {
	n, err := strconv.Atoi(r.s.Attr(attr))
	if err != nil {
		return 0
	}
	return min(max(n, 0), most)
}

func (r *reader) row() {
	r.at = r.index(r.at, sheet.Rows)
	row := sheet.Row{Row: r.at, Hidden: r.s.Attr("Hidden") == "1"}
	style, span, col := r.styles[r.s.Attr("StyleID")], r.number("Span", sheet.Rows), 0
	r.s.Each(func(name string) {
		if name != "Cell" {
			r.s.Skip()
			return
		}
		col = r.index(col, sheet.Cols)
		wide := r.number("MergeAcross", sheet.Cols)
		r.cell(&row, col, wide, style)
		col += wide + 1
	})
	if r.at < sheet.Rows && len(row.Cells) > 0 {
		r.book.rows[r.sh] = append(r.book.rows[r.sh], row)
	}
	r.at = min(r.at+span+1, sheet.Rows)
}

// cell reads a cell whose style may be that of its row or column.
func (r *reader) cell(row *sheet.Row, col, wide, rowStyle int) {
	if tall := r.number("MergeDown", sheet.Rows); wide > 0 || tall > 0 {
		r.sh.Merges = append(r.sh.Merges, sheet.Extent{Row: row.Row, Col: col, LastRow: row.Row + tall, LastCol: col + wide})
	}
	c := sheet.Cell{Col: col, Style: r.styles[r.s.Attr("StyleID")]}
	if _, own := r.s.Lookup("StyleID"); !own {
		if c.Style = rowStyle; c.Style == 0 {
			c.Style = r.colsOf[col]
		}
	}
	r.s.Each(func(name string) {
		switch name {
		case "Data":
			c.Kind = kinds[r.s.Attr("Type")]
			c.Text = r.s.Words()
		case "Comment":
			if text := strings.TrimSpace(r.s.Words()); text != "" {
				r.book.notes[r.sh] = append(r.book.notes[r.sh], sheet.Annotation{Kind: sheet.Comment, Row: row.Row, Text: text})
			}
		default:
			r.s.Skip()
		}
	})
	if c.Text != "" && col < sheet.Cols {
		row.Cells = append(row.Cells, c)
		r.cells--
	}
}

var kinds = map[string]string{"": "inlineStr", "String": "inlineStr", "Number": "n", "DateTime": "d", "Boolean": "b", "Error": "e"}
