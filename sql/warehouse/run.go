package warehouse

import (
	"context"
	"fmt"
	"time"

	"github.com/taizhang/taizhang/normalize"
)

// Run is one load with its accounts: every file it found ends in exactly one Status.
type Run struct {
	w       *Warehouse
	wr      *writer
	id      int64
	command string
	version string
	started time.Time
	files   []File
	stats   Stats // sums only
}

// File is what became of one file.
type File struct {
	Name   string
	Status Status
	Reason string // why it was skipped or quarantined
	Format string // what it was taken for
	Where  string // part, page, cell or offset where reading failed
	SHA256 string
	Tasks  int
	bundle int64
}

// Counts are a run's accounts; Found is the sum of the others up to Remaining.
type Counts struct {
	Run         int64
	Found       int
	Loaded      int
	Unchanged   int
	Duplicate   int
	NeedsOCR    int
	Quarantined int
	Skipped     int
	Remaining   int
	Plans       int // loaded
	Tasks       int // loaded
}

// Start begins a run and takes the one writer's place until Finish or Abort.
func (w *Warehouse) Start(ctx context.Context, command, version string) (*Run, error) {
	wr, err := w.begin(ctx)
	if err != nil {
		return nil, err
	}
	return &Run{w: w, wr: wr, command: command, version: version, started: time.Now().UTC()}, nil
}

// Load adds results to the run and accounts for their files. Nobody sees them before Finish.
func (r *Run) Load(ctx context.Context, results ...*normalize.Result) (Stats, error) {
	st, err := r.wr.load(ctx, results)
	for _, o := range st.Outcomes {
		r.account(o)
	}
	sums := st
	sums.Outcomes = nil
	r.stats.join(sums)
	return st, err
}

// LoadAll adds results as they come, in transactions of their own size, and
// reports each outcome once it is written. It ends when the channel is closed.
func (r *Run) LoadAll(ctx context.Context, in <-chan *normalize.Result, report func(Outcome)) error {
	st, err := r.wr.stream(ctx, in, func(o Outcome) {
		r.account(o)
		if report != nil {
			report(o)
		}
	})
	r.stats.join(st)
	return err
}

// account notes the files of one bundle; the first of them carries its tasks.
func (r *Run) account(o Outcome) {
	for i, d := range o.Result.Bundle.Documents {
		f := File{Name: d.Name, Status: o.Status, Format: d.Format, SHA256: d.SHA256, bundle: o.bundle}
		if i == 0 {
			f.Tasks = o.Tasks
		}
		if o.Err != nil {
			f.Reason = o.Err.Error()
		}
		r.files = append(r.files, f)
	}
}

// File accounts for a file that gave no Result: skipped, quarantined, in need of OCR or not reached.
func (r *Run) File(f File) { r.files = append(r.files, f) }

// Counts sums the accounts so far.
func (r *Run) Counts() Counts {
	c := Counts{Run: r.id, Plans: r.stats.Plans, Tasks: r.stats.Tasks}
	for _, f := range r.files {
		if n := c.of(f.Status); n != nil {
			*n++
		}
	}
	c.Found = c.Loaded + c.Unchanged + c.Duplicate + c.NeedsOCR + c.Quarantined + c.Skipped + c.Remaining
	return c
}

func (c *Counts) of(s Status) *int {
	switch s {
	case Loaded:
		return &c.Loaded
	case Unchanged:
		return &c.Unchanged
	case Duplicate:
		return &c.Duplicate
	case NeedsOCR:
		return &c.NeedsOCR
	case Quarantined:
		return &c.Quarantined
	case Skipped:
		return &c.Skipped
	case Remaining:
		return &c.Remaining
	}
	return nil
}

// outcome is complete, partial where files were quarantined, or interrupted.
func (c Counts) outcome() string {
	switch {
	case c.Remaining > 0:
		return "interrupted"
	case c.Quarantined > 0:
		return "partial"
	}
	return "complete"
}

// Finish checks that the files found are the files accounted for, stores the
// accounts and publishes the generation. Where they differ nothing is published.
func (r *Run) Finish(ctx context.Context, found int) (Counts, error) {
	c := r.Counts()
	if c.Found != found || c.Found != len(r.files) {
		err := fmt.Errorf("%w: found %d, accounted for %d", ErrBalance, found, c.Found)
		r.Abort()
		return c, err
	}
	if err := r.store(ctx, &c); err != nil {
		r.Abort()
		return c, err
	}
	return c, r.w.publish(ctx, r.wr)
}

// Abort gives the run up: nothing of it remains.
func (r *Run) Abort() error { return r.w.abandon(r.wr) }

func (r *Run) store(ctx context.Context, c *Counts) error {
	if err := r.wr.each(ctx, "run-next", func(scan func(...any) error) error { return scan(&r.id) }); err != nil {
		return err
	}
	c.Run = r.id
	var out rows
	out.add(opsRun, r.id, text(r.command), text(r.version), r.started, time.Now().UTC(), c.outcome(),
		c.Found, c.Loaded, c.Unchanged, c.Duplicate, c.NeedsOCR, c.Quarantined, c.Skipped, c.Remaining, c.Plans, c.Tasks)
	for i, f := range r.files {
		out.add(opsRunFile, r.id, i+1, text(f.Name), string(f.Status), optional(f.Reason), optional(f.Format),
			optional(f.SHA256), bundleKey(f.bundle), f.Tasks)
	}
	if _, err := r.wr.append(&out); err != nil {
		return err
	}
	return r.quarantine(ctx)
}

func bundleKey(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

// quarantine keeps the latest word on every file that could not be read.
func (r *Run) quarantine(ctx context.Context) error {
	var out rows
	seen := map[int64]bool{}
	for _, f := range r.files {
		id := key("quarantine", f.Name, f.SHA256)
		if f.Status != Quarantined || seen[id] {
			continue
		}
		seen[id] = true
		out.add(scratchQuarantine, id, text(f.Name), optional(f.Format), optional(f.Where), text(f.Reason), optional(f.SHA256), r.id)
	}
	if _, err := r.wr.append(&out); err != nil {
		return err
	}
	return r.wr.exec(ctx, "quarantine")
}
