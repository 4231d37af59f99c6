package warehouse

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/taizhang/taizhang/normalize"
)

// Run is one load with its accounts: every file it found ends in exactly one Status.
// File may be called while LoadAll runs.
type Run struct {
	w       *Warehouse
	wr      *writer
	command string
	version string
	started time.Time

	mu     sync.Mutex
	counts Counts
	files  []File // accounted for, not yet written
	wrote  int    // files written
}

// filesKept is how many accounts wait for being written together.
const filesKept = 1_000

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

// Start begins a run and takes the one writer's place until Finish or Abort.
func (w *Warehouse) Start(ctx context.Context, command, version string) (*Run, error) {
	wr, err := w.begin(ctx)
	if err != nil {
		return nil, err
	}
	r := &Run{w: w, wr: wr, command: command, version: version, started: wr.at}
	if err := wr.session.account(ctx, wr, func(id int64) error {
		r.counts.Run = id
		return r.store(ctx, r.counts, r.started, "running")
	}); err != nil {
		return nil, errors.Join(err, r.Abort())
	}
	return r, nil
}

// Load adds results to the run and accounts for their files. Nobody sees them before Finish.
func (r *Run) Load(ctx context.Context, results ...*normalize.Result) (Stats, error) {
	st, err := r.wr.load(ctx, results)
	for _, o := range st.Outcomes {
		r.account(o)
	}
	return st, errors.Join(err, r.flush(ctx, filesKept))
}

// LoadAll adds results as they come, in transactions of their own size, and
// reports each outcome once it is written. It ends when the channel is closed.
func (r *Run) LoadAll(ctx context.Context, in <-chan *normalize.Result, report func(Outcome)) error {
	_, err := r.wr.stream(ctx, in, func(o Outcome) error {
		r.account(o)
		if report != nil {
			report(o)
		}
		return r.flush(ctx, filesKept)
	})
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
		r.File(f)
	}
	if o.Status == Loaded {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.counts.Plans += len(o.Result.Plans)
		r.counts.Tasks += o.Tasks
	}
}

// File accounts for a file that gave no Result: skipped, quarantined, in need of OCR or not reached.
func (r *Run) File(f File) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.files = append(r.files, f)
	r.counts.add(f.Status)
}

// Counts gives the accounts so far.
func (r *Run) Counts() Counts {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.counts
}

// Finish checks that the files found are the files accounted for, stores the
// accounts and publishes the load. Where they differ nothing is published.
func (r *Run) Finish(ctx context.Context, found int) (Counts, error) {
	c := r.Counts()
	if err := r.balance(ctx, found); err != nil {
		return c, errors.Join(err, r.Abort())
	}
	if err := r.wr.session.within(ctx, r.wr, func() error {
		if err := r.wr.exec(ctx, "run-delete", c.Run); err != nil {
			return err
		}
		return r.store(ctx, c, time.Now().UTC().Truncate(time.Microsecond), c.outcome())
	}); err != nil {
		return c, errors.Join(err, r.Abort())
	}
	return c, r.w.publish(ctx, r.wr)
}

// balance holds the counts against the files found and against the rows written.
func (r *Run) balance(ctx context.Context, found int) error {
	if err := r.flush(ctx, 1); err != nil {
		return err
	}
	if r.counts.Found != found || r.wrote != found {
		return fmt.Errorf("%w: found %d, accounted for %d", ErrBalance, found, r.counts.Found)
	}
	return nil
}

// Abort gives the run up: nothing of it remains in a folder; a server keeps the
// groups of documents that were written whole.
func (r *Run) Abort() error { return r.w.abandon(r.wr) }

func (r *Run) store(ctx context.Context, c Counts, ended time.Time, status string) error {
	var out rows
	out.add(opsRun, c.Run, text(r.command), text(r.version), r.started, ended, status,
		c.Found, c.Loaded, c.Unchanged, c.Duplicate, c.NeedsOCR, c.Quarantined, c.Skipped, c.Remaining, c.Plans, c.Tasks)
	_, err := r.wr.append(ctx, &out)
	return err
}

// flush writes the waiting accounts once there are so many.
func (r *Run) flush(ctx context.Context, enough int) error {
	r.mu.Lock()
	files := r.files
	if len(files) < enough {
		r.mu.Unlock()
		return nil
	}
	r.files = nil
	r.mu.Unlock()
	err := r.wr.session.within(ctx, r.wr, func() error { return r.write(ctx, files) })
	r.wrote += len(files)
	return err
}

// write adds files behind those of the run that were written, inside a transaction.
func (r *Run) write(ctx context.Context, files []File) error {
	var out rows
	for i, f := range files {
		out.add(opsRunFile, r.counts.Run, r.wrote+i+1, text(f.Name), string(f.Status), optional(f.Reason), optional(f.Format),
			optional(f.SHA256), bundleKey(f.bundle), f.Tasks)
	}
	if _, err := r.wr.append(ctx, &out); err != nil {
		return err
	}
	if err := r.cure(ctx, files); err != nil {
		return err
	}
	return r.quarantine(ctx, files)
}

// cure takes files out of quarantine that can be read now.
func (r *Run) cure(ctx context.Context, files []File) error {
	var out rows
	for _, f := range files {
		read := f.Status == Loaded || f.Status == Unchanged || f.Status == Duplicate
		if read {
			out.add(scratchCured, key("quarantine", f.Name, f.SHA256))
		}
		if read || f.Status == Quarantined && f.SHA256 != "" {
			out.add(scratchCured, key("quarantine", f.Name, "")) // was over a limit before its bytes were had
		}
	}
	if out.len(scratchCured) == 0 {
		return nil
	}
	if _, err := r.wr.append(ctx, &out); err != nil {
		return err
	}
	return r.wr.exec(ctx, "cured")
}

func bundleKey(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

// quarantine keeps the latest word on every file that could not be read.
func (r *Run) quarantine(ctx context.Context, files []File) error {
	var out rows
	seen := map[int64]bool{}
	for _, f := range files {
		id := key("quarantine", f.Name, f.SHA256)
		if f.Status != Quarantined || seen[id] {
			continue
		}
		seen[id] = true
		out.add(scratchQuarantine, id, text(f.Name), optional(f.Format), optional(f.Where), text(f.Reason), optional(f.SHA256), r.counts.Run)
	}
	if len(seen) == 0 {
		return nil
	}
	if _, err := r.wr.append(ctx, &out); err != nil {
		return err
	}
	return r.wr.exec(ctx, "quarantine")
}
