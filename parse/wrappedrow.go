package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// mostWrapped is how many lines a row has at most whose cells were wrapped.
const mostWrapped = 8

// wrappedRow reads a row whose cells were wrapped at line ends: the first cell of each line
// below goes on with the last of the line above, and all of them together fill the header.
//
//	5→危废处置→建立部门联动的危险废物 / 监管机制。→省生态环境厅→省公安厅、省交 / 通厅→持续推进
func (f flattened) wrappedRow(cols []column, k int) (row gridRow, last int, ok bool) {
	if f.nodes[k].tabs == 0 || f.nodes[k].tabs+1 >= len(cols) || cols[0].role != lexicon.HeaderSerial {
		return row, k, false
	}
	var cells []strand
	for last = k; last < len(f.nodes) && last < k+mostWrapped && !f.stop(last); last++ {
		n := &f.nodes[last]
		if !n.free() {
			return row, k, false
		}
		next := pieces(f.b, n, '\t')
		_, numbered := bareNumber(next[0])
		if numbered != (last == k) {
			return row, k, false
		}
		if cells = glued(cells, next); cells == nil || len(cells) > len(cols) {
			return row, k, false
		}
		if last > k && len(cells) == len(cols) && !f.wrapsOn(last+1) {
			return alignRow(cols, cells), last, fits(cols, cells)
		}
	}
	return row, k, false
}

// glued joins the cells of a line to those above it, the first to the last; nil where that one is complete.
func glued(cells, next []strand) []strand {
	n := len(cells) - 1
	if n < 0 {
		return next
	}
	if above := cells[n].trim(); next[0].empty() || above.len() > 0 && above.fold[above.len()-1] == '。' {
		return nil
	}
	return append(append(cells[:n:n], cells[n].then(next[0])), next[1:]...)
}

// wrapsOn reports that line k has no tab and so belongs to the cell above it.
func (f flattened) wrapsOn(k int) bool {
	return k < len(f.nodes) && !f.stop(k) && f.nodes[k].free() && f.nodes[k].tabs == 0 && !isGroupLine(f.nodes[k].text.trim())
}
