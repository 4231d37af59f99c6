package odf

import (
	"fmt"
	"strconv"

	"github.com/taizhang/taizhang/ingest/flow"
	"github.com/taizhang/taizhang/ingest/ooxml"
	"github.com/taizhang/taizhang/ingest/sheet"
)

func overCells(most int) error { return fmt.Errorf("%w: cells %d", ooxml.ErrLimit, most) }

// hanging is a cell that goes on in the rows below.
type hanging struct{ rows, span int }

// table reads a table of a text.
func (r *reader) table() *flow.Table {
	t := &flow.Table{}
	below := map[int]hanging{}
	r.rows(t, below)
	return t
}

func (r *reader) rows(t *flow.Table, below map[int]hanging) {
	r.s.Each(func(name string) {
		switch name {
		case "table-row":
			times := r.repeated("number-rows-repeated")
			row := r.row(below)
			for range times {
				if r.cells -= max(len(row.Cells), 1); r.cells < 0 {
					r.full = true
					return
				}
				t.Rows = append(t.Rows, row)
			}
		case "table-header-rows", "table-rows", "table-row-group":
			r.rows(t, below)
		default:
			r.s.Skip()
		}
	})
}

func (r *reader) repeated(attr string) int { return count(r.s, attr, r.cells+1) }

// MostSpan is the most columns that a cell of a text covers.
const MostSpan = 1000

// count reads how often something stands there, at least once and at most so often.
func count(s *ooxml.Scanner, attr string, most int) int {
	n, err := strconv.Atoi(s.Attr(attr))
	if err != nil {
		return 1
	}
	return max(1, min(n, most))
}

// row reads the cells; those covered from above go on with the cell there.
func (r *reader) row(below map[int]hanging) flow.Row {
	row, col, covered := flow.Row{}, 0, 0
	r.s.Each(func(name string) {
		times := r.repeated("number-columns-repeated")
		switch name {
		case "table-cell":
			covered = r.cell(&row, col, below) - 1
			for range times - 1 {
				row.Cells = append(row.Cells, row.Cells[len(row.Cells)-1])
			}
		case "covered-table-cell":
			for i := range times {
				covered = r.cover(&row, col+i, covered, below)
			}
			r.s.Skip()
		default:
			times = 0
			r.s.Skip()
		}
		col += times
	})
	return row
}

// cell reads a cell and gives the columns it covers.
func (r *reader) cell(row *flow.Row, col int, below map[int]hanging) int {
	c := flow.Cell{Span: count(r.s, "number-columns-spanned", MostSpan)}
	if n := count(r.s, "number-rows-spanned", sheet.Rows); n > 1 {
		below[col] = hanging{n - 1, c.Span}
	}
	lists := r.lists
	r.lists = nil
	r.flow(&c.Nodes)
	r.lists = lists
	row.Cells = append(row.Cells, c)
	return c.Span
}

// cover takes a place that another cell covers, from the left or from above, and gives how many more it covers on the left.
func (r *reader) cover(row *flow.Row, col, covered int, below map[int]hanging) int {
	if covered > 0 {
		return covered - 1
	}
	h := below[col]
	if h.rows == 0 {
		row.Cells = append(row.Cells, flow.Cell{Span: 1})
		return 0
	}
	row.Cells = append(row.Cells, flow.Cell{Span: h.span, Continues: true})
	below[col] = hanging{h.rows - 1, h.span}
	return h.span - 1
}
