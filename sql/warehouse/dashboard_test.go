package warehouse

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
)

// dashboard are twelve standard questions as a page of figures asks them.
var dashboard = []struct {
	name string
	args []any
}{
	{"year-summary", nil},
	{"busiest-orgs", nil},
	{"org-years", []any{"财政局"}},
	{"org-tasks", []any{"DIVISION", 2021, "财政局"}},
	{"funnel", nil},
	{"topics", []any{2021}},
	{"due-by-month", []any{2021}},
	{"due-calendar", []any{"2021-06-01", "2021-06-30"}},
	{"due-status", []any{"2021-12-31"}},
	{"plan-completion", nil},
	{"coverage", nil},
	{"quality", nil},
}

// million is a corpus of a million tasks: 100 divisions, 5 years, 10 series of 200 tasks.
var million = corpus.Options{Seed: 7, Divisions: 100, Years: 5, Series: 10, Tasks: 200, FirstYear: 2018}

// BenchmarkDashboard asks the twelve questions of a million tasks, thirty times each, and gives how
// long half and 95 of a hundred took, and how long this process and the server computed for each.
// TAIZHANG_DASHBOARD keeps the embedded warehouse between runs, TAIZHANG_DASHBOARD_SERVER names a server.
func BenchmarkDashboard(b *testing.B) {
	if os.Getenv("TAIZHANG_DASHBOARD") == "" {
		b.Skip("loads a million tasks: make bench-dashboard")
	}
	dir := os.Getenv("TAIZHANG_DASHBOARD")
	b.Run("duckdb", func(b *testing.B) { benchDashboard(b, open(b, dir, Options{Memory: "512MB"}), loadMillion) })
	b.Run("postgres", func(b *testing.B) {
		address := os.Getenv("TAIZHANG_DASHBOARD_SERVER")
		if address == "" {
			address, _ = freshDatabase(b)
		}
		benchDashboard(b, open(b, address, Options{}), func(b *testing.B, w *Warehouse) { copyMillion(b, open(b, dir, Options{}), w) })
	})
}

func benchDashboard(b *testing.B, w *Warehouse, fill func(*testing.B, *Warehouse)) {
	if err := w.Migrate(context.Background()); err != nil {
		b.Fatal(err)
	}
	if ask(b, w, "select count(*) from core.plan")[0][0] == int64(0) {
		fill(b, w)
	}
	division := ask(b, w, "select min(division_code) from core.plan")[0][0]
	load, _ := os.ReadFile("/proc/loadavg")
	fmt.Printf("load %s", load)
	worst := time.Duration(0)
	for b.Loop() {
		for _, q := range dashboard {
			args := slices.Clone(q.args)
			for i := range args {
				if args[i] == "DIVISION" {
					args[i] = division
				}
			}
			half, most, busy, rows := timeQuestion(b, w, q.name, args)
			if rows == 0 {
				b.Errorf("%s has no rows: it is asked of years or organs that the corpus lacks", q.name)
			}
			fmt.Printf("%-16s %6d rows  p50 %6.1f ms  p95 %6.1f ms  cpu %6.1f ms\n", q.name, rows, ms(half), ms(most), ms(busy))
			worst = max(worst, most)
		}
	}
	b.ReportMetric(ms(worst), "worst-p95-ms")
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// loadMillion loads the corpus without the documents' text, which no question of the dashboard reads.
func loadMillion(b *testing.B, w *Warehouse) {
	b.Helper()
	ctx := context.Background()
	run, err := w.Start(ctx, "bench", "test")
	if err != nil {
		b.Fatal(err)
	}
	in := make(chan *normalize.Result, 100)
	found := 0
	go func() {
		defer close(in)
		for r := range million.Results("docx") {
			r.Bundle.Documents[0].Blocks = nil
			if found++; found%10 == 0 {
				report(r.Plans[0])
			}
			in <- r
		}
	}()
	start := time.Now()
	if err := run.LoadAll(ctx, in, nil); err != nil {
		b.Fatal(err)
	}
	if _, err := run.Finish(ctx, found); err != nil {
		b.Fatal(err)
	}
	fmt.Printf("loaded %d plans in %v, the generator's work among it; this process at most %d MB\n", found, time.Since(start).Round(time.Second), peak())
}

// copyMillion fills a server from the embedded warehouse, which takes a fraction of a load's time.
func copyMillion(b *testing.B, from, to *Warehouse) {
	b.Helper()
	ctx, start := context.Background(), time.Now()
	if err := to.write(ctx, func(wr *writer) error { return wr.takeOver(ctx, from) }); err != nil {
		b.Fatal(err)
	}
	fmt.Printf("copied in %v\n", time.Since(start).Round(time.Second))
}

// report says of every task of a plan how far it is; the corpus says nothing of that.
func report(p *normalize.Plan) {
	for i := range p.Tasks {
		status := []string{"done", "done", "partial", "ongoing", "not_started"}[i%5]
		p.Tasks[i].Progress = &normalize.Progress{Mention: "落实情况", Status: &status, Pos: "T1!G1 [0,4)"}
	}
}

func timeQuestion(b *testing.B, w *Warehouse, name string, args []any) (half, most, busy time.Duration, rows int) {
	b.Helper()
	text, ok := files.Named(name)
	if !ok {
		b.Fatal(name)
	}
	var took []time.Duration
	before := cpu() + serverCPU(b, w)
	for range 30 {
		start := time.Now()
		a, err := w.Query(context.Background(), text, args...)
		if err != nil {
			b.Fatal(name, err)
		}
		took, rows = append(took, time.Since(start)), len(a.Rows)
	}
	slices.SortFunc(took, cmp.Compare)
	return took[len(took)/2], took[len(took)*95/100], (cpu() + serverCPU(b, w) - before) / time.Duration(len(took)), rows
}

// serverCPU is the time that the processes of a server of this machine have computed; 0 of the embedded engine.
func serverCPU(b *testing.B, w *Warehouse) (sum time.Duration) {
	b.Helper()
	s, ok := w.store.(*server)
	if !ok {
		return 0
	}
	var backend int
	if err := s.db.QueryRow("select pg_backend_pid()").Scan(&backend); err != nil {
		b.Fatal(err)
	}
	_, _, top := processTime(backend)
	all, _ := filepath.Glob("/proc/[0-9]*")
	for _, dir := range all {
		pid, _ := strconv.Atoi(filepath.Base(dir))
		own, ended, parent := processTime(pid)
		switch {
		case pid == top:
			sum += own + ended
		case parent == top:
			sum += own
		}
	}
	return sum
}

// processTime is what a process has computed, what its children had that have ended, and its parent.
func processTime(pid int) (own, ended time.Duration, parent int) {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	f := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:]))
	if len(f) < 15 {
		return 0, 0, 0 // it is gone
	}
	ticks := func(i int) time.Duration {
		n, _ := strconv.Atoi(f[i])
		return time.Duration(n) * 10 * time.Millisecond
	}
	parent, _ = strconv.Atoi(f[1])
	return ticks(11) + ticks(12), ticks(13) + ticks(14), parent
}
