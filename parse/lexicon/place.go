package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed notplaces.tsv
var notPlacesTSV string

var notPlaces = sync.OnceValue(func() [][]string { return rows(notPlacesTSV, 2) })

// NoPlace reports words that end like a place's name but are none: 老旧小区, 我市, 经开区.
func NoPlace(words string) bool {
	for _, row := range notPlaces() {
		switch {
		case row[1] == "has" && strings.Contains(words, row[0]),
			row[1] == "end" && strings.HasSuffix(words, row[0]),
			row[1] == "all" && words == row[0]:
			return true
		}
	}
	return false
}
