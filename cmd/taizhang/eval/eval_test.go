package eval

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/normalize"
)

// shared finds a folder of the shared material: $TAIZHANG_SHARED, else ../shared beside the project.
func shared(t testing.TB, elem ...string) string {
	t.Helper()
	root := os.Getenv("TAIZHANG_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "..", "shared")
	}
	dir := filepath.Join(append([]string{root}, elem...)...)
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no shared material:", dir)
	}
	return dir
}

// perfect reads an annotation as if it had been printed by parse: the contract is the same JSON.
func perfect(t testing.TB, path string) (*Gold, *normalize.Plan) {
	t.Helper()
	g, err := ReadGold(path)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p := &normalize.Plan{}
	if err := json.Unmarshal(b, p); err != nil {
		t.Fatal(err)
	}
	return g, p
}

// The annotation scored against itself has no mismatch in any field.
func TestScorePerfect(t *testing.T) {
	for _, folder := range []string{"gold", "wild", "years"} {
		dir := shared(t, folder)
		golds, err := ReadGoldDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range golds {
			g, p := perfect(t, filepath.Join(dir, g.Stem+".json"))
			r := Score(g, p)
			for _, f := range r.Fields {
				if f.F1 != 1 {
					t.Errorf("%s/%s %s: %+v %v", folder, g.Stem, f.Name, f.Count, r.Mismatches)
				}
			}
		}
	}
}

// A harmed plan loses in the harmed field, and by as much as it was harmed.
func TestScoreHarmed(t *testing.T) {
	s := func(v string) *string { return &v }
	for _, c := range []struct {
		name  string
		harm  func(*normalize.Plan)
		field string
		want  Count
	}{
		{"a task is lost", func(p *normalize.Plan) { p.Tasks = p.Tasks[1:] }, TaskField, Count{1, 0, 1}},
		{"a task is invented", func(p *normalize.Plan) {
			p.Tasks = append(p.Tasks, normalize.Task{Content: "各单位要高度重视"})
		}, TaskField, Count{2, 1, 0}},
		{"a heading is lost", func(p *normalize.Plan) { p.Tasks[0].Path = nil }, PathField, Count{1, 0, 1}},
		{"another path that is accepted", func(p *normalize.Plan) { p.Tasks[1].Path = []string{"乙"} }, PathField, Count{2, 0, 0}},
		{"width and spaces are no difference", func(p *normalize.Plan) { p.Tasks[0].Path = []string{" 一 、 甲"} }, PathField, Count{2, 0, 0}},
		{"a wrong role", func(p *normalize.Plan) { p.Tasks[0].Duties[0].Role = "support" }, DutyRoleField, Count{2, 1, 1}},
		{"a wrong role keeps the mention", func(p *normalize.Plan) { p.Tasks[0].Duties[0].Role = "support" }, DutyField, Count{3, 0, 0}},
		{"another role that is accepted", func(p *normalize.Plan) { p.Tasks[0].Duties[1].Role = "implement" }, DutyRoleField, Count{3, 0, 0}},
		{"the split that is accepted", func(p *normalize.Plan) {
			p.Tasks[1].Duties = []normalize.Duty{{Mention: "重点工程处", Role: "lead"}, {Mention: "项目建设单位", Role: "lead"}}
		}, DutyField, Count{3, 0, 0}},
		{"half of a split", func(p *normalize.Plan) {
			p.Tasks[1].Duties = []normalize.Duty{{Mention: "项目建设单位", Role: "lead"}}
		}, DutyField, Count{2, 1, 1}},
		{"a soft duty may be found", func(p *normalize.Plan) {
			p.Tasks[0].Duties = append(p.Tasks[0].Duties, normalize.Duty{Mention: "市直有关单位"})
		}, DutyField, Count{3, 0, 0}},
		{"an invented duty", func(p *normalize.Plan) {
			p.Tasks[0].Duties = append(p.Tasks[0].Duties, normalize.Duty{Mention: "市财政局"})
		}, DutyField, Count{3, 1, 0}},
		{"a wrong due date", func(p *normalize.Plan) { p.Tasks[0].Deadlines[0].Due = s("2022-12-31") }, DeadlineValue, Count{1, 1, 1}},
		{"a wrong due date keeps the mention", func(p *normalize.Plan) { p.Tasks[0].Deadlines[0].Due = nil }, DeadlineField, Count{2, 0, 0}},
		{"a wider mention keeps the value", func(p *normalize.Plan) { p.Tasks[0].Deadlines[0].Mention = "在年底前" }, DeadlineValue, Count{2, 0, 0}},
		{"a soft deadline may be found", func(p *normalize.Plan) {
			p.Tasks[0].Deadlines = append(p.Tasks[0].Deadlines, normalize.Deadline{Mention: "定期", Kind: "recurring"})
		}, DeadlineField, Count{2, 0, 0}},
		{"the same rule in another order", func(p *normalize.Plan) {
			p.Tasks[0].Deadlines[1].RRule = s("INTERVAL=3;FREQ=MONTHLY")
		}, DeadlineValue, Count{2, 0, 0}},
		{"a rule that is due on the same days", func(p *normalize.Plan) {
			p.Tasks[0].Deadlines[1].RRule = s("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1")
		}, DeadlineValue, Count{2, 0, 0}},
		{"a rule that is due on other days", func(p *normalize.Plan) {
			p.Tasks[0].Deadlines[1].RRule = s("FREQ=MONTHLY")
		}, DeadlineValue, Count{1, 1, 1}},
		{"another phrase that is accepted", func(p *normalize.Plan) { p.Tasks[0].Deadlines[0].Mention = "年底" }, DeadlineField, Count{2, 0, 0}},
		{"a date left open, which is accepted", func(p *normalize.Plan) { p.Tasks[0].Deadlines[0].Due = nil; p.Tasks[0].Deadlines[0].Mention = "年底" }, DeadlineValue, Count{2, 0, 0}},
		{"another serial that is accepted", func(p *normalize.Plan) { p.Tasks[0].Serial = s("任务一") }, SerialField, Count{2, 0, 0}},
		{"another comparison that is accepted", func(p *normalize.Plan) { p.Tasks[0].Measures[0].Op = ">" }, MeasureField, Count{1, 0, 0}},
		{"a wrong status", func(p *normalize.Plan) { p.Tasks[0].Progress.Status = s("done") }, ProgressField, Count{0, 1, 1}},
		{"another status that is accepted", func(p *normalize.Plan) { p.Tasks[0].Progress.Status = s("partial") }, ProgressField, Count{1, 0, 0}},
		{"a figure of the other class", func(p *normalize.Plan) { p.Tasks[0].Measures[0].Class = "scope" }, ScopeField, Count{0, 1, 0}},
		{"a year where none is stated", func(p *normalize.Plan) { p.Year = new(int); *p.Year = 2022 }, "metadata.year", Count{0, 1, 0}},
		{"another year that is accepted", func(p *normalize.Plan) { p.Year = new(int); *p.Year = 2021 }, "metadata.year", Count{1, 0, 0}},
		{"no title, which is accepted", func(p *normalize.Plan) { p.Title = nil }, "metadata.title", Count{0, 0, 0}},
		{"a title cut short", func(p *normalize.Plan) { p.Title = s("2021年工作") }, "metadata.title", Count{0, 1, 1}},
	} {
		g, p := sample(t)
		c.harm(p)
		if got := Score(g, p).Field(c.field).Count; got != c.want {
			t.Errorf("%s: %s is %+v, want %+v", c.name, c.field, got, c.want)
		}
	}
}

const sampleGold = `{"schema": "taizhang.gold/v1", "document": {"name": "a.txt"}, "title": "2021年工作要点", "year": null,
 "alt": {"year": [2021], "title": [null]},
 "tasks": [
  {"ordinal": 1, "path": ["一、甲"], "content": "做好各类规划领域信息公开。", "serial": "1", "serial_alt": ["任务一"],
   "duties": [{"mention": "区发改委", "role": "lead"}, {"mention": "区教体局", "role": "responsible", "role_alt": ["implement"]},
    {"mention": "市直有关单位", "role": "support", "soft": true}],
   "deadlines": [{"mention": "年底前", "kind": "date", "due": "2021-12-31", "mention_alt": ["年底"], "due_alt": [null]},
    {"mention": "每季度", "kind": "recurring", "rrule": "FREQ=MONTHLY;INTERVAL=3"}, {"mention": "定期", "kind": "recurring", "soft": true}],
   "progress": {"mention": "序时推进", "status": "ongoing", "status_alt": ["partial"]},
   "measures": [{"mention": "不低于10%", "op": ">=", "op_alt": [">"], "value": 10, "unit": "%", "class": "threshold"}]},
  {"ordinal": 2, "path": ["一、甲"], "path_alt": [["乙"]], "content": "推进重点工程建设项目批准结果信息公开。", "serial": "2",
   "duties": [{"mention": "重点工程处等项目建设单位", "role": "lead", "alt": [["重点工程处"], ["重点工程处", "项目建设单位"]]}],
   "deadlines": [], "progress": null, "measures": []}]}`

// sample is a small annotation and a plan that fulfils it without what is soft.
func sample(t *testing.T) (*Gold, *normalize.Plan) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a.json")
	if err := os.WriteFile(name, []byte(sampleGold), 0o600); err != nil {
		t.Fatal(err)
	}
	g, p := perfect(t, name)
	p.Tasks[0].Duties = p.Tasks[0].Duties[:2]
	p.Tasks[0].Deadlines = p.Tasks[0].Deadlines[:2]
	return g, p
}

func TestDice(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"公开目录", "公开目录", 1},
		{"公开 目录（试行）", "公开目录(试行)", 1},
		{"公开目录", "公开", 0.5},
		{"甲", "甲", 1},
		{"甲", "乙", 0},
		{"", "", 1},
		{"公开目录", "", 0},
	} {
		if got := Dice(c.a, c.b); got != c.want {
			t.Errorf("Dice(%q, %q) = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// Equal contents under different headings are told apart by their paths.
func TestPairPrefersPath(t *testing.T) {
	gold := []GoldTask{{Ordinal: 1, Path: []string{"甲"}, Content: "公开政策标准"}, {Ordinal: 2, Path: []string{"乙"}, Content: "公开政策标准"}}
	got := []normalize.Task{{Ordinal: 1, Path: []string{"乙"}, Content: "公开政策标准"}, {Ordinal: 2, Path: []string{"甲"}, Content: "公开政策标准"}}
	if p := pair(gold, got); p.gold[0] != 1 || p.gold[1] != 0 {
		t.Errorf("paired %v", p.gold)
	}
}

// A greedy choice that would leave a task alone is taken back.
func TestPairAugments(t *testing.T) {
	p := pairing{gold: []int{-1, -1}, got: []int{-1, -1}}
	p.match([]edge{{0, 0, 0.99, 0}, {0, 1, 0.95, 0}, {1, 0, 0.98, 0}})
	if p.gold[0] != 1 || p.gold[1] != 0 {
		t.Errorf("paired %v", p.gold)
	}
}

func TestInterval(t *testing.T) {
	units := []Count{{TP: 9}, {TP: 9}, {TP: 8, FN: 1}, {FN: 3}}
	low, high := interval(units)
	again, _ := interval(units)
	if low != again {
		t.Error("the interval changes from run to run")
	}
	if f := sum(units).F1(); low > f || f > high || low >= high {
		t.Errorf("F1 %v outside [%v, %v]", f, low, high)
	}
}

func TestBelow(t *testing.T) {
	g, p := sample(t)
	p.Tasks = p.Tasks[1:]
	if low := Score(g, p).Below(map[string]float64{TaskField: 0.9}); len(low) != 1 || !strings.Contains(low[0], "task: f1 0.6667 < 0.9") {
		t.Errorf("below: %q", low)
	}
}
