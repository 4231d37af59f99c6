package warehouse

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"sync"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
	files "github.com/taizhang/taizhang/sql"
)

// server is a PostgreSQL database.
type server struct {
	name string // for messages: without a password
	opts Options
	db   *sqlx.DB

	mu    sync.Mutex
	asked bool // whether the reader's role was looked for
	role  bool // there is a reader's role to ask as
}

// newServer understands an address; it connects at the first use.
func newServer(address string, opts Options) (*server, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("warehouse: the address of the database is no URL: postgres://user@host/name")
	}
	connector, err := pq.NewConnector(address)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", redacted(u), hidden(err, u))
	}
	db := sqlx.NewDb(sql.OpenDB(connector), "postgres")
	db.SetMaxIdleConns(keptConnections)
	db.SetConnMaxIdleTime(time.Minute)
	return &server{name: redacted(u), opts: opts, db: db}, nil
}

// begin connects and brings the schema up to date; several writers may be at work.
func (s *server) begin(ctx context.Context) (*writer, error) {
	if err := s.migrate(ctx); err != nil {
		return nil, s.named(err)
	}
	wr := &writer{parser: s.opts.Parser, session: &serverSession{server: s}, db: s.db.DB}
	if err := wr.prepare(ctx); err != nil {
		return nil, s.named(errors.Join(err, wr.session.drop(wr)))
	}
	return wr, nil
}

// named says which database an error is of.
func (s *server) named(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return fmt.Errorf("%s: %w", s.name, err)
}

func (s *server) close() error { return s.db.Close() }

// migrate brings the schema up to date; one at a time.
func (s *server) migrate(ctx context.Context) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, files.Extra("lock-schema")); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), files.Extra("unlock-schema"))
	if made(ctx, s.db.DB, fingerprint()) {
		return nil
	}
	if err := migrate(ctx, s.db.DB); err != nil {
		return err
	}
	return s.extras(ctx)
}

// onServers are the files that make what only PostgreSQL has, in order.
var onServers = []string{"index", "original"}

// extras makes what only PostgreSQL has: indexes, and the reader's role where we may make one.
func (s *server) extras(ctx context.Context) error {
	for _, name := range onServers {
		if err := s.run(ctx, name); err != nil {
			return err
		}
	}
	if spread, err := s.spread(ctx); err != nil || spread.Distributed > 0 {
		return errors.Join(err, s.distribute(ctx), s.rights(ctx))
	}
	return s.rights(ctx)
}

// readerRights makes the reader's role where there is none, and lets it read what there is now.
func (s *server) readerRights(ctx context.Context) error {
	known, _, err := s.readerRole(ctx)
	if err != nil {
		return err
	}
	if !known {
		if err := s.run(ctx, "reader-role"); err != nil {
			return notAllowed(err)
		}
	}
	return notAllowed(s.run(ctx, "reader"))
}

// notAllowed lets pass that we may not make roles: then there is none.
func notAllowed(err error) error {
	if stateOf(err) == insufficientPrivilege {
		return nil
	}
	return err
}

// run executes a file for PostgreSQL, all of it or nothing.
func (s *server) run(ctx context.Context, name string) error {
	tx, err := s.db.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	for _, statement := range files.Split(files.Extra(name)) {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return errors.Join(fmt.Errorf("%s: %w", name, err), tx.Rollback())
		}
	}
	return tx.Commit()
}

// readerRole tells whether the reader's role exists and whether we may ask as it.
func (s *server) readerRole(ctx context.Context) (exists, ours bool, err error) {
	err = s.db.QueryRowxContext(ctx, files.Extra("reader-known")).Scan(&exists, &ours)
	return exists, ours, err
}

// runEach executes the statements that a file for PostgreSQL answers with, all of them or none.
func (s *server) runEach(ctx context.Context, name string) error {
	tx, err := s.db.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	var statements []string
	err = tx.SelectContext(ctx, &statements, files.Extra(name))
	for _, statement := range statements {
		if err == nil {
			_, err = tx.ExecContext(ctx, statement)
		}
	}
	if err != nil {
		return errors.Join(fmt.Errorf("%s: %w", name, err), tx.Rollback())
	}
	return tx.Commit()
}

// rights guard the rows of new tables where rows are guarded by division, and have views ask
// with the rights of who asks.
func (s *server) rights(ctx context.Context) error {
	return errors.Join(s.runEach(ctx, "division-guard"), s.runEach(ctx, "view-rights"), s.readerRights(ctx))
}

// Extras are what a PostgreSQL server can have besides: each a file of sql/postgres.
var Extras = []string{"trigram", "division-rows"}

// Extra gives a PostgreSQL server one of the Extras.
func (w *Warehouse) Extra(ctx context.Context, name string) error {
	s, ok := w.store.(*server)
	if !ok {
		return errors.New("only a PostgreSQL server has extras")
	}
	if err := s.migrate(ctx); err != nil {
		return s.named(err)
	}
	if spread, err := s.spread(ctx); name == "division-rows" && (err != nil || spread.Distributed > 0) {
		return s.named(cmp.Or(err, errGuarded))
	}
	if err := s.run(ctx, name); err != nil {
		return s.named(err)
	}
	return s.named(s.rights(ctx))
}
