package warehouse

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"math/big"
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

// Query answers one select on the published generation. It can write nothing,
// read no file and change no setting; over a limit it gives a *LimitError.
func (w *Warehouse) Query(ctx context.Context, query string, args ...any) (*Table, error) {
	r, err := w.read()
	if err != nil {
		return nil, err
	}
	defer r.release()
	limited, cancel := context.WithTimeout(ctx, w.opts.QueryTime)
	defer cancel()
	t, err := r.query(limited, query, args, w.opts.QueryRows)
	if err != nil && ctx.Err() == nil && errors.Is(limited.Err(), context.DeadlineExceeded) {
		return nil, &LimitError{"query-time", w.opts.QueryTime.String()}
	}
	return t, err
}

func (r *reader) query(ctx context.Context, query string, args []any, limit int) (*Table, error) {
	conn, err := r.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	if err := oneQuestion(conn, query); err != nil {
		return nil, err
	}
	rs, err := conn.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rs.Close()
	return collect(rs, limit)
}

// oneQuestion refuses everything but a single select or explain.
func oneQuestion(conn *sql.Conn, query string) error {
	return conn.Raw(func(c any) error {
		st, err := c.(driver.Conn).Prepare(query)
		if err != nil {
			return statementError(err)
		}
		defer st.Close()
		kind, err := st.(*duckdb.Stmt).StatementType()
		if err != nil {
			return err
		}
		if kind != duckdb.STATEMENT_TYPE_SELECT && kind != duckdb.STATEMENT_TYPE_EXPLAIN {
			return ErrStatement
		}
		return nil
	})
}

// statementError tells a wrong question, which the engine explains, from several of them.
func statementError(err error) error {
	var e *duckdb.Error
	if errors.As(err, &e) {
		return err
	}
	return ErrStatement
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

// plain turns the engine's values into the few kinds that Table has.
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
		return string(v)
	case nil, bool, int64, float64, string:
		return v
	}
	return fmt.Sprint(v)
}
