package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// loadCounting loads a folder and counts the files that a reader was asked to read.
func loadCounting(t *testing.T, db, dir string, given normalize.Given) (warehouse.Counts, int) {
	t.Helper()
	ctx := context.Background()
	a := &app{out: io.Discard, log: io.Discard, db: db, jobs: 2, limits: defaultLimits}
	w, err := a.warehouse(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	files, err := a.find([]string{dir}, given)
	if err != nil {
		t.Fatal(err)
	}
	var reads atomic.Int64
	counts, _, err := a.loadAll(ctx, w, func(ctx context.Context, name string, b []byte) ([]*ingest.Document, error) {
		reads.Add(1)
		return readInProcess(ctx, name, b)
	}, files, loading{walk: walked([]string{dir}, files)})
	if err != nil {
		t.Fatal(err)
	}
	return counts, int(reads.Load())
}

// plansIn writes plans of one task into folders: 重点工作任务 2021 of each place.
func plansIn(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		writeFile(t, path, name+"\n2021年重点工作任务分解表\n1.完成老旧小区改造。责任单位：区住建局\n2.推进政务公开。责任单位：区府办\n")
	}
}

func TestUnchangedFilesAreNotRead(t *testing.T) {
	inProject(t)
	const db, dir = "w.db.d", "in"
	plansIn(t, dir, "a/1.txt", "a/2.txt", "b/1.txt", "b/2.txt", "b/c/1.txt")
	steps := []struct {
		name          string
		do            func()
		reads, loaded int
		unchanged     int
	}{
		{name: "the first time all are read", do: func() {}, reads: 5, loaded: 5},
		{name: "the second time none is", do: func() {}, unchanged: 5},
		{name: "a changed file has its folder read", do: func() {
			plansIn(t, dir, "a/2.txt")
			appendTo(t, filepath.Join(dir, "a/2.txt"), "3.完成街道整治。\n")
		}, reads: 2, loaded: 1, unchanged: 4},
		{name: "and is known then", do: func() {}, unchanged: 5},
		{name: "so has a new one", do: func() { plansIn(t, dir, "b/3.txt") }, reads: 3, loaded: 1, unchanged: 5},
		{name: "and one that is gone", do: func() { remove(t, filepath.Join(dir, "b/3.txt")) }, reads: 2, unchanged: 5},
		{name: "and what is said of a file; b is read for the file that is gone and not retired", do: func() {
			writeFile(t, filepath.Join(dir, "a", "taizhang.csv"), "path,year\n1.txt,2020\n")
		}, reads: 4, loaded: 1, unchanged: 4},
		{name: "a renamed one is unchanged", do: func() {
			remove(t, filepath.Join(dir, "a", "taizhang.csv"))
			rename(t, filepath.Join(dir, "b/c/1.txt"), filepath.Join(dir, "b/c/4.txt"))
		}, reads: 5, loaded: 1, unchanged: 4},
	}
	for _, s := range steps {
		s.do()
		c, reads := loadCounting(t, db, dir, normalize.Given{})
		if reads != s.reads || c.Loaded != s.loaded || c.Unchanged != s.unchanged {
			t.Errorf("%s: %d read, %d loaded, %d unchanged; want %d, %d, %d", s.name, reads, c.Loaded, c.Unchanged, s.reads, s.loaded, s.unchanged)
		}
	}
	if _, reads := loadCounting(t, db, dir, normalize.Given{Year: 2019}); reads != 5 {
		t.Errorf("%d are read when something is given of all, want 5", reads)
	}
}

func appendTo(t *testing.T, path, text string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, path, string(b)+text)
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}
