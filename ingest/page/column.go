package page

import (
	"slices"
	"strings"
	"unicode"
)

// columned counts the lines from the first on that are a table by its columns alone, where few lines
// have words in all of them, as the words of each cell stand in the middle of its row: 区住建局 between
// the two lines of its task. Below the first line, which has words in every column, each has three at
// least, and all but the first column are set on one edge or around one middle.
func columned(rows []pieced, gaps []gap) (end int) {
	words := make([][]Box, len(gaps)+1)
	alone, worded := 0, 0 // lines with words in one column; pieces of the last one that are no figures
	for k := range rows {
		r := &rows[k]
		if k > 0 && r.base-rows[k-1].base > 4*r.size {
			break
		}
		on, ok := narrowed(gaps, r.pieces)
		if !ok {
			break
		}
		gaps = on
		if len(r.wide) > 0 {
			end = k + 1
		} else {
			alone++
		}
		for _, p := range r.pieces {
			c := slot(edgesOf(gaps), (p.X0+p.X1)/2)
			if words[c] = append(words[c], p.Box); c > 0 && len(words[c]) > 4 && along(words[c], r.size) {
				end = k + 1
			}
			if c == len(gaps) && strings.ContainsFunc(r.within(p), unicode.IsLetter) {
				worded++
			}
		}
	}
	if alone == 0 || !rows[0].every(gaps) || len(gaps) == 1 && 2*worded < len(words[1]) {
		return 0 // a table of contents, perhaps
	}
	for c, boxes := range words {
		if len(boxes) < 4 || c > 0 && !flush(boxes, rows[0].size) {
			return 0
		}
	}
	return end
}

// edgesOf are the edges of the columns that gaps part, open at both sides.
func edgesOf(gaps []gap) []float64 {
	xs := []float64{-1e6}
	for _, g := range gaps {
		xs = append(xs, g.middle())
	}
	return append(xs, 1e6)
}

// every tells whether a line has words in every column, none of them figures alone.
func (r *pieced) every(gaps []gap) bool {
	xs := edgesOf(gaps)
	said := make([]strings.Builder, len(gaps)+1)
	for _, g := range r.glyphs {
		said[slot(xs, (g.X0+g.X1)/2)].WriteString(g.Text)
	}
	return !slices.ContainsFunc(said, func(s strings.Builder) bool { return !strings.ContainsFunc(s.String(), unicode.IsLetter) })
}

// sides are what the words of a column may be set on: one edge, one middle.
var sides = []func(Box) float64{
	func(b Box) float64 { return b.X0 },
	func(b Box) float64 { return (b.X0 + b.X1) / 2 },
}

// flush tells whether most boxes begin on one edge or stand around one middle.
func flush(boxes []Box, size float64) bool {
	return slices.ContainsFunc(sides, func(at func(Box) float64) bool {
		_, most := shared(boxes, size, at)
		return most
	})
}

// along tells whether the last of flush boxes does so, too.
func along(boxes []Box, size float64) bool {
	return slices.ContainsFunc(sides, func(at func(Box) float64) bool {
		mid, most := shared(boxes, size, at)
		return most && abs(mid-at(boxes[len(boxes)-1])) <= 0.5*size
	})
}

// shared is where the middle one of the boxes is, and whether most are there.
func shared(boxes []Box, size float64, at func(Box) float64) (mid float64, most bool) {
	xs := make([]float64, len(boxes))
	for i, b := range boxes {
		xs[i] = at(b)
	}
	mid = median(xs)
	near := 0
	for _, x := range xs {
		if abs(x-mid) <= 0.5*size {
			near++
		}
	}
	return mid, 3*near >= 2*len(xs)
}

// runOn tells whether each piece of line i goes on with the line above it in its column: that fills
// the column, but for an indent, so that the words which follow had no room, and breaks off in mid-sentence.
func runOn(rows []pieced, i int, gaps []gap) bool {
	xs := edgesOf(gaps)
	for _, p := range rows[i].pieces {
		c, column := slot(xs, (p.X0+p.X1)/2), Box{}
		var above piece
		var words string
		for k := range rows {
			for _, q := range rows[k].pieces {
				if slot(xs, (q.X0+q.X1)/2) != c {
					continue
				}
				if column = column.holding(q.Box); k < i {
					above, words = q, rows[k].within(q)
				}
			}
		}
		room := column.X1 - above.X1 - (lead(rows[i].within(p))+0.5)*p.size
		if words == "" || room > 0 || above.X0 > column.X0+2.2*p.size || strings.ContainsRune("。；！？", lastRune(words)) {
			return false
		}
	}
	return true
}

// within are the words of a piece of the line.
func (r *pieced) within(p piece) string {
	var sb strings.Builder
	for _, g := range r.glyphs {
		if g.X0 >= p.X0 && g.X1 <= p.X1 {
			sb.WriteString(g.Text)
		}
	}
	return sb.String()
}
