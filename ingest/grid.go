package ingest

import "slices"

// grid lays cells on places while a table is read, so that every place belongs
// to exactly one cell however broken the spans of the file are.
type grid struct {
	owner [][]int32 // by row and column: index of the cell + 1; 0 is nobody's
	cells []Cell
	cols  int
	taken int // places given away
	limit int
	full  bool // the limit was reached; nothing more is laid
}

// at is the owner of a place, 0 for nobody.
func (g *grid) at(row, col int) int32 {
	if row >= len(g.owner) || col >= len(g.owner[row]) {
		return 0
	}
	return g.owner[row][col]
}

// free is the first free column of a row from col on.
func (g *grid) free(row, col int) int {
	for g.at(row, col) != 0 {
		col++
	}
	return col
}

// put lays a cell at a free place; its spans are cut where other cells stand.
func (g *grid) put(row, col, rowSpan, colSpan int, text string) {
	rowSpan, colSpan = g.room(row, col, max(rowSpan, 1), max(colSpan, 1))
	if g.full = g.full || rowSpan == 0 || g.taken+rowSpan*colSpan > g.limit; g.full {
		return
	}
	g.taken += rowSpan * colSpan
	g.cells = append(g.cells, Cell{Row: row, Col: col, RowSpan: rowSpan, ColSpan: colSpan, Text: text})
	for r := row; r < row+rowSpan; r++ {
		g.claim(r, col, colSpan, int32(len(g.cells)))
	}
	g.cols = max(g.cols, col+colSpan)
}

// room is how far spans from a place reach before they meet another cell.
func (g *grid) room(row, col, rowSpan, colSpan int) (int, int) {
	if g.at(row, col) != 0 || row > g.limit || col > g.limit {
		return 0, 0
	}
	wide := 1
	for wide < colSpan && g.at(row, col+wide) == 0 {
		wide++
	}
	tall := 1
	for tall < rowSpan && tall*wide <= g.limit && g.clear(row+tall, col, wide) {
		tall++
	}
	return tall, wide
}

func (g *grid) clear(row, col, wide int) bool {
	for c := col; c < col+wide; c++ {
		if g.at(row, c) != 0 {
			return false
		}
	}
	return true
}

func (g *grid) claim(row, col, wide int, who int32) {
	for len(g.owner) <= row {
		g.owner = append(g.owner, nil)
	}
	line := g.owner[row]
	if need := col + wide - len(line); need > 0 {
		line = append(line, make([]int32, need)...)
	}
	for c := col; c < col+wide; c++ {
		line[c] = who
	}
	g.owner[row] = line
}

// below lets the cell that owns a place grow by one row, when the row has room for all of it.
func (g *grid) below(row, col int) bool {
	if row == 0 || g.at(row-1, col) == 0 {
		return false
	}
	who := g.at(row-1, col)
	c := &g.cells[who-1]
	if c.Col != col || c.Row+c.RowSpan != row || !g.clear(row, col, c.ColSpan) || g.taken+c.ColSpan > g.limit {
		return false
	}
	c.RowSpan++
	g.taken += c.ColSpan
	g.claim(row, col, c.ColSpan, who)
	return true
}

// table closes the grid: lines that nothing begins in are dropped, places that
// are nobody's become empty cells.
func (g *grid) table() *Table {
	g.dropRows()
	g.dropColumns()
	return g.filled()
}

// filled is table for a grid whose coordinates must stay as they are.
func (g *grid) filled() *Table {
	t := &Table{Rows: len(g.owner), Cols: g.cols, Cells: g.cells}
	for r := range g.owner {
		for c := 0; c < g.cols && len(t.Cells) <= g.limit; c++ {
			if g.at(r, c) == 0 {
				t.Cells = append(t.Cells, Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1})
			}
		}
	}
	g.full = g.full || len(t.Cells) > g.limit
	slices.SortFunc(t.Cells, func(a, b Cell) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	return t
}

// dropRows removes rows in which no cell begins, such as <tr></tr>.
func (g *grid) dropRows() {
	begins := make([]bool, len(g.owner))
	for i := range g.cells {
		begins[g.cells[i].Row] = true
	}
	at := renumber(begins)
	for i := range g.cells {
		c := &g.cells[i]
		c.Row, c.RowSpan = at[c.Row], at[c.Row+c.RowSpan]-at[c.Row]
	}
	kept := g.owner[:0]
	for r, line := range g.owner {
		if begins[r] {
			kept = append(kept, line)
		}
	}
	g.owner = kept
}

// dropColumns removes columns in which no cell begins, such as those of a colspan that is too wide.
func (g *grid) dropColumns() {
	begins := make([]bool, g.cols)
	for i := range g.cells {
		begins[g.cells[i].Col] = true
	}
	at := renumber(begins)
	for i := range g.cells {
		c := &g.cells[i]
		c.Col, c.ColSpan = at[c.Col], at[c.Col+c.ColSpan]-at[c.Col]
	}
	for r, line := range g.owner {
		kept := line[:0]
		for c, who := range line {
			if begins[c] {
				kept = append(kept, who)
			}
		}
		g.owner[r] = kept
	}
	g.cols = at[len(begins)]
}

// renumber gives each line, and the end, its number when only the kept ones count.
func renumber(keep []bool) []int {
	at := make([]int, len(keep)+1)
	for i, k := range keep {
		at[i+1] = at[i]
		if k {
			at[i+1]++
		}
	}
	return at
}
