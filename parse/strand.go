package parse

import (
	"slices"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// strand is text under the eye of a rule: one element per code point, a run of
// white space being one element, each with its place. Strands can be cut and
// joined freely, so a name wrapped over two lines is matched like any other
// and still quotes both places. A strand is short, for rules hand it on by value.
type strand struct {
	fold  []rune // hanzi.Fold, white space as ' ', or '\n' where a line ends
	of    *source
	start int // of fold in it
}

// newStrand reads the raw text of one paragraph or cell.
func newStrand(text string, doc, block, cell int) strand {
	return strandAt(text, place{int32(doc), int32(block), int32(cell), 0, 0})
}

// strandAt reads raw text that begins at a place.
func strandAt(text string, at place) strand {
	return newSpool(hanzi.RuneCount(text), 1).put(text, at)
}

// size is how many code points were read into a whole paragraph or cell.
func (s strand) size() int {
	if s.len() == 0 {
		return 0
	}
	last := s.place(s.len() - 1)
	return int(last.off + last.wide)
}

func blank(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

// len counts elements.
func (s strand) len() int { return len(s.fold) }

// empty reports that nothing but white space is there.
func (s strand) empty() bool {
	for _, r := range s.fold {
		if !blank(r) {
			return false
		}
	}
	return true
}

// cut is the elements [i,j).
func (s strand) cut(i, j int) strand { return strand{s.fold[i:j], s.of, s.start + i} }

// from is the elements from i on.
func (s strand) from(i int) strand { return s.cut(i, s.len()) }

// trim drops white space at both ends.
func (s strand) trim() strand {
	if j := len(s.fold); j > 0 && s.fold[0] > ' ' && s.fold[j-1] > ' ' {
		return s
	}
	return s.trimmed()
}

func (s strand) trimmed() strand {
	i, j := 0, len(s.fold)
	for i < j && blank(s.fold[i]) {
		i++
	}
	for j > i && blank(s.fold[j-1]) {
		j--
	}
	return s.cut(i, j)
}

func (s strand) trimFunc(drop func(rune) bool) strand {
	i, j := 0, s.len()
	for i < j && drop(s.fold[i]) {
		i++
	}
	for j > i && drop(s.fold[j-1]) {
		j--
	}
	return s.cut(i, j)
}

// then joins t behind s, with a line end between them.
func (s strand) then(t strand) strand {
	if s.len() == 0 {
		return t
	}
	if t.len() == 0 {
		return s
	}
	out := newJoiner(s.len() + 1 + t.len())
	out.add(s)
	out.line(t)
	return out.strand()
}

// joinLines joins strands, a line end between each two.
func joinLines(parts ...strand) strand {
	n := 0
	for _, s := range parts {
		n += s.len() + 1
	}
	out := newJoiner(n)
	for _, s := range parts {
		if s.len() > 0 {
			out.line(s)
		}
	}
	return out.strand()
}

// glue joins t behind s with nothing between them.
func (s strand) glue(t strand) strand {
	if s.len() == 0 {
		return t
	}
	out := newJoiner(s.len() + t.len())
	out.add(s)
	out.add(t)
	return out.strand()
}

// text is the folded text, one code point per element.
func (s strand) text() string { return hanzi.Text(s.fold) }

// words counts the elements that are no white space.
func (s strand) words() int {
	n := 0
	for _, r := range s.fold {
		if !blank(r) {
			n++
		}
	}
	return n
}

// key is the folded text without white space.
func (s strand) key() string {
	var b [384]byte
	key, from := b[:0], 0
	for i, r := range s.fold {
		if blank(r) {
			key, from = hanzi.AppendText(key, s.fold[from:i]), i+1
		}
	}
	return string(hanzi.AppendText(key, s.fold[from:]))
}

// alike reports the same words, white space aside.
func (s strand) alike(t strand) bool {
	k := 0
	for _, r := range s.fold {
		if blank(r) {
			continue
		}
		for k < len(t.fold) && blank(t.fold[k]) {
			k++
		}
		if k == len(t.fold) || t.fold[k] != r {
			return false
		}
		k++
	}
	return t.from(k).empty()
}

// dense drops every white space element, keeping places.
func (s strand) dense() strand {
	if s = s.trim(); !slices.ContainsFunc(s.fold, blank) {
		return s
	}
	return s.keep(func(i int) bool { return !blank(s.fold[i]) })
}

// keep is the elements for which in holds, which is asked of each in order.
func (s strand) keep(in func(int) bool) strand {
	out := newJoiner(s.len())
	from := 0
	for i := range s.fold {
		if !in(i) {
			out.add(s.cut(from, i))
			from = i + 1
		}
	}
	out.add(s.from(from))
	return out.strand()
}

// index finds folded words in s; -1 when absent.
func (s strand) index(words string) int {
	first, _ := utf8.DecodeRuneInString(words)
	for i, r := range s.fold {
		if r == first && startsWith(s.fold[i:], words) > 0 {
			return i
		}
	}
	return -1
}

func indexRunes(text, words []rune) int {
	for i := 0; i+len(words) <= len(text); i++ {
		if equalRunes(text[i:i+len(words)], words) {
			return i
		}
	}
	return -1
}

func equalRunes(a, b []rune) bool {
	for i, r := range b {
		if a[i] != r {
			return false
		}
	}
	return true
}

// starts reports that s begins with folded words.
func (s strand) starts(words string) bool {
	return startsWith(s.fold, words) > 0
}

// split cuts s at every element for which sep holds, dropping those.
func (s strand) split(sep func(rune) bool) []strand {
	var out []strand
	from := 0
	for i, r := range s.fold {
		if sep(r) {
			out = append(out, s.cut(from, i))
			from = i + 1
		}
	}
	return append(out, s.from(from))
}

// quote turns s into a Quote: trimmed, displayed, neighbouring places merged.
func (s strand) quote() Quote {
	s = s.trim()
	if s.len() == 0 {
		return Quote{}
	}
	return Quote{Text: hanzi.DisplayText(s.raw()), Pos: s.pos()}
}

// runeAt converts a byte offset in s.text(), as regexp reports them, to an element index.
func runeAt(text string, byteOffset int) int {
	n := 0
	for i := range text {
		if i >= byteOffset {
			return n
		}
		n++
	}
	return n
}
