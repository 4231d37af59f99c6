package normalize

import (
	"cmp"
	"slices"
)

// OrgFunction says that an organ has a function: 教科体局 has 教育, 科技 and 体育, in three rows.
type OrgFunction struct {
	Function string // 教育
	Org      string // 教科体局, the name that ResolveOrg gives
}

// OrgFunctions lists what every known organ does, by function, then name.
func OrgFunctions() []OrgFunction {
	var out []OrgFunction
	for _, o := range offices() {
		for _, function := range o.functions {
			out = append(out, OrgFunction{Function: function, Org: o.name})
		}
	}
	slices.SortFunc(out, func(a, b OrgFunction) int {
		return cmp.Or(cmp.Compare(a.Function, b.Function), cmp.Compare(a.Org, b.Org))
	})
	return slices.Compact(out)
}
