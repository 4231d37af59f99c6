package queue

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"github.com/lib/pq"
	"github.com/riverqueue/river"
	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// errTaken is the error of a job that another worker has done or has taken over, because
// this one seemed dead.
var errTaken = errors.New("another worker has this job")

// done is a job whose files are read, waiting to be written.
type done struct {
	ctx   context.Context // of its work
	job   *river.Job[Job]
	lot   warehouse.Lot
	reply chan error
}

// committer writes what the jobs of one worker gave: all that wait in one transaction, for
// a transaction costs more than a document.
type committer struct {
	q     *Queue
	id    string // the worker's
	in    chan done
	busy  atomic.Int32 // jobs at hand, those that wait for being written among them
	wrote func(jobs []done)

	shift *warehouse.Shift
}

// The size of one transaction, and how long nothing has to come before
// it is written although it is smaller: when all jobs at hand wait for it.
const (
	groupJobs    = 64
	groupBundles = 200
	groupTasks   = 5_000
	groupTime    = time.Second
	groupPause   = 20 * time.Millisecond
)

// commit hands a job's results over and waits until they are written.
func (c *committer) commit(ctx context.Context, job *river.Job[Job], lot warehouse.Lot) error {
	d := done{ctx, job, lot, make(chan error, 1)}
	select {
	case c.in <- d:
	case <-ctx.Done():
		return ctx.Err()
	}
	return <-d.reply // what is handed over is written or not, whoever stops meanwhile
}

// run writes until in is closed.
func (c *committer) run(ctx context.Context) {
	for d := range c.in {
		c.write(ctx, c.gather(d))
	}
	if c.shift != nil {
		c.shift.End()
	}
}

// gather waits for jobs that can be written with the first one.
func (c *committer) gather(first done) []done {
	group := []done{first}
	limit := time.After(groupTime)
	for !full(group) {
		select {
		case d, ok := <-c.in:
			if !ok {
				return group
			}
			group = append(group, d)
		case <-limit:
			return group
		case <-time.After(groupPause):
			if int(c.busy.Load()) <= len(group) {
				return group
			}
		}
	}
	return group
}

func full(group []done) bool {
	bundles, tasks := 0, 0
	for _, d := range group {
		bundles += len(d.lot.Results)
		tasks += d.lot.Tasks()
	}
	return len(group) >= groupJobs || bundles >= groupBundles || tasks >= groupTasks
}

// write writes a group, or job by job where one of them cannot be written.
func (c *committer) write(ctx context.Context, group []done) {
	err := c.try(ctx, group)
	switch {
	case err == nil:
		return
	case errors.Is(err, warehouse.ErrLost):
		for _, d := range group {
			d.reply <- err
		}
	case len(group) > 1:
		for _, d := range group {
			c.write(ctx, []done{d})
		}
	default:
		d := group[0]
		d.lot = d.lot.Refused(err)
		if err := c.try(ctx, []done{d}); err != nil {
			d.reply <- err
		}
	}
}

// try writes a group in one transaction and answers its jobs, where that succeeds.
func (c *committer) try(ctx context.Context, group []done) (err error) {
	if c.shift == nil {
		if c.shift, err = c.q.w.Shift(ctx); err != nil {
			return fmt.Errorf("%w: %w", warehouse.ErrLost, err)
		}
	}
	lots := make([]warehouse.Lot, len(group))
	for i, d := range group {
		lots[i] = d.lot
	}
	doc := &docket{id: c.id, group: group}
	if _, err := c.shift.Write(ctx, lots, doc); err != nil {
		if errors.Is(err, warehouse.ErrLost) {
			c.shift.End()
			c.shift = nil
		}
		return err
	}
	var wrote []done
	for i, d := range group {
		if doc.ours[i] {
			wrote = append(wrote, d)
		}
	}
	c.wrote(wrote) // before the jobs end, and with them perhaps the worker
	for i, d := range group {
		if doc.ours[i] {
			d.reply <- nil
		} else {
			d.reply <- errTaken
		}
	}
	return nil
}

// docket is a group's jobs on the queue.
type docket struct {
	id    string
	group []done
	ours  []bool
}

// Claim locks the jobs that are still this worker's.
func (d *docket) Claim(ctx context.Context, tx *sql.Tx) (ours []bool, err error) {
	ids := make([]int64, len(d.group))
	for i, g := range d.group {
		ids[i] = g.job.ID
	}
	d.ours, err = claimed(ctx, tx, ids, d.id)
	return d.ours, err
}

// claimed locks those of some jobs that are still a worker's.
func claimed(ctx context.Context, tx *sql.Tx, ids []int64, worker string) ([]bool, error) {
	ours := make([]bool, len(ids))
	rs, err := tx.QueryContext(ctx, files.Extra("queue-claim"), pq.Array(ids), worker)
	if err != nil {
		return nil, err
	}
	defer rs.Close()
	for rs.Next() {
		var id int64
		if err := rs.Scan(&id); err != nil {
			return nil, err
		}
		ours[slices.Index(ids, id)] = true
	}
	return ours, rs.Err()
}

// Complete marks them as done, and queues the end of runs that have no more.
func (d *docket) Complete(ctx context.Context, tx *sql.Tx) error {
	var runs, ids []int64
	n := map[int64]int{}
	for i, g := range d.group {
		if !d.ours[i] {
			continue
		}
		ids = append(ids, g.job.ID)
		run := g.job.Args.Run
		if n[run]++; n[run] == 1 {
			runs = append(runs, run)
		}
	}
	if _, err := tx.ExecContext(ctx, files.Extra("queue-complete"), pq.Array(ids)); err != nil {
		return err
	}
	for _, run := range runs {
		if _, err := tx.ExecContext(ctx, files.Extra("queue-run-done"), run, n[run]); err != nil {
			return err
		}
		if err := ended(ctx, tx, river.ClientFromContext[*sql.Tx](d.group[0].ctx), run); err != nil {
			return err
		}
	}
	return nil
}
