package lexicon

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed furniture.tsv
var furnitureTSV string

type furnitureTable struct {
	words, starts, edges byRune
	marks                *prefixes
}

// byRune is a list of words by their first characters, in each the longest first.
type byRune map[rune][]string

func (t byRune) add(word string) {
	r, _ := utf8.DecodeRuneInString(word)
	t[r] = append(t[r], word)
	slices.SortStableFunc(t[r], func(a, b string) int { return len(b) - len(a) })
}

// head is the longest word that line begins with, "" for none.
func (t byRune) head(line string) string {
	r, _ := utf8.DecodeRuneInString(line)
	for _, w := range t[r] {
		if strings.HasPrefix(line, w) {
			return w
		}
	}
	return ""
}

var furniture = sync.OnceValue(func() furnitureTable {
	t := furnitureTable{words: byRune{}, starts: byRune{}, edges: byRune{}, marks: prefixTable(furnitureTSV, "has")}
	for _, row := range rows(furnitureTSV, 2) {
		switch row[1] {
		case "word":
			t.words.add(row[0])
		case "start":
			t.starts.add(row[0])
		case "edge":
			t.edges.add(row[0])
		}
	}
	return t
})

// Furniture reports a line, folded and without blanks, that belongs to the page
// wherever it stands: 您现在的位置:首页>政务公开.
func Furniture(line string) bool {
	t := furniture()
	return t.starts.head(line) != "" && !strings.ContainsAny(line, "。;")
}

// OpensFurniture reports a character with which such a line can begin.
func OpensFurniture(r rune) bool { return len(furniture().starts[r]) > 0 }

// EdgeFurniture reports a line that belongs to the page when it stands above or below the document: 打印 关闭.
func EdgeFurniture(line string) bool {
	t := furniture()
	return t.starts.head(line) != "" || t.edges.head(line) != "" || t.onlyWords(line)
}

// MarksFurniture reports words that only such a line has, wherever they stand in it: 打印本页.
func MarksFurniture(line []rune) bool { return furniture().marks.within(line) }

// FurnitureOpeners are the characters with which those words begin.
func FurnitureOpeners() string { return furniture().marks.openers() }

const betweenWords = "|/·-:()>,、.*+—_~«»【】"

// onlyWords eats the longest words and the marks between them.
func (t furnitureTable) onlyWords(line string) bool {
	found := false
	for line != "" {
		if r, n := utf8.DecodeRuneInString(line); strings.ContainsRune(betweenWords, r) {
			line = line[n:]
			continue
		}
		word := t.words.head(line)
		if word == "" {
			return false
		}
		line, found = line[len(word):], true
	}
	return found
}
