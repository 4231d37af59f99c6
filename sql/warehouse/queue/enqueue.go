package queue

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"github.com/riverqueue/river"
	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// insertJobs is how many jobs one transaction puts on the queue.
const insertJobs = 500

// Enqueued counts what Enqueue did.
type Enqueued struct {
	Run     int64
	Jobs    int // put on the queue
	Files   int // of these jobs
	Waiting int // jobs that were on the queue already
}

// Enqueue begins a run and puts its jobs on the queue; skipped are files that need no
// worker. Jobs that wait already, of whatever run, are not queued again. What is
// on the queue when it fails is worked on all the same.
func (q *Queue) Enqueue(ctx context.Context, command, version string, skipped []warehouse.File, jobs iter.Seq2[Job, error]) (st Enqueued, err error) {
	client, err := q.inserter()
	if err != nil {
		return st, err
	}
	st.Run, err = q.w.Queue(ctx, command, version, skipped)
	if err != nil {
		return st, err
	}
	conn, err := q.db.Conn(ctx) // holds the run for as long as jobs come
	if err != nil {
		return st, err
	}
	defer discard(conn)
	if _, err := conn.ExecContext(ctx, files.Extra("run-hold"), st.Run); err != nil {
		return st, err
	}
	if _, err := conn.ExecContext(ctx, files.Extra("queue-run"), st.Run); err != nil {
		return st, err
	}
	err = q.insertAll(ctx, client, &st, jobs)
	return st, errors.Join(err, q.seal(context.WithoutCancel(ctx), client, st.Run))
}

func (q *Queue) insertAll(ctx context.Context, client *river.Client[*sql.Tx], st *Enqueued, jobs iter.Seq2[Job, error]) error {
	var some []Job
	for j, err := range jobs {
		if err != nil {
			return errors.Join(err, q.insert(ctx, client, st, some))
		}
		j.Run = st.Run
		if some = append(some, j); len(some) == insertJobs {
			if err := q.insert(ctx, client, st, some); err != nil {
				return err
			}
			some = nil
		}
	}
	return q.insert(ctx, client, st, some)
}

// insert puts jobs on the queue, each at its lane's turn.
func (q *Queue) insert(ctx context.Context, client *river.Client[*sql.Tx], st *Enqueued, jobs []Job) error {
	if len(jobs) == 0 {
		return nil
	}
	got := Enqueued{}
	err := q.within(ctx, func(tx *sql.Tx) error {
		l, err := readLanes(ctx, tx)
		if err != nil {
			return err
		}
		var params []river.InsertManyParams
		for _, j := range jobs {
			params = append(params, river.InsertManyParams{Args: j, InsertOpts: loadOpts(l.turn(j.Lane, len(j.Files)))})
		}
		results, err := client.InsertManyTx(ctx, tx, params)
		if err != nil {
			return err
		}
		for i, r := range results {
			if r.UniqueSkippedAsDuplicate {
				got.Waiting++
				continue
			}
			got.Jobs++
			got.Files += len(jobs[i].Files)
		}
		if _, err := tx.ExecContext(ctx, files.Extra("queue-run-more"), st.Run, got.Jobs); err != nil {
			return err
		}
		return l.store(ctx, tx)
	})
	if err != nil {
		return err
	}
	st.Jobs, st.Files, st.Waiting = st.Jobs+got.Jobs, st.Files+got.Files, st.Waiting+got.Waiting
	return nil
}

// seal says that no more jobs of the run come.
func (q *Queue) seal(ctx context.Context, client *river.Client[*sql.Tx], run int64) error {
	return q.within(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, files.Extra("queue-run-seal"), run); err != nil {
			return err
		}
		return ended(ctx, tx, client, run)
	})
}

// ended queues the end of a run whose last job is done.
func ended(ctx context.Context, tx *sql.Tx, client *river.Client[*sql.Tx], run int64) error {
	var done bool
	if err := tx.QueryRowContext(ctx, files.Extra("queue-run-ended"), run).Scan(&done); err != nil || !done {
		return err
	}
	_, err := client.InsertTx(ctx, tx, finish{Run: run}, finishOpts())
	return err
}
