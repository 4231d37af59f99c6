package page

// part is the piece of a table that stands on one page.
type part struct {
	grid
	page  int
	cells []cell
	own   [][]int // index in cells of the cell that owns a place
	gaps  []gap   // the white between columns that no rules divide; nil where they do
}

// cell is a rectangle of places with the lines in it.
type cell struct {
	row, col, rows, cols int
	lines                []line
	glyphs               []*Glyph
}

// newPart merges the places of a grid that no rule separates.
func newPart(g grid, page int) *part {
	p := &part{grid: g, page: page}
	rows, cols := len(g.ys)-1, len(g.xs)-1
	of := make([]int, rows*cols)
	for i := range of {
		of[i] = i
	}
	for r := range rows {
		for c := range cols {
			if c+1 < cols && !g.right[r][c+1] {
				union(of, r*cols+c, r*cols+c+1)
			}
			if r+1 < rows && !g.below[r+1][c] {
				union(of, r*cols+c, (r+1)*cols+c)
			}
		}
	}
	p.own = make([][]int, rows)
	for r := range p.own {
		p.own[r] = make([]int, cols)
		for c := range p.own[r] {
			p.own[r][c] = -1
		}
	}
	for r := range rows {
		for c := range cols {
			if p.own[r][c] < 0 {
				p.claim(r, c, of, cols)
			}
		}
	}
	return p
}

// claim makes the largest rectangle from (r, c) to the right and down, within one group, a cell.
func (p *part) claim(r, c int, of []int, cols int) {
	root := find(of, r*cols+c)
	free := func(y, x int) bool { return p.own[y][x] < 0 && find(of, y*cols+x) == root }
	w := 1
	for c+w < cols && free(r, c+w) {
		w++
	}
	h := 1
	for ; r+h < len(p.own); h++ {
		for x := c; x < c+w; x++ {
			if !free(r+h, x) {
				goto done
			}
		}
	}
done:
	for y := r; y < r+h; y++ {
		for x := c; x < c+w; x++ {
			p.own[y][x] = len(p.cells)
		}
	}
	p.cells = append(p.cells, cell{row: r, col: c, rows: h, cols: w})
}

// take gives a glyph to the cell it stands in.
func (p *part) take(g *Glyph) bool {
	r, c, ok := p.place((g.X0+g.X1)/2, (g.Y0+g.Y1)/2)
	if !ok {
		return false
	}
	at := &p.cells[p.own[r][c]]
	at.glyphs = append(at.glyphs, g)
	return true
}

// read turns the glyphs of each cell into lines; what was printed twice is returned.
func (p *part) read() (over string) {
	for i := range p.cells {
		c := &p.cells[i]
		var twice string
		c.lines, twice = lines(c.glyphs)
		c.glyphs = nil
		over += twice
	}
	return over
}

func (p *part) empty() bool {
	for i := range p.cells {
		if len(p.cells[i].lines) > 0 {
			return false
		}
	}
	return true
}

func (p *part) cellBox(c *cell) Box {
	return Box{p.xs[c.col], p.ys[c.row], p.xs[c.col+c.cols], p.ys[c.row+c.rows]}
}
