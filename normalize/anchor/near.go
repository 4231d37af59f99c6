package anchor

import (
	"cmp"
	"slices"
)

// match is a stretch of the text that is like the words looked for; off by so many characters.
type match struct {
	span
	off int
}

// similarity is 1 less the share of characters that differ.
func similarity(off, a, b int) float64 {
	if m := max(a, b); m > 0 {
		return 1 - float64(off)/float64(m)
	}
	return 1
}

// Similarity is how much alike two texts are, white space and width aside: 1 less their
// edit distance over the length of the longer. Below 0.5 it may be given as 0.
func Similarity(a, b string) float64 {
	x, y := key(a), key(b)
	limit := max(len(x), len(y)) / 2
	off := distance(x, y, limit)
	if off > limit {
		return 0
	}
	return similarity(off, len(x), len(y))
}

// distance is the number of characters to add, drop or change; anything above limit where it is more.
// Only the band around the diagonal is computed.
func distance(a, b []rune, limit int) int {
	if max(len(a)-len(b), len(b)-len(a)) > limit {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range a {
		from, to := max(0, i-limit), min(len(b), i+limit+1)
		diagonal := row[from]
		row[from] = limit + 1
		if from == 0 {
			row[0] = i + 1
		}
		for j := from; j < to; j++ {
			cost := diagonal
			if r != b[j] {
				cost++
			}
			diagonal = row[j+1]
			if j+1 == i+limit+1 {
				diagonal = limit + 1 // outside the band of the row above
			}
			row[j+1] = min(cost, row[j]+1, diagonal+1, limit+1)
		}
	}
	return row[len(b)]
}

// near lists the stretches that are at least Alike to words, the best where they overlap.
// Words with k differences, cut into k+1 pieces, have one piece unchanged: only around those is compared.
func (t *Text) near(words []rune, in span) []match {
	k := len(words) / 10
	if k == 0 {
		return nil
	}
	var found []match
	tried := map[int]bool{}
	for p := range k + 1 {
		from, to := p*len(words)/(k+1), (p+1)*len(words)/(k+1)
		for _, hit := range t.exact(words[from:to], in) {
			start := hit.from - from
			if tried[start] {
				continue
			}
			tried[start] = true
			window := span{max(in.from, start-k), min(in.to, start+len(words)+k)}
			if m, ok := t.align(words, window, k); ok {
				found = append(found, m)
			}
		}
	}
	return apart(found)
}

// apart leaves of stretches that overlap the one that is most alike.
func apart(found []match) (out []match) {
	slices.SortFunc(found, func(a, b match) int { return cmp.Or(cmp.Compare(a.off, b.off), cmp.Compare(a.from, b.from)) })
	for _, m := range found {
		if !slices.ContainsFunc(out, func(o match) bool { return m.from < o.to && o.from < m.to }) {
			out = append(out, m)
		}
	}
	return out
}

// cell is the least cost of words up to here, and where in the text they then begin.
type cell struct{ cost, from int }

func (c cell) plus(n int) cell { return cell{c.cost + n, c.from} }

func less(a, b cell) cell {
	if b.cost < a.cost {
		return b
	}
	return a
}

// align finds the stretch of a window that is most like words, at most k characters off.
func (t *Text) align(words []rune, window span, k int) (match, bool) {
	text := t.fold[window.from:window.to]
	row := make([]cell, len(text)+1)
	for j := range row {
		row[j] = cell{0, j}
	}
	for i, w := range words {
		diagonal := row[0]
		row[0] = cell{i + 1, 0}
		for j, r := range text {
			c := diagonal
			if w != r {
				c.cost++
			}
			diagonal = row[j+1]
			row[j+1] = less(c, less(row[j].plus(1), diagonal.plus(1)))
		}
	}
	best, at := cell{k + 1, 0}, 0
	for j, c := range row {
		if c.cost < best.cost {
			best, at = c, j
		}
	}
	m := match{span{window.from + best.from, window.from + at}, best.cost}
	return m, best.cost <= k && similarity(best.cost, len(words), at-best.from) >= Alike
}
