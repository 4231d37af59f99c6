package parse

import (
	"math/bits"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// pageRows reads a table as the text of a printed page keeps it: columns set apart by gaps, cells that are
// wrapped going on in the lines below, each row begun by its number.
//
//	1  建成村级应急服务站 40 个，覆盖
//	   全部山区乡镇。
//	   市应急局  各乡镇（街道、开发
//	   区）  2023 年 7 月底前
func (f flattened) pageRows(i int) (grid, int, bool) {
	if f.nodes[i].table != nil || !f.nodes[i].broken() || f.memo.paged.spent(i) {
		return grid{}, i, false
	}
	cols, ok := headerRow(f.cellsBy(byWideGaps, i))
	if !ok || len(cols) < 3 || cols[0].role != lexicon.HeaderSerial {
		return grid{}, i, false
	}
	settle(cols)
	g, k, wrapped := grid{cols: cols, loose: true}, i+1, false
	for k < len(f.nodes) && !f.stop(k) {
		if !f.nodes[k].free() {
			k++
			continue
		}
		cells := f.cellsBy(byWideGaps, k)
		if again, ok := headerRow(cells); ok && sameHeader(again, cols) {
			f.claimHeader(again, RepeatPart)
			k++
			continue
		}
		if s, only := onlyCell(cells); only && isGroupLine(s) {
			g.rows = append(g.rows, gridRow{group: s})
			k++
			continue
		}
		row, next, ok := f.pageRow(cols, k)
		if !ok {
			break
		}
		g.rows = append(g.rows, row)
		wrapped = wrapped || next > k+1
		k = next
	}
	g.rows = withoutTail(g.rows)
	if len(g.rows) < 2 || !wrapped {
		f.memo.paged.fail(k)
		return grid{}, i, false
	}
	f.claimHeader(cols, ColumnHeaderPart)
	return g, k, true
}

// pageRow reads the row that begins on line k and goes on below it until the next number.
func (f flattened) pageRow(cols []column, k int) (gridRow, int, bool) {
	var lines [][]strand
	best, next, score := gridRow{}, k, 0.0
	for ; k < len(f.nodes) && len(lines) < mostWrapped && !f.stop(k); k++ {
		if !f.nodes[k].free() {
			continue
		}
		cells := numberedCells(f.cellsBy(byWideGaps, k))
		_, numbered := bareNumber(cells[0])
		if _, header := headerRow(cells); numbered != (len(lines) == 0) || header || isGroupLine(cells[0]) && len(cells) == 1 {
			break
		}
		lines = append(lines, cells)
		if whole, fit, ok := wrapCells(cols, lines); ok && (best.cells == nil || fit >= score) {
			best, next, score = alignRow(cols, whole), k+1, fit
		}
	}
	return best, next, best.cells != nil
}

// numberedCells sets the number apart that one blank keeps from the first words: 1 建成服务站.
func numberedCells(cells []strand) []strand {
	if len(cells) == 0 {
		return []strand{{}}
	}
	s := cells[0].trim()
	for i, r := range s.fold {
		if !blank(r) {
			continue
		}
		if _, ok := bareNumber(s.cut(0, i)); ok {
			return append([]strand{s.cut(0, i), s.from(i + 1)}, cells[1:]...)
		}
		break
	}
	return cells
}

// wrapCells tells which lines go on with the last cell of the line above them, so that all together fill the columns and read like them.
func wrapCells(cols []column, lines [][]strand) (best []strand, score float64, ok bool) {
	total := 0
	for _, l := range lines {
		total += len(l)
	}
	wraps := total - len(cols)
	if wraps < 0 || wraps >= len(lines) {
		return nil, 0, false
	}
	for set := 0; set < 1<<(len(lines)-1); set++ {
		if bits.OnesCount(uint(set)) != wraps {
			continue
		}
		cells := append([]strand(nil), lines[0]...)
		for i, l := range lines[1:] {
			if set>>i&1 == 1 {
				last := len(cells) - 1
				cells[last] = joinLines(cells[last], l[0])
				l = l[1:]
			}
			cells = append(cells, l...)
		}
		fit := 0.0
		for c, cell := range cells {
			x := featureOf(cell)
			fit += x.fit(cols[c].kind())
		}
		if best == nil || fit > score {
			best, score = cells, fit
		}
	}
	return best, score, best != nil && fits(cols, best)
}
