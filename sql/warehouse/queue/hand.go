package queue

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// hand are the jobs that a worker has, and those that it has just had, whose end River may still be writing. A job that the queue
// says the worker has and that is not among them was lost: the server went away while it was handed over, or before its end was written.
type hand struct {
	river.MiddlewareDefaults
	mu  sync.Mutex
	has map[int64]time.Time // when the work ended; zero before
}

// settling is how long River may take to hand a job over, or to write its end. It tries the latter three times, ten seconds each.
const settling = time.Minute

func newHand() *hand { return &hand{has: map[int64]time.Time{}} }

// Work notes a job while it is worked on.
func (h *hand) Work(ctx context.Context, job *rivertype.JobRow, work func(context.Context) error) error {
	h.note(job.ID, time.Time{})
	defer func() { h.note(job.ID, time.Now()) }()
	return work(ctx)
}

func (h *hand) note(job int64, ended time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.has[job] = ended
}

// jobs are the worker's, and forgets those that ended long ago.
func (h *hand) jobs(now time.Time) []int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	maps.DeleteFunc(h.has, func(_ int64, ended time.Time) bool { return !ended.IsZero() && now.Sub(ended) > settling })
	return slices.AppendSeq([]int64{}, maps.Keys(h.has)) // not nil, which were null
}
