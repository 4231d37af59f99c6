package warehouse

import (
	"context"
	"os"
	"testing"
)

// What is published has been asked already what was asked of the one before, and by nobody else: readers see it at once.
func TestWarm(t *testing.T) {
	const plans = "select count(*) from mart.plan where year >= $1"
	ctx, dir := context.Background(), fresh(t)
	w := open(t, dir, Options{})
	count := func() (any, string) {
		r := must(w.Reading(ctx))
		defer r.Close()
		return must(r.Query(ctx, plans, 1900)).Rows[0][0], r.Stamp()
	}
	load(t, w, generated(1, 3, 100)...)
	first := must(current(dir))
	if n, stamp := count(); n != int64(1) || stamp != first.String() {
		t.Fatal(n, stamp)
	}
	f := w.store.(*folder)
	for turn := range 2 { // the second time nobody has asked in between
		load(t, w, generated(1, 3, uint64(101+turn))...)
		if next := first + generation(turn) + 1; f.heir == nil || f.heir.gen != next || f.heir.ready[plans].st == nil {
			t.Fatalf("%s was published without having been asked: %+v", next, f.heir)
		}
	}
	if n, stamp := count(); n != int64(3) || stamp != (first+2).String() || f.heir != nil {
		t.Error(n, stamp, f.heir)
	}
}

// A generation that is not published after all is not asked, and leaves nothing behind.
func TestWarmInVain(t *testing.T) {
	ctx, dir := context.Background(), fresh(t)
	w := open(t, dir, Options{})
	load(t, w, generated(1, 3, 100)...)
	ask(t, w, "select count(*) from mart.plan")
	next := must(current(dir)) + 1
	run, err := w.Start(ctx, "load", "test")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := run.Load(ctx, generated(1, 3, 101)...); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir+"/"+currentName, []byte((next+7).String()+"\n"), 0o644); err != nil { // somebody else has published
		t.Fatal(err)
	}
	if _, err := run.Finish(ctx, 1); err == nil {
		t.Fatal("published over another generation")
	}
	if f := w.store.(*folder); f.heir != nil {
		t.Error("a reader of what was not published stays")
	}
	if _, err := os.Stat(next.path(dir)); !os.IsNotExist(err) {
		t.Error("what was not published stays", err)
	}
}
