package parse

import (
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// rowReader turns the rows of a grid into drafts, carrying down what merged
// cells say of the rows below them.
type rowReader struct {
	grid   grid
	ledger *Ledger
	path   []strand         // current heading of each path column
	groups []strand         // current headings across the table, outermost first
	nest   serialStyle      // of the number before the innermost of them, where rows below are numbered anew
	above  map[int]gridCell // last filled cell of each organ or deadline column
	odd    []Issue
	out    []draft
}

// drafts reads g row by row.
func (g grid) drafts(l *Ledger) []draft {
	r := &rowReader{grid: g, ledger: l, path: make([]strand, len(g.cols)), above: map[int]gridCell{}, out: make([]draft, 0, len(g.rows))}
	for _, head := range g.under {
		r.enter(head)
	}
	for i, row := range g.rows {
		if row.cells == nil {
			r.enter(row.group)
			continue
		}
		if head, ok := r.groupCells(row); ok {
			r.enter(head)
			continue
		}
		if r.leave(row); i+1 < len(g.rows) && r.nests(row, g.rows[i+1]) {
			continue
		}
		if !r.total(row) {
			r.row(row)
		}
	}
	return r.out
}

// enter begins a group: it ends those of its own style of number and below.
func (r *rowReader) enter(group strand) {
	sn, _ := readSerial(group)
	for i, g := range r.groups {
		if open, _ := readSerial(g); open.style == sn.style {
			r.groups = r.groups[:i]
			break
		}
	}
	r.groups = append(r.groups[:len(r.groups):len(r.groups)], group)
	r.ledger.claim(group, HeadingPart)
}

func (r *rowReader) row(row gridRow) {
	d := draft{layout: r.grid.layout, evidence: r.evidence(row), fit: row.fit}
	r.headings(row)
	own := r.content(&d, row)
	r.facts(&d, row)
	if own {
		r.lost(&d, row)
		d.path = append(r.currentPath(), row.below...)
		d.odd, r.odd = append(d.odd, r.odd...), nil
		r.out = append(r.out, d)
		return
	}
	r.withoutContent(d, row)
}

// headings brings the path up to this row. A new heading empties the levels
// below it; a blank one keeps what stands above.
func (r *rowReader) headings(row gridRow) {
	fresh := false
	for c, cell := range row.cells {
		if r.grid.cols[c].kind() != pathColumn {
			continue
		}
		text, again := once(cell.text)
		switch cell.state {
		case filled, shadow:
			if isDitto(cell.text) {
				r.ledger.claim(cell.text, LabelPart)
				continue
			}
			r.ledger.claim(again, RepeatPart)
			if cell.state == filled {
				r.odd = append(r.odd, repeated(again)...)
			}
			if r.path[c].alike(text) {
				r.ledger.claim(text, repeatedPart(r.path[c], text))
				continue
			}
			r.path[c], fresh = text, fresh || !r.strayOrgans(row, text)
			r.ledger.claim(text, HeadingPart)
		case void:
			r.path[c] = strand{}
			r.ledger.claim(cell.text, LabelPart)
		default:
			if fresh {
				r.path[c] = strand{}
			}
		}
	}
}

// strayOrgans reports a list of organs in a heading's place, in a row that prints none in theirs: it
// opens no group, so the headings below it stay: 县政府各部门、各乡（镇）人民政府.
func (r *rowReader) strayOrgans(row gridRow, text strand) bool {
	if !r.grid.loose || !strings.ContainsRune(string(text.fold), '、') || orgShare(text) < 0.8 {
		return false
	}
	for c, cell := range row.cells {
		if r.grid.cols[c].kind() == orgColumn && cell.state == filled {
			return false
		}
	}
	return true
}

// repeatedPart is HeadingPart for the cell itself and RepeatPart for the same words printed again.
func repeatedPart(first, again strand) Part {
	if first.len() > 0 && first.place(0) == again.place(0) {
		return HeadingPart
	}
	return RepeatPart
}

func (r *rowReader) currentPath() []strand {
	var out []strand
	out = append(out, r.groups...)
	for _, p := range r.path {
		if !p.empty() {
			out = append(out, p)
		}
	}
	return out
}

// content reads the task's own words and serial; false when the row has none.
func (r *rowReader) content(d *draft, row gridRow) bool {
	for c, cell := range row.cells {
		if cell.state != filled {
			if cell.state == void {
				r.ledger.claim(cell.text, LabelPart)
			}
			continue
		}
		switch r.grid.cols[c].kind() {
		case serialColumn:
			d.serial = cell.text
			r.ledger.claim(cell.text, LabelPart)
		case contentColumn:
			r.addContent(d, cell.text)
		}
	}
	return d.content.len() > 0
}

func (r *rowReader) addContent(d *draft, text strand) {
	text, again := once(text)
	r.ledger.claim(again, RepeatPart)
	d.odd = append(d.odd, repeated(again)...)
	if sn, ok := readSerial(text); ok && d.serial.len() == 0 && d.content.len() == 0 && !hasSecondSerial(text, sn) {
		d.serial = sn.words
		r.ledger.claim(text.cut(0, sn.width), LabelPart)
		text = text.from(sn.width)
	}
	d.content = d.content.then(text)
}

// hasSecondSerial reports a cell that holds a numbered list rather than one numbered task.
func hasSecondSerial(text strand, first serial) bool {
	for i := first.width; i+1 < text.len(); i++ {
		if !endsPoint(text.fold[i]) {
			continue
		}
		if sn, ok := readSerial(text.from(i + 1)); ok && sn.style == first.style && sn.n == first.n+1 {
			return true
		}
	}
	return false
}

// facts reads the organ, deadline and status columns.
func (r *rowReader) facts(d *draft, row gridRow) {
	r.moveOrgans(row)
	led := r.led(row)
	for c, cell := range row.cells {
		col := r.grid.cols[c]
		if led && col.role == lexicon.HeaderSupport && cell.state == open {
			delete(r.above, c)
			continue
		}
		if col.role == lexicon.HeaderSupervisor {
			if x, ok := r.carried(c, cell); ok {
				d.supervisors = append(d.supervisors, x.text)
			}
			continue
		}
		switch col.kind() {
		case orgColumn:
			if x, ok := r.carried(c, cell); ok {
				d.duties = append(d.duties, dutyText{x, col.roleOf()})
			}
		case timeColumn:
			if x, ok := r.carried(c, cell); ok {
				d.deadlines = append(d.deadlines, x)
			}
		case statusColumn:
			if cell.state == filled || cell.state == shadow {
				d.progress = append(d.progress, cell.text)
			}
		case otherColumn, scoreColumn, figureColumn:
			if cell.state == filled {
				d.remarks = append(d.remarks, cell.text)
			}
		}
	}
}

// led reports a row that prints who leads: a blank beside it says that nobody helps, and is no merged cell.
func (r *rowReader) led(row gridRow) bool {
	for c, cell := range row.cells {
		if col := r.grid.cols[c]; col.kind() == orgColumn && col.role != lexicon.HeaderSupport && cell.state == filled {
			return true
		}
	}
	return false
}

// carried is what cell c says: its own words, those of the merged cell it lies
// under, or, where merging left no trace, those of the cell above.
func (r *rowReader) carried(c int, cell gridCell) (cellText, bool) {
	switch cell.state {
	case filled:
		if last, ok := r.above[c]; ok && isDitto(cell.text) {
			r.ledger.claim(cell.text, LabelPart)
			return cellText{last.text, true}, true
		}
		r.above[c] = cell
		return cellText{cell.text, false}, true
	case shadow:
		return cellText{cell.text, true}, true
	case void:
		delete(r.above, c)
	case open:
		if last, ok := r.above[c]; ok && r.grid.loose {
			return cellText{last.text, true}, true
		}
		delete(r.above, c)
	}
	return cellText{}, false
}

// withoutContent places a row that has no words of its own: more organs for
// the task above, a heading that is itself the task, or only a heading.
func (r *rowReader) withoutContent(d draft, row gridRow) {
	own := ownDuties(d)
	leaf := r.freshLeaf(row)
	switch {
	case leaf.len() > 0 && own:
		d.content = leaf
		d.evidence |= HeadOnly
		d.path = r.currentPath()
		d.path = d.path[:len(d.path)-1]
		r.ledger.release(leaf)
		r.out = append(r.out, d)
	case own && len(r.out) > 0 && d.serial.len() == 0:
		last := &r.out[len(r.out)-1]
		last.duties = append(last.duties, d.duties...)
		last.deadlines = append(last.deadlines, d.deadlines...)
		last.progress = append(last.progress, d.progress...)
	}
}

func ownDuties(d draft) bool {
	for _, x := range d.duties {
		if !x.inherited {
			return true
		}
	}
	return false
}

// freshLeaf is the innermost heading that this row itself prints.
func (r *rowReader) freshLeaf(row gridRow) strand {
	for c := len(row.cells) - 1; c >= 0; c-- {
		if r.grid.cols[c].kind() == pathColumn && row.cells[c].state == filled {
			return r.path[c]
		}
	}
	return strand{}
}
