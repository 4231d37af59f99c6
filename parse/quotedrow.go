package parse

import (
	"strings"
	"unicode"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// mostQuoted is how many lines a row may take whose cells hold line breaks.
const mostQuoted = 30

// lastOfRow is the last line of the row that begins on line i: a cell in quotation
// marks may go on below, as spreadsheets write one with line breaks: "百色供电局、⏎百色自来水公司".
func (f flattened) lastOfRow(i int) int {
	if f.nodes[i].table != nil {
		return i
	}
	marks := strings.Count(f.raw(i), `"`)
	for k := i; marks > 0 && k < len(f.nodes) && k < i+mostQuoted && (k == i || !f.stop(k)); k++ {
		if k > i {
			marks += strings.Count(f.raw(k), `"`)
		}
		if marks%2 == 0 {
			return k
		}
	}
	return i
}

// cellsOver cuts the row on the lines [i,to].
func (f flattened) cellsOver(breaks func([]rune) []cellSpan, i, to int) []strand {
	if to == i {
		return f.cellsBy(breaks, i)
	}
	var raw []rune
	var ends []int // of each line in raw
	for k := i; k <= to; k++ {
		raw = append(raw, []rune(f.raw(k))...)
		ends, raw = append(ends, len(raw)), append(raw, '\n')
	}
	var out []strand
	for _, c := range breaks(raw[:len(raw)-1]) {
		cell, from := strand{}, 0
		for k, end := range ends {
			if a, b := max(c.from, from), min(c.to, end); a < b {
				n := f.nodes[i+k]
				cell = cell.then(strandAt(string(raw[a:b]), n.place(a-from)).unread())
			}
			from = end + 1
		}
		out = append(out, cell)
	}
	return out
}

// spacedName reports a gap between two single characters, with which typists give a name
// of two the width of one of three: 张  蓉.
func spacedName(raw []rune, from, to int) bool {
	alone := func(i, j int) bool {
		return i >= 0 && i < len(raw) && unicode.Is(unicode.Han, raw[i]) && (j < 0 || j >= len(raw) || hanzi.IsBlank(raw[j]))
	}
	return to-from <= 4 && alone(from-1, from-2) && alone(to, to+1)
}
