package hanzi

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed traditional.tsv
var traditional string

var simplified = sync.OnceValue(func() map[rune]rune {
	m := make(map[rune]rune, 3300)
	for line := range strings.Lines(traditional) {
		t, s, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		m[[]rune(t)[0]] = []rune(s)[0]
	}
	return m
})

// Simplify gives the simplified form of a traditional character, any other
// unchanged: 區 is 区. One code point becomes one.
func Simplify(r rune) rune {
	if r < 0x3400 {
		return r
	}
	if s, ok := simplified()[r]; ok {
		return s
	}
	return r
}

// SimplifyString simplifies every code point of s: 長沙市 is 长沙市.
func SimplifyString(s string) string { return strings.Map(Simplify, s) }
