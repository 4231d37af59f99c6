package lexicon

import (
	_ "embed"
	"sync"
)

//go:embed relations.tsv
var relationsTSV string

// relationWords are the words of relations.tsv of one side, by their first character.
type relationWords struct {
	words  prefixes
	breaks prefixes
}

func relationTable(side string) *relationWords {
	t := relationWords{prefixes{from: map[rune][]prefix{}}, prefixes{from: map[rune][]prefix{}}}
	for _, row := range rows(relationsTSV, 3) {
		switch {
		case row[1] != side:
		case row[2] == "none":
			t.breaks.add(row[0], row[2])
		default:
			t.words.add(row[0], row[2])
		}
	}
	return &t
}

var (
	relationsBefore = sync.OnceValue(func() *relationWords { return relationTable("before") })
	relationsBehind = sync.OnceValue(func() *relationWords { return relationTable("behind") })
)

// RelationBefore is what the words in front of a title say of it: based_on of 根据国务院办公厅.
// The last of them counts, and none when one follows that makes the title a new document: 按照要求编制.
func RelationBefore(r []rune) string {
	t := relationsBefore()
	kind := ""
	for i := 0; i < len(r); i++ {
		if n, word := t.words.longest(r[i:]); n > 0 {
			kind = word
			i += n - 1
			continue
		}
		if n, _ := t.breaks.longest(r[i:]); n > 0 && (i+n >= len(r) || r[i+n] != '的') {
			kind = ""
		}
	}
	return kind
}

// RelationBehind is what the words behind a title say of it: repeals of 同时废止.
func RelationBehind(r []rune) string {
	t := relationsBehind()
	for i := range r {
		if n, kind := t.words.longest(r[i:]); n > 0 {
			return kind
		}
	}
	return ""
}
