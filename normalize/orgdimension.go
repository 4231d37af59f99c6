package normalize

import (
	"cmp"
	"slices"
)

// OrgFunction says that an organ has a function: 教科体局 has 教育, 科技 and 体育, in three rows.
type OrgFunction struct {
	Function string // 教育
	Org      string // a name that ResolveOrg gives
}

// OrgFunctions lists what every organ of the tables does, by function, then name.
func OrgFunctions() []OrgFunction {
	var out []OrgFunction
	for _, r := range orgs().rows {
		for _, function := range r.functions {
			out = append(out, OrgFunction{Function: function, Org: r.name})
		}
	}
	slices.SortFunc(out, func(a, b OrgFunction) int {
		return cmp.Or(cmp.Compare(a.Function, b.Function), cmp.Compare(a.Org, b.Org))
	})
	return slices.Compact(out)
}

// Functions lists every function that an organ may have, in the order in which names of joint organs give them.
func Functions() []string { return slices.Clone(stems().names) }

// OrgName is a name of a line of organs with the time that it was in use: 农业局 until 2019-03, then 农业农村局.
type OrgName struct {
	Line        string
	Ordinal     int // in the line, from 1
	Name        string
	From, To    string // ISO 8601 month or year, the first and the last one; "" unknown, or in use
	FromChecked bool
	ToChecked   bool
	Levels      string // 国省市县乡: those that have it
	Source      string
}

// OrgNames lists the names of every line of the tables, by line, in the order in which they ended.
func OrgNames() []OrgName {
	t := orgs()
	var out []OrgName
	for _, is := range t.lines {
		for n, i := range is {
			r := &t.rows[i]
			out = append(out, OrgName{r.line, n + 1, r.name, r.from.month, r.to.month, r.from.checked, r.to.checked, r.levels, r.source})
		}
	}
	slices.SortFunc(out, func(a, b OrgName) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Ordinal, b.Ordinal))
	})
	return out
}

// LineFunctions are the functions of a line by the latest of its names; nil for one that the tables do not have.
func LineFunctions(line string) []string {
	if _, listed := orgs().lines[line]; !listed {
		return nil
	}
	return orgs().latest(line).functions
}
