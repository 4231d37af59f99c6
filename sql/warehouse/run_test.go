package warehouse

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"github.com/taizhang/taizhang/normalize"
)

func TestRunAccounts(t *testing.T) {
	ctx := context.Background()
	w := open(t, fresh(t), Options{})
	results := small()
	load(t, w, results[0])
	run, err := w.Start(ctx, "load plans", "1.0")
	if err != nil {
		t.Fatal(err)
	}
	in := make(chan *normalize.Result)
	go func() {
		defer close(in)
		for _, r := range withCopies(t, results[:1]) {
			in <- r
		}
	}()
	var seen []Status
	if err := run.LoadAll(ctx, in, func(o Outcome) { seen = append(seen, o.Status) }); err != nil {
		t.Fatal(err)
	}
	if want := []Status{Unchanged, Loaded, Loaded, Duplicate}; !reflect.DeepEqual(seen, want) {
		t.Error(seen)
	}
	run.File(File{Name: "b.pdf", Status: Quarantined, Reason: "damaged: no cross-reference table", Format: "pdf", Where: "p3", SHA256: "ab"})
	run.File(File{Name: "b.pdf", Status: Quarantined, Reason: "damaged: no cross-reference table", Format: "pdf", Where: "p3", SHA256: "ab"})
	run.File(File{Name: "scan.pdf", Status: NeedsOCR, Format: "pdf"})
	run.File(File{Name: "Thumbs.db", Status: Skipped, Reason: "thumbnail cache"})
	run.File(File{Name: "late.txt", Status: Remaining})
	got, err := run.Finish(ctx, 9)
	want := Counts{Run: 1, Found: 9, Loaded: 2, Unchanged: 1, Duplicate: 1, NeedsOCR: 1, Quarantined: 2, Skipped: 1, Remaining: 1, Plans: 2, Tasks: 20}
	if err != nil || got != want {
		t.Errorf("%+v %v", got, err)
	}
	if rows := ask(t, w, "select status, found, loaded + unchanged + duplicate + needs_ocr + quarantined + skipped + remaining from ops.run"); !reflect.DeepEqual(rows, [][]any{{"interrupted", int64(9), int64(9)}}) {
		t.Error(rows)
	}
	if rows := ask(t, w, "select name, format, place, reason, sha256, run_id from ops.quarantine"); !reflect.DeepEqual(rows, [][]any{{"b.pdf", "pdf", "p3", "damaged: no cross-reference table", "ab", int64(1)}}) {
		t.Error(rows)
	}
	if rows := ask(t, w, "select count(*), sum(tasks) from ops.run_file"); !reflect.DeepEqual(rows, [][]any{{int64(9), int64(20)}}) {
		t.Error(rows)
	}
}

// TestRunBalance found a file that nobody accounts for.
func TestRunBalance(t *testing.T) {
	ctx := context.Background()
	w := open(t, fresh(t), Options{})
	run, err := w.Start(ctx, "load", "test")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := run.Load(ctx, small()...); err != nil {
		t.Fatal(err)
	}
	if _, err := run.Finish(ctx, 4); !errors.Is(err, ErrBalance) {
		t.Error(err)
	}
	if n := ask(t, w, "select count(*) from core.plan"); n[0][0] != int64(0) {
		t.Error("something was published")
	}
}

// TestQuarantineAgain keeps one row per unreadable file, however often it is met.
func TestQuarantineAgain(t *testing.T) {
	ctx := context.Background()
	w := open(t, fresh(t), Options{})
	for range 2 {
		run, err := w.Start(ctx, "load", "test")
		if err != nil {
			t.Fatal(err)
		}
		run.File(File{Name: "b.pdf", Status: Quarantined, Reason: "damaged", SHA256: "ab"})
		if _, err := run.Finish(ctx, 1); err != nil {
			t.Fatal(err)
		}
	}
	if rows := ask(t, w, "select run_id from ops.quarantine"); !reflect.DeepEqual(rows, [][]any{{int64(2)}}) {
		t.Error(rows)
	}
}
