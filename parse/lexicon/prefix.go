package lexicon

import (
	"maps"
	"slices"
)

// prefixes is a table of words looked up at the head of a text, by first character.
type prefixes struct {
	from map[rune][]prefix
	may  [1024]bool // some word begins with a character of these low bits
}

type prefix struct {
	word  []rune
	value string
}

func (t *prefixes) add(word, value string) {
	w := []rune(word)
	t.from[w[0]] = append(t.from[w[0]], prefix{w, value})
	t.may[w[0]%1024] = true
}

// longest is the length and value of the longest word that r begins with; 0 for none.
func (t *prefixes) longest(r []rune) (n int, value string) {
	if len(r) == 0 || !t.may[uint32(r[0])%1024] {
		return 0, ""
	}
	for _, p := range t.from[r[0]] {
		if len(p.word) > n && begins(r, p.word) {
			n, value = len(p.word), p.value
		}
	}
	return n, value
}

// within reports that one of the words stands somewhere in r.
func (t *prefixes) within(r []rune) bool {
	for i, c := range r {
		if t.may[uint32(c)%1024] && length(t, r[i:]) > 0 {
			return true
		}
	}
	return false
}

func begins(r, w []rune) bool {
	if len(r) < len(w) {
		return false
	}
	for i, c := range w {
		if r[i] != c {
			return false
		}
	}
	return true
}

// openers are the characters with which the words of t begin, in order.
func (t *prefixes) openers() string {
	return string(slices.Sorted(maps.Keys(t.from)))
}

// prefixTable reads the rows of an embedded table whose second field is sort; every row when sort is empty.
func prefixTable(table, sort string) *prefixes {
	t := &prefixes{from: map[rune][]prefix{}}
	for _, row := range rows(table, 2) {
		if sort == "" || row[1] == sort {
			t.add(row[0], row[1])
		}
	}
	return t
}
