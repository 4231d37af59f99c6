package serve

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// What is kept stays within its room, the least used goes first, an error is not kept, and what many
// ask at the same time is made once.
func TestKept(t *testing.T) {
	ctx := context.Background()
	k := newKept(8 * 1000)
	made := map[string]int{}
	ask := func(key string, size int64) {
		t.Helper()
		v, err := k.answer(ctx, key, func() (any, int64, error) { made[key]++; return key, size, nil })
		if err != nil || v != key {
			t.Errorf("%q: %v %v", key, v, err)
		}
	}
	for range 3 {
		ask("", 1)
		ask("a", 700)
		ask("large", 5000)
	}
	if made[""] != 3 || made["a"] != 1 || made["large"] != 3 {
		t.Errorf("made %v", made)
	}
	for n := range 40 {
		ask(fmt.Sprint(n), 700)
		ask("a", 700)
	}
	if ask("0", 700); made["a"] != 1 || made["0"] != 2 || k.used > k.room || len(k.at) != k.order.Len() {
		t.Errorf("a made %d times, 0 made %d times; %d of %d bytes", made["a"], made["0"], k.used, k.room)
	}
	fails := 0
	for range 2 {
		if _, err := k.answer(ctx, "bad", func() (any, int64, error) { fails++; return nil, 0, errors.New("no") }); err == nil {
			t.Error("no error")
		}
	}
	var once atomic.Int32
	var busy sync.WaitGroup
	for range 8 {
		busy.Go(func() {
			_, _ = k.answer(ctx, "many", func() (any, int64, error) { once.Add(1); return 1, 1, nil })
		})
	}
	if busy.Wait(); fails != 2 || once.Load() != 1 {
		t.Errorf("an error was made %d times, an answer of many %d times", fails, once.Load())
	}
}

// Who waits for an answer that another makes gets it though that one leaves before it is there.
func TestKeptMakerLeaves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newKept(8 * 1000)
		ctx, leave := context.WithCancel(context.Background())
		var made atomic.Int32
		maker := func() (any, int64, error) {
			if made.Add(1) == 1 {
				<-ctx.Done()
				return nil, 0, ctx.Err()
			}
			return "b", 1, nil
		}
		var busy sync.WaitGroup
		busy.Go(func() {
			if _, err := k.answer(ctx, "a", maker); !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
		})
		synctest.Wait() // it makes
		for range 4 {
			busy.Go(func() {
				if v, err := k.answer(context.Background(), "a", maker); err != nil || v != "b" {
					t.Errorf("%v %v", v, err)
				}
			})
		}
		synctest.Wait() // the others wait for it
		leave()
		if busy.Wait(); made.Load() != 2 {
			t.Errorf("made %d times", made.Load())
		}
	})
}

// A page that is kept is of the rows it was made of and of nobody else: after a load and after a correction
// it shows the new ones, and it carries each browser's own token and name.
func TestKeptPages(t *testing.T) {
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing, Users: usersOf(t, people, "")})
	admin := []string{"Authorization", "Bearer admin-token-0000000"}
	plan := firstOf(d.get("/api/v1/plans?division=360102", admin...), `"plan_id":"`)
	path := "/plans/" + plan
	before := d.get(path, admin...)
	if again := d.get(path, admin...); !strings.Contains(again, "王芳") || cutToken(again) == "" {
		t.Error("the page does not name who reads it")
	}
	if other := d.get(path, "Authorization", "Bearer donghu-token-000000"); strings.Contains(other, "王芳") || !strings.Contains(other, "李明") {
		t.Error("the page of one is shown to another")
	}
	one, two := &desk{t, d.w, d.url, browser()}, &desk{t, d.w, d.url, browser()}
	one.do(http.MethodGet, "/login", nil)
	two.do(http.MethodGet, "/login", nil)
	if a, b := cutToken(one.get(path, admin...)), cutToken(two.get(path, admin...)); a == b || len(a) != 64 || a != cutToken(one.get(path, admin...)) {
		t.Errorf("tokens %s and %s", a, b)
	}
	for _, other := range every(d.get("/api/v1/plans", admin...), `"plan_id":"`) { // each page is its own plan's
		if got := firstOf(d.get("/api/v1/plans/"+other, admin...), `"plan_id":"`); got != other {
			t.Errorf("asked for plan %s, got %s", other, got)
		}
	}
	title := "改过的标题"
	id := int64(0)
	fmt.Sscan(plan, &id)
	if err := d.w.Correct(context.Background(), warehouse.Correction{Author: "王芳", Kind: "plan", Plan: id, Field: "title", New: &title, Note: "试"}); err != nil {
		t.Fatal(err)
	}
	if d.get(path, admin...) != before {
		t.Error("the page changed though nothing was published")
	}
	if _, err := d.w.Settle(context.Background()); err != nil {
		t.Fatal(err)
	}
	if after := d.get(path, admin...); !strings.Contains(after, title) {
		t.Error("the page is of rows that are no more")
	}
}

// A reader that began before a load was published sees what was there then, and who comes after it the new rows.
func TestHeldOverPublish(t *testing.T) {
	ctx := context.Background()
	check := func(t *testing.T, w *warehouse.Warehouse) {
		d := open(t, Options{Warehouse: w, Load: loadNothing})
		held := readingOf(t, d.w)
		count := func(r *warehouse.Reading) any {
			t.Helper()
			a, err := r.Query(ctx, files.Page("overview"), "")
			if err != nil {
				t.Fatal(err)
			}
			return a.Rows[0][0]
		}
		before, page := count(held), d.get("/plans")
		more := slices.Collect(corpus.Options{Seed: 11, Divisions: 1, Years: 1, Series: 1, Tasks: 12, FirstYear: 2031}.Results("docx"))
		if _, err := d.w.Load(ctx, more...); err != nil {
			t.Fatal(err)
		}
		fresh := readingOf(t, d.w)
		if was, now := count(held), count(fresh); was != before || now == before || fresh.Stamp() == held.Stamp() {
			t.Errorf("%v plans, %v in the same reading after a load, %v in another; stamps %s and %s", before, was, now, held.Stamp(), fresh.Stamp())
		}
		if body := d.get("/plans"); body == page || !strings.Contains(body, "2031") {
			t.Error("the page does not show what was loaded")
		}
	}
	small := samples(t)[:2]
	t.Run("duckdb", func(t *testing.T) { check(t, filled(t, filepath.Join(t.TempDir(), "w.db.d"), small...)) })
	t.Run("postgres", func(t *testing.T) { check(t, filled(t, newDatabase(t, "held"), small...)) })
}

func readingOf(t *testing.T, w *warehouse.Warehouse) *warehouse.Reading {
	t.Helper()
	r, err := w.Reading(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

func cutToken(body string) string { return firstOf(body, `data-csrf="`) }
