package parse

// fewestNumbers are the rows at least of a table of which only the numbers stayed.
const fewestNumbers = 2

// numbersOnly reports cells that say nothing but the numbers of their rows: what stays
// below 序号 | 重点任务 | 责任单位 when a table's words are lost.
func numbersOnly(cells []strand) bool {
	n := 0
	for _, c := range cells {
		if newCell(c).state != filled {
			continue
		}
		if _, number := bareNumber(c); !number {
			return false
		}
		n++
	}
	return n >= fewestNumbers
}

// emptied reports a table whose rows hold their numbers and no words.
func (g grid) emptied() bool {
	if len(g.rows) == 0 {
		return len(g.numbers) > 0
	}
	var cells []strand
	for _, r := range g.rows {
		if r.cells == nil {
			return false
		}
		for _, c := range r.cells {
			cells = append(cells, c.text)
		}
	}
	return numbersOnly(cells)
}

// where quotes the heading of the first column.
func (g grid) where() Quote {
	if len(g.cols) == 0 {
		return Quote{}
	}
	return g.cols[0].head.quote()
}
