package warehouse

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/lib/pq"
	files "github.com/taizhang/taizhang/sql"
)

// copyBytes is how much is handed to COPY at a time.
const copyBytes = 60 << 10

// copier is a COPY under way.
type copier interface {
	driver.Stmt
	CopyData(ctx context.Context, lines string) (driver.Result, error)
}

// append sends rows through COPY; it must be in a transaction.
func (s *serverSession) append(ctx context.Context, conn *sql.Conn, parts []*rows) (n int, err error) {
	if s.columns == nil {
		if s.columns, err = columnsOf(ctx, conn); err != nil {
			return 0, err
		}
	}
	return n, conn.Raw(func(c any) error {
		for t := range tableCount {
			s.server.opts.Trace.commit(t, parts)
			wrote, err := s.copyTable(ctx, c.(driver.ConnPrepareContext), t, parts)
			if err != nil {
				return fmt.Errorf("%s.%s: %w", tables[t].schema, tables[t].name, err)
			}
			n += wrote
		}
		return nil
	})
}

// columnsOf names the columns of every table, in their order.
func columnsOf(ctx context.Context, conn *sql.Conn) (map[string][]string, error) {
	rs, err := conn.QueryContext(ctx, files.Extra("columns"))
	out := map[string][]string{}
	err = handRows(rs, err)(func(rs *sql.Rows) error {
		for rs.Next() {
			var schema, table, column string
			if err := rs.Scan(&schema, &table, &column); err != nil {
				return err
			}
			out[schema+"."+table] = append(out[schema+"."+table], column)
		}
		return nil
	})
	return out, err
}

func (s *serverSession) copyTable(ctx context.Context, c driver.ConnPrepareContext, t table, parts []*rows) (n int, err error) {
	for _, r := range parts {
		n += r.len(t)
	}
	if n == 0 {
		return 0, nil
	}
	st, err := c.PrepareContext(ctx, s.copyIn(tables[t].schema, tables[t].name))
	if err != nil {
		return 0, err
	}
	if err := feed(ctx, st.(copier), t, parts); err != nil {
		return 0, errors.Join(err, st.Close())
	}
	return n, st.Close()
}

func (s *serverSession) copyIn(schema, name string) string {
	columns := s.columns[schema+"."+name]
	if schema == scratch {
		//lint:ignore SA1019 its quoting of names is what is wanted here
		return pq.CopyIn(name, columns...)
	}
	//lint:ignore SA1019 as above
	return pq.CopyInSchema(schema, name, columns...)
}

func feed(ctx context.Context, to copier, t table, parts []*rows) error {
	lines := make([]byte, 0, copyBytes+4096)
	for _, r := range parts {
		for values, wide := r[t], tables[t].columns; len(values) > 0; values = values[wide:] {
			lines = appendLine(lines, values[:wide])
			if len(lines) < copyBytes {
				continue
			}
			if _, err := to.CopyData(ctx, string(lines[:len(lines)-1])); err != nil {
				return err
			}
			lines = lines[:0]
		}
	}
	if len(lines) == 0 {
		return nil
	}
	_, err := to.CopyData(ctx, string(lines[:len(lines)-1]))
	return err
}

// appendLine spells a row as COPY's text format has it.
func appendLine(b []byte, row []datum) []byte {
	for i, d := range row {
		if i > 0 {
			b = append(b, '\t')
		}
		b = appendCell(b, d)
	}
	return append(b, '\n')
}

func appendCell(b []byte, d datum) []byte {
	switch d.kind() {
	case textKind:
		return appendEscaped(b, d.text())
	case wholeKind:
		return strconv.AppendInt(b, d.whole(), 10)
	case floatKind:
		return strconv.AppendFloat(b, d.float(), 'g', -1, 64)
	case boolKind:
		return strconv.AppendBool(b, d.truth())
	case timeKind:
		return appendTime(b, d.time())
	}
	return append(b, `\N`...)
}

func appendTime(b []byte, t time.Time) []byte {
	if t.Hour()|t.Minute()|t.Second()|t.Nanosecond() == 0 {
		return t.AppendFormat(b, time.DateOnly)
	}
	return t.AppendFormat(b, "2006-01-02 15:04:05.999999")
}

// appendEscaped writes what COPY would take for its own signs behind a backslash.
func appendEscaped(b []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		sign := byte(0)
		switch s[i] {
		case '\\':
			sign = '\\'
		case '\n':
			sign = 'n'
		case '\r':
			sign = 'r'
		case '\t':
			sign = 't'
		default:
			continue
		}
		b = append(append(b, s[from:i]...), '\\', sign)
		from = i + 1
	}
	return append(b, s[from:]...)
}
