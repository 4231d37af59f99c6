package parse

import (
	"slices"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// lineSort is what one line of a table without header, one cell a line, holds.
type lineSort uint8

const (
	proseCell lineSort = iota
	organCell
	timeCell
	statusCell
)

// sortOf judges one line as a cell.
func sortOf(s strand) lineSort {
	f := featureOf(s)
	switch {
	case f.sentence && f.org < 0.9 || f.number || f.serial:
		return proseCell
	case f.org >= 0.9:
		return organCell
	case f.time >= 0.9:
		return timeCell
	case f.status >= 0.9:
		return statusCell
	}
	return proseCell
}

// isOrgans reports an organCell.
func isOrgans(s strand) bool {
	f := organsOf(s)
	return f.org >= 0.9 && !f.serial
}

// organLines reads rows whose cells stand one on a line, without header and
// numbers: a task, the organs below it, then what is told of it and its status.
// A task is prose with organs right below it.
func (f flattened) organLines(i int) (grid, int, bool) {
	g := grid{cols: []column{{role: lexicon.HeaderContent}, {role: lexicon.HeaderResponsible}, {role: lexicon.HeaderDeadline}, {role: lexicon.HeaderRemarks}, {role: lexicon.HeaderProgress}}}
	if lines, _ := f.plainLines(i, 2); len(lines) < 2 || !isOrgans(lines[1]) || sortOf(lines[0]) != proseCell {
		return grid{}, i, false
	}
	lines, next := f.plainLines(i, len(f.nodes))
	sorts := sortsOf(lines)
	told, signed := 0, 0
	for k, s := range lines {
		sort := sorts[k]
		if sort == statusCell || sort == timeCell && k > 0 && sorts[k-1] == organCell {
			told++
			if sort == timeCell && wholeDate.MatchString(s.key()) {
				signed++
			}
		}
		if sort == proseCell && k+1 < len(lines) && sorts[k+1] == organCell {
			g.rows = append(g.rows, gridRow{cells: make([]gridCell, len(g.cols))})
		}
		g.rows[len(g.rows)-1].put(sort, s)
	}
	if told*2 < len(g.rows) || signed == told && len(g.rows) < 3 {
		return grid{}, i, false
	}
	if !slices.Contains(sorts, statusCell) {
		g.cols[len(g.cols)-1].role = lexicon.HeaderRemarks
	}
	return g, next, true
}

// sortsOf judges lines as cells. A name broken over two lines is one of organs:
// 区残联、区人力资源社会保 / 障局.
func sortsOf(lines []strand) []lineSort {
	out := make([]lineSort, len(lines))
	for k, s := range lines {
		out[k] = sortOf(s)
	}
	for k := 1; k+1 < len(lines); k++ {
		if out[k] != proseCell || lines[k].len() > brokenLine || lines[k+1].len() > brokenLine {
			continue
		}
		if isOrgans(lines[k].then(lines[k+1])) {
			out[k], out[k+1] = organCell, organCell
		}
	}
	return out
}

// put adds a line to the cell of its sort; prose behind the organs is a remark.
func (row gridRow) put(sort lineSort, s strand) {
	c := map[lineSort]int{proseCell: 3, organCell: 1, timeCell: 2, statusCell: 4}[sort]
	if sort == proseCell && row.cells[0].state == missing {
		c = 0
	}
	row.cells[c] = gridCell{filled, row.cells[c].text.then(s)}
}

// plainLines collects the lines from node i on, up to one with a number or a label, or to so many.
func (f flattened) plainLines(i, most int) (lines []strand, next int) {
	k := i
	for ; k < len(f.nodes) && len(lines) < most && !f.stop(k); k++ {
		if !f.nodes[k].free() {
			continue
		}
		s := f.nodes[k].text.trim()
		_, label := readLabel(s)
		if sn, ok := readSerial(s); ok && sn.width < s.len() || label {
			break
		}
		lines = append(lines, s)
	}
	return lines, k
}
