package page

// joined is a table whose parts stand on consecutive pages.
type joined struct {
	xs    []float64 // edges of columns, from the left one
	rows  int
	cells []joint
	last  []int // for each column, the cell in the last row
	head  *part // the first part, whose top rows may be printed again
	page  int   // of the last part
	habit habits
}

// joint is a cell of a joined table: its place, and where its first part stands.
type joint struct {
	cell
	page  int
	box   Box
	floor float64 // lower edge of the last part
	ajar  bool    // which has no rule there, as others have
}

func newJoined(p *part) *joined {
	j := &joined{xs: p.offsets(), head: p, page: p.page, last: make([]int, len(p.xs)-1), habit: newHabits()}
	j.habit.learn(p, 0)
	j.add(p, seam{})
	return j
}

// offsets are the column edges counted from the left one, as pages may be shifted.
func (p *part) offsets() []float64 {
	xs := make([]float64, len(p.xs))
	for i, x := range p.xs {
		xs[i] = x - p.xs[0]
	}
	return xs
}

// continues tells whether the part has the columns of the table.
func (j *joined) continues(p *part) bool {
	if p.gaps != nil {
		return j.head.follows(p.gaps)
	}
	xs := p.offsets()
	if len(xs) != len(j.xs) || j.head.gaps != nil {
		return false
	}
	for i := range xs {
		if abs(xs[i]-j.xs[i]) > touch {
			return false
		}
	}
	return true
}

// extend adds the next page's part and returns the words of the header it prints again.
func (j *joined) extend(p *part) (repeated string) {
	s := seam{skip: repeats(j.head, p)}
	for i := range p.cells {
		if c := &p.cells[i]; c.row < s.skip {
			repeated += cellWords(c)
		}
	}
	j.page = p.page
	if s.skip < len(p.own) {
		j.habit.learn(p, s.skip)
		s.cut = j.cut(p, s.skip)
		j.add(p, s)
	}
	return repeated
}

// repeats counts the rows at the top of p that print the first rows of head again.
func repeats(head, p *part) int {
	whole := 0
	for n := 0; n < min(len(p.own), len(head.own)) && sameRow(head, p, n); n++ {
		if p.closed(n) {
			whole = n + 1
		}
	}
	return whole
}

// closed tells whether no cell reaches over the lower edge of row r.
func (p *part) closed(r int) bool {
	for _, c := range p.own[r] {
		if p.cells[c].row+p.cells[c].rows > r+1 {
			return false
		}
	}
	return true
}

func sameRow(a, b *part, r int) bool {
	written := false
	for c := range a.own[r] {
		x, y := &a.cells[a.own[r][c]], &b.cells[b.own[r][c]]
		if x.col != y.col || x.cols != y.cols || cellWords(x) != cellWords(y) {
			return false
		}
		written = written || len(x.lines) > 0
	}
	return written
}

// cellWords are the words of a cell, however it is set.
func cellWords(c *cell) string { return joinedText(c.lines) }

// seam says how a part is put below a table: without its first rows, and with
// the next row as the rest of the table's last one.
type seam struct {
	skip int
	cut  bool
}

// add puts the rows of p below the table.
func (j *joined) add(p *part, s seam) {
	shift := j.rows - s.skip
	if s.cut {
		shift--
	}
	at := make([]int, len(p.cells))
	for i := range p.cells {
		c, box, ajar := p.cells[i], p.cellBox(&p.cells[i]), p.ajar(&p.cells[i])
		switch {
		case c.row < s.skip:
			at[i] = -1
		case j.rows > 0 && c.row == s.skip && (s.cut || j.reaches(p, &c)):
			at[i] = j.last[c.col]
			old := &j.cells[at[i]]
			old.lines = append(old.lines, c.lines...)
			old.rows, old.floor, old.ajar = c.row+shift+c.rows-old.row, box.Y1, ajar
		default:
			at[i] = len(j.cells)
			c.row += shift
			j.cells = append(j.cells, joint{c, p.page, box, box.Y1, ajar})
		}
	}
	bottom := p.own[len(p.own)-1]
	for c := range j.last {
		j.last[c] = at[bottom[c]]
	}
	j.rows = shift + len(p.own)
}

// table is the whole in its final form.
func (j *joined) table() *Table {
	t := &Table{Rows: j.rows, Cols: len(j.xs) - 1, Cells: make([]Cell, len(j.cells))}
	for i := range j.cells {
		c := &j.cells[i]
		t.Cells[i] = Cell{c.row, c.col, c.rows, c.cols, cellText(c.lines, j.habit.width[stretch{c.col, c.cols}]), c.page, c.box, sureness(c.lines)}
	}
	return t
}
