package normalize

import "testing"

func TestSuccessions(t *testing.T) {
	type pair struct{ org, successor string }
	all := map[pair]Succession{}
	for _, s := range Successions() {
		p := pair{s.Org, s.Successor}
		if _, twice := all[p]; twice || s.Org == s.Successor || s.Successor == "" || s.Note == "" {
			t.Errorf("%+v", s)
		}
		all[p] = s
	}
	for _, c := range []struct {
		org, successor, from, to string
		checked                  bool
	}{
		{"工商行政管理局", "市场监督管理局", "", "2019-03", true},
		{"质量技术监督局", "市场监督管理局", "", "2019-03", true},
		{"食品药品监督管理局", "市场监督管理局", "", "2019-03", true},
		{"国家税务局", "税务局", "1994", "2018-07", false},
		{"地方税务局", "税务局", "1994", "2018-07", false},
		{"物价局", "发展和改革委员会", "", "2019-03", false},
		{"物价局", "市场监督管理局", "", "2019-03", false},
		{"国土资源和房屋管理局", "住房和城乡建设局", "", "2019-03", false},
		{"地方金融监督管理局", "地方金融管理局", "2018", "2024-12", false},
		{"乡村振兴局", "农业农村局", "2021-02", "2024-12", false},
	} {
		s := all[pair{c.org, c.successor}]
		if s.From != c.from || s.To != c.to || s.Checked != c.checked {
			t.Errorf("%s: %+v", c.org, s)
		}
	}
	for _, org := range []string{"税务局", "市场监督管理局", "国家税务局/地方税务局"} {
		for p := range all {
			if p.org == org {
				t.Errorf("%s was followed by %s", org, p.successor)
			}
		}
	}
}
