package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/jmoiron/sqlx"
	files "github.com/taizhang/taizhang/sql"
)

// serverReader asks a server.
type serverReader struct {
	server *server
	whole  bool // views are read to their last row
}

// read looks, the first time, whether there is a warehouse and a reader's role.
func (s *server) read(ctx context.Context) (reader, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.asked {
		return serverReader{server: s}, nil
	}
	var there bool
	if err := s.db.QueryRowxContext(ctx, files.Extra("made-known")).Scan(&there); err != nil {
		return nil, s.named(err)
	}
	if !there {
		return nil, s.named(ErrMissing)
	}
	_, ours, err := s.readerRole(ctx)
	if err != nil {
		return nil, s.named(err)
	}
	s.asked, s.role = true, ours
	return serverReader{server: s}, nil
}

func (serverReader) release() {}

// entire has the planner read views whole: it takes joins by division, plan and task together for far fewer rows
// than they give, and would go through the other side for each.
func entire(r reader) reader {
	if s, ok := r.(serverReader); ok {
		s.whole = true
		return s
	}
	return r
}

// ask runs a person's question under a time limit.
func (r serverReader) ask(ctx context.Context, query string, args []any, f func(*sql.Rows) error) error {
	q, err := r.question(ctx, query, r.server.opts.QueryTime)
	if err != nil {
		return err
	}
	defer q.close()
	return handRows(q.statement.QueryContext(ctx, args...))(f)
}

// question is a person's question that stands ready in a transaction of its own.
type question struct {
	tx        *sqlx.Tx
	statement *sql.Stmt
}

// question prepares one statement of allowed words, in a transaction that cannot
// write, as the reader's role where there is one. A limit of 0 is none.
func (r serverReader) question(ctx context.Context, query string, limit time.Duration) (*question, error) {
	if err := questionable(query); err != nil {
		return nil, err
	}
	tx, err := r.begin(ctx, sql.LevelDefault, limit)
	if err != nil {
		return nil, err
	}
	q := &question{tx: tx}
	if q.statement, err = tx.PrepareContext(ctx, query); err != nil { // which takes one statement only
		return nil, errors.Join(err, tx.Rollback())
	}
	return q, nil
}

// begin gives a transaction for people's questions.
func (r serverReader) begin(ctx context.Context, level sql.IsolationLevel, limit time.Duration) (*sqlx.Tx, error) {
	tx, err := r.server.db.BeginTxx(ctx, &sql.TxOptions{Isolation: level, ReadOnly: true})
	if err != nil {
		return nil, r.server.named(err)
	}
	if err := r.guard(ctx, tx, limit); err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	return tx, nil
}

func (r serverReader) guard(ctx context.Context, tx *sqlx.Tx, limit time.Duration) error {
	if _, err := tx.ExecContext(ctx, files.Extra("reader-time"), strconv.FormatInt(limit.Milliseconds(), 10)); err != nil {
		return err
	}
	if !r.server.role {
		return nil
	}
	_, err := tx.ExecContext(ctx, files.Extra("reader-on"))
	return err
}

func (q *question) close() error {
	err := q.statement.Close()
	if rolled := q.tx.Rollback(); !errors.Is(rolled, sql.ErrTxDone) {
		err = errors.Join(err, rolled)
	}
	return err
}

// list runs one of our own questions.
func (r serverReader) list(ctx context.Context, query string, f func(*sql.Rows) error, args ...any) error {
	tx, err := r.server.db.BeginTxx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return r.server.named(err)
	}
	defer tx.Rollback()
	if r.whole {
		if _, err := tx.ExecContext(ctx, files.Extra("reader-whole")); err != nil {
			return r.server.named(err)
		}
	}
	if err := handRows(tx.QueryContext(ctx, query, args...))(f); err != nil {
		return fmt.Errorf("%s: %w", query, err)
	}
	return nil
}
