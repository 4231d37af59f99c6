package page

import (
	"slices"
	"strings"
	"unicode"
)

// paired counts the lines from the first on that are a table of two columns without any rule: numbered
// ones on the left, 1.推进政务公开, and on the right words that begin on one edge, 区政府办公室, and have
// no numbers of their own, nor are they pages of a table of contents. There are at least so many of both.
func paired(rows []pieced, g gap, least int) (end int) {
	serials, theirs, words := 0, 0, 0
	var edges []float64
	for k := range rows {
		r := &rows[k]
		if k > 0 && r.base-rows[k-1].base > 4*r.size {
			break
		}
		on, ok := narrowed([]gap{g}, r.pieces)
		if !ok {
			break
		}
		g = on[0]
		left, right := r.apart(g.middle())
		if serial(left) {
			serials++
		}
		if right == "" {
			continue
		}
		end = k + 1
		edges = append(edges, r.sides(g.middle())[1].X0)
		if serial(right) {
			theirs++
		}
		if strings.ContainsFunc(right, unicode.IsLetter) {
			words++
		}
	}
	if serials < least || words < least || 3*theirs > serials || 2*words < len(edges) {
		return 0
	}
	slices.Sort(edges)
	mid := edges[len(edges)/2]
	edges = slices.DeleteFunc(edges, func(x float64) bool { return abs(x-mid) > 0.5*rows[0].size })
	if len(edges) < least || 4*len(edges) < 3*words {
		return 0
	}
	return end
}

// apart gives the words left and right of x.
func (r *pieced) apart(x float64) (left, right string) {
	for _, g := range r.glyphs {
		if g.X0 < x {
			left += g.Text
		} else {
			right += g.Text
		}
	}
	return strings.TrimSpace(left), strings.TrimSpace(right)
}

// numbered are the rows of a table of two columns whose lines are all equally far apart: each begins with its number.
func (g *grid) numbered(rows []pieced) (ys []float64) {
	for i := 1; i < len(rows); i++ {
		if left, _ := rows[i].apart(g.xs[1]); serial(left) {
			ys = append(ys, (rows[i].y0+rows[i-1].y1)/2)
		}
	}
	return ys
}
