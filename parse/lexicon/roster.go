package lexicon

import (
	_ "embed"
	"sync"
)

//go:embed rosters.tsv
var rostersTSV string

var rosters = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, row := range rows(rostersTSV, 2) {
		out[row[0]] = true
	}
	return out
})

// Personal reports the heading of a column that says who somebody is: 姓名, 职务.
func Personal(heading string) bool { return rosters()[heading] }
