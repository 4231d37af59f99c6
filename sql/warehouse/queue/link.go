package queue

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"github.com/riverqueue/river"
	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// linkQueue is where shares of linking wait: a worker takes one at a time, so that others have theirs.
const linkQueue = "link"

// share is a job: what one worker does of a stage of a run's linking.
type share struct {
	Run   int64               `json:"run"`
	Stage warehouse.LinkStage `json:"stage"`
	Of    warehouse.LinkShare `json:"of"`
}

func (share) Kind() string { return "link" }

// linker is a worker's place among those that link, taken when it is first needed.
type linker struct {
	q  *Queue
	id string // the worker's

	mu    sync.Mutex
	w     *warehouse.Warehouse
	shift *warehouse.Shift
}

// with runs f on the shift; one at a time.
func (l *linker) with(ctx context.Context, f func(*warehouse.Shift) error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.shift == nil {
		w, err := warehouse.Open(ctx, l.q.address, l.q.opts) // the queue's own has the shift that loads
		if err != nil {
			return err
		}
		shift, err := w.Shift(ctx)
		if err != nil {
			return errors.Join(err, w.Close())
		}
		l.w, l.shift = w, shift
	}
	err := f(l.shift)
	if errors.Is(err, warehouse.ErrLost) {
		return errors.Join(err, l.end())
	}
	return err
}

func (l *linker) end() error {
	if l.shift == nil {
		return nil
	}
	err := errors.Join(l.shift.End(), l.w.Close())
	l.w, l.shift = nil, nil
	return err
}

// Close gives the place up.
func (l *linker) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.end()
}

// spread puts the shares of a stage on the queue and ends the job that planned them; false
// where there are none.
func (l *linker) spread(ctx context.Context, j *river.Job[finish], how warehouse.Linking, stage warehouse.LinkStage, tasks int) (spread bool, err error) {
	err = l.with(ctx, func(s *warehouse.Shift) error {
		return s.Shares(ctx, how, stage, tasks, func(tx *sql.Tx, shares []warehouse.LinkShare) error {
			if spread = len(shares) > 0; !spread {
				return nil
			}
			return l.insert(ctx, tx, j, stage, shares)
		})
	})
	return spread, err
}

func (l *linker) insert(ctx context.Context, tx *sql.Tx, j *river.Job[finish], stage warehouse.LinkStage, shares []warehouse.LinkShare) error {
	ours, err := claimed(ctx, tx, []int64{j.ID}, l.id)
	if err != nil {
		return err
	}
	if !ours[0] {
		return errTaken
	}
	var params []river.InsertManyParams
	for _, s := range shares {
		params = append(params, river.InsertManyParams{Args: share{j.Args.Run, stage, s}, InsertOpts: shareOpts()})
	}
	if _, err := river.ClientFromContext[*sql.Tx](ctx).InsertManyTx(ctx, tx, params); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, files.Extra("queue-run-stage"), j.Args.Run, int(stage), len(shares)); err != nil {
		return err
	}
	_, err = river.JobCompleteTx[*riverDriver](ctx, tx, j)
	return err
}

// sharing is the work of a share.
type sharing struct {
	river.WorkerDefaults[share]
	linker *linker
	worker *Worker
}

// Work does a share; what cannot be done after so many tries is left to the end of the run.
func (s *sharing) Work(ctx context.Context, j *river.Job[share]) (err error) {
	ctx, end := s.worker.span(ctx, "link", "run", j.Args.Run, "job", j.ID, "stage", int(j.Args.Stage), "pairs", len(j.Args.Of.Pairs))
	defer func() { end(err) }()
	d := &ticket{ctx: ctx, id: s.linker.id, job: j}
	err = s.linker.with(ctx, func(shift *warehouse.Shift) error { return shift.Do(ctx, j.Args.Of, d) })
	if err != nil && len(j.Errors)+1 >= tries && !errors.Is(err, errTaken) {
		s.linker.q.log.Warn("share left to the end of the run", "run", j.Args.Run, "error", err)
		err = s.linker.with(ctx, func(shift *warehouse.Shift) error { return shift.Do(ctx, warehouse.LinkShare{}, d) })
	}
	if err == nil {
		s.linker.q.log.Info("linked", "run", j.Args.Run, "stage", int(j.Args.Stage), "pairs", len(j.Args.Of.Pairs))
	}
	return err
}

// ticket is a share's job on the queue.
type ticket struct {
	ctx context.Context
	id  string // the worker's
	job *river.Job[share]
}

// Claim locks the job.
func (t *ticket) Claim(ctx context.Context, tx *sql.Tx) ([]bool, error) {
	ours, err := claimed(ctx, tx, []int64{t.job.ID}, t.id)
	if err == nil && !ours[0] {
		err = errTaken
	}
	return ours, err
}

// Complete marks it as done; the last of a stage queues what is next.
func (t *ticket) Complete(ctx context.Context, tx *sql.Tx) error {
	if _, err := river.JobCompleteTx[*riverDriver](t.ctx, tx, t.job); err != nil {
		return err
	}
	var all bool
	if err := tx.QueryRowContext(ctx, files.Extra("queue-run-shared"), t.job.Args.Run).Scan(&all); err != nil || !all {
		return err
	}
	client := river.ClientFromContext[*sql.Tx](t.ctx)
	if _, err := client.InsertTx(ctx, tx, finish{t.job.Args.Run, t.job.Args.Stage + 1}, finishOpts()); err != nil {
		return fmt.Errorf("stage %d: %w", t.job.Args.Stage+1, err)
	}
	return nil
}
