package parse

import "slices"

// nests enters a row that only names what the rows below it are numbered under anew:
// 1 | 关于老旧小区加装电梯 | | |, above (1) | … | 区住建局 |.
func (r *rowReader) nests(row, next gridRow) bool {
	number, head, only := r.headed(row)
	first, _, _ := r.headed(next)
	if !only || head.len() == 0 {
		return false
	}
	style, _ := cellSerial(number)
	below, n := cellSerial(first)
	if style == noSerial || below == noSerial || below == style || n != 1 {
		return false
	}
	r.leave(row)
	r.ledger.claim(number, LabelPart)
	r.enter(head)
	r.nest = style
	return true
}

// leave ends such a group at a row that is numbered like its heading.
func (r *rowReader) leave(row gridRow) {
	number, _, _ := r.headed(row)
	if style, _ := cellSerial(number); r.nest == noSerial || style != r.nest {
		return
	}
	r.groups, r.nest = r.groups[:len(r.groups)-1], noSerial
}

// headed is the number and the words of a row, and whether it holds nothing else.
func (r *rowReader) headed(row gridRow) (number, head strand, only bool) {
	only = true
	for c, cell := range row.cells {
		if cell.state != filled {
			only = only && cell.state != shadow
			continue
		}
		switch k := r.grid.cols[c].kind(); {
		case k == serialColumn:
			number = cell.text
		case (k == contentColumn || k == pathColumn) && head.len() == 0:
			head = cell.text
		default:
			only = false
		}
	}
	return number, head, only
}

// cellSerial reads the style and the value of a number that stands in a cell by itself: (1), 1.1, ①, 一.
func cellSerial(s strand) (serialStyle, int) {
	s = s.dense()
	if s.len() == 0 {
		return noSerial, 0
	}
	if sn, ok := readSerial(s); ok && sn.width == s.len() {
		return sn.style, sn.n
	}
	if k := slices.Index(s.fold, '.'); k > 0 && k+1 < s.len() {
		n, ok := bareNumber(s.from(k + 1))
		if _, digits := bareNumber(s.cut(0, k)); ok && digits {
			return decimalSerial, n
		}
	}
	n, ok := bareNumber(s)
	switch {
	case !ok:
		return noSerial, 0
	case isNumeral(s.fold[0]):
		return commaSerial, n
	}
	return dotSerial, n
}
