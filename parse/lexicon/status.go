package lexicon

import (
	_ "embed"
	"sync"
)

//go:embed statuses.tsv
var statusesTSV string

var statuses = sync.OnceValue(func() *prefixes { return prefixTable(statusesTSV, "") })

// Status is the status that the words at the head of r name and their length:
// 已完成 is done, 序时推进 ongoing; "" and 0 for none.
func Status(r []rune) (status string, n int) {
	n, status = statuses().longest(r)
	return status, n
}

// StatusOpeners are the characters with which such words begin.
func StatusOpeners() string { return statuses().openers() }
