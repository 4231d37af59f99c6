package page

import "slices"

// newspaper is a stretch of a page set in two columns, lines from…to, with the white between them.
type newspaper struct {
	from, to int
	gutter   gap
}

// leastLines of a column that make two columns of text; fewer are words that happen to stand apart.
const leastLines = 6

// newspapers finds text in two columns: both filled from edge to edge by nearly every line.
func newspapers(rows []pieced) (out []newspaper) {
	for i := 0; i < len(rows); i++ {
		if len(rows[i].wide) == 0 {
			continue
		}
		for _, g := range rows[i].wide {
			if n := columnar(rows, i, g); n.to > i {
				out = append(out, n)
				i = n.to - 1
				break
			}
		}
	}
	return out
}

// columnar follows a gap down the lines.
func columnar(rows []pieced, from int, g gap) newspaper {
	n := newspaper{from: from, to: from, gutter: g}
	both := 0
	for k := from; k < len(rows); k++ {
		if k > from && rows[k].base-rows[k-1].base > 4*rows[k].size {
			break
		}
		on, ok := narrowed([]gap{n.gutter}, rows[k].pieces)
		if !ok || on[0].width() < broad*rows[k].size {
			break
		}
		n.gutter, n.to = on[0], k+1
		if sides := rows[k].sides(n.gutter.middle()); sides[0] != (Box{}) && sides[1] != (Box{}) {
			both++
		}
	}
	if both < leastLines || !filled(rows[n.from:n.to], n.gutter.middle()) {
		return newspaper{}
	}
	return n
}

// sides are the boxes around the words left and right of x.
func (r *pieced) sides(x float64) (sides [2]Box) {
	for _, p := range r.pieces {
		side := 0
		if p.X0 > x {
			side = 1
		}
		sides[side] = sides[side].holding(p.Box)
	}
	return sides
}

// filled tells whether most lines on both sides are as wide as their column, and the columns alike.
func filled(rows []pieced, x float64) bool {
	var column [2]Box
	for i := range rows {
		for s, b := range rows[i].sides(x) {
			if b != (Box{}) {
				column[s] = column[s].holding(b)
			}
		}
	}
	for s, c := range column {
		full, lines, wide := 0, 0, c.X1-c.X0
		for i := range rows {
			if b := rows[i].sides(x)[s]; b != (Box{}) {
				lines++
				if b.X1-b.X0 > 0.85*wide {
					full++
				}
			}
		}
		if 3*full < 2*lines || wide < 8*rows[0].size {
			return false
		}
	}
	a, b := column[0].X1-column[0].X0, column[1].X1-column[1].X0
	return a < 1.3*b && b < 1.3*a
}

// split parts the glyphs of a page into those of its columns, in reading order:
// what stands above a stretch of two columns, its left one, its right one, and so on.
func split(rows []pieced, glyphs []*Glyph) [][]*Glyph {
	stretches := newspapers(rows)
	if len(stretches) == 0 {
		return [][]*Glyph{glyphs}
	}
	out := make([][]*Glyph, 3*len(stretches)+1)
	for i := range rows {
		at := slices.IndexFunc(stretches, func(n newspaper) bool { return i < n.to })
		for _, g := range rows[i].glyphs {
			switch {
			case at < 0:
				out[len(out)-1] = append(out[len(out)-1], g)
			case i < stretches[at].from:
				out[3*at] = append(out[3*at], g)
			case (g.X0+g.X1)/2 < stretches[at].gutter.middle():
				out[3*at+1] = append(out[3*at+1], g)
			default:
				out[3*at+2] = append(out[3*at+2], g)
			}
		}
	}
	return out
}
