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
	g := grid{inferred: true, cols: []column{{role: lexicon.HeaderContent}, {role: lexicon.HeaderResponsible}, {role: lexicon.HeaderDeadline}, {role: lexicon.HeaderRemarks}, {role: lexicon.HeaderProgress}}}
	if f.memo.organs.spent(i) {
		return grid{}, i, false
	}
	if lines, _ := f.plainLines(i, 2); len(lines) < 2 || !isOrgans(lines[1]) || sortOf(lines[0]) != proseCell {
		return grid{}, i, false
	}
	lines, next := f.plainLines(i, len(f.nodes))
	sorts := sortsOf(lines)
	told, signed, rows := 0, 0, 0
	for k, sort := range sorts {
		if sort == statusCell || sort == timeCell && k > 0 && sorts[k-1] == organCell {
			told++
			if sort == timeCell && isDate(lines[k].key()) {
				signed++
			}
		}
		if opensRow(sorts, k) {
			rows++
		}
	}
	if told*2 < rows || signed == told && rows < 3 {
		f.memo.organs.fail(next)
		return grid{}, i, false
	}
	for k := 0; k < len(lines); {
		end := k + 1
		for end < len(lines) && !opensRow(sorts, end) {
			end++
		}
		g.rows = append(g.rows, rowOf(lines[k:end], sorts[k:end], len(g.cols)))
		k = end
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

// opensRow reports a line of prose with organs right below it.
func opensRow(sorts []lineSort, k int) bool {
	return sorts[k] == proseCell && k+1 < len(sorts) && sorts[k+1] == organCell
}

// rowOf puts each line into the cell of its sort; prose behind the first is a remark.
func rowOf(lines []strand, sorts []lineSort, width int) gridRow {
	parts := make([][]strand, width)
	for k, s := range lines {
		c := map[lineSort]int{proseCell: 3, organCell: 1, timeCell: 2, statusCell: 4}[sorts[k]]
		if k == 0 {
			c = 0
		}
		parts[c] = append(parts[c], s)
	}
	row := gridRow{cells: make([]gridCell, width)}
	for c := range parts {
		if len(parts[c]) > 0 {
			row.cells[c] = gridCell{filled, joinLines(parts[c]...)}
		}
	}
	return row
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
