package normalize

import (
	"slices"
	"testing"
)

func TestOrgFunctions(t *testing.T) {
	all := OrgFunctions()
	for _, want := range []OrgFunction{
		{"教育", "教科体局"}, {"科技", "教科体局"}, {"体育", "教科体局"},
		{"发展改革", "发展和改革委员会"},
		{"税务", "国家税务局"}, {"税务", "地方税务局"},
	} {
		if !slices.Contains(all, want) {
			t.Errorf("%v is missing", want)
		}
	}
	for i, f := range all {
		if f.Function == "" || f.Org == "" || i > 0 && all[i-1] == f {
			t.Errorf("row %d: %v", i, f)
		}
	}
}

// Whatever a mention resolves to stands in the table with each of its functions.
func TestOrgFunctionsHoldWhatIsResolved(t *testing.T) {
	all := OrgFunctions()
	for _, mention := range []string{"区发改委", "县发展改革局", "市教体局", "区市场监管局", "市国税局"} {
		o := ResolveOrg(mention)
		if o.Name == "" || len(o.Functions) == 0 {
			t.Errorf("%s: %v", mention, o)
		}
		for _, f := range o.Functions {
			if !slices.Contains(all, OrgFunction{f, o.Name}) {
				t.Errorf("%s: %s %s is missing", mention, f, o.Name)
			}
		}
	}
}
