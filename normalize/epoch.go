package normalize

import (
	"slices"
	"strings"
	"sync"
)

// epoch is the end of an organ's name: 国土资源局 until 2019-03, then 自然资源局.
// The zero epoch has no end that was checked.
type epoch struct {
	until     string // ISO 8601 month or year, the last one
	successor string
	levels    []string
}

// epochs are the names that no office carries any more. A name that one row of
// the table leaves in use, or whose end is not checked, is not among them.
var epochs = sync.OnceValue(func() map[string]epoch {
	ended, open := map[string]epoch{}, map[string]bool{}
	for line := range strings.Lines(functionsTSV) {
		row := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(row) != 8 || row[0] == "" || row[0][0] == '#' {
			continue
		}
		for _, name := range strings.Split(row[3], "|") {
			if row[5] == "" || strings.HasSuffix(row[5], "?") {
				open[name] = true
			} else if row[5] > ended[name].until {
				ended[name] = epoch{until: row[5], successor: row[6], levels: strings.Split(row[2], ",")}
			}
		}
	}
	for name := range open {
		delete(ended, name)
	}
	return ended
})

// Abolished tells since when and by what the office of a mention was followed that no
// longer was on a day: 县国土资源局 on 2021-05-01. Not ok: it may well have been.
func Abolished(text string, on Date) (until, successor string, ok bool) {
	m := newMention(text)
	i, j, _, named := m.office()
	if !named || on == (Date{}) {
		return "", "", false
	}
	name := m.plain(i, j)
	e, ended := epochs()[name]
	if !ended || !ofOffice(name) || on.String()[:len(e.until)] <= e.until {
		return "", "", false
	}
	if rank := m.rank(i, j); rank != "" && !slices.Contains(e.levels, rank) {
		return "", "", false
	}
	return e.until, e.successor, true
}

// ofOffice reports a name that ends as an office's does: 工商 in 工商、税务等部门 is a field of work.
func ofOffice(name string) bool {
	r := []rune(name)
	return len(r) > 0 && strings.ContainsRune("局厅委办室会部", r[len(r)-1])
}
