package raster

import (
	"cmp"
	"slices"
)

// Line is a straight stroke of ink along an axis: the box X0…X1, Y0…Y1, both ends within.
type Line struct {
	X0, Y0, X1, Y1 int
}

// Long is its length.
func (l Line) Long() int { return max(l.X1-l.X0, l.Y1-l.Y0) + 1 }

// turned swaps the axes.
func (l Line) turned() Line { return Line{l.Y0, l.X0, l.Y1, l.X1} }

// Rules finds the rules of tables: long thin strokes, and shorter ones that end at
// others. em is the size of usual text in pixels; no stroke of a character is a rule.
func Rules(k *Ink, em int) (h, v []Line) {
	h = chained(strokes(k, em/2, em/3), em)
	v = chained(strokes(k.transposed(), em/2, em/3), em)
	for i := range v {
		v[i] = v[i].turned()
	}
	return anchored(h, v, em)
}

// chained joins the pieces into which a scan broke a line: on one height, with gaps
// far shorter than the pieces or between pieces longer than any character, and
// together longer than strokes of characters ever lie in a row. Other pieces stay
// as they are, those shorter than a character do not.
func chained(pieces []Line, em int) []Line {
	slices.SortFunc(pieces, func(a, b Line) int {
		return cmp.Or(cmp.Compare(a.X0, b.X0), cmp.Compare(a.Y0, b.Y0), cmp.Compare(a.X1, b.X1), cmp.Compare(a.Y1, b.Y1))
	})
	pieces = slices.Compact(pieces)
	type chain struct {
		Line
		ink, y int // pixels covered, height of the last piece
		pieces []Line
	}
	var chains []chain
	for _, p := range pieces {
		y, at := (p.Y0+p.Y1)/2, -1
		for i := range chains {
			c := &chains[i]
			if gap := p.X0 - c.X1; gap >= -em/2 && gap <= allowed(c.pieces[len(c.pieces)-1], p, em) && abs(y-c.y) <= 2 {
				at = i
			}
		}
		if at < 0 {
			chains = append(chains, chain{p, p.Long(), y, []Line{p}})
			continue
		}
		c := &chains[at]
		*c = chain{Line{c.X0, min(c.Y0, p.Y0), max(c.X1, p.X1), max(c.Y1, p.Y1)}, c.ink + p.Long(), y, append(c.pieces, p)}
	}
	var out []Line
	for _, c := range chains {
		if c.Long() >= 6*em && 2*c.ink >= c.Long() {
			out = append(out, c.Line)
			continue
		}
		for _, p := range c.pieces {
			if p.Long() >= em {
				out = append(out, p)
			}
		}
	}
	return out
}

// allowed is how far two pieces of a broken line may lie apart.
func allowed(a, b Line, em int) int {
	if 5*min(a.Long(), b.Long()) > 6*em {
		return 2 * em
	}
	return em / 3
}

func abs(n int) int { return max(n, -n) }

// strokes finds horizontal runs of at least least pixels that are not thicker than thick.
func strokes(k *Ink, least, thick int) []Line {
	var open, out []Line
	for y := range k.H {
		runs := k.runs(y, least)
		var still []Line
		for _, l := range open {
			grown := false
			for i := range runs {
				if r := &runs[i]; r.X0 <= l.X1+1 && r.X1 >= l.X0-1 {
					*r = Line{min(r.X0, l.X0), min(r.Y0, l.Y0), max(r.X1, l.X1), y}
					grown = true
				}
			}
			if !grown {
				out = append(out, l)
			}
		}
		still = append(still, runs...)
		open = still
	}
	out = append(out, open...)
	return slices.DeleteFunc(out, func(l Line) bool { return l.Y1-l.Y0+1 > thick || !k.lonely(l) })
}

// runs finds the runs of a row; a scan leaves small gaps, and a line may fall by a pixel.
func (k *Ink) runs(y, least int) []Line {
	const gap = 3
	var out []Line
	from, last := -1, -1
	at := func(x int) bool {
		return k.P[y*k.W+x] != 0 || y > 0 && k.P[(y-1)*k.W+x] != 0 && y+1 < k.H && k.P[(y+1)*k.W+x] != 0
	}
	end := func() {
		if from >= 0 && last-from+1 >= least {
			out = append(out, Line{from, y, last, y})
		}
	}
	for x := range k.W {
		if !at(x) {
			continue
		}
		if from < 0 || x-last > gap {
			end()
			from = x
		}
		last = x
	}
	end()
	return out
}

// lonely tells whether paper runs along both sides of a line: the foot of a word has strokes above it.
func (k *Ink) lonely(l Line) bool {
	n := l.X1 - l.X0 + 1
	return 2*k.Count(l.X0, l.Y0-3, l.X1, l.Y0-3) < n && 2*k.Count(l.X0, l.Y1+3, l.X1, l.Y1+3) < n
}

// anchored keeps lines that are far longer than a character, and those whose ends lie at kept ones.
func anchored(h, v []Line, em int) (outH, outV []Line) {
	long := func(l Line) bool { return l.Long() >= 4*em }
	keepH, keepV := make([]bool, len(h)), make([]bool, len(v))
	for i, l := range h {
		keepH[i] = long(l)
	}
	for i, l := range v {
		keepV[i] = long(l)
	}
	near := max(3, em/6) // strokes of characters that stand between two rules come no nearer
	for range 3 {
		for i, l := range v {
			keepV[i] = keepV[i] || meets(l.X0, l.Y0, h, keepH, near) && meets(l.X1, l.Y1, h, keepH, near)
		}
		for i, l := range h {
			keepH[i] = keepH[i] || meets(l.X0, l.Y0, v, keepV, near) && meets(l.X1, l.Y1, v, keepV, near)
		}
	}
	return kept(h, keepH), kept(v, keepV)
}

func meets(x, y int, lines []Line, keep []bool, near int) bool {
	for i, l := range lines {
		if keep[i] && x >= l.X0-near && x <= l.X1+near && y >= l.Y0-near && y <= l.Y1+near {
			return true
		}
	}
	return false
}

func kept(lines []Line, keep []bool) []Line {
	var out []Line
	for i, l := range lines {
		if keep[i] {
			out = append(out, l)
		}
	}
	return out
}
