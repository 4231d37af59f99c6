package serve

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
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
// people ask, on both engines. TAIZHANG_BENCH_SERVE says how many divisions of 10,000 tasks: 100 are a million.
func TestBenchServe(t *testing.T) {
	divisions, err := strconv.Atoi(os.Getenv("TAIZHANG_BENCH_SERVE"))
	if err != nil {
		t.Skip("loads up to a million tasks: make bench-serve")
	}
	made := corpus.Options{Seed: 7, Divisions: divisions, Years: 5, Series: 10, Tasks: 200, FirstYear: 2018}
	t.Run("duckdb", func(t *testing.T) { benchServe(t, made, filepath.Join(t.TempDir(), "w.db.d")) })
	t.Run("postgres", func(t *testing.T) {
		s, err := cluster.Start()
		if err != nil {
			t.Skipf("no PostgreSQL: %v", err)
		}
		t.Cleanup(func() { s.Stop() })
		if err := s.Run("postgres", "create database million"); err != nil {
			t.Fatal(err)
		}
		benchServe(t, made, s.Address("owner", "million"))
	})
}

func benchServe(t *testing.T, made corpus.Options, address string) {
	w, err := warehouse.Open(context.Background(), address, warehouse.Options{Parser: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	loadMade(t, w, made)
	d := open(t, Options{Warehouse: w, Load: loadNothing})
	handler := New(Options{Warehouse: w, Load: loadNothing})
	for _, p := range walkedOf(t, d, first(t, d, "/api/v1/plans", `"division_code":"`)) {
		path := strings.Split(p.path, "#")[0]
		took := askedBy(handler, path, 15)
		at := func(share int) float64 { return took[min(len(took)-1, len(took)*share/100)].Seconds() * 1000 }
		fmt.Printf("%-10s p50 %7.1f ms  p95 %7.1f ms  p99 %7.1f ms\n", p.name, at(50), at(95), at(99))
	}
}

func loadMade(t *testing.T, w *warehouse.Warehouse, made corpus.Options) {
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
		if group = append(group, r); len(group) == 25 {
			flush()
		}
	}
	flush()
	if _, err := run.Link(ctx, warehouse.Linking{}); err != nil {
		t.Fatal(err)
	}
	if _, err := run.Finish(ctx, n); err != nil {
		t.Fatal(err)
	}
}

// askedBy has each user ask for a page so many times, and gives how long each answer took, sorted.
func askedBy(h http.Handler, path string, times int) []time.Duration {
	var mu sync.Mutex
	var all []time.Duration
	var busy sync.WaitGroup
	for range users {
		busy.Go(func() {
			for range times {
				began := time.Now()
				h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, path, nil))
				took := time.Since(began)
				mu.Lock()
				all = append(all, took)
				mu.Unlock()
			}
		})
	}
	busy.Wait()
	slices.Sort(all)
	return all
}
