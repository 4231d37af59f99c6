package page

import (
	"cmp"
	"slices"
)

const (
	snap  = 2.5 // rules nearer than this are one
	touch = 3.0 // rules nearer than this meet

	// Crossings of rules on a page: more of them are a drawing, not a table.
	Crossings = 500_000
)

// grid is a net of rules that meet: the edges of columns and rows, and which stretches of them are drawn.
type grid struct {
	xs, ys []float64
	right  [][]bool // [row][i]: edge xs[i] is drawn along the row
	below  [][]bool // [i][col]: edge ys[i] is drawn along the column
}

// grids finds the nets among the rules of a page.
func grids(rules []Rule) []grid {
	h, v := sorted(rules)
	if len(h) == 0 || len(v) == 0 || len(h)*len(v) > Crossings {
		return nil
	}
	var out []grid
	for _, net := range nets(h, v) {
		if g, ok := newGrid(net.h, net.v); ok {
			out = append(out, g)
		}
	}
	return out
}

// sorted separates the two directions and joins pieces of one line.
func sorted(rules []Rule) (h, v []Rule) {
	for _, r := range rules {
		switch w, t := r.X1-r.X0, r.Y1-r.Y0; {
		case w > t:
			h = append(h, r)
		case t > w:
			v = append(v, r.turned())
		}
	}
	h, v = pieces(h), pieces(v)
	for i := range v {
		v[i] = v[i].turned()
	}
	return h, v
}

// turned swaps the axes.
func (r Rule) turned() Rule { return Rule{r.Y0, r.X0, r.Y1, r.X1} }

// pieces joins horizontal rules that overlap or nearly meet on one height.
func pieces(h []Rule) []Rule {
	slices.SortFunc(h, func(a, b Rule) int { return cmp.Or(cmp.Compare(a.Y0, b.Y0), cmp.Compare(a.X0, b.X0)) })
	var out []Rule
	for from := 0; from < len(h); {
		to := from + 1
		for to < len(h) && h[to].Y0-h[to-1].Y0 <= snap && h[to].Y0-h[from].Y0 <= 2*snap {
			to++
		}
		out = append(out, level(h[from:to])...)
		from = to
	}
	return out
}

func level(h []Rule) []Rule {
	y := 0.0
	for _, r := range h {
		y += (r.Y0 + r.Y1) / 2
	}
	y /= float64(len(h))
	slices.SortFunc(h, func(a, b Rule) int { return cmp.Compare(a.X0, b.X0) })
	var out []Rule
	for _, r := range h {
		if n := len(out); n > 0 && r.X0 <= out[n-1].X1+touch {
			out[n-1].X1 = max(out[n-1].X1, r.X1)
			continue
		}
		out = append(out, Rule{r.X0, y, r.X1, y})
	}
	return slices.DeleteFunc(out, func(r Rule) bool { return r.X1-r.X0 < touch })
}

// net is a set of rules connected by touching.
type net struct{ h, v []Rule }

func nets(h, v []Rule) []net {
	of := make([]int, len(h)+len(v))
	for i := range of {
		of[i] = i
	}
	for i, a := range h {
		for j, b := range v {
			if meet(a, b) {
				union(of, i, len(h)+j)
			}
		}
	}
	index := map[int]int{}
	var out []net
	for i := range of {
		root := find(of, i)
		k, ok := index[root]
		if !ok {
			k = len(out)
			index[root] = k
			out = append(out, net{})
		}
		if i < len(h) {
			out[k].h = append(out[k].h, h[i])
		} else {
			out[k].v = append(out[k].v, v[i-len(h)])
		}
	}
	return out
}

func meet(h, v Rule) bool {
	return v.X0 >= h.X0-touch && v.X0 <= h.X1+touch && h.Y0 >= v.Y0-touch && h.Y0 <= v.Y1+touch
}

func find(of []int, i int) int {
	for of[i] != i {
		of[i] = of[of[i]]
		i = of[i]
	}
	return i
}

func union(of []int, a, b int) {
	a, b = find(of, a), find(of, b)
	of[max(a, b)] = min(a, b)
}

// newGrid makes the net a grid when it encloses at least two places.
func newGrid(h, v []Rule) (grid, bool) {
	if len(h) == 0 || len(v) == 0 {
		return grid{}, false
	}
	var g grid
	for _, r := range v {
		g.xs = append(g.xs, r.X0)
	}
	for _, r := range h {
		g.ys = append(g.ys, r.Y0)
	}
	g.xs, g.ys = edges(g.xs), edges(g.ys)
	for _, r := range h {
		g.xs = widened(g.xs, r.X0, r.X1)
	}
	for _, r := range v {
		g.ys = widened(g.ys, r.Y0, r.Y1)
	}
	cols, rows := len(g.xs)-1, len(g.ys)-1
	if cols < 1 || rows < 1 || cols*rows < 2 {
		return grid{}, false
	}
	g.draw(h, v)
	return g, true
}

// edges sorts positions and joins those that lie together.
func edges(p []float64) []float64 {
	slices.Sort(p)
	var out []float64
	for from := 0; from < len(p); {
		to, sum := from, 0.0
		for to < len(p) && (to == from || p[to]-p[to-1] <= snap) {
			sum += p[to]
			to++
		}
		out = append(out, sum/float64(to-from))
		from = to
	}
	return out
}

// widened adds an open side: rules that run on beyond the outermost edge.
func widened(edges []float64, lo, hi float64) []float64 {
	if lo < edges[0]-2*touch {
		edges = append([]float64{lo}, edges...)
	}
	if n := len(edges); hi > edges[n-1]+2*touch {
		edges = append(edges, hi)
	}
	return edges
}

func (g *grid) draw(h, v []Rule) {
	cols, rows := len(g.xs)-1, len(g.ys)-1
	g.right, g.below = bits(rows, cols+1), bits(rows+1, cols)
	for _, r := range v {
		i := nearest(g.xs, r.X0)
		for y := range rows {
			if covers(r.Y0, r.Y1, g.ys[y], g.ys[y+1]) {
				g.right[y][i] = true
			}
		}
	}
	for _, r := range h {
		i := nearest(g.ys, r.Y0)
		for x := range cols {
			if covers(r.X0, r.X1, g.xs[x], g.xs[x+1]) {
				g.below[i][x] = true
			}
		}
	}
}

func bits(rows, cols int) [][]bool {
	out := make([][]bool, rows)
	for i := range out {
		out[i] = make([]bool, cols)
	}
	return out
}

// covers tells whether from…to hides more than half of lo…hi.
func covers(from, to, lo, hi float64) bool {
	return min(to, hi)-max(from, lo) > (hi-lo)/2
}

func nearest(edges []float64, x float64) int {
	i, _ := slices.BinarySearch(edges, x)
	if i == len(edges) || i > 0 && x-edges[i-1] < edges[i]-x {
		i--
	}
	return i
}

func (g *grid) box() Box {
	return Box{g.xs[0], g.ys[0], g.xs[len(g.xs)-1], g.ys[len(g.ys)-1]}
}

// place finds the row and column of a point; false outside.
func (g *grid) place(x, y float64) (row, col int, ok bool) {
	row, col = slot(g.ys, y), slot(g.xs, x)
	return row, col, row >= 0 && col >= 0
}

func slot(edges []float64, x float64) int {
	i, exact := slices.BinarySearch(edges, x)
	if exact {
		i++
	}
	if i == 0 || i == len(edges) {
		return -1
	}
	return i - 1
}
