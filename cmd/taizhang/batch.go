package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// batch takes what was understood, in order, and loads it group by group.
type batch struct {
	app      *app
	run      *warehouse.Run
	progress progress
	ledger   *ledger

	pending []*normalize.Result
	tasks   int
	since   time.Time
	found   int
}

// ledger keeps what the closing table says beside the counts.
type ledger struct {
	skipped map[string]int // by reason
	errs    []error        // of files that could not be read
	files   int            // that were meant to be read
}

func (b *batch) take(ctx context.Context, u understood) error {
	for _, r := range u.results {
		b.found += len(r.Bundle.Documents)
		b.ledger.files += len(r.Bundle.Documents)
		b.pending = append(b.pending, r)
		for _, p := range r.Plans {
			b.tasks += len(p.Tasks)
		}
	}
	for i := range u.other {
		b.account(u.other[i])
	}
	for _, err := range u.errs {
		b.progress.logf("%s", oneLine(err.Error()))
	}
	b.ledger.errs = append(b.ledger.errs, u.errs...)
	b.progress.add(len(u.files))
	if b.since.IsZero() {
		b.since = time.Now()
	}
	if b.tasks >= groupTasks || len(b.pending) >= groupDocuments || time.Since(b.since) >= groupTime {
		return b.flush(ctx)
	}
	return nil
}

// flush writes the group; what the database refuses of it is quarantined by the warehouse.
func (b *batch) flush(ctx context.Context) error {
	if len(b.pending) == 0 {
		return nil
	}
	st, err := b.run.Load(ctx, b.pending...)
	for _, o := range st.Outcomes {
		if o.Err != nil {
			b.progress.logf("%s: %s", o.Result.Bundle.Name, oneLine(o.Err.Error()))
			b.ledger.errs = append(b.ledger.errs, o.Err)
		}
	}
	b.pending, b.tasks, b.since = nil, 0, time.Time{}
	return err
}

// account notes a file that gave no result.
func (b *batch) account(f warehouse.File) {
	b.found++
	if f.Status == warehouse.Skipped {
		if b.ledger.skipped == nil {
			b.ledger.skipped = map[string]int{}
		}
		b.ledger.skipped[f.Reason]++
	} else {
		b.ledger.files++
	}
	b.run.File(f)
}

// remaining accounts for what was not reached.
func (b *batch) remaining(pubs []publication) {
	for _, p := range pubs {
		for _, f := range p.files {
			b.account(warehouse.File{Name: f.name, Status: warehouse.Remaining, Reason: "interrupted"})
		}
	}
}

// failedFile says what became of a file that could not be read.
func failedFile(name string, err error) warehouse.File {
	f := warehouse.File{Name: name, Status: warehouse.Quarantined, Reason: oneLine(err.Error())}
	if errors.Is(err, ingest.ErrNeedsOCR) {
		f.Status = warehouse.NeedsOCR
	}
	var e *ingest.Error
	if errors.As(err, &e) {
		f.Format, f.Where, f.Reason = e.Format, e.Where, oneLine(e.Err.Error())
	}
	return f
}

// printCounts prints the closing table: what was found is what the other lines sum to.
func (a *app) printCounts(c warehouse.Counts, l *ledger) error {
	lines := []struct {
		name string
		n    int
	}{
		{"found", c.Found}, {"loaded", c.Loaded}, {"unchanged", c.Unchanged}, {"duplicate", c.Duplicate}, {"needs_ocr", c.NeedsOCR},
		{"quarantined", c.Quarantined}, {"skipped", c.Skipped}, {"remaining", c.Remaining}, {"plans", c.Plans}, {"tasks", c.Tasks},
	}
	if a.output != tableOutput {
		r := rows{values: [][]any{nil}}
		for _, line := range lines {
			r.columns = append(r.columns, line.name)
			r.values[0] = append(r.values[0], line.n)
		}
		return a.print(r)
	}
	r := rows{columns: []string{"files", "n"}}
	for _, line := range lines {
		r.values = append(r.values, []any{line.name, line.n})
		if line.name == "skipped" {
			for _, reason := range reasons(l.skipped) {
				r.values = append(r.values, []any{"  " + reason, l.skipped[reason]})
			}
		}
	}
	return a.print(r)
}

func reasons(skipped map[string]int) []string {
	var out []string
	for reason := range skipped {
		out = append(out, reason)
	}
	slices.SortFunc(out, cmp.Compare)
	return out
}

// loadVerdict is the error of a run whose counts were printed.
func loadVerdict(c warehouse.Counts, l *ledger) error {
	switch {
	case c.Remaining > 0:
		return coded{exitInterrupted, errors.New("interrupted: run again to load what remains")}
	case c.Quarantined == 0:
		return nil
	case l.files == 1 && len(l.errs) > 0:
		return coded{readCode(l.errs[0], exitUnreadable), nil}
	}
	return coded{exitPartial, nil}
}
