package queue

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/lib/pq"
	files "github.com/taizhang/taizhang/sql"
)

// beat is how often a worker says that it lives, and looks for the dead.
const beat = 2 * time.Second

// life is a worker's sign of life: a lock that its connection holds, and a row.
type life struct {
	q    *Queue
	id   int64
	hand *hand
	conn *sql.Conn
}

// name is what the queue knows a worker by.
func (l *life) name() string { return fmt.Sprintf("taizhang-%d", l.id) }

// register numbers a worker.
func (q *Queue) register(ctx context.Context, host string, pid int, version string) (*life, error) {
	l := &life{q: q, hand: newHand()}
	err := q.within(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, files.Extra("lock-run")); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, files.Extra("queue-worker"), host, pid, version).Scan(&l.id)
	})
	if err != nil {
		return nil, err
	}
	return l, l.hold(ctx)
}

// hold takes the lock that others know it by.
func (l *life) hold(ctx context.Context) (err error) {
	if l.conn, err = l.q.db.Conn(ctx); err != nil {
		return err
	}
	_, err = l.conn.ExecContext(ctx, files.Extra("queue-worker-hold"), l.id)
	return err
}

// run beats until ctx ends; a connection that is lost is made anew.
func (l *life) run(ctx context.Context, count func() (jobs, files, tasks int)) {
	for {
		if err := l.beat(ctx, count); err != nil && ctx.Err() == nil {
			l.q.log.Warn("beat", "error", err)
			l.drop()
		}
		select {
		case <-ctx.Done():
			l.end(context.WithoutCancel(ctx), count)
			return
		case <-time.After(beat):
		}
	}
}

func (l *life) beat(ctx context.Context, count func() (jobs, files, tasks int)) error {
	if l.conn == nil {
		if err := l.hold(ctx); err != nil {
			return err
		}
	}
	if err := l.note(ctx, "at work", count); err != nil {
		return err
	}
	return l.rescue(ctx)
}

func (l *life) note(ctx context.Context, state string, count func() (jobs, files, tasks int)) error {
	j, f, t := count()
	_, err := l.conn.ExecContext(ctx, files.Extra("queue-worker-beat"), l.id, state, j, f, t)
	return err
}

// rescue gives the jobs of dead workers back to the queue, and those of this one that it never got or whose end was not
// written; and it ends runs whose giver died.
func (l *life) rescue(ctx context.Context) error {
	if _, err := l.conn.ExecContext(ctx, files.Extra("queue-rescue"), l.name(), pq.Array(l.hand.jobs(time.Now()))); err != nil {
		return err
	}
	rs, err := l.conn.QueryContext(ctx, files.Extra("queue-run-orphans"))
	if err != nil {
		return err
	}
	defer rs.Close()
	var orphans []int64
	for rs.Next() {
		var run int64
		if err := rs.Scan(&run); err != nil {
			return err
		}
		orphans = append(orphans, run)
	}
	if err := rs.Err(); err != nil || len(orphans) == 0 {
		return err
	}
	client, err := l.q.inserter()
	for _, run := range orphans {
		if err == nil {
			err = l.q.seal(ctx, client, run)
		}
	}
	return err
}

// end says that the worker went in peace.
func (l *life) end(ctx context.Context, count func() (jobs, files, tasks int)) {
	if l.conn != nil {
		l.note(ctx, "ended", count)
	}
	l.drop()
}

// drop ends the connection and with it the lock.
func (l *life) drop() {
	if l.conn != nil {
		discard(l.conn)
		l.conn = nil
	}
}
