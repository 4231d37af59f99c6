// Package queue spreads the reading of documents over many machines: jobs stand in
// a PostgreSQL warehouse, in River's tables, and a job is done in the same transaction in
// which its rows are written.
package queue

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"log/slog"
	"time"

	"github.com/lib/pq"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/rivermigrate"
	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// patient is how long a server that is gone is waited for.
const patient = time.Minute

// schema is where the queue stands, beside raw, core, mart and ops.
const schema = "queue"

// Queue is the queue of one PostgreSQL warehouse.
type Queue struct {
	address string
	opts    warehouse.Options
	w       *warehouse.Warehouse // of the shift
	db      *sql.DB
	driver  *riverdatabasesql.Driver
	log     *slog.Logger
}

// Open connects to the warehouse at address and makes the tables of it and of its queue
// where there are none. A folder has no queue: warehouse.ErrServerOnly. log may be nil.
func Open(ctx context.Context, address string, opts warehouse.Options, log *slog.Logger) (*Queue, error) {
	q, err := Look(ctx, address, opts, log)
	if err != nil {
		return nil, err
	}
	if err := q.reach(ctx); err != nil {
		return nil, errors.Join(err, q.Close())
	}
	return q, nil
}

// Look is Open for who only asks: it makes no tables and needs no server yet. Before anything else ask whether the queue is Made.
func Look(ctx context.Context, address string, opts warehouse.Options, log *slog.Logger) (*Queue, error) {
	if !warehouse.IsServer(address) {
		return nil, warehouse.ErrServerOnly
	}
	connector, err := pq.NewConnector(address)
	if err != nil {
		return nil, err
	}
	w, err := warehouse.Open(ctx, address, opts)
	if err != nil {
		return nil, err
	}
	if log == nil {
		log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	db := sql.OpenDB(connector)
	return &Queue{address: address, opts: opts, w: w, db: db, driver: riverdatabasesql.New(db), log: log}, nil
}

// Made reports that the queue has its tables, and that we may read them.
func (q *Queue) Made(ctx context.Context) (made bool, err error) {
	err = q.db.QueryRowContext(ctx, files.Extra("queue-made")).Scan(&made)
	return made, err
}

// reach makes the tables; a server that is restarting is waited for.
func (q *Queue) reach(ctx context.Context) error {
	for until := time.Now().Add(patient); ; {
		err := q.migrate(ctx)
		if !warehouse.Gone(err) || time.Now().After(until) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(beat / 4):
		}
	}
}

// Close gives the connections up.
func (q *Queue) Close() error { return errors.Join(q.w.Close(), q.db.Close()) }

// migrate makes the tables; one at a time.
func (q *Queue) migrate(ctx context.Context) error {
	if err := q.w.Ready(ctx); err != nil {
		return err
	}
	conn, err := q.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, files.Extra("lock-schema")); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), files.Extra("unlock-schema"))
	if _, err := conn.ExecContext(ctx, files.Extra("queue")); err != nil { // all of it in one message
		return err
	}
	m, err := rivermigrate.New(q.driver, &rivermigrate.Config{Schema: schema, Logger: quiet(q.log)})
	if err != nil {
		return err
	}
	_, err = m.Migrate(ctx, rivermigrate.DirectionUp, nil)
	return err
}

// inserter is a client that only puts jobs on the queue.
func (q *Queue) inserter() (*river.Client[*sql.Tx], error) {
	return river.NewClient(q.driver, &river.Config{Schema: schema, Logger: quiet(q.log)})
}

// within runs f in one transaction.
func (q *Queue) within(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := q.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}
