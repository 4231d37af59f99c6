package lexicon

import (
	_ "embed"
	"sync"
)

//go:embed changes.tsv
var changesTSV string

type changeTable struct {
	byLast map[rune][]prefix
}

var changes = sync.OnceValue(func() changeTable {
	t := changeTable{map[rune][]prefix{}}
	for _, row := range rows(changesTSV, 2) {
		w := []rune(row[0])
		last := w[len(w)-1]
		t.byLast[last] = append(t.byLast[last], prefix{w, row[1]})
	}
	return t
})

// ChangeBefore is the length of the verb of change that ends r: 下降.
func ChangeBefore(r []rune) int {
	n, _ := changeBefore(r)
	return n
}

// Change is what the words of a change say: up or down.
func Change(words string) string {
	_, way := changeBefore([]rune(words))
	return way
}

func changeBefore(r []rune) (n int, way string) {
	if len(r) == 0 {
		return 0, ""
	}
	for _, w := range changes().byLast[r[len(r)-1]] {
		if len(w.word) > n && len(w.word) <= len(r) && begins(r[len(r)-len(w.word):], w.word) {
			n, way = len(w.word), w.value
		}
	}
	return n, way
}
