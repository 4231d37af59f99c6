package warehouse

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/lib/pq"
	"github.com/taizhang/taizhang/normalize/link"
	files "github.com/taizhang/taizhang/sql"
)

// linkFound is what a share found, as the queue's tables keep it: the rows of a pair stand there as COPY takes them.
type linkFound struct {
	bands                  []bandSums
	a, b, prints, links    []int64
	pairRows, rows, change []string
}

// bandSums are the numbers that a band gives the tasks of a year, in the order of their places.
type bandSums struct {
	year  int
	print int64
	band  int
	sums  []uint64
}

// foundTables are the tables of a pair's rows.
var foundTables = [...]table{coreLinkPair, coreLink, coreLinkChange}

func (f *linkFound) pair(x *linkPair, r *rows) {
	f.a, f.b, f.prints, f.links = append(f.a, x.a.plan), append(f.b, x.b.plan), append(f.prints, x.fingerprint), append(f.links, int64(r.len(coreLink)))
	f.pairRows, f.rows, f.change = append(f.pairRows, copyLines(r, coreLinkPair)), append(f.rows, copyLines(r, coreLink)), append(f.change, copyLines(r, coreLinkChange))
}

// copyLines spells the rows of a table for COPY, without the last line's end.
func copyLines(r *rows, t table) string {
	var lines []byte
	for values, wide := r[t], tables[t].columns; len(values) > 0; values = values[wide:] {
		lines = appendLine(lines, values[:wide])
	}
	return string(lines[:max(len(lines)-1, 0)])
}

func (f *linkFound) store(ctx context.Context, tx *sql.Tx) error {
	for _, b := range f.bands {
		sums := make([]byte, 0, 8*len(b.sums))
		for _, n := range b.sums {
			sums = binary.LittleEndian.AppendUint64(sums, n)
		}
		if _, err := tx.ExecContext(ctx, files.Extra("link-band-add"), b.year, b.print, b.band, sums); err != nil {
			return fmt.Errorf("link-band-add: %w", err)
		}
	}
	if len(f.a) == 0 {
		return nil
	}
	if _, err := tx.ExecContext(ctx, files.Extra("link-found-add"), pq.Array(f.a), pq.Array(f.b), pq.Array(f.prints), pq.Array(f.links),
		pq.Array(f.pairRows), pq.Array(f.rows), pq.Array(f.change)); err != nil {
		return fmt.Errorf("link-found-add: %w", err)
	}
	return nil
}

// bandSums takes the bands that were summed for a year; nil unless all are there, of all its tasks.
func (wr *writer) bandSums(ctx context.Context, editions []*link.Edition, f link.LSH, year int, print int64) ([][]uint64, error) {
	tasks := 0
	for _, e := range editions {
		tasks += len(e.Tasks)
	}
	var out [][]uint64
	err := wr.list(ctx, files.Extra("link-bands"), func(rs *sql.Rows) error {
		for rs.Next() {
			var band int
			var b []byte
			if err := rs.Scan(&band, &b); err != nil {
				return err
			}
			if band != len(out) || len(b) != 8*tasks {
				continue
			}
			sums := make([]uint64, tasks)
			for i := range sums {
				sums[i] = binary.LittleEndian.Uint64(b[8*i:])
			}
			out = append(out, sums)
		}
		return nil
	}, year, print)
	if len(out) != f.Bands {
		return nil, err
	}
	return out, err
}

// takeFound writes what shares found of the fresh pairs; the others stay to be compared.
func (wr *writer) takeFound(ctx context.Context, p *linkPlan, st *LinkStats) error {
	there := map[[3]int64]bool{}
	if err := wr.list(ctx, files.Extra("link-found-known"), func(rs *sql.Rows) error {
		for rs.Next() {
			var k [3]int64
			if err := rs.Scan(&k[0], &k[1], &k[2]); err != nil {
				return err
			}
			there[k] = true
		}
		return nil
	}); err != nil {
		return err
	}
	var found, rest []*linkPair
	for _, x := range p.fresh {
		if there[[3]int64{x.a.plan, x.b.plan, x.fingerprint}] {
			found = append(found, x)
		} else {
			rest = append(rest, x)
		}
	}
	p.fresh = found
	for _, pairs := range p.batches(linkTasks) {
		if err := wr.copyFound(ctx, pairs, st); err != nil {
			return err
		}
	}
	p.fresh = rest
	return nil
}

// copyFound takes the rows that were found of some pairs to where they belong.
func (wr *writer) copyFound(ctx context.Context, pairs []*linkPair, st *LinkStats) error {
	prints := make([]int64, len(pairs))
	for i, x := range pairs {
		prints[i] = x.fingerprint
	}
	var lines [len(foundTables)][]string
	if err := wr.list(ctx, files.Extra("link-found"), func(rs *sql.Rows) error {
		for rs.Next() {
			var links int
			var some [len(foundTables)]string
			if err := rs.Scan(&links, &some[0], &some[1], &some[2]); err != nil {
				return err
			}
			st.Links += links
			for i, s := range some {
				if s != "" {
					lines[i] = append(lines[i], s)
				}
			}
		}
		return nil
	}, pq.Array(prints)); err != nil {
		return err
	}
	s := wr.session.(*serverSession)
	for i, t := range foundTables {
		if err := s.copyLines(ctx, wr.conn, t, lines[i]); err != nil {
			return fmt.Errorf("%s.%s: %w", tables[t].schema, tables[t].name, err)
		}
	}
	return nil
}

// copyLines sends rows that are spelt already through COPY; it must be in a transaction.
func (s *serverSession) copyLines(ctx context.Context, conn *sql.Conn, t table, lines []string) (err error) {
	if len(lines) == 0 {
		return nil
	}
	if s.columns == nil {
		if s.columns, err = columnsOf(ctx, conn); err != nil {
			return err
		}
	}
	return conn.Raw(func(c any) error {
		st, err := c.(driver.ConnPrepareContext).PrepareContext(ctx, s.copyIn(tables[t].schema, tables[t].name))
		if err != nil {
			return err
		}
		for _, some := range lines {
			if _, err := st.(copier).CopyData(ctx, some); err != nil {
				return errors.Join(err, st.Close())
			}
		}
		return st.Close()
	})
}

// clearShares removes what shares found that no link took, once no other run waits for it.
func (wr *writer) clearShares(ctx context.Context, run int64) error {
	for _, statement := range files.Split(files.Extra("link-shares-clear")) {
		if _, err := wr.conn.ExecContext(ctx, statement, run); err != nil {
			return fmt.Errorf("link-shares-clear: %w", err)
		}
	}
	return nil
}
