package parse

import (
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// grid is a table under its column roles, however it arrived: as cells with
// spans, as tabs, as one cell per line.
type grid struct {
	cols  []column
	rows  []gridRow
	under []strand // the headings above the table: 二、市政府规章制定项目
	loose bool     // merged cells left no trace: an empty cell means the one above

	numbers []strand // all that the rows hold, where the table's words are lost

	layout   Layout
	inferred bool // no header names the columns
}

// column is one column: its role and the heading that gave it.
type column struct {
	role lexicon.HeaderRole
	head strand
}

// gridRow is one row, a cell per column. A group row (一、周明川市长牵头事项) has only its heading.
type gridRow struct {
	cells   []gridCell
	below   []strand // headings of this row alone, below those of the path columns
	group   strand
	shifted bool // cells were moved to the columns they fit
	fit     float64
}

// gridCell is one place of a grid.
type gridCell struct {
	state cellState
	text  strand
}

type cellState uint8

// What can stand in a place.
const (
	missing cellState = iota // the row has no such cell
	filled
	open   // printed with nothing in it: merged with the cell above, or empty
	void   // printed as empty: —, a lone NBSP
	shadow // covered by a merged cell whose text it carries
)

// newCell tells the state of a printed cell by its text.
func newCell(s strand) gridCell {
	t := s.trim()
	switch {
	case t.len() == 0 && hasWideBlank(s):
		return gridCell{void, s}
	case t.len() == 0:
		return gridCell{open, s}
	case isDash(t):
		return gridCell{void, t}
	}
	return gridCell{filled, t}
}

// hasWideBlank reports an NBSP or ideographic space, which typists put into cells that stay empty.
func hasWideBlank(s strand) bool {
	for _, r := range s.raw() {
		if r == 0xA0 || r == 0x3000 {
			return true
		}
	}
	return false
}

// isDash reports a cell that says "nothing": —, ——, /, 无.
func isDash(s strand) bool {
	if s.len() > 6 {
		return false
	}
	if s.len() == 1 && s.fold[0] == '无' {
		return true
	}
	for _, r := range s.fold {
		if !blank(r) && !strings.ContainsRune("-—/\\*", r) {
			return false
		}
	}
	return s.len() > 0
}

// isDitto reports a cell that says what the one above it says: 同上, 〃.
func isDitto(s strand) bool {
	if s = s.trim(); s.len() == 0 || s.len() > 3 {
		return false
	}
	switch s.text() {
	case "同上", "同前", "同上。", "〃", "″", "”", "\"":
		return true
	}
	return false
}

// isVoid reports a printed cell without words.
func isVoid(s strand) bool { return newCell(s).state != filled }

// has reports that some column has one of the roles.
func (g grid) has(roles ...lexicon.HeaderRole) bool {
	for _, c := range g.cols {
		for _, r := range roles {
			if c.role == r {
				return true
			}
		}
	}
	return false
}
