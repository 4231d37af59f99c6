package warehouse

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
)

// standing is a result as it is read from a file under /r.
func standing(r *normalize.Result, name string) *normalize.Result {
	out, bundle, doc := *r, *r.Bundle, *r.Bundle.Documents[0]
	doc.Name, doc.Origin = name, "/r/"+name
	bundle.Name, bundle.Documents = name, []*ingest.Document{&doc}
	out.Bundle = &bundle
	return &out
}

// walk is a load of /r in which these files stand.
func walk(names ...string) *Walk {
	w := &Walk{Roots: []string{"/r"}, Found: map[string]bool{}}
	for _, n := range names {
		w.Found["/r/"+n] = true
	}
	return w
}

// walkedLoad loads what stands under /r, and gives what became of it and which files are gone.
func walkedLoad(t *testing.T, w *Warehouse, retire bool, results ...*normalize.Result) (statuses []Status, gone []string) {
	t.Helper()
	ctx := context.Background()
	run, err := w.Start(ctx, "load", "test")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range results {
		names = append(names, r.Bundle.Name)
	}
	run.Walked(walk(names...))
	st, err := run.Load(ctx, results...)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range st.Outcomes {
		statuses = append(statuses, o.Status)
	}
	if gone, err = run.Gone(ctx); err != nil {
		t.Fatal(err)
	}
	if retire {
		if _, err := run.RetireGone(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := run.Finish(ctx, len(results)); err != nil {
		t.Fatal(err)
	}
	return statuses, gone
}

// sound wants every rule of the schema kept.
func sound(t *testing.T, w *Warehouse) {
	t.Helper()
	checks, _, err := w.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range checks {
		if c.Rows > 0 {
			t.Error(c)
		}
	}
}

// A changed file takes the place of what stood under its path, which can still be asked for as of before.
func TestChangedFile(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{})
		was := small()
		walkedLoad(t, w, false, standing(was[0], "a.docx"), standing(was[1], "b.docx"), standing(was[1], "c.docx"))
		before := ask(t, w, "select cast(max(loaded_from) as text) from mart.plan_version")[0][0]
		now := generated(2, 12, 33)
		got, gone := walkedLoad(t, w, false, standing(now[0], "a.docx"), standing(now[1], "b.docx"), standing(was[1], "c.docx"))
		if !slices.Equal(got, []Status{Loaded, Loaded, Unchanged}) || gone != nil {
			t.Error(got, gone)
		}
		if got := ask(t, w, "select cast(sum(tasks) as bigint), count(*) from mart.plan")[0]; got[0] != int64(12+12+10) || got[1] != int64(3) {
			t.Error("current:", got)
		}
		if n := asOf(t, w, before); n != 20 {
			t.Errorf("%d tasks as of before", n)
		}
		if got := ask(t, w, "select s.name from core.source s join core.bundle b on b.bundle_id = s.bundle_id where b.loaded_to is null order by s.name"); fmt.Sprint(got) != "[[a.docx] [b.docx] [c.docx]]" {
			t.Error(got)
		}
		sound(t, w)
		clean := open(t, fresh(t), Options{})
		load(t, clean, standing(now[0], "a.docx"), standing(now[1], "b.docx"), standing(was[1], "c.docx"))
		for _, q := range []string{"mart.plan", "mart.task", "mart.duty", "mart.due", "mart.org_load", "mart.year_summary", "mart.ledger", "core.series", "core.edition"} {
			if a, b := sumOf(t, w, "select * from "+q), sumOf(t, clean, "select * from "+q); a != b {
				t.Errorf("%s: %s, loaded anew %s", q, a, b)
			}
		}
	})
}

// A file under another name is unchanged and goes by its new one; two files that change places are too.
func TestMovedFile(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{})
		plans := small()
		walkedLoad(t, w, false, standing(plans[0], "a.docx"), standing(plans[1], "b.docx"))
		got, gone := walkedLoad(t, w, true, standing(plans[0], "2021/z.docx"), standing(plans[1], "b.docx"))
		if !slices.Equal(got, []Status{Unchanged, Unchanged}) || gone != nil {
			t.Error(got, gone)
		}
		walkedLoad(t, w, true, standing(plans[1], "2021/z.docx"), standing(plans[0], "b.docx"))
		for _, q := range []string{"select name from core.bundle order by name", "select name from core.source order by name", "select name from ops.origin order by name"} {
			if got := ask(t, w, q); fmt.Sprint(got) != "[[2021/z.docx] [b.docx]]" {
				t.Error(q, got)
			}
		}
		sound(t, w)
	})
}

// Files that are gone are named, and taken away only when that is asked for.
func TestGoneFiles(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{})
		plans := small()
		walkedLoad(t, w, false, standing(plans[0], "a.docx"), standing(plans[1], "b.docx"), standing(plans[2], "c.docx"), standing(plans[2], "d.docx"))
		elsewhere := standing(plans[1], "b.docx")
		elsewhere.Bundle.Documents[0].Origin = "/elsewhere/b.docx"
		load(t, w, elsewhere)
		for _, retire := range []bool{false, true} {
			if _, gone := walkedLoad(t, w, retire, standing(plans[2], "d.docx")); !slices.Equal(gone, []string{"a.docx", "b.docx"}) {
				t.Error(gone)
			}
		}
		if _, gone := walkedLoad(t, w, true, standing(plans[2], "d.docx")); gone != nil {
			t.Error("gone again:", gone)
		}
		if got := ask(t, w, "select count(*) from mart.plan"); got[0][0] != int64(2) {
			t.Error("a plan that is elsewhere too went, or one that is not stayed:", got)
		}
		sound(t, w)
	})
}

// A notice whose attachment comes later becomes one publication with it; its part alone takes nothing away.
func TestGrownBundle(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{})
		notice, table := standing(small()[0], "通知.docx"), standing(small()[1], "附件.xlsx")
		both := standing(small()[2], "通知.docx")
		both.Bundle.Documents[0], both.Plans[0].Document = notice.Bundle.Documents[0], notice.Plans[0].Document
		both.Bundle.Documents = append(both.Bundle.Documents, table.Bundle.Documents...)
		walkedLoad(t, w, false, notice)
		load(t, w, both)
		if got := ask(t, w, "select count(*), max(documents) from core.bundle where loaded_to is null")[0]; got[0] != int64(1) || got[1] != int64(2) {
			t.Error("grown:", got)
		}
		load(t, w, table)
		if got := ask(t, w, "select count(*), max(documents) from core.bundle where loaded_to is null")[0]; got[0] != int64(2) || got[1] != int64(2) {
			t.Error("a part by itself:", got)
		}
		sound(t, w)
	})
}

// Loaders that change the same files at once, some of which are copies, leave every file one plan.
func TestConcurrentChanges(t *testing.T) {
	address, _ := freshDatabase(t)
	plans := generated(4, 10, 8)
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			w, err := Open(context.Background(), address, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			defer w.Close()
			for round := range 4 {
				if _, err := w.Load(context.Background(), standing(plans[(i+round)%4], "a.docx"), standing(plans[(i+2*round)%4], "b.docx")); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	w := open(t, address, Options{})
	if got := ask(t, w, "select count(*), count(distinct p.bundle_id) from ops.origin o join core.plan p on p.bundle_id = o.bundle_id and p.loaded_to is null")[0]; got[0] != int64(2) {
		t.Error(got)
	}
	if got := ask(t, w, "select count(*) from core.bundle where loaded_to is null and bundle_id not in (select bundle_id from ops.origin)"); got[0][0] != int64(0) {
		t.Error("plans without a file", got)
	}
	sound(t, w)
}
