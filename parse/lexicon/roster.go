package lexicon

import (
	_ "embed"
	"sync"
)

//go:embed rosters.tsv
var rostersTSV string

var rosters = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, row := range rows(rostersTSV, 3) {
		out[row[0]] = row[1]
	}
	return out
})

// Personal reports the heading of a column that says who somebody is: 姓名, 职务.
func Personal(heading string) bool { return rosters()[heading] == "persons" }

// OfPowers reports the heading of a column of a list of powers: 职权名称, 设定依据.
func OfPowers(heading string) bool { return rosters()[heading] == "powers" }
