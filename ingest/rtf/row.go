package rtf

import (
	"fmt"

	"github.com/taizhang/taizhang/ingest/flow"
)

// rowShape gathers the definition of a row: what is said of a cell stands before its right edge.
type rowShape struct {
	left  int
	edges []int
	cells []flow.CellShape
	next  flow.CellShape
}

// define takes a word that defines a row of the table at a level.
func (f *stream) define(level int, t token, most int) {
	if t.name == "trowd" {
		if f.rows == nil {
			f.rows = map[int]*rowShape{}
		}
		f.rows[level] = &rowShape{}
		return
	}
	s := f.rows[level]
	if s == nil {
		return
	}
	switch t.name {
	case "trleft":
		s.left = t.n
	case "clmrg":
		s.next.Joined = true
	case "clvmrg":
		s.next.Continues = true
	case "cellx":
		if len(s.cells) < most {
			s.edges, s.cells = append(s.edges, t.n), append(s.cells, s.next)
		}
		s.next = flow.CellShape{}
	}
}

// shape is the row's, nil where none was defined.
func (f *stream) shape(level int) *flow.Shape {
	s := f.rows[level]
	if s == nil || len(s.cells) == 0 {
		return nil
	}
	return &flow.Shape{Edges: append([]int{s.left}, s.edges...), Cells: s.cells}
}

// cell ends a cell of the table at a level.
func (r *reader) cell(level int) {
	saved := r.state
	r.state.inTable, r.state.level = true, level
	r.paragraph()
	r.state = saved
	if r.flow.table != nil {
		r.flow.table.EndCell()
	}
	if r.cells++; r.cells > r.lim.RowCells {
		r.err = fmt.Errorf("%w: rtf-row-cells %d", ErrLimit, r.lim.RowCells)
	}
}

// row ends a row of the table at a level.
func (r *reader) row(level int) {
	r.cells = 0
	r.nest(level)
	if r.flow.table != nil {
		r.flow.table.EndRow(r.flow.shape(level))
	}
}
