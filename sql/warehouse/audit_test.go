package warehouse

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"
)

// What people did stands in the journal at once, in the table after the next publish, once.
func TestAudit(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		ctx := context.Background()
		w := open(t, address, Options{})
		load(t, w, small()...)
		said := []Audit{
			{At: time.Date(2021, 6, 30, 8, 0, 0, 0, time.UTC), Who: "王芳", Role: "admin", Action: SaveQuery, Target: "逾期", Detail: "select 1"},
			{At: time.Date(2021, 7, 1, 8, 0, 0, 0, time.UTC), Who: "李明", Role: "reader", Action: DropQuery, Target: "逾期"},
		}
		for range 2 { // the same twice is one
			if err := w.Audit(ctx, said...); err != nil {
				t.Fatal(err)
			}
		}
		for range 2 {
			got, err := w.Audits(ctx)
			if err != nil || len(got) != 2 || got[0] != said[0] || got[1] != said[1] {
				t.Fatalf("%v, %v", got, err)
			}
			if err := w.Migrate(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if got := ask(t, w, "select count(*) from ops.audit"); got[0][0] != int64(2) {
			t.Errorf("%v rows in ops.audit", got)
		}
		if err := w.Audit(ctx, Audit{Action: "load"}); err == nil {
			t.Error("nobody did it, and it was noted")
		}
	})
}

// While one holds the place others are told where it takes loads; then it is free again.
func TestHold(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "w.db.d")
	w := open(t, dir, Options{Address: "127.0.0.1:8080"})
	if err := w.Hold(ctx, "secret"); err != nil {
		t.Fatal(err)
	}
	other := open(t, dir, Options{})
	for range 2 {
		load(t, w, small()...)
		if err := other.Migrate(ctx); !errors.Is(err, ErrLocked) {
			t.Fatalf("two write: %v", err)
		}
		l, err := other.Lease()
		if err != nil || l == nil || l.Address != "127.0.0.1:8080" || other.Key() != "secret" {
			t.Fatalf("%v, %v, key %q", l, err, other.Key())
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := other.Migrate(ctx); err != nil || other.Key() != "" {
		t.Errorf("%v, key %q", err, other.Key())
	}
}
