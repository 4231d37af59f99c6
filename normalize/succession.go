package normalize

import (
	"cmp"
	_ "embed"
	"slices"
	"sync"
)

//go:embed tables/successions.tsv
var successionsTSV string

// Succession says that an organ took over from another, or that one took another name: 工商行政管理局 → 市场监督管理局.
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
func Successions() []Succession { return slices.Clone(successions()) }

var successions = sync.OnceValue(func() []Succession {
	var out []Succession
	t := orgs()
	for _, cells := range tableRows(successionsTSV, 4) {
		for i := range t.rows {
			if r := &t.rows[i]; r.name == cells[0] {
				s := r.followed(cells[1], cells[3])
				if cells[2] != "" {
					s.Note = cells[2] + "；" + s.Note
				}
				out = append(out, s)
			}
		}
	}
	for i := range t.rows {
		if next := t.next(&t.rows[i]); next != nil {
			out = append(out, t.rows[i].followed(next.name, t.rows[i].source))
		}
	}
	slices.SortStableFunc(out, func(a, b Succession) int { return cmp.Compare(a.Org, b.Org) })
	return out
})

func (r *orgRow) followed(by, source string) Succession {
	return Succession{Org: r.name, Successor: by, From: r.from.month, To: r.to.month, Note: source,
		Checked: r.to.checked && (r.from.checked || r.from.month == "")}
}

// next is the name that a line took after r: the first that ended later.
func (t *orgTable) next(r *orgRow) *orgRow {
	if r.to.month == "" {
		return nil
	}
	latest := t.latest(r.line)
	for _, i := range t.lines[r.line] {
		if s := &t.rows[i]; s.to.month > r.to.month || s.to.month == "" {
			if s.to.month == "" {
				return latest
			}
			return s
		}
	}
	return nil
}

// successors are the names of those that took over from r.
func (t *orgTable) successors(r *orgRow) []string {
	var out []string
	for _, s := range successions() {
		if s.Org == r.name {
			out = append(out, s.Successor)
		}
	}
	return out
}
