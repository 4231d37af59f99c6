package parse

import (
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// lost gives a row that prints neither number nor organs those of the row above: its
// merged cells left no trace. A number alone is that of the merged cell it lies under.
func (r *rowReader) lost(d *draft, row gridRow) {
	n := len(r.out) - 1
	if n >= 0 && d.serial.len() > 0 && len(d.duties) == 0 && r.under(row) {
		d.duties = inheritedDuties(r.out[n].duties)
	}
	if n < 0 || d.serial.len() > 0 || !hasRole(r.grid.cols, lexicon.HeaderSerial) {
		return
	}
	above, unprinted := r.out[n], true
	for c, cell := range row.cells {
		switch r.grid.cols[c].kind() {
		case serialColumn:
			if cell.state == void {
				return
			}
		case orgColumn:
			unprinted = unprinted && cell.state == missing
		}
	}
	d.serial = above.serial
	if unprinted && len(d.duties) == 0 {
		d.duties = inheritedDuties(above.duties)
	}
}

// under reports a numbered row that prints neither a heading, where the row above has one, nor
// organs: both lie under merged cells that left no trace.
func (r *rowReader) under(row gridRow) bool {
	heading, organs := false, false
	for c, cell := range row.cells {
		switch r.grid.cols[c].kind() {
		case pathColumn:
			heading = heading || cell.state == missing && r.path[c].len() > 0
		case orgColumn:
			organs = true
			if cell.state != missing {
				return false
			}
		}
	}
	return heading && organs
}

// moveOrgans puts organs under the column to the right, left empty in this row, that
// named them in the row above: the cell to the left of them was merged and is gone.
func (r *rowReader) moveOrgans(row gridRow) {
	for c := 0; c+1 < len(row.cells); c++ {
		cell, next := row.cells[c], row.cells[c+1]
		if r.grid.cols[c].kind() != orgColumn || r.grid.cols[c+1].kind() != orgColumn || !r.grid.loose || cell.state != filled || next.state == filled || next.state == shadow {
			continue
		}
		names := bareNames(cell.text)
		if strings.Contains(bareNames(r.above[c+1].text), names) && !strings.Contains(bareNames(r.above[c].text), names) {
			row.cells[c], row.cells[c+1] = gridCell{state: open}, cell
		}
	}
}

// bareNames is a list of organs without what stands between them.
func bareNames(s strand) string {
	return string(s.keep(func(i int) bool {
		return !blank(s.fold[i]) && !separator(s.fold[i]) && s.fold[i] != '及' && s.fold[i] != '和'
	}).fold)
}
