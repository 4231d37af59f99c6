package scan

import (
	"cmp"
	"slices"

	"github.com/taizhang/taizhang/ingest/ocr"
	"github.com/taizhang/taizhang/ingest/raster"
)

// boxes makes the lines of the page of what the engine found and of the ink that it
// passed over: no line reaches over a rule, and single figures are lines, too.
func (r *reader) boxes(found []ocr.Box) []ocr.Box {
	blobs := slices.DeleteFunc(raster.Blobs(r.ink), func(b raster.Blob) bool { return b.N < r.em*r.em/250+2 })
	var out []ocr.Box
	for _, b := range found {
		for _, piece := range r.split(b) {
			if piece, ok := r.trim(piece); ok {
				out = append(out, piece)
			}
		}
	}
	out = distinct(r.parted(out))
	out = r.upended(r.cover(out, blobs))
	slices.SortStableFunc(out, func(a, b ocr.Box) int { return cmp.Or(cmp.Compare(a.Y0, b.Y0), cmp.Compare(a.X0, b.X0)) })
	return out
}

// split cuts a box where a rule crosses it.
func (r *reader) split(b ocr.Box) []ocr.Box {
	pieces := []ocr.Box{b}
	for _, l := range r.v {
		pieces = cutAll(pieces, func(p ocr.Box) (ocr.Box, ocr.Box, bool) {
			mid := (p.Y0 + p.Y1) / 2
			if l.X0 <= p.X0 || l.X1 >= p.X1-1 || mid < l.Y0 || mid > l.Y1 {
				return p, p, false
			}
			return ocr.Box{X0: p.X0, Y0: p.Y0, X1: l.X0, Y1: p.Y1}, ocr.Box{X0: l.X1 + 1, Y0: p.Y0, X1: p.X1, Y1: p.Y1}, true
		})
	}
	for _, l := range r.h {
		pieces = cutAll(pieces, func(p ocr.Box) (ocr.Box, ocr.Box, bool) {
			mid := (p.X0 + p.X1) / 2
			if l.Y0 <= p.Y0 || l.Y1 >= p.Y1-1 || mid < l.X0 || mid > l.X1 {
				return p, p, false
			}
			return ocr.Box{X0: p.X0, Y0: p.Y0, X1: p.X1, Y1: l.Y0}, ocr.Box{X0: p.X0, Y0: l.Y1 + 1, X1: p.X1, Y1: p.Y1}, true
		})
	}
	return pieces
}

func cutAll(pieces []ocr.Box, cut func(ocr.Box) (a, b ocr.Box, ok bool)) []ocr.Box {
	var out []ocr.Box
	for _, p := range pieces {
		if a, b, ok := cut(p); ok {
			out = append(out, a, b)
		} else {
			out = append(out, p)
		}
	}
	return out
}

// parted cuts boxes around several lines between the lines.
func (r *reader) parted(boxes []ocr.Box) []ocr.Box {
	var out []ocr.Box
	for i := 0; i < len(boxes); i++ {
		b := boxes[i]
		if y, ok := r.valley(b); ok {
			boxes = append(boxes, ocr.Box{X0: b.X0, Y0: b.Y0, X1: b.X1, Y1: y}, ocr.Box{X0: b.X0, Y0: y, X1: b.X1, Y1: b.Y1})
			continue
		}
		if b, ok := r.trim(b); ok {
			out = append(out, b)
		}
	}
	return out
}

// valley is the row of least ink near the middle of a box too tall for one line, if there is hardly any.
func (r *reader) valley(b ocr.Box) (row int, ok bool) {
	w, h := b.X1-b.X0, b.Y1-b.Y0
	if 2*h < 3*r.em || 2*w < 3*r.em {
		return 0, false
	}
	least := w * h
	for y := b.Y0 + h/4; y < b.Y1-h/4; y++ {
		if n := r.ink.Count(b.X0, y, b.X1-1, y); n < least {
			least, row = n, y
		}
	}
	return row, 4*least*h < r.ink.Count(b.X0, b.Y0, b.X1-1, b.Y1-1)
}

// distinct leaves out boxes that lie in others.
func distinct(boxes []ocr.Box) []ocr.Box {
	area := func(b ocr.Box) int { return max(b.X1-b.X0, 0) * max(b.Y1-b.Y0, 0) }
	slices.SortStableFunc(boxes, func(a, b ocr.Box) int { return cmp.Compare(area(b), area(a)) })
	var out []ocr.Box
	for _, b := range boxes {
		if !slices.ContainsFunc(out, func(o ocr.Box) bool {
			both := ocr.Box{X0: max(o.X0, b.X0), Y0: max(o.Y0, b.Y0), X1: min(o.X1, b.X1), Y1: min(o.Y1, b.Y1)}
			return 10*area(both) > 7*area(b)
		}) {
			out = append(out, b)
		}
	}
	return out
}

// trim shrinks a box to its ink; what reaches in from the lines above and below is cut off.
func (r *reader) trim(b ocr.Box) (ocr.Box, bool) {
	b = ocr.Box{X0: max(b.X0, 0), Y0: max(b.Y0, 0), X1: min(b.X1, r.ink.W), Y1: min(b.Y1, r.ink.H)}
	if b.X1-b.X0 < 3 || b.Y1-b.Y0 < 4 {
		return b, false
	}
	row := func(y int) bool { return r.ink.Count(b.X0, y, b.X1-1, y) > 0 }
	edge := (b.Y1 - b.Y0) / 4
	for d := range edge {
		if !row(b.Y0 + edge - 1 - d) {
			b.Y0 += edge - 1 - d
			break
		}
	}
	for d := range edge {
		if !row(b.Y1 - edge + d) {
			b.Y1 -= edge - d - 1
			break
		}
	}
	for b.Y0 < b.Y1 && !row(b.Y0) {
		b.Y0++
	}
	for b.Y1 > b.Y0 && !row(b.Y1-1) {
		b.Y1--
	}
	for b.X0 < b.X1 && r.ink.Count(b.X0, b.Y0, b.X0, b.Y1-1) == 0 {
		b.X0++
	}
	for b.X1 > b.X0 && r.ink.Count(b.X1-1, b.Y0, b.X1-1, b.Y1-1) == 0 {
		b.X1--
	}
	return b, b.X1-b.X0 >= 2 && b.Y1-b.Y0 >= 2
}

// cover grows boxes over ink beside them, and makes boxes of ink that none holds.
func (r *reader) cover(boxes []ocr.Box, blobs []raster.Blob) []ocr.Box {
	var bare []raster.Blob
	r.bare = map[ocr.Box]bool{}
	found := len(boxes) > 0
	for _, b := range blobs {
		if w, h := b.X1-b.X0, b.Y1-b.Y0; w > 6*r.em || h > 6*r.em {
			continue // a picture, a frame
		}
		if !held(boxes, b) && !r.leftover(b) && !r.annexed(boxes, b) {
			bare = append(bare, b)
		}
	}
	for _, l := range r.gather(bare) {
		if h := l.Y1 - l.Y0 + 1; h*3 >= r.em || l.N*12 > r.em*r.em || r.dash(ocr.Box{X0: l.X0, Y0: l.Y0, X1: l.X1 + 1, Y1: l.Y1 + 1}) {
			for _, b := range r.parted([]ocr.Box{{X0: l.X0, Y0: l.Y0, X1: l.X1 + 1, Y1: l.Y1 + 1}}) {
				r.bare[b] = found
				boxes = append(boxes, b)
			}
		}
	}
	return boxes
}

// dash tells a stroke of even height, about as wide as a character: — in an empty
// cell, where 一 would swell at its end.
func (r *reader) dash(b ocr.Box) bool {
	w, h := b.X1-b.X0, b.Y1-b.Y0
	if 2*w < r.em || w > 3*r.em || 6*h > r.em || w < 5*h {
		return false
	}
	most, least := 0, h
	for x := b.X0 + 1; x < b.X1-1; x++ {
		n := r.ink.Count(x, b.Y0, x, b.Y1-1)
		most, least = max(most, n), min(least, n)
	}
	return least > 0 && most-least <= 1+h/4
}

// leftover tells a sliver beside a rule that was taken away.
func (r *reader) leftover(b raster.Blob) bool {
	const thin, near = 4, 5
	if min(b.X1-b.X0, b.Y1-b.Y0) >= thin {
		return false
	}
	return slices.ContainsFunc(append(r.h[:len(r.h):len(r.h)], r.v...), func(l raster.Line) bool {
		return b.X0 <= l.X1+near && b.X1 >= l.X0-near && b.Y0 <= l.Y1+near && b.Y1 >= l.Y0-near
	})
}

// held tells whether the middle of a blob stands in a box.
func held(boxes []ocr.Box, b raster.Blob) bool {
	x, y := (b.X0+b.X1)/2, (b.Y0+b.Y1)/2
	return slices.ContainsFunc(boxes, func(o ocr.Box) bool { return x >= o.X0 && x < o.X1 && y >= o.Y0 && y < o.Y1 })
}

// annexed grows the box beside which a blob stands on the same line: the full stop of a sentence.
func (r *reader) annexed(boxes []ocr.Box, b raster.Blob) bool {
	for i := range boxes {
		o := &boxes[i]
		h := o.Y1 - o.Y0
		if b.Y0 < o.Y0-h/6 || b.Y1 > o.Y1+h/6 || b.X0 > o.X1+h || b.X1 < o.X0-h || r.ruled(b, *o) {
			continue
		}
		o.X0, o.X1, o.Y0, o.Y1 = min(o.X0, b.X0), max(o.X1, b.X1+1), min(o.Y0, b.Y0), max(o.Y1, b.Y1+1)
		return true
	}
	return false
}

// ruled tells whether a rule stands between a blob and a box.
func (r *reader) ruled(b raster.Blob, o ocr.Box) bool {
	mid, from, to := (b.Y0+b.Y1)/2, min(b.X1, o.X1), max(b.X0, o.X0)
	return slices.ContainsFunc(r.v, func(l raster.Line) bool {
		return l.X0 >= from && l.X1 <= to && mid >= l.Y0 && mid <= l.Y1
	})
}

// gather joins blobs that stand on one line to boxes.
func (r *reader) gather(blobs []raster.Blob) []raster.Blob {
	slices.SortStableFunc(blobs, func(a, b raster.Blob) int { return cmp.Compare(a.X0, b.X0) })
	var lines []raster.Blob
	for _, b := range blobs {
		at := -1
		for i := range lines {
			if r.beside(lines[i], b) && (at < 0 || overlap(lines[i], b) > overlap(lines[at], b)) {
				at = i
			}
		}
		if at < 0 {
			lines = append(lines, b)
			continue
		}
		lines[at] = lines[at].Join(b)
	}
	return merged(lines)
}

// beside tells whether b, no farther left than l, goes on with it.
func (r *reader) beside(l, b raster.Blob) bool {
	if b.X0 > l.X1+r.em*5/4 || max(l.Y1, b.Y1)-min(l.Y0, b.Y0) > 2*r.em && l.Y1-l.Y0 < 2*r.em {
		return false
	}
	gap := max(l.Y0, b.Y0) - min(l.Y1, b.Y1)
	if gap > r.em/5 || gap > 0 && b.X0 > l.X1 {
		return false
	}
	return !r.ruled(b, ocr.Box{X0: l.X0, Y0: l.Y0, X1: l.X1, Y1: l.Y1})
}

func overlap(a, b raster.Blob) int { return min(a.Y1, b.Y1) - max(a.Y0, b.Y0) }

// merged joins lines that lie over one another by half.
func merged(lines []raster.Blob) []raster.Blob {
	for again := true; again; {
		again = false
		for i := 0; i < len(lines); i++ {
			for j := i + 1; j < len(lines); j++ {
				a, b := lines[i], lines[j]
				least := min(a.Y1-a.Y0, b.Y1-b.Y0) + 1
				if 2*overlap(a, b) >= least && min(a.X1, b.X1)-max(a.X0, b.X0) > -least/2 {
					lines[i] = a.Join(b)
					lines = slices.Delete(lines, j, j+1)
					again, j = true, j-1
				}
			}
		}
	}
	return lines
}

// upended cuts a tall narrow box, characters under one another, into its characters.
func (r *reader) upended(boxes []ocr.Box) []ocr.Box {
	var out []ocr.Box
	for _, b := range boxes {
		if w, h := b.X1-b.X0, b.Y1-b.Y0; 2*h < 3*w || 2*h < 3*r.em {
			out = append(out, b)
			continue
		}
		out = append(out, r.stacked(b)...)
	}
	return out
}

// stacked cuts at blank rows, the pieces as tall as the box is wide.
func (r *reader) stacked(b ocr.Box) []ocr.Box {
	var out []ocr.Box
	w, from := b.X1-b.X0, -1
	for y := b.Y0; y <= b.Y1; y++ {
		blank := y == b.Y1 || r.ink.Count(b.X0, y, b.X1-1, y) == 0
		switch {
		case from < 0 && !blank:
			from = y
		case from >= 0 && blank && (10*(y-from) >= 7*w || y == b.Y1):
			out = append(out, ocr.Box{X0: b.X0, Y0: from, X1: b.X1, Y1: y})
			from = -1
		}
	}
	return out
}
