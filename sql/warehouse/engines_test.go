package warehouse

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
)

// samples are the sample plans as normalize gives them, and one with what they lack: persons in charge, progress, a copy.
func samples(t testing.TB) (out []*normalize.Result) {
	for _, folder := range golden.Folders(t) {
		d, p := &ingest.Document{}, &normalize.Plan{}
		golden.Load(t, filepath.Join(folder, "document.json"), d)
		golden.Load(t, filepath.Join(folder, "plan.json"), p)
		d.Name = filepath.Base(folder) + "/" + d.Name
		out = append(out, &normalize.Result{Bundle: &ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}}, Plans: []*normalize.Plan{p}, Ledger: p.Ledger})
	}
	extra := small()[0]
	task := &extra.Plans[0].Tasks[0]
	task.Supervisors = []normalize.Supervisor{{Mention: "常务副区长", Pos: "T1!C1 [0,5)"}}
	task.Progress = &normalize.Progress{Mention: "已完成80%", Status: ptr("partial"), Percent: ptr(80.0), Pos: "T1!D1 [0,6)"}
	out = append(out, extra, copyOf(t, extra, "copy.html", "html", nil))
	return append(out, linkSamples(t)...)
}

// loadRun loads results as a run with one file that cannot be read.
func loadRun(t testing.TB, w *Warehouse, results []*normalize.Result) {
	t.Helper()
	ctx := context.Background()
	run, err := w.Start(ctx, "load", "test")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := run.Load(ctx, results...); err != nil {
		t.Fatal(err)
	}
	if _, err := run.Link(ctx, EverywhereLinked); err != nil {
		t.Fatal(err)
	}
	run.File(File{Name: "坏.doc", Status: Quarantined, Reason: "damaged", Where: "p3", SHA256: strings.Repeat("a", 64)})
	if _, err := run.Finish(ctx, len(results)+1); err != nil {
		t.Fatal(err)
	}
}

// values are what the standard questions are asked with.
var values = map[string][]any{"due-by": {"2021-12-31"}, "due-between": {"2021-01-01", "2021-12-31"}, "run-files": {int64(1)},
	"topics": {2021}, "due-status": {"2021-12-31"}, "org-tasks": {"360102", 2021, "局"}, "due-by-month": {2021}, "due-calendar": {"2021-01-01", "2021-12-31"}, "overdue": {"2022-01-01"}, "org-years": {"局"},
	"plans-as-of": {"2999-01-01"}, "org-load-as-of": {"2999-01-01"}, "task-history": {"633854251439373443"},
	"threads": {""}, "thread": {linkedTask()}, "why-task": {linkedTask()}, "series-plan": {number64(linkedYears()[1].Plans[0].PlanID)}}

// clocks are the columns that no two loads share.
var clocks = []string{"started_at", "finished_at", "loaded_from", "loaded_to"}

// answers asks every standard question and every view; the views' rows in no order.
func answers(t *testing.T, w *Warehouse) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, q := range files.Queries() {
		out["@"+q.Name] = spellRows(t, w, q.Text, values[q.Name]...)
	}
	for _, v := range files.Views()[1:] {
		name := "mart." + strings.TrimSpace(v.Name[3:])
		out[name] = spellRows(t, w, "select * from "+name)
		slices.Sort(out[name])
	}
	return out
}

var chineseView = regexp.MustCompile(`(?s)create view (mart_zh\.\S+) as\nselect\n(.*?)\nfrom (mart\.\w+);`)

// Every view of mart stands in mart_zh with all its columns and rows, on both engines.
func TestChineseViews(t *testing.T) {
	found := chineseView.FindAllStringSubmatch(files.ChineseViews(), -1)
	if len(found) != len(files.Views())-1 {
		t.Fatalf("%d views in mart_zh, %d in mart", len(found), len(files.Views())-1)
	}
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{})
		noteOne(t, w)
		loadRun(t, w, samples(t))
		for _, m := range found {
			mart, zh := sortedRows(t, w, m[3]), sortedRows(t, w, m[1])
			if len(zh) == 0 || !slices.Equal(mart, zh) {
				t.Errorf("%s has %d rows, %s %d, or they differ", m[1], len(zh), m[3], len(mart))
			}
		}
	})
}

// noteOne notes a correction of a plan that is not loaded, which waits for it.
func noteOne(t *testing.T, w *Warehouse) {
	t.Helper()
	one := Correction{At: time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC), Author: "甲", Kind: "plan", Plan: 1, Field: "year", New: ptr("2021")}
	if err := w.Correct(context.Background(), one); err != nil {
		t.Fatal(err)
	}
}

// sortedRows are a view's rows without the names of its columns.
func sortedRows(t *testing.T, w *Warehouse, view string) (out []string) {
	t.Helper()
	a, err := w.Query(context.Background(), "select * from "+view)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range a.Rows {
		out = append(out, fmt.Sprintf("%q", row))
	}
	slices.Sort(out)
	return out
}

func spellRows(t *testing.T, w *Warehouse, q string, args ...any) (out []string) {
	t.Helper()
	a, err := w.Query(context.Background(), q, args...)
	if err != nil {
		t.Fatal(q, err)
	}
	for _, row := range a.Rows {
		var sb strings.Builder
		for i, v := range row {
			if !slices.Contains(clocks, a.Columns[i]) {
				fmt.Fprintf(&sb, "%s=%v ", a.Columns[i], v)
			}
		}
		out = append(out, sb.String())
	}
	return out
}

// Every view and every standard question has rows on the samples, and the same on both engines.
func TestAnswersOnBoth(t *testing.T) {
	all := map[string]map[string][]string{}
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{})
		noteOne(t, w)
		loadRun(t, w, samples(t))
		got := answers(t, w)
		for _, name := range slices.Sorted(maps.Keys(got)) {
			if len(got[name]) == 0 {
				t.Errorf("%s has no rows", name)
			}
		}
		all[t.Name()] = got
	})
	if len(all) == 2 {
		sameAnswers(t, all["TestAnswersOnBoth/duckdb"], all["TestAnswersOnBoth/postgres"])
	}
}

func sameAnswers(t *testing.T, a, b map[string][]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if !slices.Equal(a[name], b[name]) {
			for i := range max(len(a[name]), len(b[name])) {
				if i >= len(a[name]) || i >= len(b[name]) || a[name][i] != b[name][i] {
					t.Errorf("%s: %d and %d rows, the first that differs\n%s\n%s", name, len(a[name]), len(b[name]), rowAt(a[name], i), rowAt(b[name], i))
					break
				}
			}
		}
	}
}

func rowAt(rows []string, i int) string {
	if i < len(rows) {
		return rows[i]
	}
	return "none"
}

// twentyThousand is the corpus of which both engines must say the same.
var twentyThousand = corpus.Options{Seed: 20, Divisions: 10, Years: 4, Series: 5, Tasks: 100, FirstYear: 2018}

// The figures of 20,000 synthetic tasks are those that the truth adds up to, on both engines, and all rows are equal.
func TestCorpusOnBoth(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	var results []*normalize.Result
	want := truth{}
	for e := range twentyThousand.Editions() {
		results = append(results, e.Result("docx"))
		want.add(e)
	}
	digests := map[string]string{}
	all := map[string]map[string][]string{}
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{})
		loadRun(t, w, results)
		want.check(t, w)
		digests[t.Name()] = digest(t, w)
		all[t.Name()] = map[string][]string{}
		for _, q := range files.Queries() {
			if q.Name != "review" { // its rows are in the digest, and they are too many for one answer
				all[t.Name()]["@"+q.Name] = spellRows(t, w, q.Text, values[q.Name]...)
			}
		}
	})
	if len(digests) == 2 {
		if digests["TestCorpusOnBoth/duckdb"] != digests["TestCorpusOnBoth/postgres"] {
			t.Error("the digests differ")
		}
		sameAnswers(t, all["TestCorpusOnBoth/duckdb"], all["TestCorpusOnBoth/postgres"])
	}
}

// truth adds up what the corpus says of itself: a figure for every line.
type truth map[string]int

func (c truth) add(e *corpus.Edition) {
	year := fmt.Sprintf("%s %d", e.Division.Code, e.Year)
	c["plans "+year]++
	for _, x := range e.Tasks {
		c["tasks "+year]++
		for _, d := range x.Duties {
			c["duties "+year]++
			c[d.Role+"s "+year]++
			c[fmt.Sprintf("role %s %s %s", year, d.Mention, d.Role)]++
		}
		c["deadlines "+year]++
		if x.Deadline.Due != "" {
			c["dated "+year]++
			c["due "+x.Deadline.Due]++
		}
	}
}

func (c truth) check(t *testing.T, w *Warehouse) {
	t.Helper()
	got := truth{}
	for _, r := range ask(t, w, "select division_code, year, plans, tasks, duties, deadlines, dated from mart.year_summary") {
		for i, what := range []string{"plans", "tasks", "duties", "deadlines", "dated"} {
			got[fmt.Sprintf("%s %v %v", what, r[0], r[1])] = int(r[i+2].(int64))
		}
	}
	for _, r := range ask(t, w, "select division_code, plan_year, mention, role, count(*) from mart.duty group by division_code, plan_year, mention, role") {
		got[fmt.Sprintf("role %v %v %v %v", r[0], r[1], r[2], r[3])] = int(r[4].(int64))
	}
	for _, r := range ask(t, w, "select division_code, plan_year, cast(sum(lead_tasks) as bigint), cast(sum(support_tasks) as bigint) from mart.org_load group by division_code, plan_year") {
		got[fmt.Sprintf("leads %v %v", r[0], r[1])], got[fmt.Sprintf("supports %v %v", r[0], r[1])] = int(r[2].(int64)), int(r[3].(int64))
	}
	for _, r := range ask(t, w, "select cast(due as text), count(*) from mart.due group by due") {
		got[fmt.Sprintf("due %v", r[0])] = int(r[1].(int64))
	}
	if !maps.Equal(c, got) {
		for _, k := range slices.Sorted(maps.Keys(c)) {
			if c[k] != got[k] {
				t.Errorf("%s: %d, want %d", k, got[k], c[k])
			}
		}
		t.Errorf("%d figures, want %d", len(got), len(c))
	}
}
