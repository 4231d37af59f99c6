package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// The size of one group: what is held before it is written.
const (
	groupTasks   = 5_000
	groupBundles = 200
	groupTime    = 2 * time.Second
)

// batch takes what was understood, in order, and loads it group by group.
type batch struct {
	app      *app
	run      *warehouse.Run
	progress progress

	pending []*normalize.Result
	tasks   int
	since   time.Time

	found   int             // documents, and files that gave none
	done    map[string]bool // paths of files that are accounted for
	skipped map[string]int  // by reason
	read    int             // files that were meant to be read
	errs    []error         // of those that could not be

	tell     bool                       // which rows are read otherwise
	replaced map[string]int             // publications by why they were
	tallies  map[string]warehouse.Tally // of their rows, by kind
	gone     []string                   // names of files that were loaded before and are not there any more
	retired  int                        // publications that went with them
	cut      bool                       // the run was interrupted, be it after the last file
}

func (b *batch) take(ctx context.Context, u understood) error {
	if err := b.app.keeper.fault(); err != nil {
		return err
	}
	for _, f := range u.files {
		b.done[f.path] = true
		b.read += one(f.skip == "")
	}
	b.progress.add(len(u.files))
	if u.result == nil {
		b.odd(u.files[0], u.err)
		return nil
	}
	b.found += len(u.bundle.Documents)
	b.pending = append(b.pending, u.result)
	for _, p := range u.result.Plans {
		b.tasks += len(p.Tasks)
	}
	if b.since.IsZero() {
		b.since = time.Now()
	}
	if b.tasks >= b.app.groupTasks || len(b.pending) >= groupBundles || time.Since(b.since) >= groupTime {
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
			b.fail(fmt.Errorf("%s: %w", o.Result.Bundle.Name, o.Err))
		}
	}
	b.compared(st.Differences)
	b.pending, b.tasks, b.since = nil, 0, time.Time{}
	return err
}

// odd accounts for a file that gave no document.
func (b *batch) odd(f file, err error) {
	b.found++
	if f.skip != "" {
		b.skipped[f.skip]++
		b.run.File(warehouse.File{Name: f.name, Status: warehouse.Skipped, Reason: f.skip})
		return
	}
	b.fail(err)
	b.run.File(failedFile(f.name, err))
}

func (b *batch) fail(err error) {
	b.progress.logf("%s", oneLine(err.Error()))
	b.errs = append(b.errs, err)
}

// remaining accounts for what was not reached.
func (b *batch) remaining(files []file) {
	for _, f := range files {
		if !b.done[f.path] {
			b.found++
			b.run.File(warehouse.File{Name: f.name, Status: warehouse.Remaining, Reason: "interrupted"})
		}
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// failedFile says what became of a file that could not be read.
func failedFile(name string, err error) warehouse.File {
	f := warehouse.File{Name: name, Status: warehouse.Quarantined, Reason: oneLine(err.Error())}
	if errors.Is(err, ingest.ErrNeedsOCR) {
		f.Status = warehouse.NeedsOCR
	}
	var u unread
	if errors.As(err, &u) {
		f.SHA256 = hex.EncodeToString(u.sum[:])
	}
	var e *ingest.Error
	if errors.As(err, &e) {
		f.Format, f.Where, f.Reason = e.Format, e.Where, oneLine(e.Err.Error())
	}
	return f
}

// countLine is a line of the closing table.
type countLine struct {
	name string
	n    int
}

// goneNamed is how many files that are gone are named one by one.
const goneNamed = 20

// tellGone names the files that are gone, and what can be done.
func (b *batch) tellGone() {
	for _, name := range b.gone[:min(len(b.gone), goneNamed)] {
		b.app.logf("%s: gone", name)
	}
	if more := len(b.gone) - goneNamed; more > 0 {
		b.app.logf("and %d more are gone", more)
	}
	if len(b.gone) > 0 && b.retired == 0 {
		b.app.logf("what came from files that are gone still counts; load --retire takes it away")
	}
}

// printCounts prints the closing table: what was found is what the other lines sum to.
func (a *app) printCounts(c warehouse.Counts, b *batch) error {
	b.tellReplaced()
	b.tellGone()
	lines := []countLine{
		{"found", c.Found}, {"loaded", c.Loaded}, {"unchanged", c.Unchanged}, {"duplicate", c.Duplicate}, {"needs_ocr", c.NeedsOCR},
		{"quarantined", c.Quarantined}, {"skipped", c.Skipped}, {"remaining", c.Remaining}, {"plans", c.Plans}, {"tasks", c.Tasks},
	}
	if len(b.gone) > 0 {
		lines = append(lines, countLine{"gone", len(b.gone)}, countLine{"retired", b.retired})
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
			for _, reason := range slices.Sorted(maps.Keys(b.skipped)) {
				r.values = append(r.values, []any{"  " + reason, b.skipped[reason]})
			}
		}
	}
	return a.print(r)
}

// verdict is the error of a run whose counts were printed.
func (b *batch) verdict(c warehouse.Counts) error {
	switch {
	case c.Remaining > 0:
		return coded{exitInterrupted, errors.New("interrupted: run again to load what remains")}
	case b.cut:
		return coded{exitInterrupted, errors.New("interrupted: all files are loaded; run again, or taizhang link, to link what is not")}
	case c.Quarantined == 0:
		return nil
	case b.read == 1 && len(b.errs) > 0:
		return coded{readCode(b.errs[0], exitUnreadable), nil}
	}
	return coded{exitPartial, nil}
}
