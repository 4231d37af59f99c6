package parse

import "strings"

// groupCells reads a row that groups those below it by another style of number,
// with nothing behind its heading: 一 | 推动工业经济稳增长 | | |, above 1 | … | ….
func (r *rowReader) groupCells(row gridRow) (strand, bool) {
	number, head, only := r.headed(row)
	if !only || head.len() == 0 || !inHan(number) || !r.grid.counted() {
		return strand{}, false
	}
	r.ledger.claim(number, LabelPart)
	return head, true
}

// inHan reports a serial in Chinese numerals: 一, （二）.
func inHan(s strand) bool {
	s = s.trimFunc(func(r rune) bool { return blank(r) || r == '(' || r == ')' || r == '、' })
	_, ok := bareNumber(s)
	return ok && isNumeral(s.fold[0])
}

// counted reports rows numbered in digits.
func (g grid) counted() bool {
	for _, row := range g.rows {
		for c, cell := range row.cells {
			if g.cols[c].kind() != serialColumn || cell.state != filled || inHan(cell.text) {
				continue
			}
			if _, ok := bareNumber(cell.text); ok {
				return true
			}
		}
	}
	return false
}

// total claims a row that only sums up: 合计 | | 434300.
func (r *rowReader) total(row gridRow) bool {
	for _, cell := range row.cells {
		if cell.state != filled {
			continue
		}
		switch key := cell.text.key(); {
		case key == "合计", key == "总计", key == "小计", key == "共计", strings.HasPrefix(key, "合计("), strings.HasPrefix(key, "总计("), strings.HasPrefix(key, "小计("):
			for _, c := range row.cells {
				r.ledger.claim(c.text, RemarksPart)
			}
			return true
		}
		return false
	}
	return false
}
