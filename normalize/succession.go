package normalize

import (
	"cmp"
	"slices"
	"strings"
)

// Succession says that an organ took over from another: 工商行政管理局 → 市场监督管理局.
// One organ may have several successors, and several organs one.
type Succession struct {
	Org       string
	Successor string
	From      string // ISO 8601 month or year since when Org was; "" unknown
	To        string // the last one
	Checked   bool   // whether the dates were checked
	Note      string // what passed to this successor, if not all, and the source
}

// Successions lists who followed whom, by organ, its successors in the order of the table.
// Where rows of one organ disagree, the one whose dates were checked counts.
func Successions() []Succession {
	var out []Succession
	for line := range strings.Lines(functionsTSV) {
		row := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(row) != 8 || row[0] == "" || row[0][0] == '#' {
			continue
		}
		for _, s := range strings.FieldsFunc(row[6], func(r rune) bool { return r == '/' || r == ';' }) {
			out = addSuccession(out, succession(row, s))
		}
	}
	slices.SortStableFunc(out, func(a, b Succession) int { return cmp.Compare(a.Org, b.Org) })
	return out
}

// succession reads a row of functions.tsv and one of its successors, 发展和改革委员会(定价).
func succession(row []string, successor string) Succession {
	name, part, _ := strings.Cut(strings.TrimSuffix(successor, ")"), "(")
	s := Succession{
		Org:       row[1],
		Successor: name,
		From:      strings.TrimSuffix(row[4], "?"),
		To:        strings.TrimSuffix(row[5], "?"),
		Checked:   row[5] != "" && !strings.Contains(row[4]+row[5], "?"),
		Note:      row[7],
	}
	if known := offices()[name].name; known != "" && known != s.Org {
		s.Successor = known
	}
	if part != "" {
		s.Note = part + "；" + s.Note
	}
	return s
}

// addSuccession keeps one row for a pair: 农业局 → 农业农村局 stands in the table with its various names.
func addSuccession(all []Succession, s Succession) []Succession {
	for i, o := range all {
		if o.Org == s.Org && o.Successor == s.Successor {
			if s.Checked && !o.Checked {
				all[i] = s
			}
			return all
		}
	}
	return append(all, s)
}
