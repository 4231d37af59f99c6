package flow

import (
	"slices"
	"sort"
)

// Drawn is a table whose rows say where their cells stand on the page, in twips,
// as Word's own formats do; it becomes rows of grid columns.
type Drawn struct {
	Around *Drawn // the table it stands in
	rows   []drawnRow
	row    [][]Node // cells of the row that is not ended
	cell   []Node
}

type drawnRow struct {
	cells [][]Node
	shape *Shape
}

// Shape is where the cells of a row stand.
type Shape struct {
	Edges []int // one more than cells
	Cells []CellShape
}

// CellShape is what a row says of a cell.
type CellShape struct {
	Joined    bool // belongs to the cell on its left
	Continues bool // belongs to the cell above
}

// Add puts a paragraph or an inner table into the cell at hand.
func (t *Drawn) Add(n Node) { t.cell = append(t.cell, n) }

// EndCell ends the cell at hand.
func (t *Drawn) EndCell() { t.row, t.cell = append(t.row, t.cell), nil }

// EndRow ends the row at hand.
func (t *Drawn) EndRow(shape *Shape) {
	if len(t.cell) > 0 {
		t.EndCell()
	}
	t.rows, t.row = append(t.rows, drawnRow{t.row, shape}), nil
}

// nearTwips is how far edges of different rows may lie apart that are drawn as one.
const nearTwips = 20

// grid gathers the edges of all rows: they are the borders of the grid's columns.
func (t *Drawn) grid() []int {
	var edges []int
	for _, r := range t.rows {
		if r.shape != nil {
			edges = append(edges, r.shape.Edges...)
		}
	}
	slices.Sort(edges)
	var out []int
	for _, e := range edges {
		if len(out) == 0 || e-out[len(out)-1] > nearTwips {
			out = append(out, e)
		}
	}
	return out
}

func column(grid []int, edge int) int {
	return min(sort.SearchInts(grid, edge-nearTwips), max(len(grid)-1, 0))
}

// Close gives the rows; hide keeps what stands in joined cells, which no reader sees.
func (t *Drawn) Close(hide func(reason, text string)) *Table {
	if len(t.cell) > 0 || len(t.row) > 0 { // the file ends in mid-row
		t.EndRow(nil)
	}
	grid, out := t.grid(), &Table{}
	for _, r := range t.rows {
		out.Rows = append(out.Rows, r.on(grid, hide))
	}
	return out
}

// on lays a row on the grid.
func (r drawnRow) on(grid []int, hide func(reason, text string)) Row {
	var out Row
	if r.shape != nil && len(r.shape.Edges) > 0 {
		out.Before = column(grid, r.shape.Edges[0])
	}
	for i, nodes := range r.cells {
		c := Cell{Span: 1, Nodes: nodes}
		if r.shape == nil || i >= len(r.shape.Cells) {
			out.Cells = append(out.Cells, c)
			continue
		}
		c.Span = max(1, column(grid, r.shape.Edges[i+1])-column(grid, r.shape.Edges[i]))
		c.Continues = r.shape.Cells[i].Continues
		if n := len(out.Cells); r.shape.Cells[i].Joined && n > 0 {
			out.Cells[n-1].Span += c.Span
			hide("merged-cell", Row{Cells: []Cell{c}}.Plain())
			continue
		}
		out.Cells = append(out.Cells, c)
	}
	return out
}
