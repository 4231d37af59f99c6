package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	files "github.com/taizhang/taizhang/sql"
)

// TestAllTables holds the list of what a copy takes against the schema.
func TestAllTables(t *testing.T) {
	w := open(t, fresh(t), Options{})
	if err := w.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	text := files.Statement("all")
	for _, r := range ask(t, w, "select table_schema || '.' || table_name from information_schema.tables where table_schema in ('raw', 'core', 'ops') and table_type = 'BASE TABLE'") {
		name := r[0].(string)
		if ours := name == "ops.migration" || name == "ops.made"; strings.Contains(text, "select * from "+name+";\n") == ours {
			t.Errorf("%s stands or lacks in load/all.sql", name)
		}
	}
}

// From the one engine to the other and back, every row stays.
func TestCopyBothWays(t *testing.T) {
	ctx := context.Background()
	here := open(t, fresh(t), Options{Parser: "1"})
	loadRun(t, here, samples(t))
	if err := here.Correct(ctx, Correction{Author: "某甲", Kind: "task", Plan: 1, Task: 2, Field: "content", New: ptr("O'Neill \"引\"\n")}); err != nil {
		t.Fatal(err)
	}
	want := digest(t, here)
	address, _ := freshDatabase(t)
	there, back := open(t, address, Options{}), open(t, fresh(t), Options{})
	for _, c := range []struct {
		name     string
		from, to *Warehouse
	}{{"to the server", here, there}, {"back", there, back}} {
		if got, err := c.from.Copy(ctx, c.to); err != nil || got != want || digest(t, c.to) != want {
			t.Fatal(c.name, got, want, err)
		}
		for _, table := range files.Split(files.Statement("all")) {
			if a, b := sumOf(t, here, table), sumOf(t, c.to, table); a != b && !strings.Contains(table, "ops.correction") && !strings.Contains(table, "ops.settled") { // what waits beside the tables is written by the copy
				t.Errorf("%s: %s: %s, %s", c.name, table, a, b)
			}
		}
		noted, err := c.to.Corrections(ctx)
		if err != nil || len(noted) != 1 || *noted[0].New != "O'Neill \"引\"\n" {
			t.Error(c.name, noted, err)
		}
		if _, err := c.from.Copy(ctx, c.to); !errors.Is(err, ErrOccupied) {
			t.Errorf("%s again: %v", c.name, err)
		}
	}
	if load(t, there, samples(t)...).Outcomes[0].Status == Quarantined {
		t.Error("the copy cannot be loaded into")
	}
}

func TestVerifyAndCompact(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		ctx := context.Background()
		w := open(t, address, Options{Parser: "1"})
		loadRun(t, w, some(t)[:9])
		w = open(t, address, Options{Parser: "2"})
		load(t, w, some(t)[:4]...) // versions
		want := digest(t, w)
		verified(t, w, want)
		if err := w.Compact(ctx); err != nil {
			t.Fatal(err)
		}
		verified(t, w, want)
		st, err := w.State(ctx)
		if err != nil || st.Condition != "current" || st.Schema != newest() || st.Runs != 1 || st.Quarantined != 1 || st.Bytes == 0 || st.Writer != nil {
			t.Errorf("%+v %v", st, err)
		}
	})
}

func verified(t *testing.T, w *Warehouse, want string) {
	t.Helper()
	checks, sum, err := w.Verify(context.Background())
	if err != nil || sum != want || len(checks) < 15 {
		t.Fatal(len(checks), sum, want, err)
	}
	for _, c := range checks {
		if c.Rows != 0 {
			t.Errorf("%s: %d", c.Name, c.Rows)
		}
	}
}

// Two loads and a hundred corrections at once: all of both are there, none twice.
func TestCorrectionsDuringLoads(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		ctx := context.Background()
		results := some(t)[:12]
		before := open(t, address, Options{})
		load(t, before, results[0])
		var wg sync.WaitGroup
		for i := range 2 {
			wg.Go(func() {
				w, err := Open(ctx, address, Options{Wait: time.Minute})
				if err != nil {
					t.Error(err)
					return
				}
				defer w.Close()
				mine := slices.Clone(results)
				if i == 1 {
					slices.Reverse(mine)
				}
				for part := range slices.Chunk(mine, 6) {
					if _, err := w.Load(ctx, part...); err != nil {
						t.Error(err)
					}
				}
			})
		}
		for i := range 4 {
			wg.Go(func() {
				w, err := Open(ctx, address, Options{})
				if err != nil {
					t.Error(err)
					return
				}
				defer w.Close()
				correctMany(t, w, i)
			})
		}
		wg.Wait()
		load(t, before, results...) // publishes what came last
		if got := ask(t, before, "select count(*), count(distinct plan_id * 1000 + task_id) from ops.correction"); got[0][0] != int64(100) || got[0][1] != int64(100) {
			t.Error(got)
		}
		if all, err := before.Corrections(ctx); err != nil || len(all) != 100 {
			t.Error(len(all), err)
		}
		calm := open(t, fresh(t), Options{})
		for i := range 4 {
			correctMany(t, calm, i)
		}
		load(t, calm, results...)
		if digest(t, before) != digest(t, calm) {
			t.Error("the digests differ")
		}
		said := "select author, action, kind, field, old_value, new_value, state, how, score, plan_id, plan_title, task_id, ordinal, was_value, now_value from mart.correction"
		if sumOf(t, before, said) != sumOf(t, calm, said) {
			t.Error("the corrections differ")
		}
	})
}

// correctMany corrects the first duty of 25 tasks of the i-th of some plans.
func correctMany(t *testing.T, w *Warehouse, i int) {
	for n := range 25 {
		c := Correction{Author: "复核员", Kind: "duty", Plan: int64(i + 1), Task: int64(n + 1), Ordinal: 1, Field: "role", Old: ptr("support"), New: ptr("lead")}
		if err := w.Correct(context.Background(), c); err != nil {
			t.Error(err)
		}
	}
}

// A journal whose last line was cut by a crash keeps the lines before and takes the next.
func TestTornJournal(t *testing.T) {
	ctx, dir := context.Background(), fresh(t)
	w := open(t, dir, Options{})
	one := Correction{Author: "甲", Kind: "plan", Plan: 1, Field: "year", New: ptr("2021")}
	if err := w.Correct(ctx, one); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, journalName)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for cut := range len(whole) {
		if err := os.WriteFile(path, slices.Concat(whole, whole[:cut]), 0o644); err != nil {
			t.Fatal(err)
		}
		if got, err := readJournal(dir); err != nil || len(got) != 1 {
			t.Fatal(cut, got, err)
		}
	}
	one.Author = "乙"
	if err := w.Correct(ctx, one); err != nil {
		t.Fatal(err)
	}
	load(t, w, small()...)
	if got := ask(t, w, "select author from ops.correction order by made_at"); len(got) != 2 || got[1][0] != "乙" {
		t.Error(got)
	}
	for _, bad := range []Correction{{}, {Author: "甲", Kind: "x", Field: "y"}, {Author: "甲", Kind: "task"}} {
		if err := w.Correct(ctx, bad); err == nil {
			t.Errorf("%+v was noted", bad)
		}
	}
}

// A reader held open through ten publishes sees each with its next request.
func TestReaderThroughPublishes(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		w, reader := open(t, address, Options{}), open(t, address, Options{})
		load(t, w, generated(1, 3, 100)...)
		held, err := reader.Snapshot(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for i := range 10 {
			load(t, w, generated(1, 3, uint64(101+i))...)
			if got := ask(t, reader, "select count(*) from mart.plan"); got[0][0] != int64(i+2) {
				t.Errorf("after publish %d: %v", i+1, got)
			}
		}
		rs, err := held.Stream(context.Background(), "select count(*) from mart.plan")
		if err != nil {
			t.Fatal(err)
		}
		row := make([]any, 1)
		if _, err := rs.Next(row); err != nil || row[0] != int64(1) {
			t.Error("the snapshot moved", row, err)
		}
		if err := rs.Close(); err != nil {
			t.Error(err)
		}
		if err := held.Close(); err != nil {
			t.Error(err)
		}
	})
}

// Who writes a folder stands in it while he does, and in the error of who would.
func TestLease(t *testing.T) {
	ctx, dir := context.Background(), fresh(t)
	w := open(t, dir, Options{Address: "http://127.0.0.1:8080"})
	run, err := w.Start(ctx, "load", "test")
	if err != nil {
		t.Fatal(err)
	}
	l, err := open(t, dir, Options{}).Lease()
	if err != nil || l == nil || l.Process != os.Getpid() || l.Address != "http://127.0.0.1:8080" {
		t.Fatal(l, err)
	}
	if _, err := open(t, dir, Options{}).Load(ctx, small()...); !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), fmt.Sprint(os.Getpid())) {
		t.Error(err)
	}
	if err := run.Abort(); err != nil {
		t.Fatal(err)
	}
	if l, err := w.Lease(); l != nil || err != nil {
		t.Error(l, err)
	}
	dead := `{"process":1073741823,"host":"` + must(os.Hostname()) + `","since":"2021-06-30T00:00:00Z"}`
	if err := os.WriteFile(filepath.Join(dir, leaseName), []byte(dead), 0o644); err != nil {
		t.Fatal(err)
	}
	if l, err := w.Lease(); l != nil || err != nil {
		t.Error("a dead writer is alive:", l, err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
