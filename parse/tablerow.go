package parse

// row reads the cells of row r; those that do not read like their columns are moved.
func (t tabular) row(cols []column, r int, texts []strand) gridRow {
	row := gridRow{cells: make([]gridCell, len(cols))}
	for c := range row.cells {
		row.cells[c] = t.place(r, c)
	}
	own, at := t.own(r, texts, nil)
	if fits(columnsAt(cols, at), own) {
		return row
	}
	for c := range row.cells {
		if above, ok := t.unmarked(cols, r, c); ok {
			row.cells[c] = gridCell{shadow, above}
		}
		if row.cells[c].state != shadow {
			row.cells[c] = gridCell{}
		}
	}
	own, at = t.own(r, texts, row.cells)
	row.shift(cols, own, at)
	return row
}

// own are the texts of the cells that begin in row r, and their columns, without those under a shadow.
func (t tabular) own(r int, texts []strand, cells []gridCell) (own []strand, at []int) {
	for c := range texts {
		if t.owns(r, c) && (cells == nil || cells[c].state != shadow) {
			own, at = append(own, texts[c]), append(at, c)
		}
	}
	return own, at
}

// owns reports that a cell begins at row r, column c.
func (t tabular) owns(r, c int) bool {
	i := t.at[r][c]
	return i >= 0 && t.n.table.Cells[i].Row == r && t.n.table.Cells[i].Col == c
}

// unmarked finds the heading that an empty place lies under where the format cannot mark merged cells:
// the nearest above it in its column, when no heading to the left of it began in between.
func (t tabular) unmarked(cols []column, r, c int) (strand, bool) {
	if !t.n.table.Plain || cols[c].kind() != pathColumn {
		return strand{}, false
	}
	for ; r >= 0; r-- {
		for k := c; k >= 0; k-- {
			i := t.at[r][k]
			if i < 0 || t.n.table.Cells[i].ColSpan > 1 {
				return strand{}, false
			}
			if cell := newCell(t.text[i]); cols[k].kind() == pathColumn && cell.state != open {
				return cell.text, k == c && cell.state == filled && cell.text.key() != cols[c].head.key()
			}
		}
	}
	return strand{}, false
}

func columnsAt(cols []column, at []int) []column {
	out := make([]column, len(at))
	for i, c := range at {
		out[i] = cols[c]
	}
	return out
}

func featuresOf(cells []strand) []feature {
	out := make([]feature, len(cells))
	for i, c := range cells {
		out[i] = featureOf(c)
	}
	return out
}
