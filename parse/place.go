package parse

import "github.com/taizhang/taizhang/ingest"

// place is where an element stands, or several one behind the other: wide code points from off.
type place struct {
	doc, block, cell int32 // doc < 0: a joint between two pieces, nowhere
	off, wide        int32
}

var joint = place{doc: -1}

// source is what strands are cut from: the text as printed and where it stands.
type source struct {
	raw   []rune
	runs  []stretch // in the order of their elements, none left out
	lexed *lexed    // words of a strand that was cut from it
}

// stretch is elements that stand one behind the other, the first of them the source's from-th. Each is one
// code point; what is wider (white space) or stands nowhere is a stretch by itself.
type stretch struct {
	from int32
	place
}

// thin reports that each of n elements of r is one code point.
func (r *stretch) thin(n int) bool { return int(r.wide) == n }

// find is the stretch of element i.
func (o *source) find(i int) int {
	lo, hi := 0, len(o.runs)
	for hi-lo > 1 {
		if m := (lo + hi) / 2; int(o.runs[m].from) <= i {
			lo = m
		} else {
			hi = m
		}
	}
	return lo
}

// end is the element behind the k-th stretch.
func (o *source) end(k int) int {
	if k+1 < len(o.runs) {
		return int(o.runs[k+1].from)
	}
	return len(o.raw)
}

// raw is the text as printed, one code point per element.
func (s strand) raw() []rune {
	if s.of == nil {
		return nil
	}
	return s.of.raw[s.start : s.start+len(s.fold)]
}

// run is the place of the elements from i on that stand one behind the other, and what is behind them.
func (s strand) run(i int) (place, int) {
	at := s.start + i
	k := s.of.find(at)
	r, end := &s.of.runs[k], s.of.end(k)
	if end == int(r.from)+1 {
		return r.place, i + 1
	}
	end = min(end, s.start+len(s.fold))
	return place{r.doc, r.block, r.cell, r.off + int32(at) - r.from, int32(end - at)}, end - s.start
}

// place is where element i stands.
func (s strand) place(i int) place {
	a, _ := s.cut(i, i+1).run(0)
	return a
}

// pos is the places of s as spans.
func (s strand) pos() ingest.Pos {
	var p ingest.Pos
	for i := 0; i < len(s.fold); {
		var a place
		if a, i = s.run(i); a.doc < 0 {
			continue
		}
		if n := len(p) - 1; n >= 0 && p[n].To == int(a.off) && p[n].Doc == int(a.doc) && p[n].Block == int(a.block) && p[n].Cell == int(a.cell) {
			p[n].To += int(a.wide)
			continue
		}
		p = append(p, ingest.Span{Doc: int(a.doc), Block: int(a.block), Cell: int(a.cell), From: int(a.off), To: int(a.off + a.wide)})
	}
	return p
}

// joiner joins strands to a new one.
type joiner struct {
	fold []rune
	source
	room [3]stretch // most have no more
}

// newJoiner is an empty joiner with room for n elements.
func newJoiner(n int) *joiner {
	text, j := make([]rune, 2*n), new(joiner)
	j.fold, j.raw, j.runs = text[:0:n], text[n:n:2*n], j.room[:0]
	return j
}

// add joins s to what is there, with nothing between them.
func (j *joiner) add(s strand) {
	n := len(j.fold)
	for i := 0; i < len(s.fold); {
		a, next := s.run(i)
		j.place(n+i, next-i, a)
		i = next
	}
	j.fold, j.raw = append(j.fold, s.fold...), append(j.raw, s.raw()...)
}

// place adds where n elements from the i-th on stand.
func (j *joiner) place(i, n int, a place) {
	if k := len(j.runs) - 1; k >= 0 {
		last := &j.runs[k]
		if last.doc == a.doc && last.block == a.block && last.cell == a.cell && last.off+last.wide == a.off && last.thin(i-int(last.from)) && int(a.wide) == n {
			last.wide += a.wide
			return
		}
	}
	j.runs = append(j.runs, stretch{int32(i), a})
}

// line is add behind a line end, where something is there already.
func (j *joiner) line(s strand) {
	if n := len(j.fold); n > 0 {
		j.place(n, 1, joint)
		j.fold, j.raw = append(j.fold, '\n'), append(j.raw, '\n')
	}
	j.add(s)
}

// strand is what was joined.
func (j *joiner) strand() strand { return strand{j.fold, &j.source, 0} }
