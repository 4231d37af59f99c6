package queue

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// years are plans of several counties and years, by the name of their file.
func years() (all map[string]*normalize.Result, list []*normalize.Result) {
	all = map[string]*normalize.Result{}
	for r := range (corpus.Options{Seed: 7, Divisions: 5, Years: 3, Series: 2, Tasks: 12, FirstYear: 2019}).Results("docx") {
		all[r.Bundle.Name] = r
		list = append(list, r)
	}
	return all, list
}

// Two workers link by shares what one machine links by itself: bands of a year's words, then pairs of editions.
func TestLinkShares(t *testing.T) {
	q, alone := open(t), open(t)
	all, list := years()
	ctx := context.Background()
	if _, err := alone.w.Load(ctx, list...); err != nil {
		t.Fatal(err)
	}
	if _, err := alone.w.Link(ctx, warehouse.EverywhereLinked); err != nil {
		t.Fatal(err)
	}
	enqueue(t, q, jobsOf(all))
	linkTogether(t, q, all)
	same(t, q, alone)
	for stage, least := range []int{6, 15} {
		var n int
		if err := q.db.QueryRow("select count(*) from queue.river_job where kind = 'link' and state = 'completed' and args -> 'stage' = to_jsonb($1::int)", stage).Scan(&n); err != nil || n < least {
			t.Errorf("%d shares of stage %d, want %d or more: %v", n, stage, least, err)
		}
	}
	if left := asked(t, q, "select (select count(*) from queue.link_found) + (select count(*) from queue.link_band)"); left[0] != "0" {
		t.Errorf("%s rows of shares are left", left[0])
	}
}

// linkTogether has two workers, each a Queue of its own, end a run.
func linkTogether(t *testing.T, q *Queue, all map[string]*normalize.Result) {
	t.Helper()
	other, err := Open(context.Background(), q.address, q.opts, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	var both sync.WaitGroup
	for _, q := range []*Queue{q, other} {
		both.Go(func() {
			w := &Worker{Read: reads(all), Link: &warehouse.EverywhereLinked, Version: "test", Wait: time.Millisecond, Share: 12, Jobs: 4}
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			defer cancel()
			if err := q.Work(ctx, w, true); err != nil || ctx.Err() != nil {
				t.Error(err, ctx.Err())
			}
		})
	}
	both.Wait()
}

// same holds links, threads and groups against those of one machine.
func same(t *testing.T, q, alone *Queue) {
	t.Helper()
	for table, least := range map[string]int{"link": 100, "link_change": 1, "link_pair": 20, "thread": 50, "thread_member": 100, "thread_alias": 0, "link_group": 20, "link_group_year": 3, "series_edition": 30} {
		query := fmt.Sprintf("select count(*) || ' ' || coalesce(md5(string_agg(x::text, '|' order by x::text)), '') from core.%s x", table)
		got, want := asked(t, q, query)[0], asked(t, alone, query)[0]
		var n int
		fmt.Sscan(got, &n)
		if got != want || n < least {
			t.Errorf("core.%s: %s, alone %s", table, got, want)
		}
	}
	ctx := context.Background()
	got, err := q.w.Digest(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if want, err := alone.w.Digest(ctx); err != nil || got != want {
		t.Error("another digest than that of one machine", err)
	}
}

// What a share found of editions that are others by the end of the run is not taken, and what no share did is done then.
func TestLinkSharesOutdated(t *testing.T) {
	q, alone := open(t), open(t)
	_, list := years()
	ctx := context.Background()
	for _, x := range []*Queue{q, alone} {
		if _, err := x.w.Load(ctx, list...); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := alone.w.Link(ctx, warehouse.EverywhereLinked); err != nil {
		t.Fatal(err)
	}
	st := enqueue(t, q, nil)
	if _, err := q.db.Exec("delete from queue.river_job"); err != nil {
		t.Fatal(err)
	}
	l := &linker{q: q, id: "taizhang-0"}
	defer l.Close()
	var shares []warehouse.LinkShare
	if err := l.with(ctx, func(s *warehouse.Shift) error {
		return s.Shares(ctx, warehouse.EverywhereLinked, warehouse.PairStage, 40, func(_ *sql.Tx, cut []warehouse.LinkShare) error {
			shares = cut
			return nil
		})
	}); err != nil || len(shares) < 4 {
		t.Fatal(len(shares), err)
	}
	for i, s := range shares[:4] {
		if i == 0 { // as if the editions had been others when the run was planned
			s.Pairs[0].Fingerprint++
		}
		if err := l.with(ctx, func(shift *warehouse.Shift) error { return shift.Do(ctx, s, free{}) }); err != nil {
			t.Fatal(err)
		}
	}
	// a pair whose edition is another by the end of the run
	if _, err := q.db.Exec("update queue.link_found set fingerprint = fingerprint + 1, link_rows = 'no rows' where (a_plan_id, b_plan_id) in (select a_plan_id, b_plan_id from queue.link_found limit 1)"); err != nil {
		t.Fatal(err)
	}
	if err := q.w.FinishQueued(ctx, st.Run, &warehouse.EverywhereLinked); err != nil {
		t.Fatal(err)
	}
	same(t, q, alone)
}

// free is the docket of a share that is no job.
type free struct{}

func (free) Claim(context.Context, *sql.Tx) ([]bool, error) { return []bool{true}, nil }
func (free) Complete(context.Context, *sql.Tx) error        { return nil }
