package warehouse

import (
	"cmp"
	"context"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/normalize"
)

// fourYears are two series of two counties in four years, 40 tasks each.
func fourYears() []*normalize.Result {
	return slices.Collect(corpus.Options{Seed: 7, Divisions: 2, Series: 2, Years: 4, Tasks: 40, FirstYear: 2018}.Results("docx"))
}

// small8 are eight small editions with a copy, by name and by words, of the first.
func small8(t testing.TB) []*normalize.Result {
	out := slices.Collect(corpus.Options{Seed: 7, Divisions: 1, Series: 2, Years: 4, Tasks: 12, FirstYear: 2018}.Results("docx"))
	return append(out, withCopies(t, out[:1])[1:]...)
}

// rowDigest is the digest of the tables without the views on them, which are computed from nothing else.
func rowDigest(t testing.TB, w *Warehouse) string {
	t.Helper()
	d, err := w.digestOf(context.Background(), slices.DeleteFunc(digestParts(), func(q string) bool { return strings.Contains(q, "mart") }))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func relink(t testing.TB, w *Warehouse) LinkStats {
	t.Helper()
	st, err := w.Link(context.Background(), EverywhereLinked)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// Neither the order of loading nor linking once or step by step changes a row.
func TestLinksDoNotDependOnOrder(t *testing.T) {
	all := small8(t)
	want, wantRows := "", ""
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 5))
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		w := open(t, fresh(t), Options{})
		loadInSteps(t, w, r, all)
		rows := rowDigest(t, w)
		if wantRows = cmp.Or(wantRows, rows); rows != wantRows {
			t.Fatalf("order %d gives other rows", seed)
		}
		got := digest(t, w) // of the views too
		if want = cmp.Or(want, got); got != want {
			t.Fatalf("order %d gives another digest", seed)
		}
		if st := relink(t, w); st.Fresh+st.Links+st.Dropped+st.Threads != 0 || st.Pairs == 0 {
			t.Errorf("linking again did something: %+v", st)
		}
	}
}

// loadInSteps loads some of the results at a time and links after some of the times, all in one session.
func loadInSteps(t testing.TB, w *Warehouse, r *rand.Rand, rest []*normalize.Result) {
	ctx := context.Background()
	err := w.write(ctx, func(wr *writer) error {
		for len(rest) > 0 {
			n := min(len(rest), 2+r.IntN(8))
			if _, err := wr.load(ctx, rest[:n]); err != nil {
				return err
			}
			if rest = rest[n:]; len(rest) == 0 || r.IntN(3) == 0 {
				if _, err := wr.linkWhole(ctx, EverywhereLinked); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The next edition links in alone: no pair but its own is compared.
func TestLinksGrow(t *testing.T) {
	all := fourYears()
	w := open(t, fresh(t), Options{})
	load(t, w, all[:3]...)
	if st := relink(t, w); st.Fresh != 2 {
		t.Fatalf("%+v", st)
	}
	load(t, w, all[3])
	if st := relink(t, w); st.Fresh != 1 || st.Pairs != 3 || st.Dropped != 0 {
		t.Errorf("%+v", st)
	}
	threads := ask(t, w, "select count(*) from core.thread")
	load(t, w, all[4:8]...) // another series of the same county
	if st := relink(t, w); st.Fresh != 3 {
		t.Errorf("%+v", st)
	}
	if now := ask(t, w, "select count(*) from core.thread where series_id = (select min(series_id) from core.plan where plan_id = "+all[0].Plans[0].PlanID+")"); !reflect.DeepEqual(now, threads) {
		t.Errorf("another series changed the threads: %v, %v", threads, now)
	}
}

// Loading what has nothing to do with it changes neither links nor what was dropped.
func TestUnrelatedSeries(t *testing.T) {
	all := fourYears()
	w := open(t, fresh(t), Options{})
	load(t, w, all[:2]...)
	relink(t, w)
	const links = "select * from core.link order by all"
	const went = "select relation, before_task_id, after_task_id from mart.year_over_year order by all"
	before, gone := ask(t, w, links), ask(t, w, went)
	load(t, w, all[4]) // one edition of another series
	relink(t, w)
	if after := ask(t, w, links); !reflect.DeepEqual(before, after) {
		t.Error("an unrelated series changed the links")
	}
	load(t, w, all[5:8]...) // and its other years
	relink(t, w)
	const first = " where before_plan_id in (select plan_id from core.plan where series_id = $1) order by all"
	series := number64(all[0].Plans[0].Series)
	if after := ask(t, w, strings.Replace(went, " order by all", first, 1), series); len(gone) == 0 || !reflect.DeepEqual(gone, after) {
		t.Errorf("an unrelated series dropped or added tasks: %d rows, %d before", len(after), len(gone))
	}
}

// The links of the warehouse are those between the plans themselves.
func TestLinksAreThoseOfPlans(t *testing.T) {
	all := fourYears()[:2]
	w := open(t, fresh(t), Options{})
	load(t, w, all...)
	relink(t, w)
	want := pairRows(all[0].Plans[0], all[1].Plans[0])
	got := ask(t, w, "select a_task_id, b_task_id, relation, class, score from core.link order by a_task_id, b_task_id")
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%d and %d links\n%v\n%v", len(got), len(want), got, want)
	}
	if n := ask(t, w, "select count(*) from core.link where score <> words + held + lead + lead_held + path + organs + measures + deadlines + rivals"); n[0][0] != int64(0) {
		t.Error("terms that do not sum to the score", n)
	}
}
