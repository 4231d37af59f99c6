package lint

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
)

// Every code of the closed list has a rule with a level and both sentences, and no rule has another.
func TestRulesAreTheCodes(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "parse", "issue.go"))
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, m := range regexp.MustCompile(`Code = "([a-z-]+)"`).FindAllStringSubmatch(string(b), -1) {
		want = append(want, m[1])
	}
	slices.Sort(want)
	for _, r := range Rules() {
		got = append(got, r.Code)
		if r.Level != Warning && r.Level != Note || r.English == "" || r.Chinese == "" {
			t.Errorf("%+v", r)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("rules of %v\ncodes %v", got, want)
	}
}

// sample is a bundle of a notice and its attachment, with issues in both and one of the whole.
func sample() *normalize.Result {
	text := func(name, words string) *ingest.Document {
		return &ingest.Document{Name: name, Blocks: []ingest.Block{{Text: words}}}
	}
	b := &ingest.Bundle{Name: "a", Documents: []*ingest.Document{text("通知 1.txt", "附件由区旅游局印发"), text("b.txt", strings.Repeat("公开", 50))}}
	p := &normalize.Plan{Document: normalize.Document{Name: "b.txt"}, Issues: []normalize.Issue{
		{Code: "no-duty", Text: "the task names no organ", Pos: "#2 ¶1 [0,100)"},
		{Code: "foreign-place", Text: `"区旅游局" lies elsewhere`, Pos: "¶1 [3,7)"},
		{Code: "unknown-year", Text: "the text states no year of the plan"},
		{Code: "never-seen", Text: "what a later version says"},
		{Code: "no-duty", Text: "the task names no organ", Pos: "#2 ¶1 [0,100)"},
	}}
	return &normalize.Result{Bundle: b, Plans: []*normalize.Plan{p}, Issues: p.Issues[2:3]}
}

func TestFindings(t *testing.T) {
	for i, want := range []struct{ where, english, chinese string }{
		{"b.txt", "the text states no year of the plan", "没有写明年度"},
		{"b.txt", "what a later version says", "what a later version says"},
		{"通知 1.txt:¶1 [3,7)", `"区旅游局" lies elsewhere`, "单位不属于本方案的行政区划：“区旅游局”"},
		{"b.txt:#2 ¶1 [0,100)", `the task names no organ: "` + strings.Repeat("公开", 20) + `…"`, "任务没有写明单位：“" + strings.Repeat("公开", 20) + "…”"},
	} {
		f := Findings(sample())
		if len(f) != 4 {
			t.Fatalf("%d findings: %+v", len(f), f)
		}
		if f[i].Where() != want.where || f[i].Text() != want.english || f[i].Chinese() != want.chinese {
			t.Errorf("%s | %s | %s", f[i].Where(), f[i].Text(), f[i].Chinese())
		}
	}
}

// A plan that names no organ at all says so once.
func TestNoDutyAtAll(t *testing.T) {
	r := sample()
	r.Plans[0].Tasks = []normalize.Task{{Ordinal: 1}, {Ordinal: 2}}
	f := Findings(r)
	if len(f) != 4 || f[2].Where() != "b.txt" || f[2].Text() != "none of the 2 tasks names an organ" {
		t.Errorf("%+v", f)
	}
	r.Plans[0].Tasks[0].Duties = []normalize.Duty{{Mention: "市财政局", Collective: true}}
	if f = Findings(r); len(f) != 4 || f[3].Pos == "" {
		t.Errorf("%+v", f)
	}
}

// What SARIF 2.1.0 requires of the objects that a log of ours has, and how they refer to one another.
func TestSARIF(t *testing.T) {
	var sb strings.Builder
	if err := WriteSARIF(&sb, "1", Findings(sample()), Finding.Text); err != nil {
		t.Fatal(err)
	}
	var log any
	if err := json.Unmarshal([]byte(sb.String()), &log); err != nil {
		t.Fatal(err)
	}
	require(t, log, "version", "runs")
	for _, run := range member(log, "runs").([]any) {
		require(t, run, "tool", "results")
		driver := member(member(run, "tool"), "driver")
		require(t, driver, "name", "rules")
		rules, artifacts := member(driver, "rules").([]any), member(run, "artifacts").([]any)
		for _, r := range rules {
			require(t, r, "id")
			require(t, member(r, "shortDescription"), "text")
		}
		results := member(run, "results").([]any)
		if len(results) != 4 || len(rules) != 4 || len(artifacts) != 2 {
			t.Errorf("%d results, %d rules, %d artifacts", len(results), len(rules), len(artifacts))
		}
		for _, r := range results {
			require(t, r, "message", "ruleId", "level", "locations")
			require(t, member(r, "message"), "text")
			if rule := rules[int(member(r, "ruleIndex").(float64))]; member(rule, "id") != member(r, "ruleId") {
				t.Errorf("%v refers to %v", r, rule)
			}
			at := member(member(member(r, "locations").([]any)[0], "physicalLocation"), "artifactLocation")
			if file := artifacts[int(member(at, "index").(float64))]; member(member(file, "location"), "uri") != member(at, "uri") {
				t.Errorf("%v refers to %v", r, file)
			}
		}
	}
	if !strings.Contains(sb.String(), `"%E9%80%9A%E7%9F%A5%201.txt"`) || !strings.Contains(sb.String(), `"fullyQualifiedName": "¶1 [3,7)"`) {
		t.Error(sb.String())
	}
}

// A log without findings is a log still, with lists where SARIF wants lists.
func TestSARIFOfNothing(t *testing.T) {
	var sb strings.Builder
	if err := WriteSARIF(&sb, "1", nil, Finding.Text); err != nil || strings.Contains(sb.String(), "null") {
		t.Error(err, sb.String())
	}
}

func member(v any, name string) any {
	m, _ := v.(map[string]any)
	return m[name]
}

func require(t *testing.T, v any, names ...string) {
	t.Helper()
	for _, name := range names {
		if m := member(v, name); m == nil || m == "" {
			t.Errorf("no %s in %v", name, v)
		}
	}
}
