package eval

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/taizhang/taizhang/normalize"
)

func TestOrgScore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "orgs.tsv")
	table := "# set\tmention\tfunctions\tline\nplans\t区教体局\t教育、体育\t教育和体育局\nplans\t青少年宫\t-\t-\n"
	if err := os.WriteFile(path, []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	orgs, err := ReadOrgs(path)
	if err != nil || len(orgs) != 2 || !slices.Equal(orgs[key("区教体局")], []string{"体育", "教育"}) {
		t.Fatal(orgs, err)
	}
	known := func(functions ...string) *normalize.Org { return &normalize.Org{Name: "x", Functions: functions} }
	for _, c := range []struct {
		name string
		want GoldDuty
		got  *normalize.Duty
		is   Count
	}{
		{"right", GoldDuty{Mention: "区教体局"}, &normalize.Duty{Org: known("教育", "体育")}, Count{TP: 1}},
		{"half", GoldDuty{Mention: "区教体局"}, &normalize.Duty{Org: known("教育")}, Count{FP: 1, FN: 1}},
		{"unknown", GoldDuty{Mention: "区教体局"}, &normalize.Duty{}, Count{FN: 1}},
		{"missed", GoldDuty{Mention: "区教体局"}, nil, Count{FN: 1}},
		{"guessed", GoldDuty{Mention: "青少年宫"}, &normalize.Duty{Org: known("教育")}, Count{FP: 1}},
		{"rightly unknown", GoldDuty{Mention: "青少年宫"}, &normalize.Duty{}, Count{}},
		{"of no table", GoldDuty{Mention: "区财政局"}, &normalize.Duty{Org: known("财政")}, Count{}},
		{"collective", GoldDuty{Mention: "区教体局", Collective: true}, &normalize.Duty{Org: known("教育")}, Count{}},
	} {
		tl := newTally("x")
		tl.orgs = orgs
		tl.org(1, &c.want, c.got)
		if is := sum(tl.units[OrgField]); is != c.is {
			t.Errorf("%s: %+v, want %+v", c.name, is, c.is)
		}
	}
	if _, err := ReadOrgs(filepath.Join("..", "eval", "org.go")); err == nil {
		t.Error("read a table that is none")
	}
}
