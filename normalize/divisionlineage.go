package normalize

import (
	_ "embed"
	"sort"
	"strings"
)

//go:embed tables/lineage.tsv
var lineageTable string

// DivisionSuccession is what became of one name of a code: 360122 新建县, gone with
// the list of 2015-09, became 360112 新建区. A place that was divided has several.
type DivisionSuccession struct {
	Code          string
	Name          string
	Until         string // first list without the name, 2015-09
	Successor     string // "" when none is known
	SuccessorName string
	Kind          string // rename, merge, move, split; abolish where no successor is known
	Source        string // two lists that differ, or who says so
}

// DivisionLineage lists every succession, by code, then time.
func DivisionLineage() []DivisionSuccession {
	var out []DivisionSuccession
	for line := range strings.Lines(lineageTable) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) == 7 && f[0][0] != '#' {
			out = append(out, DivisionSuccession{f[0], f[1], f[2], f[3], f[4], f[5], f[6]})
		}
	}
	return out
}

// children are the divisions directly below one, of the list of a month: the
// counties of 六安市 in 2015 have 寿县 among them.
func (t *Divisions) children(code, month string) []DivisionRow {
	var out []DivisionRow
	for _, r := range t.inside(code) {
		if r.Parent == code && r.listed(month) {
			out = append(out, r)
		}
	}
	return out
}

// inside are the rows among which those of all that lies in a division are: their codes begin as its own does.
func (t *Divisions) inside(code string) []DivisionRow {
	prefix := strings.TrimRight(code, "0")
	from := sort.Search(len(t.rows), func(i int) bool { return t.rows[i].Code >= prefix })
	n := sort.Search(len(t.rows)-from, func(i int) bool { return !strings.HasPrefix(t.rows[from+i].Code, prefix) })
	return t.rows[from : from+n]
}

// listed reports a row of the list in force in a month, 2015-10.
func (r DivisionRow) listed(month string) bool {
	return (r.From == "" || r.From <= month) && (r.To == "" || month < r.To)
}
