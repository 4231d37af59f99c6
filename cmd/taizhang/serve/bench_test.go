package serve

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
	"github.com/taizhang/taizhang/sql/warehouse/cluster"
)

// users is how many ask at the same time.
const users = 8

// TestBenchServe gives, page by page, how long half, 95 and 99 of a hundred answers take while eight
// people ask, each for other plans, organs and months, first with nothing else and then while a load runs,
// on both engines. TAIZHANG_BENCH_SERVE says how many divisions of 10,000 tasks: 100 are a million.
// TAIZHANG_BENCH_FOLDER and TAIZHANG_BENCH_SERVER keep the warehouses between runs; TAIZHANG_BENCH_PAGES, search,tasks, asks for those only, TAIZHANG_BENCH_ANSWERS
// says how many answers each of the eight waits for at least, TAIZHANG_BENCH_PAUSE, 1s, how long each looks at one; they do not look at all without it.
func TestBenchServe(t *testing.T) {
	divisions, err := strconv.Atoi(os.Getenv("TAIZHANG_BENCH_SERVE"))
	if err != nil {
		t.Skip("loads up to a million tasks: make bench-serve")
	}
	made := corpus.Options{Seed: 7, Divisions: divisions, Years: 5, Series: 10, Tasks: 200, FirstYear: 2018}
	t.Run("duckdb", func(t *testing.T) {
		folder := os.Getenv("TAIZHANG_BENCH_FOLDER")
		if folder == "" {
			folder = t.TempDir()
		}
		benchServe(t, made, filepath.Join(folder, "w.db.d"))
	})
	t.Run("postgres", func(t *testing.T) {
		address := os.Getenv("TAIZHANG_BENCH_SERVER")
		if address == "" {
			s, err := cluster.Start()
			if err != nil {
				t.Skipf("no PostgreSQL: %v", err)
			}
			t.Cleanup(func() { s.Stop() })
			if err := s.Run("postgres", "create database million"); err != nil {
				t.Fatal(err)
			}
			address = s.Address("owner", "million")
		}
		benchServe(t, made, address)
	})
}

func benchServe(t *testing.T, made corpus.Options, address string) {
	w, err := warehouse.Open(context.Background(), address, warehouse.Options{Parser: "test", Asking: Asking})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	if a, err := w.Query(context.Background(), "select count(*) from core.plan"); err != nil || a.Rows[0][0] == int64(0) {
		began := time.Now()
		loadMade(t, w, made, math.MaxInt, warehouse.EverywhereLinked)
		fmt.Printf("loaded and linked in %s\n", time.Since(began).Round(time.Second))
	}
	if err := w.Migrate(context.Background()); err != nil { // one that was kept may be of an older version
		t.Fatal(err)
	}
	d := open(t, Options{Warehouse: w, Load: loadNothing})
	handler := New(Options{Warehouse: w, Load: loadNothing, Now: func() time.Time { return now }})
	pages := benchPages(t, d)
	if only := os.Getenv("TAIZHANG_BENCH_PAGES"); only != "" {
		pages = slices.DeleteFunc(pages, func(p benchPage) bool { return !slices.Contains(strings.Split(only, ","), p.name) })
	}
	if len(pages) == 0 {
		return
	}
	fmt.Printf("%s\n", machine())
	for _, p := range pages {
		fmt.Printf("%-10s %s\n", p.name, askedBy(handler, p.paths))
	}
	stop := loading(t, w, made)
	fmt.Printf("while a load runs: %s\n", machine())
	for _, p := range pages {
		fmt.Printf("%-10s %s\n", p.name, askedBy(handler, p.paths))
	}
	fmt.Printf("%d loads of 25 plans were published meanwhile; %s\n", stop(), machine())
}

// machine says how busy the machine is besides.
func machine() string {
	b, _ := os.ReadFile("/proc/loadavg")
	return fmt.Sprintf("%d processors, load %s", runtime.NumCPU(), strings.Join(strings.Fields(string(b))[:min(3, len(strings.Fields(string(b))))], " "))
}

// loadMade loads so many of the plans that are made.
func loadMade(t *testing.T, w *warehouse.Warehouse, made corpus.Options, most int, how warehouse.Linking) {
	ctx := context.Background()
	run, err := w.Start(ctx, "load", "test")
	if err != nil {
		t.Fatal(err)
	}
	var group []*normalize.Result
	n := 0
	flush := func() {
		if _, err := run.Load(ctx, group...); err != nil {
			t.Fatal(err)
		}
		n, group = n+len(group), nil
	}
	for r := range made.Results("docx") {
		if n+len(group) == most {
			break
		}
		if group = append(group, r); len(group) == 25 {
			flush()
		}
	}
	flush()
	if _, err := run.Link(ctx, how); err != nil {
		t.Fatal(err)
	}
	if _, err := run.Finish(ctx, n); err != nil {
		t.Fatal(err)
	}
}

// loading loads five years of five series of one division after another, with other words, until it is told to stop.
func loading(t *testing.T, w *warehouse.Warehouse, made corpus.Options) (stop func() int) {
	done, ended := make(chan bool), make(chan int)
	go func() {
		for n := 0; ; n++ {
			select {
			case <-done:
				ended <- n
				return
			default:
			}
			more := made
			more.Seed, more.Skip, more.Series = made.Seed+uint64(n)+1, n%made.Divisions, 5
			loadMade(t, w, more, 25, warehouse.Linking{})
		}
	}()
	return func() int { close(done); return <-ended }
}

// asked is a page with the addresses that are asked for.
type benchPage struct {
	name  string
	paths []string
}

// benchPages are the pages, each with as many different addresses as people would ask for.
func benchPages(t *testing.T, d *desk) []benchPage {
	const many = 120
	all := func(path, mark string) []string { return every(d.get(path), mark) }
	plans, organs, threads := all("/api/v1/plans?size=500", `"plan_id":"`), []string{}, []string{}
	for i := range 20 { // of many places, as the list goes place by place
		threads = append(threads, all("/api/v1/threads?years=3&size=10&page="+strconv.Itoa(1+i*997), `"thread_id":"`)...)
	}
	divisions := slices.Compact(all("/api/v1/plans?size=500", `"division_code":"`))
	for _, code := range divisions {
		for _, name := range all("/api/v1/organs?size=20&division="+code, `"org_name":"`) {
			organs = append(organs, "/organs/"+code+"/"+url.PathEscape(name))
		}
	}
	as, bs := all("/api/v1/compare?size=500", `"a_plan_id":"`), all("/api/v1/compare?size=500", `"b_plan_id":"`)
	made := func(name string, n int, path func(i int) string) benchPage {
		p := benchPage{name: name}
		for i := range min(n, many) {
			p.paths = append(p.paths, path(i))
		}
		return p
	}
	words := []string{"公开", "教育", "预算", "检查", "培训", "改造", "制度", "平台", "项目", "监督"}
	in := func(i int) string { return divisions[i%len(divisions)] }
	list := func(name, path string) benchPage {
		return made(name, many, func(i int) string { return path + "?page=" + strconv.Itoa(1+i/len(divisions)) + "&division=" + in(i) })
	}
	plain := func(name, path string) benchPage { return made(name, 1, func(int) string { return path }) }
	turned := func(name, path string) benchPage {
		return made(name, 40, func(i int) string { return path + "?page=" + strconv.Itoa(1+i) })
	}
	return []benchPage{
		plain("overview", "/overview"), list("plans", "/plans"),
		made("plan", len(plans), func(i int) string { return "/plans/" + plans[i] }),
		list("tasks", "/tasks"), made("search", many, func(i int) string {
			return "/tasks?q=" + url.QueryEscape(words[i%len(words)]) + "&division=" + in(i/len(words))
		}),
		made("search all", 10*len(words), func(i int) string {
			return "/tasks?q=" + url.QueryEscape(words[i%len(words)]) + "&page=" + strconv.Itoa(1+i/len(words))
		}),
		list("organs", "/organs"), made("organ", len(organs), func(i int) string { return organs[i*7%len(organs)] }),
		made("overdue", len(organs), func(i int) string { return organs[i*11%len(organs)] + "?state=unreported&asof=2021-06-30" }),
		made("deadlines", many, func(i int) string {
			return fmt.Sprintf("/deadlines?month=%d-%02d&division=%s", 2019+i%4, 1+i%12, in(i))
		}),
		made("all places", 48, func(i int) string { return fmt.Sprintf("/deadlines?month=%d-%02d", 2019+i%4, 1+i%12) }),
		made("compare", min(len(as), len(bs)), func(i int) string { return "/compare?a=" + as[i] + "&b=" + bs[i] }), turned("choose", "/compare"), turned("threads", "/threads"),
		made("thread", len(threads), func(i int) string { return "/threads/" + threads[i] }), plain("cascades", "/cascade"), turned("quality", "/quality"),
		plain("runs", "/runs"), plain("run", "/runs/1"), turned("review", "/review"), plain("sql", "/sql?name=year-summary"), plain("upload", "/upload"), plain("audit", "/audit"),
	}
}

// every cuts each value after a mark out of an answer.
func every(text, mark string) (out []string) {
	for {
		_, after, ok := strings.Cut(text, mark)
		if !ok {
			return out
		}
		value, rest, _ := strings.Cut(after, `"`)
		out, text = append(out, value), rest
	}
}

// askedBy has each user ask for one address after another, each beginning elsewhere, for fifteen answers at least.
func askedBy(h http.Handler, paths []string) string {
	var mu sync.Mutex
	var all []time.Duration
	var busy sync.WaitGroup
	bad, before := map[int]int{}, processorTime()
	times := max(15, len(paths)/users)
	if n, err := strconv.Atoi(os.Getenv("TAIZHANG_BENCH_ANSWERS")); err == nil && n > 0 {
		times = n
	}
	pause, _ := time.ParseDuration(os.Getenv("TAIZHANG_BENCH_PAUSE"))
	for u := range users {
		busy.Go(func() {
			time.Sleep(pause * time.Duration(u) / users)
			for i := range times {
				began, answer := time.Now(), httptest.NewRecorder()
				h.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, paths[(u*times+i)%len(paths)], nil))
				took := time.Since(began)
				mu.Lock()
				if all = append(all, took); answer.Code != http.StatusOK {
					bad[answer.Code]++
				}
				mu.Unlock()
				time.Sleep(pause)
			}
		})
	}
	busy.Wait()
	cpu := (processorTime() - before) / time.Duration(len(all))
	slices.Sort(all)
	at := func(share int) float64 { return all[min(len(all)-1, len(all)*share/100)].Seconds() * 1000 }
	said := fmt.Sprintf("p50 %7.1f ms  p95 %7.1f ms  p99 %7.1f ms  cpu %6.1f ms  n %d of %d addresses", at(50), at(95), at(99), cpu.Seconds()*1000, len(all), len(paths))
	if len(bad) > 0 {
		said += fmt.Sprintf("  FAILED, by status: %v", bad)
	}
	return said
}

// processorTime is what this process has computed so far.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
