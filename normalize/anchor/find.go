package anchor

import (
	"cmp"
	"slices"
)

// How says in what way a quotation was found.
type How string

// The ways; only the first two give a place.
const (
	Exact     How = "exact"     // letter for letter
	Fuzzy     How = "fuzzy"     // at the one place that is at least 90 of 100 alike
	Ambiguous How = "ambiguous" // several places could be meant
	Missing   How = "missing"   // no place is
)

// Found reports a place.
func (h How) Found() bool { return h == Exact || h == Fuzzy }

// Place is where a quotation was found: code points [From,To) of the raw text.
type Place struct {
	From, To int
	How      How
	Score    float64 // how much alike the words are, 1 where they are the same
}

// What makes a place the one that is meant.
const (
	Alike  = 0.9 // how much alike words must be, and what stands around them where only that tells
	long   = 12  // so many characters tell a place by themselves
	around = 0.6 // fewer need one side at least so much alike
	ahead  = 0.2 // by how much the surroundings of the one are more alike than those of the next
)

// Find looks for a quotation in the whole text.
func (t *Text) Find(s Selector) Place { return t.FindIn(s, 0, len(t.raw)) }

// FindIn looks for it in the code points [from,to) of the raw text; what stands around may lie outside.
func (t *Text) FindIn(s Selector, from, to int) Place {
	in := span{t.inner(from), t.inner(to)}
	words, before, behind := key(s.Exact), key(s.Prefix), key(s.Suffix)
	if len(words) == 0 {
		return Place{How: Missing}
	}
	found := t.exact(words, in)
	if whole := t.whole(words, before, behind, in); len(whole) > 0 {
		if p, ok := t.counted(whole, words, s); ok {
			return t.place(p, Exact, 1)
		}
		return Place{How: Ambiguous}
	}
	return t.best(t.rivals(found, words, in), s)
}

// counted is the place among those equal in all: the only one, or the one that was
// counted then where there are as many now.
func (t *Text) counted(whole []span, words []rune, s Selector) (span, bool) {
	if len(whole) == 1 {
		return whole[0], true
	}
	all := t.exact(words, t.all())
	if len(all) != s.Of || s.Occurrence < 1 || s.Occurrence > s.Of || !slices.Contains(whole, all[s.Occurrence-1]) {
		return span{}, false
	}
	return all[s.Occurrence-1], true
}

// rivals are all places that read so or nearly so.
func (t *Text) rivals(found []span, words []rune, in span) []match {
	near := t.near(words, in)
	for _, p := range found {
		near = append(near, match{span: p})
	}
	return apart(near)
}

func (t *Text) place(s span, how How, score float64) Place {
	from, to := t.outer(s)
	return Place{from, to, how, score}
}

// judged is a place with how much its surroundings are those of the quotation.
type judged struct {
	match
	side, both float64 // of the better side, of both together
}

// best is the one of several places whose surroundings leave no doubt. Words that were unique
// and are long enough need none.
func (t *Text) best(found []match, s Selector) Place {
	if len(found) == 0 {
		return Place{How: Missing}
	}
	words, before, behind := len(key(s.Exact)), key(s.Prefix), key(s.Suffix)
	all := make([]judged, len(found))
	for i, m := range found {
		left, right := t.left(m.from, before), t.right(m.to, behind)
		all[i] = judged{m, max(left, right), (left + right) / 2}
	}
	slices.SortStableFunc(all, func(a, b judged) int { return cmp.Compare(b.both, a.both) })
	first := all[0]
	switch {
	case len(all) == 1 && (words >= long && s.Of == 0 || first.side >= around):
	case len(all) > 1 && first.side >= Alike && first.both-all[1].both >= ahead:
	case len(all) == 1:
		return Place{How: Missing}
	default:
		return Place{How: Ambiguous}
	}
	if first.off == 0 {
		return t.place(first.span, Exact, 1)
	}
	return t.place(first.span, Fuzzy, similarity(first.off, words, first.to-first.from))
}

// left is how much what stands before i is like words.
func (t *Text) left(i int, words []rune) float64 {
	from := max(0, i-len(words)-len(words)/4)
	return overlap(reversed(words), reversed(t.fold[from:i]))
}

func (t *Text) right(j int, words []rune) float64 {
	return overlap(words, t.fold[j:min(len(t.fold), j+len(words)+len(words)/4)])
}

// overlap is how much of words the text begins with; where there are none it is the text's end that agrees.
func overlap(words, text []rune) float64 {
	if len(words) == 0 {
		if len(text) == 0 {
			return 1
		}
		return 0
	}
	row := make([]int, len(text)+1)
	for j := range row {
		row[j] = j
	}
	for i, w := range words {
		diagonal := row[0]
		row[0] = i + 1
		for j, r := range text {
			cost := diagonal
			if w != r {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return max(0, 1-float64(slices.Min(row))/float64(len(words)))
}

func reversed(r []rune) []rune {
	out := slices.Clone(r)
	slices.Reverse(out)
	return out
}
