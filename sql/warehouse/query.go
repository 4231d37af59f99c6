package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"time"

	"github.com/duckdb/duckdb-go/v2"
)

// ErrStatement says that a query is not one single question.
var ErrStatement = errors.New("only one select statement is allowed")

// queryBytes limits the text that one answer holds.
const queryBytes = 64 << 20

// LimitError says that a query went over one of its limits.
type LimitError struct {
	What  string // query-rows, query-bytes, query-time
	Limit string
}

// Error spells "over a limit: query-rows 100000".
func (e *LimitError) Error() string { return fmt.Sprintf("over a limit: %s %s", e.What, e.Limit) }

// Table is a query's answer. Dates are "2021-12-31", times RFC 3339; whole
// numbers are int64, others float64; null is nil.
type Table struct {
	Columns []string
	Rows    [][]any
}

// Query answers one select on what is published. It can write nothing, read no
// file and change no setting; over a limit it gives a *LimitError.
func (w *Warehouse) Query(ctx context.Context, query string, args ...any) (*Table, error) {
	r, err := w.store.read(ctx)
	if err != nil {
		return nil, err
	}
	defer r.release()
	limited, cancel := context.WithTimeout(ctx, w.opts.QueryTime)
	defer cancel()
	var t *Table
	err = r.ask(limited, query, args, func(rs *sql.Rows) (err error) {
		t, err = collect(rs, w.opts.QueryRows)
		return err
	})
	if err := overTime(ctx, limited, w.opts.QueryTime, err); err != nil {
		return nil, err
	}
	return t, nil
}

// Published names what is published now, gen-3.duckdb, so that who asked before knows whether
// the answers are still the same; "" on a server, where nothing says so.
func (w *Warehouse) Published() (string, error) {
	f, ok := w.store.(*folder)
	if !ok {
		return "", nil
	}
	g, err := current(f.dir)
	if err != nil || g == 0 {
		return "", err
	}
	return g.String(), nil
}

func collect(rs *sql.Rows, limit int) (*Table, error) {
	types, err := rs.ColumnTypes()
	if err != nil {
		return nil, err
	}
	t := &Table{}
	for _, c := range types {
		t.Columns = append(t.Columns, c.Name())
	}
	for bytes := 0; rs.Next(); {
		if len(t.Rows) == limit {
			return nil, &LimitError{"query-rows", fmt.Sprint(limit)}
		}
		row, into := make([]any, len(types)), make([]any, len(types))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rs.Scan(into...); err != nil {
			return nil, err
		}
		for i := range row {
			row[i] = plain(row[i], types[i].DatabaseTypeName())
			if s, ok := row[i].(string); ok {
				bytes += len(s)
			}
		}
		if bytes > queryBytes {
			return nil, &LimitError{"query-bytes", fmt.Sprint(queryBytes)}
		}
		t.Rows = append(t.Rows, row)
	}
	return t, rs.Err()
}

// number reads the numbers that PostgreSQL writes as text.
func number(s, kind string) any {
	if kind != "NUMERIC" {
		return s
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return f
	}
	return s
}

// plain turns an engine's values into the few kinds that Table has.
func plain(v any, kind string) any {
	switch v := v.(type) {
	case time.Time:
		if kind == "DATE" {
			return v.Format(time.DateOnly)
		}
		return v.Format(time.RFC3339Nano)
	case int8:
		return int64(v)
	case int16:
		return int64(v)
	case int32:
		return int64(v)
	case uint64:
		return int64(v)
	case float32:
		return float64(v)
	case *big.Int:
		if v.IsInt64() {
			return v.Int64()
		}
		return v.String()
	case duckdb.Decimal:
		return v.Float64()
	case []byte:
		return number(string(v), kind)
	case nil, bool, int64, float64, string:
		return v
	}
	return fmt.Sprint(v)
}
