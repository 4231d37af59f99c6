package link

import (
	"cmp"
	"slices"
)

// Consecutive lists the pairs of neighbouring editions within every series, by series
// and year. Editions without a series or a year, or without tasks, are in none; of several
// of one year the one signed last, then the one of the highest identity, is followed.
func Consecutive(editions []*Edition) [][2]*Edition {
	usable := slices.DeleteFunc(slices.Clone(editions), func(e *Edition) bool {
		return e.Series == "" || e.Series == "0" || e.Year == 0 || len(e.Tasks) == 0
	})
	slices.SortFunc(usable, func(a, b *Edition) int {
		return cmp.Or(cmp.Compare(a.Series, b.Series), cmp.Compare(a.Year, b.Year), cmp.Compare(a.Signed, b.Signed), cmp.Compare(a.ID, b.ID))
	})
	var out [][2]*Edition
	var before *Edition
	for i, e := range usable {
		if i+1 < len(usable) && usable[i+1].Series == e.Series && usable[i+1].Year == e.Year {
			continue // a later one of the year is in force
		}
		if before != nil && before.Series == e.Series {
			out = append(out, [2]*Edition{before, e})
		}
		before = e
	}
	return out
}
