package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"time"

	files "github.com/taizhang/taizhang/sql"
)

// Reading holds what is published at one moment: all questions of a page see the same rows, whatever
// is published meanwhile. It puts questions of ours only, those of sql/pages; what people write goes
// through Query and Stream. Close it after use.
type Reading struct {
	stamp string
	once  int // questions at the same time
	rows  int
	limit time.Duration
	ask   func(ctx context.Context, query string, args []any, f func(*sql.Rows) error) error
	end   func() error
}

// Reading takes hold of what is published now.
func (w *Warehouse) Reading(ctx context.Context) (*Reading, error) {
	r, err := w.store.read(ctx)
	if err != nil {
		return nil, err
	}
	out, err := r.still(ctx)
	if err != nil {
		r.release()
		return nil, err
	}
	out.rows, out.limit = w.opts.QueryRows, w.opts.QueryTime
	end := out.end
	out.end = func() error {
		defer r.release()
		return end()
	}
	return out, nil
}

// Stamp names what is held, gen-3.duckdb or a server's snapshot: two Readings with one Stamp see the same rows.
func (r *Reading) Stamp() string { return r.stamp }

// AtOnce is how many questions can be under way at the same time: one transaction of a server answers one after another.
func (r *Reading) AtOnce() int { return r.once }

// Query answers one question of ours under the limits of Warehouse.Query.
func (r *Reading) Query(ctx context.Context, query string, args ...any) (*Table, error) {
	limited, cancel := context.WithTimeout(ctx, r.limit)
	defer cancel()
	var t *Table
	err := r.ask(limited, query, args, func(rs *sql.Rows) (err error) {
		t, err = collect(rs, r.rows)
		return err
	})
	return t, overTime(ctx, limited, r.limit, err)
}

// Close lets go.
func (r *Reading) Close() error { return r.end() }

// overTime says of an error that comes of the limit of time that it does.
func overTime(ctx, limited context.Context, limit time.Duration, err error) error {
	if err != nil && ctx.Err() == nil && (errors.Is(limited.Err(), context.DeadlineExceeded) || stateOf(err) == queryCanceled) {
		return &LimitError{"query-time", limit.String()}
	}
	return err
}

// still needs nothing more: a generation never changes.
func (r *generationReader) still(context.Context) (*Reading, error) {
	ask := func(ctx context.Context, query string, args []any, f func(*sql.Rows) error) error {
		st, err := r.prepared(ctx, query, args)
		if err != nil {
			return err
		}
		return handRows(st.QueryContext(ctx, args...))(f)
	}
	return &Reading{stamp: r.gen.String(), once: r.opts.Threads, ask: ask, end: func() error { return nil }}, nil
}

// still keeps one transaction that sees what was committed when it began.
func (r serverReader) still(ctx context.Context) (*Reading, error) {
	tx, err := r.begin(ctx, sql.LevelRepeatableRead, r.server.opts.QueryTime)
	if err != nil {
		return nil, err
	}
	out := &Reading{once: 1, end: func() error {
		if err := tx.Rollback(); !errors.Is(err, sql.ErrTxDone) {
			return err
		}
		return nil
	}}
	if err := tx.GetContext(ctx, &out.stamp, files.Extra("snapshot")); err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	out.ask = func(ctx context.Context, query string, args []any, f func(*sql.Rows) error) error {
		return handRows(tx.QueryContext(ctx, query, args...))(f)
	}
	return out, nil
}
