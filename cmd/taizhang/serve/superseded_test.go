package serve

import (
	"context"
	"encoding/json"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// edited are three years of a series as they were first, and as another edition of each year has them: one task in other words, one
// of another kind, which nothing before it is like.
func edited(name string, signed func(string) string) (first, then []*normalize.Result) {
	at := func(e *corpus.Edition) *normalize.Result {
		r := e.Result("docx")
		r.Bundle.Documents[0].Origin = "/in/" + r.Bundle.Name
		return r
	}
	for e := range (corpus.Options{Seed: 7, Divisions: 1, Years: 3, Series: 1, Tasks: 24, FirstYear: 2019}).Editions() {
		first = append(first, at(e))
		for i := range e.Tasks {
			e.Tasks[i].Content = said(e.Tasks[i].Content)
		}
		e.Tasks[0].Content = "开展春季植树造林活动，新增绿化面积。"
		e.ID, e.Signed = e.ID+name, signed(e.Signed)
		then = append(then, at(e))
	}
	return first, then
}

// said is a task in other words.
func said(content string) string {
	return strings.TrimSuffix(content, "。") + "，并做好相关工作。"
}

// added loads more into a warehouse and links it.
func added(t *testing.T, w *warehouse.Warehouse, results []*normalize.Result) {
	t.Helper()
	ctx := context.Background()
	run, err := w.Start(ctx, "load", "test")
	if err != nil {
		t.Fatal(err)
	}
	st, err := run.Load(ctx, results...)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := run.Link(ctx, warehouse.Linking{}); err != nil {
		t.Fatal(err)
	}
	if _, err := run.Finish(ctx, len(st.Outcomes)); err != nil {
		t.Fatal(err)
	}
}

// A thread whose tasks were all superseded, by later editions of their years or by other content of their files, leads to the thread
// of the task that says the same today; where none does, the page says so and leads to the task as it was and to today's plan.
func TestSupersededThread(t *testing.T) {
	for name, c := range map[string]struct {
		name   string
		signed func(string) string
	}{
		"later edition": {"later", func(s string) string { return s[:4] + "-12-30" }},
		"other content": {"", func(s string) string { return s }},
	} {
		check := func(t *testing.T, address string) {
			first, then := edited(c.name, c.signed)
			w := filled(t, address, first...)
			d := open(t, Options{Warehouse: w, Load: loadNothing})
			var was Threads
			if err := json.Unmarshal([]byte(d.get("/api/v1/threads?size=500&years=3")), &was); err != nil || len(was.Threads) < 5 {
				t.Fatalf("%d threads: %v", len(was.Threads), err)
			}
			words := first[2].Plans[0].Tasks[0].Content
			added(t, w, then)
			forwarded, gone := 0, 0
			for _, x := range was.Threads {
				path := "/threads/" + x.Thread.String()
				answer, body := d.do(http.MethodGet, "/api/v1"+path, nil)
				switch answer.StatusCode {
				case http.StatusOK:
					now := Thread{}
					if err := json.Unmarshal([]byte(body), &now); err != nil || len(now.Tasks) == 0 || now.Thread == x.Thread {
						t.Fatalf("%v %s", err, body)
					}
					last := now.Tasks[len(now.Tasks)-1]
					if want := said(x.Content); last.Content != want {
						t.Errorf("%q leads to %q", x.Content, last.Content)
					}
					forwarded++
				case http.StatusGone:
					if x.Content != words {
						t.Errorf("%q is said to have nothing like it", x.Content)
					}
					gone++
					page, text := d.do(http.MethodGet, path, nil)
					if page.StatusCode != http.StatusGone || !strings.Contains(text, "这条线索已不在") {
						t.Errorf("page: %s %s", page.Status, cutMain(text))
					}
					p := Problem{}
					if err := json.Unmarshal([]byte(body), &p); err != nil || len(p.See) != 3 {
						t.Fatalf("%v %s", err, body)
					}
					for _, see := range p.See {
						to, _, _ := strings.Cut(see.Path, "#")
						if shown := d.get(to); see == p.See[0] && !strings.Contains(shown, words) {
							t.Errorf("%s does not show the task", to)
						}
					}
				default:
					t.Errorf("%s: %s %s", path, answer.Status, body)
				}
			}
			if gone != 1 || forwarded < len(was.Threads)*3/4 {
				t.Errorf("%d threads: %d lead on, %d are gone", len(was.Threads), forwarded, gone)
			}
		}
		t.Run(name, func(t *testing.T) { onBothEmpty(t, "past_"+c.name, check) })
	}
}

// The page of a plan that was replaced, or that another edition of its year took the place of, shows it as it was and leads to what
// stands today.
func TestSupersededPlan(t *testing.T) {
	onBothEmpty(t, "past", func(t *testing.T, address string) {
		first, then := edited("", func(s string) string { return s })
		w := filled(t, address, first...)
		d := open(t, Options{Warehouse: w, Load: loadNothing})
		was := every(d.get("/api/v1/plans?size=500"), `"plan_id":"`)
		added(t, w, then)
		now := every(d.get("/api/v1/plans?size=500"), `"plan_id":"`)
		for _, id := range was {
			var v PlanView
			if err := json.Unmarshal([]byte(d.get("/api/v1/plans/"+id)), &v); err != nil {
				t.Fatal(err)
			}
			if v.Now == nil || v.Now.Version.String() != id || v.Now.Until == "" || !slices.Contains(now, v.Now.Now.String()) || len(v.Tasks) == 0 {
				t.Fatalf("%s: %+v, %d tasks", id, v.Now, len(v.Tasks))
			}
			page := d.get("/plans/" + id)
			if !strings.Contains(page, "此为旧版") || !strings.Contains(page, "旧版的原文没有保留") || !strings.Contains(page, `href="/plans/`+v.Now.Now.String()+`"`) {
				t.Error(cutMain(page))
			}
			d.get("/compare?a=" + v.Now.Plan.String() + "&b=" + v.Now.Now.String())
		}
		for _, id := range now {
			if page := d.get("/plans/" + id); strings.Contains(page, "现以此份为准") {
				t.Errorf("%s is said to be superseded", id)
			}
		}
	})
}

// onBothEmpty runs a test on a folder and on a new database of a server.
func onBothEmpty(t *testing.T, name string, f func(t *testing.T, address string)) {
	t.Run("duckdb", func(t *testing.T) { f(t, filepath.Join(t.TempDir(), "w.db.d")) })
	t.Run("postgres", func(t *testing.T) { f(t, newDatabase(t, name)) })
}

// A thread's number that led to another's, whose tasks were superseded in their turn, leads on to what stands today.
func TestSupersededTwice(t *testing.T) {
	onBothEmpty(t, "past_twice", func(t *testing.T, address string) {
		first, then := edited("", func(s string) string { return s[:4] + "-11-30" })
		var again []*normalize.Result
		for e := range (corpus.Options{Seed: 7, Divisions: 1, Years: 3, Series: 1, Tasks: 24, FirstYear: 2019}).Editions() {
			for i := range e.Tasks {
				e.Tasks[i].Content = said(said(e.Tasks[i].Content))
			}
			e.ID, e.Signed = e.ID+"again", e.Signed[:4]+"-12-30"
			again = append(again, e.Result("docx"))
		}
		then[0].Bundle.Documents[0].Origin = ""
		w := filled(t, address, first...)
		d := open(t, Options{Warehouse: w, Load: loadNothing})
		was := every(d.get("/api/v1/threads?size=500&years=3"), `"thread_id":"`)
		added(t, w, then[:1])
		led := 0
		for _, id := range was {
			if now := firstOf(d.get("/api/v1/threads/"+id), `"thread_id":"`); now != id {
				led++
			}
		}
		added(t, w, again)
		lost := 0
		for _, id := range was {
			if answer, _ := d.do(http.MethodGet, "/api/v1/threads/"+id, nil); answer.StatusCode != http.StatusOK {
				lost++
			}
		}
		if led < len(was)/2 || lost > 1 {
			t.Errorf("of %d threads %d led to others; then %d led nowhere", len(was), led, lost)
		}
	})
}
