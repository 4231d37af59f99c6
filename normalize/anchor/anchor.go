// Package anchor finds a quotation again in another version of its document: in the
// same plan with other page numbers, other line ends, or in another format.
//
// A place is told by the words themselves, as the W3C's TextQuoteSelector has it
// (https://www.w3.org/TR/annotation-model/#text-quote-selector): the quotation, 32 characters
// before and behind it, and which of several equal ones it is. It is found again where it
// stands letter for letter, else at the one place that is 90 of 100 alike, else not at all:
// what could be two places is none.
package anchor

import "github.com/taizhang/taizhang/ingest/hanzi"

// Context is how many characters before and behind a quotation are kept; white space does not count.
const Context = 32

// Selector tells a place by its words: 区教育局 behind 配合单位： and before 2021年6月底前.
type Selector struct {
	Exact      string `json:"exact"`
	Prefix     string `json:"prefix,omitempty"`
	Suffix     string `json:"suffix,omitempty"`
	Occurrence int    `json:"occurrence,omitempty"` // which of those that read so, from 1; 0 where there is one
	Of         int    `json:"of,omitempty"`         // how many there were; 0 for one
}

// IsZero reports a selector that quotes nothing.
func (s Selector) IsZero() bool { return s.Exact == "" }

// Text is a document's text, in which quotations are looked up. White space is
// passed over and width folded, so that neither wraps nor formats matter.
type Text struct {
	raw   []rune
	fold  []rune
	at    []int            // of each folded one, its index in raw
	pairs map[uint64][]int // where each two characters stand, made when first needed
}

// New prepares a text.
func New(raw string) *Text {
	t := &Text{raw: []rune(raw)}
	for i, r := range t.raw {
		if !hanzi.IsBlank(r) {
			t.fold, t.at = append(t.fold, folded(r)), append(t.at, i)
		}
	}
	return t
}

func folded(r rune) rune {
	if r = hanzi.Fold(r); r >= 'A' && r <= 'Z' {
		r += 'a' - 'A'
	}
	return r
}

// key is what of words is compared.
func key(words string) []rune {
	out := make([]rune, 0, len(words)/3)
	for _, r := range words {
		if !hanzi.IsBlank(r) {
			out = append(out, folded(r))
		}
	}
	return out
}

// Len is the length of the raw text in code points.
func (t *Text) Len() int { return len(t.raw) }

// Select quotes the code points [from,to) of the raw text.
func (t *Text) Select(from, to int) Selector {
	i, j := t.inner(from), t.inner(to)
	s := Selector{
		Exact:  t.print(i, j),
		Prefix: t.print(max(0, i-Context), i),
		Suffix: t.print(j, min(len(t.fold), j+Context)),
	}
	if s.Exact == "" {
		return Selector{}
	}
	for _, p := range t.exact(key(s.Exact), t.all()) {
		s.Of++
		if p.from <= i {
			s.Occurrence = s.Of
		}
	}
	if s.Of == 1 {
		s.Of, s.Occurrence = 0, 0
	}
	return s
}

// inner is the index among the folded ones of a raw index.
func (t *Text) inner(raw int) int {
	lo, hi := 0, len(t.at)
	for lo < hi {
		if mid := (lo + hi) / 2; t.at[mid] < raw {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// outer is a stretch of folded ones in the raw text.
func (t *Text) outer(s span) (from, to int) {
	if s.to <= s.from {
		return 0, 0
	}
	return t.at[s.from], t.at[s.to-1] + 1
}

// print is the folded ones [i,j) as printed, without white space.
func (t *Text) print(i, j int) string {
	out := make([]rune, 0, max(0, j-i))
	for ; i < j; i++ {
		out = append(out, t.raw[t.at[i]])
	}
	return string(out)
}

// all is the whole text.
func (t *Text) all() span { return span{0, len(t.fold)} }

// span is a stretch of folded characters, [from,to).
type span struct{ from, to int }

// whole lists where words stand letter for letter inside a stretch, with exactly what is before and behind.
func (t *Text) whole(words, before, behind []rune, in span) (out []span) {
	for _, p := range t.exact(words, in) {
		if ends(t.fold[:p.from], before) && starts(t.fold[p.to:], behind) && (len(before) >= Context || p.from == len(before)) &&
			(len(behind) >= Context || p.to+len(behind) == len(t.fold)) {
			out = append(out, p)
		}
	}
	return out
}

// exact lists where words stand letter for letter inside a stretch.
func (t *Text) exact(words []rune, in span) (out []span) {
	for _, i := range t.begins(words) {
		if i >= in.from && i+len(words) <= in.to && starts(t.fold[i:], words) {
			out = append(out, span{i, i + len(words)})
		}
	}
	return out
}

// begins lists where words can begin, by their first two characters.
func (t *Text) begins(words []rune) (out []int) {
	switch {
	case len(words) == 0:
		return nil
	case len(words) == 1:
		for i, r := range t.fold {
			if r == words[0] {
				out = append(out, i)
			}
		}
		return out
	case t.pairs == nil:
		t.pairs = make(map[uint64][]int, len(t.fold))
		for i := range len(t.fold) - 1 {
			p := pair(t.fold[i:])
			t.pairs[p] = append(t.pairs[p], i)
		}
	}
	return t.pairs[pair(words)]
}

func pair(r []rune) uint64 { return uint64(uint32(r[0]))<<32 | uint64(uint32(r[1])) }

func starts(text, words []rune) bool {
	if len(text) < len(words) {
		return false
	}
	for i, r := range words {
		if text[i] != r {
			return false
		}
	}
	return true
}

func ends(text, words []rune) bool {
	return len(text) >= len(words) && starts(text[len(text)-len(words):], words)
}

// Key is what of the code points [from,to) is compared: folded, without white space.
func (t *Text) Key(from, to int) []rune { return t.fold[t.inner(from):t.inner(to)] }
