package warehouse

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"

	"github.com/duckdb/duckdb-go/v2"
	files "github.com/taizhang/taizhang/sql"
)

// append sends rows to their tables through the engine's Appender and counts them.
func (wr *writer) append(parts ...*rows) (n int, err error) {
	return n, wr.conn.Raw(func(c any) error {
		for t := range tableCount {
			wrote, err := appendTable(c.(driver.Conn), t, parts)
			if err != nil {
				return fmt.Errorf("%s.%s: %w", tables[t].schema, tables[t].name, err)
			}
			n += wrote
		}
		return nil
	})
}

func appendTable(c driver.Conn, t table, parts []*rows) (n int, err error) {
	var a *duckdb.Appender
	wide := tables[t].columns
	for _, r := range parts {
		if a == nil && len(r[t]) > 0 {
			if a, err = duckdb.NewAppender(c, tables[t].catalog, tables[t].schema, tables[t].name); err != nil {
				return 0, err
			}
		}
		for values := r[t]; len(values) > 0; values = values[wide:] {
			if err := a.AppendRow(values[:wide]...); err != nil {
				return n, errors.Join(err, a.Close())
			}
			n++
		}
	}
	if a == nil {
		return 0, nil
	}
	return n, a.Close()
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
