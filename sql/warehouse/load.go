package warehouse

import (
	"context"
	"fmt"
	"time"

	"github.com/taizhang/taizhang/normalize"
)

// The size of one transaction: whole bundles until one of these is reached.
const (
	groupTasks = 5_000
	groupTime  = 2 * time.Second
)

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
}

func (st *Stats) join(other Stats) {
	st.Outcomes = append(st.Outcomes, other.Outcomes...)
	st.Plans += other.Plans
	st.Tasks += other.Tasks
	st.Rows += other.Rows
}

// load writes results in groups; a group that fails is tried again one by one.
func (wr *writer) load(ctx context.Context, results []*normalize.Result) (Stats, error) {
	var st Stats
	for len(results) > 0 {
		n := groupEnd(results)
		part, err := wr.loadGroup(ctx, results[:n])
		st.join(part)
		if err != nil {
			return st, err
		}
		results = results[n:]
	}
	return st, nil
}

// groupEnd is how many results fill a transaction.
func groupEnd(results []*normalize.Result) int {
	tasks := 0
	for i, r := range results {
		if tasks >= groupTasks {
			return i
		}
		tasks += taskCount(r)
	}
	return len(results)
}

func taskCount(r *normalize.Result) int {
	n := 0
	for _, p := range r.Plans {
		n += len(p.Tasks)
	}
	return n
}

func (wr *writer) loadGroup(ctx context.Context, results []*normalize.Result) (Stats, error) {
	st, err := wr.transact(ctx, results)
	if err == nil || ctx.Err() != nil {
		return st, err
	}
	st = Stats{}
	for _, r := range results {
		one, err := wr.transact(ctx, []*normalize.Result{r})
		if ctx.Err() != nil {
			return st, ctx.Err()
		}
		if err != nil {
			one = Stats{Outcomes: []Outcome{{Result: r, Status: Quarantined, Err: fmt.Errorf("load: %w", err)}}}
		}
		st.join(one)
	}
	return st, nil
}
