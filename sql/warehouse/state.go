package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	files "github.com/taizhang/taizhang/sql"
)

// State is how a warehouse stands.
type State struct {
	Engine      string // duckdb or postgres
	Address     string // without a password
	Condition   string // missing, behind, current or newer, by its schema
	Schema      int64  // number of the last migration that was applied
	Newest      int64  // number of the last that this program knows
	Generation  string // gen-3.duckdb; "" on a server
	Bytes       int64  // on the disk
	Documents   int64
	Plans       int64 // each edition once
	Tasks       int64
	Runs        int64
	Quarantined int64
	Corrections int
	Writer      *Lease // who writes a folder now
}

// State tells how the warehouse stands; one that is not there is no error.
func (w *Warehouse) State(ctx context.Context) (State, error) {
	st := State{Newest: newest(), Condition: "missing"}
	if err := w.store.describe(ctx, &st); err != nil {
		return st, err
	}
	r, err := w.store.read(ctx)
	if errors.Is(err, ErrMissing) {
		return st, nil
	}
	if err != nil {
		return st, err
	}
	defer r.release()
	if err := single(ctx, r, files.Statement("migration-latest"), &st.Schema); err != nil {
		return st, err
	}
	switch {
	case st.Schema > st.Newest:
		st.Condition = "newer"
		return st, nil
	case st.Schema < st.Newest:
		st.Condition = "behind"
		return st, nil
	}
	st.Condition = "current"
	if err := single(ctx, r, files.Statement("state"), &st.Documents, &st.Plans, &st.Tasks, &st.Runs, &st.Quarantined); err != nil {
		return st, err
	}
	corrections, err := w.Corrections(ctx)
	st.Corrections = len(corrections)
	return st, err
}

// single reads the one row of a question of ours.
func single(ctx context.Context, r reader, query string, into ...any) error {
	return r.list(ctx, query, func(rs *sql.Rows) error {
		if !rs.Next() {
			return rs.Err()
		}
		return rs.Scan(into...)
	})
}

func (f *folder) describe(_ context.Context, st *State) (err error) {
	st.Engine, st.Address = "duckdb", f.dir
	g, err := current(f.dir)
	if err != nil || g == 0 {
		return err
	}
	st.Generation = g.String()
	if info, err := os.Stat(g.path(f.dir)); err == nil {
		st.Bytes = info.Size()
	}
	st.Writer, err = readLease(f.dir)
	return err
}

func (s *server) describe(ctx context.Context, st *State) error {
	st.Engine, st.Address = "postgres", s.name
	return s.named(s.db.QueryRowxContext(ctx, files.Extra("size")).Scan(&st.Bytes))
}

// Check is one thing that must be true of every row, and how many rows break it.
type Check struct {
	Name string // tasks written twice
	Rows int64
}

// Verify reads every row: what breaks a rule of the schema, and the digest of all.
func (w *Warehouse) Verify(ctx context.Context) (checks []Check, digest string, err error) {
	if err := w.expect(ctx); err != nil {
		return nil, "", err
	}
	r, err := w.store.read(ctx)
	if err != nil {
		return nil, "", err
	}
	defer r.release()
	for _, q := range files.Split(files.Statement("verify")) {
		var c Check
		if err := single(ctx, r, q, &c.Name, &c.Rows); err != nil {
			return nil, "", err
		}
		checks = append(checks, c)
	}
	damaged, err := w.damaged(ctx)
	if err != nil {
		return nil, "", err
	}
	checks = append(checks, Check{"originals whose bytes have become others", damaged})
	digest, err = w.Digest(ctx)
	return checks, digest, err
}

// expect refuses a warehouse whose tables are not those that this program knows.
func (w *Warehouse) expect(ctx context.Context) error {
	st, err := w.State(ctx)
	switch {
	case err != nil:
		return err
	case st.Condition == "missing":
		return fmt.Errorf("%s: %w", st.Address, ErrMissing)
	case st.Condition == "newer":
		return fmt.Errorf("%s: %w", st.Address, ErrNewer)
	case st.Condition == "behind":
		return fmt.Errorf("%s: tables of version %d, want %d: run taizhang db migrate", st.Address, st.Schema, st.Newest)
	}
	return nil
}

// Compact rewrites a folder's generation without what was deleted, or has a server give
// the room of deleted rows free. The rows stay the same.
func (w *Warehouse) Compact(ctx context.Context) error {
	if err := w.expect(ctx); err != nil {
		return err
	}
	return w.store.compact(ctx, w)
}

func (f *folder) compact(ctx context.Context, w *Warehouse) error {
	empty := func(string, string) error { return nil }
	return w.writeInto(ctx, func() (*writer, error) { return f.start(ctx, empty) }, func(wr *writer) error {
		if err := wr.takeOver(ctx, w); err != nil {
			return err
		}
		known := map[string]bool{}
		if err := wr.each(ctx, "sums", func(scan func(...any) error) error {
			var sum string
			err := scan(&sum)
			known[sum] = true
			return err
		}); err != nil {
			return err
		}
		return originalFolder(filepath.Join(f.dir, "originals")).forget(known)
	})
}

func (s *server) compact(ctx context.Context, _ *Warehouse) error {
	var statements []string
	if err := s.db.SelectContext(ctx, &statements, files.Extra("vacuum")); err != nil {
		return s.named(err)
	}
	for _, statement := range append([]string{files.Extra("original-forget")}, statements...) {
		if _, err := s.db.ExecContext(ctx, statement); err != nil {
			return s.named(err)
		}
	}
	return nil
}

// tableName is the table that a question for all of its rows ends with: core.task.
func tableName(query string) (schema, name string) {
	schema, name, _ = strings.Cut(query[strings.LastIndexByte(query, ' ')+1:], ".")
	return schema, name
}

// Exists reports that a folder holds a generation or that the address is a server's.
func Exists(address string) bool {
	if IsServer(address) {
		return true
	}
	_, err := os.Stat(filepath.Join(address, currentName))
	return err == nil
}
