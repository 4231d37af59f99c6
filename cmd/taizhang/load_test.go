package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// loadOK runs load with arguments and wants an exit code.
func loadOK(t *testing.T, want int, args ...string) {
	t.Helper()
	var out, log strings.Builder
	if code := run(context.Background(), append([]string{"load"}, args...), nil, &out, &log); code != want {
		t.Fatalf("load %v: exit %d, want %d\n%s%s", args, code, want, out.String(), log.String())
	}
}

func digest(t *testing.T, db string) string {
	t.Helper()
	w, err := warehouse.Open(context.Background(), db, warehouse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	sum, err := w.Digest(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// ask answers one question as CSV.
func ask(t *testing.T, db, query string) string {
	t.Helper()
	var out, log strings.Builder
	if code := run(context.Background(), []string{"sql", "--db", db, "--output", "csv", query}, nil, &out, &log); code != exitOK {
		t.Fatalf("sql %s: exit %d: %s", query, code, log.String())
	}
	return out.String()
}

// sources are the sample plans in all their formats.
func sources(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", "0*", "source.*"))
	if err != nil || len(names) == 0 {
		t.Fatal("no sources", err)
	}
	return names
}

// Loading again, in another order, with other numbers of workers: the same rows.
func TestLoadIsRepeatable(t *testing.T) {
	inProject(t)
	names := sources(t)
	loadOK(t, exitOK, append([]string{"--db", "one", "--jobs", "1"}, names...)...)
	want := digest(t, "one")
	loadOK(t, exitOK, append([]string{"--db", "one", "--jobs", "4"}, names...)...)
	if digest(t, "one") != want {
		t.Error("loading again changed rows")
	}
	for _, jobs := range []string{"2", "4"} {
		loadOK(t, exitOK, append([]string{"--db", "jobs" + jobs, "--jobs", jobs}, names...)...)
		if digest(t, "jobs"+jobs) != want {
			t.Errorf("%s jobs give other rows", jobs)
		}
	}
	slices.Reverse(names)
	for chunk := range slices.Chunk(names, 7) {
		loadOK(t, exitOK, append([]string{"--db", "backwards"}, chunk...)...)
	}
	if digest(t, "backwards") != want {
		t.Error("loading backwards gives other rows")
	}
}

// martFigures are questions whose answers count each plan once.
var martFigures = []string{
	"select count(*) from mart.plan",
	"select count(*) from mart.task",
	"select count(*) from mart.duty",
	"select count(*) from mart.deadline",
	"select * from mart.year_summary order by all",
	"select org_name, sum(tasks) from mart.org_load group by all order by all",
}

// A copy under another name changes no figure of the mart.
func TestCopyChangesNoFigure(t *testing.T) {
	inProject(t)
	names := sources(t)
	loadOK(t, exitOK, append([]string{"--db", "w"}, names...)...)
	var want []string
	for _, q := range martFigures {
		want = append(want, ask(t, "w", q))
	}
	for i, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, fmt.Sprintf("copies/%02d-%s", i, filepath.Base(name)), string(b))
	}
	loadOK(t, exitOK, "--db", "w", "copies")
	for i, q := range martFigures {
		if got := ask(t, "w", q); got != want[i] {
			t.Errorf("%s\nbefore:\n%s\nwith copies:\n%s", q, want[i], got)
		}
	}
}

// The mart counts each plan once, whatever the number of its formats.
func TestMartCountsPlansOnce(t *testing.T) {
	inProject(t)
	loadOK(t, exitOK, append([]string{"--db", "w"}, sources(t)...)...)
	folders, err := filepath.Glob(filepath.Join("testdata", "0*"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := ask(t, "w", "select count(*) as plans from mart.plan"), fmt.Sprintf("plans\n%d\n", len(folders)); got != want {
		t.Errorf("mart.plan: %q, want %q\n%s", got, want, ask(t, "w", "select p.title, p.tasks, s.name from core.plan p join core.source s on s.bundle_id = p.bundle_id order by all"))
	}
}

// A load interrupted behind any document leaves a whole warehouse; running again completes it.
func TestInterruptedLoadResumes(t *testing.T) {
	inProject(t)
	loadOK(t, exitOK, append([]string{"--db", "whole"}, sources(t)...)...)
	want := digest(t, "whole")
	for _, after := range []int{0, 1, 5} {
		db := fmt.Sprintf("cut%d", after)
		c := interruptAfter(t, db, after)
		if c.Remaining == 0 || c.Loaded < after || c.Found != len(sources(t)) {
			t.Errorf("after %d: %+v", after, c)
		}
		loadOK(t, exitOK, append([]string{"--db", db}, sources(t)...)...)
		if digest(t, db) != want {
			t.Errorf("after %d: resumed load gives other rows", after)
		}
	}
}

// interruptAfter loads the sources and is interrupted while file number after is read.
func interruptAfter(t *testing.T, db string, after int) warehouse.Counts {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	a := &app{out: io.Discard, log: io.Discard, db: db, jobs: 1, limits: defaultLimits}
	w, err := a.warehouse(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	files, err := a.find(sources(t), normalize.Given{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	read := func(ctx context.Context, name string, b []byte) ([]*ingest.Document, error) {
		if n++; n > after {
			cancel()
		}
		return readInProcess(ctx, name, b)
	}
	counts, b, err := a.loadAll(ctx, w, read, files, loading{})
	if err != nil {
		t.Fatal(err)
	}
	if code := codeOf(b.verdict(counts)); code != exitInterrupted {
		t.Errorf("exit %d, want %d", code, exitInterrupted)
	}
	return counts
}

// A file over a limit ends with 7.
func TestLimitExit(t *testing.T) {
	inProject(t)
	writeFile(t, "huge.txt", "")
	if err := os.Truncate("huge.txt", ingest.DefaultLimits.FileBytes+1); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"read", "parse", "load"} {
		var out, log strings.Builder
		code := run(context.Background(), []string{command, "huge.txt"}, nil, &out, &log)
		if code != exitLimit || !strings.Contains(log.String(), "taizhang: huge.txt: over a limit: file-bytes") {
			t.Errorf("%s: exit %d: %s", command, code, log.String())
		}
	}
}

// The environment speaks where no flag does.
func TestEnvironment(t *testing.T) {
	inProject(t)
	t.Setenv("TAIZHANG_DB", "from-env")
	t.Setenv("TAIZHANG_YEAR", "2019")
	writeFile(t, "a.txt", "关于印发通知")
	loadOK(t, exitOK, "a.txt")
	if got := ask(t, "from-env", "select given_year from core.plan"); got != "given_year\n2019\n" {
		t.Errorf("year %q", got)
	}
	t.Setenv("TAIZHANG_YEAR", "last")
	loadOK(t, exitUsage, "a.txt")
}

// What comes out in order does not depend on who is done first, and an error stops the rest.
func TestInOrder(t *testing.T) {
	items := make([]int, 100)
	for i := range items {
		items[i] = i
	}
	var got []int
	err := inOrder(4, slices.Values(items), func(i int) int { return i * i }, func(sq int) error {
		got = append(got, sq)
		return nil
	})
	if err != nil || len(got) != 100 || got[99] != 99*99 || !slices.IsSorted(got) {
		t.Errorf("%v: %v", err, got)
	}
	taken := 0
	err = inOrder(1, slices.Values(items), func(int) int { return 0 }, func(int) error {
		taken++
		return io.ErrUnexpectedEOF
	})
	if !errors.Is(err, io.ErrUnexpectedEOF) || taken != 1 {
		t.Errorf("taken %d, %v", taken, err)
	}
}

// A notice and the attachments it names are one bundle; so are files the table says are.
func TestBundles(t *testing.T) {
	inProject(t)
	writeFile(t, "in/通知.txt", "关于印发2021年政务公开工作要点的通知\n附件：1.2021年政务公开任务分解表\n")
	writeFile(t, "in/附件1：2021年政务公开任务分解表.txt", "一、加强信息公开。（责任单位：区发改委）\n")
	writeFile(t, "in/a/x.txt", "甲\n")
	writeFile(t, "in/b/y.txt", "乙\n")
	writeFile(t, "in/taizhang.csv", "path,bundle,year\na/x.txt,两份,2021\nb/y.txt,两份,\n")
	loadOK(t, exitOK, "--db", "w", "in")
	got := ask(t, "w", "select name, documents, (select max(given_year) from core.plan p where p.bundle_id = b.bundle_id) as given from core.bundle b order by name")
	if want := "name,documents,given\n两份,2,2021\n通知.txt,2,\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A folder is cut into units whose files are neighbours.
func TestUnits(t *testing.T) {
	var files []file
	for i := range 150 {
		files = append(files, file{name: fmt.Sprintf("a/%04d.txt", i)})
	}
	files = append(files, file{name: "b/1.txt", size: unitBytes}, file{name: "b/2.txt", size: 1})
	var sizes []int
	for _, u := range (&app{limits: defaultLimits}).units(files) {
		sizes = append(sizes, len(u.files))
	}
	if !slices.Equal(sizes, []int{64, 64, 22, 1, 1}) {
		t.Errorf("units of %v files", sizes)
	}
}
