package warehouse

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"

	"github.com/taizhang/taizhang/normalize"
)

// loadWithOriginals loads results whose documents have, for originals, bytes of our own.
func loadWithOriginals(t *testing.T, w *Warehouse, results []*normalize.Result) map[string][]byte {
	t.Helper()
	kept := map[string][]byte{}
	for i, r := range results {
		b := []byte("原件\x00\xff" + r.Bundle.Documents[0].Name + string(rune('a'+i)))
		r.Bundle.Documents[0].SHA256 = sumOfBytes(b)
		kept[sumOfBytes(b)] = b
		for range 2 {
			if err := w.Keep(context.Background(), sumOfBytes(b), b); err != nil {
				t.Fatal(err)
			}
		}
	}
	load(t, w, results...)
	return kept
}

// Originals come out as they went in, go along with copies, and one that is damaged is found.
func TestOriginals(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		ctx := context.Background()
		w := open(t, address, Options{})
		if err := w.Migrate(ctx); err != nil {
			t.Fatal(err)
		}
		kept := loadWithOriginals(t, w, small())
		folder, server := fresh(t), ""
		if IsServer(address) {
			server, _ = freshDatabase(t)
		}
		for _, to := range []string{folder, server} {
			if to == "" {
				continue
			}
			other := open(t, to, Options{})
			if _, err := w.Copy(ctx, other); err != nil {
				t.Fatal(err)
			}
			for sum, b := range kept {
				if got, err := other.Original(ctx, sum); err != nil || !bytes.Equal(got, b) {
					t.Errorf("%s: %q %v", to, got, err)
				}
			}
		}
		for _, sum := range []string{sumOfBytes(nil), "", "../../../etc/passwd", "ABC"} {
			if _, err := w.Original(ctx, sum); !errors.Is(err, ErrNoOriginal) {
				t.Errorf("%q: %v", sum, err)
			}
		}
		damage(t, w, anyOf(kept))
		if _, err := w.Original(ctx, anyOf(kept)); err == nil {
			t.Error("damaged bytes were given out")
		}
		checks, _, err := w.Verify(ctx)
		if last := checks[len(checks)-1]; err != nil || last.Rows != 1 || last.Name != "originals whose bytes have become others" {
			t.Error(checks, err)
		}
	})
}

func anyOf(kept map[string][]byte) (least string) {
	for sum := range kept {
		if least == "" || sum < least {
			least = sum
		}
	}
	return least
}

// damage changes the bytes of an original behind the warehouse's back.
func damage(t *testing.T, w *Warehouse, sum string) {
	t.Helper()
	if s, ok := w.store.(*server); ok {
		if _, err := s.db.Exec("update raw.original set bytes = $1 where sha256 = $2", []byte("other"), sum); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err := os.WriteFile(w.store.originals().(originalFolder).path(sum), []byte("other"), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Compacting gives back the originals that no document has, and what a kill left half written.
func TestOriginalsAreForgotten(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		ctx := context.Background()
		w := open(t, address, Options{})
		if err := w.Migrate(ctx); err != nil {
			t.Fatal(err)
		}
		kept := loadWithOriginals(t, w, small())
		orphan := []byte("nobody's")
		if err := w.Keep(ctx, sumOfBytes(orphan), orphan); err != nil {
			t.Fatal(err)
		}
		if s, ok := w.store.(*server); ok {
			if err := w.Compact(ctx); err != nil {
				t.Fatal(err)
			}
			if there, err := w.store.originals().kept(ctx, sumOfBytes(orphan)); !there || err != nil {
				t.Error("what was kept just now is gone, though a load may be about to write its rows", err)
			}
			if _, err := s.db.Exec("update raw.original set kept_at = kept_at - interval '2 days'"); err != nil {
				t.Fatal(err)
			}
		} else if err := os.WriteFile(w.store.originals().(originalFolder).path(anyOf(kept))+"x", orphan, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := w.Compact(ctx); err != nil {
			t.Fatal(err)
		}
		sums, err := w.store.originals().sums(ctx)
		if err != nil || len(sums) != len(kept) {
			t.Error(len(sums), "originals are left, want", len(kept), err)
		}
		for sum, b := range kept {
			if got, err := w.Original(ctx, sum); err != nil || !bytes.Equal(got, b) {
				t.Error(sum, err)
			}
		}
	})
}
