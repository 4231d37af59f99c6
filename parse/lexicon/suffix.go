package lexicon

import "unicode/utf8"

// suffixes is a table of words looked up at the end of a text.
type suffixes[T any] struct {
	of   map[string]T
	most int           // bytes of the longest word
	last map[rune]bool // characters
}

func (t *suffixes[T]) add(word string, value T) {
	if t.of == nil {
		t.of, t.last = map[string]T{}, map[rune]bool{}
	}
	r, _ := utf8.DecodeLastRuneInString(word)
	t.of[word], t.last[r], t.most = value, true, max(t.most, len(word))
}

// longest is the value of the longest word that text ends with.
func (t *suffixes[T]) longest(text string) (value T, ok bool) {
	if r, _ := utf8.DecodeLastRuneInString(text); !t.last[r] {
		return value, false
	}
	for i := max(0, len(text)-t.most); i < len(text); i++ {
		if !utf8.RuneStart(text[i]) {
			continue
		}
		if value, ok = t.of[text[i:]]; ok {
			return value, true
		}
	}
	return value, false
}
