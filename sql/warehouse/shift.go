package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
)

// Shift is one worker's share in runs that many workers load together into a server.
// It is not safe for concurrent use.
type Shift struct {
	w  *Warehouse
	wr *writer
}

// Lot is what one job gave: the results of a few files that belong together, and the
// files that gave none.
type Lot struct {
	Run     int64
	Results []*normalize.Result
	Files   []File
}

// Tasks counts the tasks of the lot's plans.
func (l Lot) Tasks() (n int) {
	for _, r := range l.Results {
		for _, p := range r.Plans {
			n += len(p.Tasks)
		}
	}
	return n
}

// Docket says within a Shift's transaction which lots are still to be written, and
// notes them as done: both or nothing become true with the lots' rows.
type Docket interface {
	// Claim tells, lot by lot, whether it is this worker's to write.
	Claim(ctx context.Context, tx *sql.Tx) ([]bool, error)
	// Complete notes the lots that were claimed as done.
	Complete(ctx context.Context, tx *sql.Tx) error
}

// ErrServerOnly is the error of what many machines do together, which a folder has not.
var ErrServerOnly = errors.New("only a PostgreSQL server takes this")

// Ready brings the tables of a server up to date where they are not as this program has them.
func (w *Warehouse) Ready(ctx context.Context) error {
	s, ok := w.store.(*server)
	if !ok {
		return ErrServerOnly
	}
	if made(ctx, s.db.DB, fingerprint()) {
		return nil
	}
	return w.Migrate(ctx)
}

// Shift begins a worker's share. End it.
func (w *Warehouse) Shift(ctx context.Context) (*Shift, error) {
	if _, ok := w.store.(*server); !ok {
		return nil, ErrServerOnly
	}
	wr, err := w.begin(ctx)
	if err != nil {
		return nil, err
	}
	return &Shift{w, wr}, nil
}

// End gives the worker's place up; what was written stays.
func (s *Shift) End() error { return s.w.abandon(s.wr) }

// Write loads the lots that the docket claims, their accounts and the docket's notes in one
// transaction, all or none. After ErrLost the Shift is of no more use; any other error is a
// document's fault: write the lots singly, then that one as Refused.
func (s *Shift) Write(ctx context.Context, lots []Lot, d Docket) (st Stats, err error) {
	err = s.in(ctx, nil, func(tx *sql.Tx) error {
		st, err = s.within(ctx, tx, lots, d)
		return err
	})
	return st, err
}

// in runs f in one transaction, again where it met another or the server was gone.
func (s *Shift) in(ctx context.Context, how *sql.TxOptions, f func(tx *sql.Tx) error) error {
	for try := 1; ; try++ {
		err := s.once(ctx, how, f)
		if err == nil || ctx.Err() != nil {
			return err
		}
		if err = s.wr.session.again(ctx, s.wr, try, err); err != nil {
			return err
		}
	}
}

// Refused is the lot with its documents quarantined, for the reason that err gives.
func (l Lot) Refused(err error) Lot {
	for _, r := range l.Results {
		for _, d := range r.Bundle.Documents {
			l.Files = append(l.Files, File{Name: d.Name, Status: Quarantined, Reason: refused(r, err).Err.Error(), Format: d.Format, SHA256: d.SHA256})
		}
	}
	l.Results = nil
	return l
}

func (s *Shift) once(ctx context.Context, how *sql.TxOptions, f func(tx *sql.Tx) error) error {
	tx, err := s.wr.conn.BeginTx(ctx, how)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		if undo := tx.Rollback(); !errors.Is(undo, sql.ErrTxDone) {
			err = errors.Join(err, undo)
		}
		return err
	}
	return tx.Commit()
}

func (s *Shift) within(ctx context.Context, tx *sql.Tx, lots []Lot, d Docket) (Stats, error) {
	ours, err := d.Claim(ctx, tx)
	if err != nil {
		return Stats{}, err
	}
	s.wr.at = time.Now().UTC().Truncate(time.Microsecond)
	if err := s.wr.listen(ctx); err != nil {
		return Stats{}, err
	}
	var in []prepared
	var from []int // lot of each
	for i, l := range lots {
		if !ours[i] {
			continue
		}
		for _, r := range l.Results {
			b, err := s.wr.said.bundle(r, s.wr.parser)
			in, from = append(in, prepared{r, b, err}), append(from, i)
		}
	}
	g := newGroup(s.wr)
	if err := g.run(ctx, in); err != nil {
		return Stats{}, err
	}
	if err := s.account(ctx, lots, ours, from, g.stats.Outcomes); err != nil {
		return Stats{}, err
	}
	return g.stats, d.Complete(ctx, tx)
}

// account adds what became of the lots' files to their runs, run by run.
func (s *Shift) account(ctx context.Context, lots []Lot, ours []bool, from []int, outcomes []Outcome) error {
	var runs []*Run
	of := map[int64]*Run{}
	run := func(id int64) *Run {
		if of[id] == nil {
			of[id] = &Run{w: s.w, wr: s.wr, counts: Counts{Run: id}}
			runs = append(runs, of[id])
		}
		return of[id]
	}
	for i, l := range lots {
		if ours[i] {
			for _, f := range l.Files {
				run(l.Run).File(f)
			}
		}
	}
	for i, o := range outcomes {
		run(lots[from[i]].Run).account(o)
	}
	for _, r := range runs {
		if err := s.add(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// add writes the accounts of a run behind those that it has.
func (s *Shift) add(ctx context.Context, r *Run) error {
	if err := s.wr.conn.QueryRowContext(ctx, files.Extra("run-found"), r.counts.Run).Scan(&r.wrote); err != nil {
		return fmt.Errorf("run %d: %w", r.counts.Run, err)
	}
	if err := r.write(ctx, r.files); err != nil {
		return err
	}
	c := r.counts
	_, err := s.wr.conn.ExecContext(ctx, files.Extra("run-add"), c.Run, c.Found, c.Loaded, c.Unchanged, c.Duplicate,
		c.NeedsOCR, c.Quarantined, c.Skipped, c.Plans, c.Tasks, s.wr.at)
	return err
}

// Queue begins a run whose files many workers load; it stays "queued" until FinishQueued.
// skipped are files that need no worker.
func (w *Warehouse) Queue(ctx context.Context, command, version string, skipped []File) (id int64, err error) {
	if _, ok := w.store.(*server); !ok {
		return 0, ErrServerOnly
	}
	wr, err := w.begin(ctx)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, w.abandon(wr)) }()
	r := &Run{w: w, wr: wr, command: command, version: version, started: wr.at}
	for _, f := range skipped {
		r.File(f)
	}
	return r.counts.Run, wr.session.account(ctx, wr, func(id int64) error {
		r.counts.Run, r.wrote = id, 0
		if err := r.store(ctx, r.counts, r.started, "queued"); err != nil {
			return err
		}
		return r.write(ctx, r.files)
	})
}

// FinishQueued ends a run when its last job is done: tasks are linked where how says so, sums are
// computed, and its outcome is noted. Done twice it changes nothing.
func (w *Warehouse) FinishQueued(ctx context.Context, id int64, how *Linking) error {
	if _, ok := w.store.(*server); !ok {
		return ErrServerOnly
	}
	return w.write(ctx, func(wr *writer) error {
		wr.said = newSaid(nil) // what was said while others wrote is laid over all of it
		wr.shared = true
		if how != nil {
			if _, err := wr.linkWhole(ctx, *how); err != nil {
				return err
			}
		}
		return wr.session.within(ctx, wr, func() error {
			if err := wr.clearShares(ctx, id); err != nil {
				return err
			}
			_, err := wr.conn.ExecContext(ctx, files.Extra("run-end"), id, time.Now().UTC().Truncate(time.Microsecond))
			return err
		})
	})
}
