package normalize

import (
	"slices"
	"testing"
)

func TestOrgFunctions(t *testing.T) {
	all := OrgFunctions()
	for _, want := range []OrgFunction{
		{"教育", "教育科技和体育局"}, {"科技", "教育科技和体育局"}, {"体育", "教育科技和体育局"},
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

// Whatever a mention resolves to by the table stands in the bridge with each of its
// functions; every function of any organ is in the list of functions.
func TestOrgFunctionsHoldWhatIsResolved(t *testing.T) {
	bridge, functions := OrgFunctions(), Functions()
	for _, a := range annotatedOrgs(t) {
		o := ResolveOrg(a.mention)
		for _, f := range o.Functions {
			if !slices.Contains(functions, f) {
				t.Errorf("%s: %s is no function", a.mention, f)
			}
			if _, listed := orgs().lines[o.Line]; listed && !slices.Contains(bridge, OrgFunction{f, o.Name}) {
				t.Errorf("%s: %s %s is missing", a.mention, f, o.Name)
			}
		}
	}
}

// A line has the name of one of its names, and its dates run forward.
func TestOrgNames(t *testing.T) {
	names := OrgNames()
	for i, n := range names {
		if !slices.ContainsFunc(names, func(m OrgName) bool { return m.Line == n.Line && m.Name == n.Line }) {
			t.Errorf("line %s has no name %s", n.Line, n.Line)
		}
		if n.From != "" && n.To != "" && n.From > n.To || n.Source == "" || n.Levels == "" {
			t.Errorf("%+v", n)
		}
		if i > 0 && names[i-1].Line == n.Line && names[i-1].Ordinal+1 != n.Ordinal {
			t.Errorf("%s: %d after %d", n.Name, n.Ordinal, names[i-1].Ordinal)
		}
	}
}

func TestNameOn(t *testing.T) {
	for _, c := range []struct{ mention, on, name string }{
		{"县环保局", "2018-01-01", "环境保护局"},
		{"县环保局", "2021-05-01", "生态环境局"}, // it had that name by then
		{"县生态环境局", "2017-05-01", "环境保护局"},
		{"县生态环境局", "2021-05-01", "生态环境局"},
		{"县环保局", "", "环境保护局"},
		{"县扶贫办", "2023-01-01", "扶贫开发办公室"}, // its end is not checked
		{"县乡村振兴局", "2020-01-01", "扶贫开发办公室"},
		{"县乡村振兴局", "2026-01-01", "乡村振兴局"},
		{"县国土资源局", "2022-01-01", "国土资源局"}, // its line ended
		{"县大数据局", "2025-03-01", "大数据管理局"},
		{"县农业局", "2020-01-01", "农业农村局"},
		{"县教科体局", "2020-01-01", "教育科技和体育局"},
	} {
		on, _ := ParseDate(c.on)
		if o := newMention(c.mention).meaning().on(on); o == nil || o.Name != c.name {
			t.Errorf("%s on %s: %+v, want %s", c.mention, c.on, o, c.name)
		}
	}
}
