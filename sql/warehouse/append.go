package warehouse

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"

	"github.com/duckdb/duckdb-go/v2"
	files "github.com/taizhang/taizhang/sql"
)

// append sends rows to their tables through the engine's Appender.
func (wr *writer) append(r *rows) error {
	return wr.conn.Raw(func(c any) error {
		for t := range tableCount {
			if err := appendTable(c.(driver.Conn), t, r[t]); err != nil {
				return fmt.Errorf("%s.%s: %w", tables[t].schema, tables[t].name, err)
			}
		}
		return nil
	})
}

func appendTable(c driver.Conn, t table, values []driver.Value) error {
	if len(values) == 0 {
		return nil
	}
	a, err := duckdb.NewAppender(c, tables[t].catalog, tables[t].schema, tables[t].name)
	if err != nil {
		return err
	}
	for n := tables[t].columns; len(values) > 0; values = values[n:] {
		if err := a.AppendRow(values[:n]...); err != nil {
			return errors.Join(err, a.Close())
		}
	}
	return a.Close()
}

// each runs one of the loader's questions and hands every row to f.
func (wr *writer) each(ctx context.Context, name string, f func(scan func(...any) error) error) error {
	rs, err := wr.conn.QueryContext(ctx, files.Statement(name))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	defer rs.Close()
	for rs.Next() {
		if err := f(rs.Scan); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return rs.Err()
}
