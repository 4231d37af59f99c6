package warehouse

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/taizhang/taizhang/normalize"
)

// The size of one transaction: whole bundles until one of these is reached. The first is small, so
// that the engine has something to write while the next, twice as large, is prepared.
const (
	firstTasks   = 1_250
	groupTasks   = 10_000
	groupBundles = 500
	groupTime    = 2 * time.Second
)

// easeEvery is after how many groups memory is looked at.
const easeEvery = 4

// Status is what became of a file. A run's found is the sum over all of them.
type Status string

// The ways a file can end.
const (
	Loaded      Status = "loaded"
	Unchanged   Status = "unchanged"
	Duplicate   Status = "duplicate"
	NeedsOCR    Status = "needs_ocr"
	Quarantined Status = "quarantined"
	Skipped     Status = "skipped"
	Remaining   Status = "remaining"
)

// Outcome is what became of one Result: Loaded, Unchanged, Duplicate, or Quarantined with an error.
type Outcome struct {
	Result *normalize.Result
	Status Status
	Tasks  int
	Err    error
	bundle int64
}

// Stats counts what a load did.
type Stats struct {
	Outcomes []Outcome // in the order of the results
	Plans    int       // loaded
	Tasks    int       // loaded
	Rows     int       // written, over all tables

	Differences []Difference // of what was replaced
}

func (st *Stats) join(other Stats) {
	st.Outcomes = append(st.Outcomes, other.Outcomes...)
	st.Plans += other.Plans
	st.Tasks += other.Tasks
	st.Rows += other.Rows
	st.Differences = append(st.Differences, other.Differences...)
}

// prepared is a Result with its rows, made while the engine writes the group before.
type prepared struct {
	result *normalize.Result
	bundle *bundle
	err    error
}

// load writes results in groups.
func (wr *writer) load(ctx context.Context, results []*normalize.Result) (Stats, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	in := make(chan *normalize.Result)
	go func() {
		defer close(in)
		for _, r := range results {
			select {
			case in <- r:
			case <-ctx.Done():
				return
			}
		}
	}()
	return wr.stream(ctx, in, nil)
}

// stream writes what comes in, in groups, and reports every outcome once its group is committed.
func (wr *writer) stream(ctx context.Context, in <-chan *normalize.Result, report func(Outcome) error) (Stats, error) {
	var all Stats
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for g := range wr.groups(ctx, in) {
		st, err := wr.loadGroup(ctx, g)
		if err != nil {
			return all, err
		}
		if wr.wrote++; wr.wrote%easeEvery == 0 {
			if err := wr.session.ease(ctx, wr); err != nil {
				return all, err
			}
		}
		if report != nil {
			for _, o := range st.Outcomes {
				if err := report(o); err != nil {
					return all, err
				}
			}
			st.Outcomes = nil
		}
		all.join(st)
	}
	return all, ctx.Err()
}

// groups cuts what comes in into transactions.
func (wr *writer) groups(ctx context.Context, in <-chan *normalize.Result) <-chan []prepared {
	out := make(chan []prepared)
	go func() {
		defer close(out)
		for open, tasks := true, firstTasks; open; tasks = min(2*tasks, groupTasks) {
			var g []prepared
			if g, open = wr.gather(ctx, in, tasks); len(g) > 0 {
				select {
				case out <- g:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	return out
}

// gather prepares whole bundles until they fill a transaction of so many tasks; open is false at the end.
func (wr *writer) gather(ctx context.Context, in <-chan *normalize.Result, most int) (g []prepared, open bool) {
	timer := time.NewTimer(groupTime)
	defer timer.Stop()
	for tasks := 0; tasks < most && len(g) < groupBundles; {
		select {
		case <-ctx.Done():
			return nil, false
		case <-timer.C:
			return g, true
		case r, ok := <-in:
			if !ok {
				return g, false
			}
			b, err := wr.said.bundle(r, wr.parser)
			g = append(g, prepared{r, b, err})
			if err == nil {
				tasks += b.tasks
			}
		}
	}
	return g, true
}

// loadGroup writes a group in one transaction; one that fails is tried again bundle by bundle.
func (wr *writer) loadGroup(ctx context.Context, g []prepared) (Stats, error) {
	st, err := wr.transact(ctx, g)
	if err == nil || ctx.Err() != nil || errors.Is(err, ErrLost) {
		return st, err
	}
	st = Stats{}
	for _, p := range g {
		one, err := wr.transact(ctx, []prepared{p})
		if ctx.Err() != nil {
			return st, ctx.Err()
		}
		if errors.Is(err, ErrLost) {
			return st, err
		}
		if err != nil {
			one = Stats{Outcomes: []Outcome{refused(p.result, err)}}
		}
		st.join(one)
	}
	return st, nil
}

func refused(r *normalize.Result, err error) Outcome {
	return Outcome{Result: r, Status: Quarantined, Err: fmt.Errorf("load: %w", err)}
}
