package warehouse

import (
	"context"
	"errors"

	files "github.com/taizhang/taizhang/sql"
)

// Spread tells how a server's tables stand on the nodes of Citus.
type Spread struct {
	Citus       bool // the extension is there
	Distributed int  // tables whose rows stand by their key, 36
	Reference   int  // tables that stand on every node
}

// errGuarded is the error of rows guarded by division on Citus, whose policies take no subqueries.
var errGuarded = errors.New("rows guarded by division (db extra division-rows) and Citus exclude each other")

// Distribute spreads the tables of a server over the nodes of Citus: facts by division, dimensions to all.
// Without the extension it does nothing, and nothing twice. A folder: ErrServerOnly.
func (w *Warehouse) Distribute(ctx context.Context) (Spread, error) {
	s, ok := w.store.(*server)
	if !ok {
		return Spread{}, ErrServerOnly
	}
	if err := s.migrate(ctx); err != nil {
		return Spread{}, s.named(err)
	}
	if err := s.distribute(ctx); err != nil {
		return Spread{}, s.named(err)
	}
	out, err := s.spread(ctx)
	return out, s.named(err)
}

// distribute runs the file for Citus, which is one statement.
func (s *server) distribute(ctx context.Context) error {
	var guarded bool
	if err := s.db.GetContext(ctx, &guarded, files.Extra("citus-guarded")); err != nil {
		return err
	}
	if guarded {
		return errGuarded
	}
	_, err := s.db.ExecContext(ctx, files.Extra("citus"))
	return err
}

// spread asks how the tables stand; a server without Citus has no table to ask.
func (s *server) spread(ctx context.Context) (out Spread, err error) {
	if err := s.db.GetContext(ctx, &out.Citus, files.Extra("citus-known")); err != nil || !out.Citus {
		return out, err
	}
	err = s.db.QueryRowxContext(ctx, files.Extra("citus-tables")).Scan(&out.Distributed, &out.Reference)
	return out, err
}
