// Package sheet is a sheet of a workbook as spreadsheet programs keep it: rows
// of cells with their styles, merged ranges, and what lies on top of it.
package sheet

import (
	"cmp"
	"slices"
)

// The size of a sheet (ECMA-376 part 1, 18.3.1.73 and Excel's own limit).
const (
	Rows = 1 << 20
	Cols = 1 << 14
)

// Sheet is one entry of the workbook and what it states outside the cells.
type Sheet struct {
	Name, State, Part string
	Merges            []Extent // known when the rows have been read
	HiddenColumns     []Extent // rows are 0
	Last              int      // number of the row read last
}

// Extent is a range of places, ends included, counted from 0.
type Extent struct{ Row, Col, LastRow, LastCol int }

// Visible reports that the sheet has a tab.
func (sh *Sheet) Visible() bool { return sh.State == "" || sh.State == "visible" }

// Hides reports that a column is not shown.
func (sh *Sheet) Hides(col int) bool {
	for _, h := range sh.HiddenColumns {
		if col >= h.Col && col <= h.LastCol {
			return true
		}
	}
	return false
}

// Row is a row that holds cells.
type Row struct {
	Row    int // from 0
	Hidden bool
	Cells  []Cell // valid until the next row
}

// Cell is a cell as the file states it.
type Cell struct {
	Col   int    // from 0
	Style int    // 0 is no style
	Kind  string // ST_CellType: "n" a number, "s" and "inlineStr" text, "str" a formula's text, "b", "d", "e"
	Text  string // "" also when nothing is stated
	Lost  bool   // it names a shared string that is not there
}

// AnnotationKind is what a piece of text on top of a sheet is.
type AnnotationKind byte

// The kinds of annotation.
const (
	TextBox AnnotationKind = iota
	Comment                // of a cell
	Graphic                // the words of a chart or diagram, and of copies for old programs
)

// Annotation is a paragraph that lies on a sheet, not in a cell.
type Annotation struct {
	Kind AnnotationKind
	Row  int // of its upper edge or its cell, from 0
	Text string
}

// Sort puts annotations by row, text boxes before comments.
func Sort(notes []Annotation) {
	slices.SortStableFunc(notes, func(a, b Annotation) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Row, b.Row))
	})
}
