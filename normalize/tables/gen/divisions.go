package main

import (
	"cmp"
	"slices"
)

// row is one name of one code through the time it was in force.
type row struct {
	code, name, parent, level string
	from, to                  string // months; from "" before the first list, to "" still in force; to is the first list without it
	successor                 string
	source                    string
}

// divisionRows joins the lists into rows, by code, then time.
func divisionRows(revisions []revision) []*row {
	open := map[string]*row{}
	var rows []*row
	for i, r := range revisions {
		for code, o := range open {
			if r.names[code] != o.name {
				o.to = r.date
				delete(open, code)
			}
		}
		for code, name := range r.names {
			if open[code] != nil {
				continue
			}
			n := &row{code: code, name: name, level: levelOf(code), source: r.source}
			if i > 0 {
				n.from = r.date
			}
			open[code] = n
			rows = append(rows, n)
		}
	}
	rows = slices.DeleteFunc(rows, func(r *row) bool { return r.code == "" })
	slices.SortFunc(rows, func(a, b *row) int { return cmp.Or(cmp.Compare(a.code, b.code), cmp.Compare(a.from, b.from)) })
	known := map[string]bool{}
	for _, r := range rows {
		known[r.code] = true
	}
	for _, r := range rows {
		r.parent = parentOf(r.code, known)
	}
	return rows
}

func levelOf(code string) string {
	switch {
	case code[2:] == "0000":
		return "province"
	case code[4:] == "00":
		return "prefecture"
	}
	return "county"
}

// parentOf is the prefecture, or the province of a county that has none (110101, 429004).
func parentOf(code string, known map[string]bool) string {
	switch {
	case code[2:] == "0000":
		return "000000"
	case code[4:] != "00" && known[code[:4]+"00"]:
		return code[:4] + "00"
	}
	return code[:2] + "0000"
}
