package lexicon

import (
	_ "embed"
	"sync"
)

//go:embed posts.tsv
var postsTSV string

var posts = sync.OnceValue(func() *prefixes { return prefixTable(postsTSV, "") })

// Post is where the last name of a post in words ends: 4 of 公安局长邹立, 3 of 副县长, 0 where none is named.
func Post(words []rune) int {
	end := 0
	for i := range words {
		if n, _ := posts().longest(words[i:]); n > 0 {
			end = max(end, i+n)
		}
	}
	return end
}
