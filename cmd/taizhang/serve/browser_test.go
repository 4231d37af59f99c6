package serve

import (
	"cmp"
	"context"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/taizhang/taizhang/cmd/taizhang/serve/window"
)

// look is how a page is looked at.
type look struct {
	name   string
	width  int64
	height int64
	dark   bool
}

// looks are how pages are looked at.
var looks = []look{{"", 1280, 860, false}, {"-390-dark", 390, 844, true}, {"-dark", 1280, 860, true}, {"-390", 390, 844, false}}

func (l look) set() chromedp.Action {
	scheme := "light"
	if l.dark {
		scheme = "dark"
	}
	return chromedp.Tasks{chromedp.EmulateViewport(l.width, l.height),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}})}
}

// TestWalk opens every page in a browser, at two widths, light and dark: no script fails, nothing is
// wider than the window, and what is done without a mouse can be done.
func TestWalk(t *testing.T) {
	ctx := window.Open(t)
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing, Now: ticking()})
	for _, sql := range []string{"select year, count(*) as plans from mart.plan group by year order by year", "drop table core.task"} { // the second is refused
		d.post("/queries", "name", "各年方案数", "sql", sql)
		d.post("/query", "sql", sql)
	}
	_, job := d.upload(map[string]string{"方案.txt": "一、任务"})
	pages := append(walked(t, d), walkedPage{"load", "/loads/" + firstOf(job, `"id":"`)}, walkedPage{"login", "/login"}, walkedPage{"issues", "/review?of=issues"}, walkedPage{"stale", "/review?of=stale"})
	walk(t, ctx, d, pages, "", looks...)
}

// TestWalkMillion opens every page of the warehouse that make bench-serve kept in TAIZHANG_BENCH_FOLDER, for pictures of it.
func TestWalkMillion(t *testing.T) {
	folder := os.Getenv("TAIZHANG_BENCH_FOLDER")
	if folder == "" || os.Getenv("TAIZHANG_SHOTS") == "" {
		t.Skip("wants TAIZHANG_BENCH_FOLDER, which make bench-serve fills, and TAIZHANG_SHOTS")
	}
	ctx := window.Open(t)
	d := open(t, Options{Warehouse: reopened(t, filepath.Join(folder, "w.db.d")), Load: loadNothing})
	if !strings.Contains(d.get("/api/v1/cascade"), `"plan_id"`) { // made plans have none from above
		filled(t, filepath.Join(folder, "w.db.d"), cascading(t)...)
	}
	walk(t, ctx, d, walkedOf(t, d, first(t, d, "/api/v1/plans?year=2021", `"division_code":"`)), "million-", looks[0])
}

// walk opens pages one after the other as people look at them.
func walk(t *testing.T, ctx context.Context, d *desk, pages []walkedPage, prefix string, looks ...look) {
	axe := axeCore(t)
	for _, p := range pages {
		if err := chromedp.Run(ctx, looks[0].set(), chromedp.Navigate(d.url+p.path), chromedp.WaitReady("main"), chromedp.Sleep(60*time.Millisecond)); err != nil {
			t.Fatalf("%s: %v", p.path, err)
		}
		for _, l := range looks {
			var wide int64
			var broken bool
			err := chromedp.Run(ctx, l.set(), fitting(l.width, &wide),
				chromedp.Evaluate(`!!document.querySelector(".chart .canvas:empty") || !document.querySelector("main h1")`, &broken))
			if err != nil {
				t.Fatalf("%s: %v", p.path, err)
			}
			if wide > l.width {
				t.Errorf("%s at %d: %d wide", p.path, l.width, wide)
			}
			if broken {
				t.Errorf("%s at %d: a chart is empty or no heading is there", p.path, l.width)
			}
			for _, finding := range axe(ctx) {
				t.Errorf("%s at %d, dark %v: %s", p.path, l.width, l.dark, finding)
			}
			window.Shot(t, ctx, prefix+p.name+l.name)
		}
	}
}

// fitting gives how wide a page is once it has taken to a new window: charts draw themselves anew a moment later.
func fitting(width int64, wide *int64) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		for deadline := time.Now().Add(5 * time.Second); ; time.Sleep(50 * time.Millisecond) {
			err := chromedp.Evaluate(`document.documentElement.scrollWidth`, wide).Do(ctx)
			if err != nil || *wide <= width || time.Now().After(deadline) {
				return err
			}
		}
	})
}

type walkedPage struct{ name, path string }

// walked are the pages of the samples, those of one plan, organ, thread found through the lists.
func walked(t *testing.T, d *desk) []walkedPage { return walkedOf(t, d, "360102") }

func walkedOf(t *testing.T, d *desk, division string) []walkedPage {
	plan := first(t, d, "/api/v1/plans?division="+division, `"plan_id":"`)
	task := first(t, d, "/api/v1/plans/"+plan+"?size=5", `"task_id":"`)
	thread := first(t, d, "/api/v1/threads?years=3", `"thread_id":"`)
	var c Compare
	if err := json.Unmarshal([]byte(d.get("/api/v1/compare")), &c); err != nil || len(c.Neighbours) == 0 {
		t.Fatalf("nothing to compare: %v", err)
	}
	two := slices.MaxFunc(c.Neighbours, func(a, b Neighbour) int { return cmp.Compare(a.Links, b.Links) })
	above := first(t, d, "/api/v1/cascade", `"plan_id":"`)
	return []walkedPage{
		{"overview", "/overview"}, {"plans", "/plans"}, {"plan", "/plans/" + plan + "?task=" + task + "#v-" + task}, {"head", "/plans/" + plan + "/head"}, {"task", "/plans/" + plan + "/tasks/" + task}, {"tasks", "/tasks?q=公开"},
		{"organs", "/organs"}, {"organ", "/organs/" + division + "/" + url.PathEscape(first(t, d, "/api/v1/organs?division="+division, `"org_name":"`))}, {"deadlines", "/deadlines?month=2021-06"}, {"compare", "/compare?a=" + two.A.String() + "&b=" + two.B.String()},
		{"choose", "/compare"}, {"threads", "/threads"}, {"thread", "/threads/" + thread}, {"cascades", "/cascade"}, {"cascade", "/cascade/" + above}, {"quality", "/quality"}, {"runs", "/runs"},
		{"run", "/runs/1"}, {"review", "/review"}, {"sql", "/sql?name=year-summary"}, {"upload", "/upload"}, {"audit", "/audit"}, {"problem", "/nowhere"},
	}
}

// first cuts the first value after a mark out of an answer.
func first(t *testing.T, d *desk, path, mark string) string {
	t.Helper()
	value := firstOf(d.get(path), mark)
	if value == "" {
		t.Fatalf("%s: no %s", path, mark)
	}
	return value
}

// firstOf cuts what stands between a mark and the next quotation mark; "" where the mark is not.
func firstOf(text, mark string) string {
	_, after, _ := strings.Cut(text, mark)
	value, _, _ := strings.Cut(after, `"`)
	return value
}

// axeCore gives what finds out who cannot use a page; nothing where axe-core is not installed.
func axeCore(t *testing.T) func(context.Context) []string {
	source, err := os.ReadFile(filepath.Join("npm", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Log("no axe-core: make browser installs it; accessibility was not measured")
		return func(context.Context) []string { return nil }
	}
	const run = `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.filter(v => v.impact === "serious" || v.impact === "critical")
		.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.target.join(" ")).join(" | ")))`
	return func(ctx context.Context) (found []string) {
		await := func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
		if err := chromedp.Run(ctx, chromedp.Evaluate(string(source)+";0", nil), chromedp.Evaluate(run, &found, await)); err != nil {
			t.Errorf("axe: %v", err)
		}
		return found
	}
}
