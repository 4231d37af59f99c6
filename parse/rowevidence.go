package parse

// evidence is what speaks against a row.
func (r *rowReader) evidence(row gridRow) (e Evidence) {
	if row.shifted {
		e |= Moved
	}
	if r.grid.inferred {
		e |= Inferred
	}
	if r.grid.behind() {
		e |= Behind
	}
	return e
}

// behind reports words of tasks that stand behind their organs, as measures to come do.
func (g grid) behind() bool {
	organs := false
	for _, c := range g.cols {
		switch c.kind() {
		case orgColumn:
			organs = true
		case contentColumn:
			return organs
		}
	}
	return false
}
