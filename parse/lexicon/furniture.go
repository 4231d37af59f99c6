package lexicon

import (
	_ "embed"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed furniture.tsv
var furnitureTSV string

type furnitureTable struct{ words, starts, edges, marks []string }

var furniture = sync.OnceValue(func() furnitureTable {
	var t furnitureTable
	for _, row := range rows(furnitureTSV, 2) {
		switch row[1] {
		case "word":
			t.words = append(t.words, row[0])
		case "start":
			t.starts = append(t.starts, row[0])
		case "edge":
			t.edges = append(t.edges, row[0])
		case "has":
			t.marks = append(t.marks, row[0])
		}
	}
	sort.SliceStable(t.words, func(i, j int) bool { return len(t.words[i]) > len(t.words[j]) })
	return t
})

// Furniture reports a line, folded and without blanks, that belongs to the page
// wherever it stands: 您现在的位置:首页>政务公开.
func Furniture(line string) bool {
	t := furniture()
	return hasPrefix(line, t.starts) && !strings.ContainsAny(line, "。;")
}

// EdgeFurniture reports a line that belongs to the page when it stands above or below the document: 打印 关闭.
func EdgeFurniture(line string) bool {
	t := furniture()
	return hasPrefix(line, t.starts) || hasPrefix(line, t.edges) || contains(line, t.marks) || t.onlyWords(line)
}

func hasPrefix(line string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(line, w) })
}

func contains(line string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(line, w) })
}

const betweenWords = "|/·-:()>,、.*+—_~«»【】"

// onlyWords eats the longest words and the marks between them.
func (t furnitureTable) onlyWords(line string) bool {
	found := false
	for line != "" {
		if r, n := utf8.DecodeRuneInString(line); strings.ContainsRune(betweenWords, r) {
			line = line[n:]
			continue
		}
		rest, ok := t.eat(line)
		if !ok {
			return false
		}
		line, found = rest, true
	}
	return found
}

func (t furnitureTable) eat(line string) (string, bool) {
	for _, w := range t.words {
		if rest, ok := strings.CutPrefix(line, w); ok {
			return rest, true
		}
	}
	return line, false
}
