package normalize

import "testing"

// TestDivisionLineage holds every code and name that ended to having gone somewhere.
func TestDivisionLineage(t *testing.T) {
	type ending struct{ code, name, until string }
	edges := map[ending][]DivisionSuccession{}
	kinds := map[string]int{}
	last := ""
	for _, s := range DivisionLineage() {
		edges[ending{s.Code, s.Name, s.Until}] = append(edges[ending{s.Code, s.Name, s.Until}], s)
		kinds[s.Kind]++
		if s.Code < last {
			t.Errorf("%s stands behind %s", s.Code, last)
		}
		last = s.Code
		if s.Source == "" || (s.Successor == "") != (s.Kind == "abolish") {
			t.Errorf("%+v", s)
		}
		if s.Successor != "" && (len(divisions().code[s.Successor]) == 0 || s.SuccessorName == "") {
			t.Errorf("%s went to %s %s, which is no division", s.Name, s.Successor, s.SuccessorName)
		}
	}
	ended := 0
	for _, r := range AllDivisions() {
		if r.To == "" {
			continue
		}
		ended++
		got := edges[ending{r.Code, r.Name, r.To}]
		if len(got) == 0 {
			t.Errorf("%s %s, gone %s, went nowhere and is not said to be unknown", r.Code, r.Name, r.To)
		}
		if r.Successor != "" && (len(got) != 1 || got[0].Successor != r.Successor) {
			t.Errorf("%s %s: %s in one table, %+v in the other", r.Code, r.Name, r.Successor, got)
		}
		if r.Successor == "" && len(got) == 1 && got[0].Kind != "abolish" {
			t.Errorf("%s %s has one successor, but not in the table of divisions", r.Code, r.Name)
		}
	}
	t.Logf("%d names ended, %v", ended, kinds)
	if kinds["split"] == 0 || kinds["move"] == 0 || kinds["merge"] == 0 {
		t.Error(kinds)
	}
}

// TestLineageKinds are successions that anybody can look up.
func TestLineageKinds(t *testing.T) {
	want := map[string]string{
		"360122 新建县 360112": "rename", "341521 寿县 340422": "move", "330103 下城区 330105": "merge", "420600 襄樊市 420600": "rename",
		"341400 巢湖市 340100": "split", "341400 巢湖市 340200": "split", "341400 巢湖市 340500": "split", "110103 崇文区 110101": "merge",
		"371200 莱芜市 370100": "merge", "340823 枞阳县 340722": "move", "360105 湾里区 360112": "merge", "152600 乌兰察布盟 150900": "rename",
		"220381 公主岭市 220184": "move", "512081 简阳市 510185": "move", "532700 思茅地区 530800": "rename", "310119 南汇区 310115": "merge",
	}
	for _, s := range DivisionLineage() {
		key := s.Code + " " + s.Name + " " + s.Successor
		if k, ok := want[key]; ok && k != s.Kind {
			t.Errorf("%s is a %s, want %s", key, s.Kind, k)
		}
		delete(want, key)
	}
	if len(want) > 0 {
		t.Error("not in the table:", want)
	}
}

// TestChildren are the counties of a city on the list of a month.
func TestChildren(t *testing.T) {
	for _, c := range []struct {
		code, month string
		n           int
		has, not    string
	}{
		{"341500", "2015-06", 7, "341521", ""},
		{"341500", "2018-12", 7, "341504", "341521"},
		{"360100", "2014-12", 9, "360122", "360112"},
		{"360100", "2021-12", 9, "360112", "360105"},
		{"330100", "2023-12", 13, "330114", "330103"},
		{"110000", "2020-12", 16, "110101", ""},
		{"441900", "2020-12", 0, "", ""},
	} {
		has, not, got := c.has == "", false, divisions().children(c.code, c.month)
		for _, r := range got {
			has, not = has || r.Code == c.has, not || r.Code == c.not
		}
		if len(got) != c.n || !has || not {
			t.Errorf("children(%s, %s) = %d %v, want %d with %s without %s", c.code, c.month, len(got), got, c.n, c.has, c.not)
		}
	}
}
