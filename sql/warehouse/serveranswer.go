package warehouse

import (
	"database/sql"
	"errors"
	"strconv"
	"time"
)

// serverAnswer is an answer that a server sends row by row.
type serverAnswer struct {
	statement *sql.Stmt
	rows      *sql.Rows
	kinds     []Kind
	into      []any
}

func newServerAnswer(st *sql.Stmt, rs *sql.Rows) (*serverAnswer, []Column, error) {
	a := &serverAnswer{statement: st, rows: rs}
	types, err := rs.ColumnTypes()
	if err != nil {
		return a, nil, err
	}
	columns := make([]Column, len(types))
	for i, t := range types {
		columns[i] = Column{t.Name(), serverKind(t.DatabaseTypeName())}
		a.kinds = append(a.kinds, columns[i].Kind)
	}
	a.into = make([]any, len(types))
	return a, columns, nil
}

// serverKind is the kind of a PostgreSQL type; what has none is text.
func serverKind(name string) Kind {
	switch name {
	case "BOOL":
		return Bool
	case "INT2", "INT4", "INT8":
		return Int
	case "FLOAT4", "FLOAT8", "NUMERIC":
		return Float
	case "DATE":
		return Date
	case "TIMESTAMP", "TIMESTAMPTZ":
		return Time
	}
	return Text
}

func (a *serverAnswer) next(row []any) (bool, error) {
	if !a.rows.Next() {
		return false, a.rows.Err()
	}
	for i := range row {
		a.into[i] = &row[i]
	}
	if err := a.rows.Scan(a.into...); err != nil {
		return false, err
	}
	for i, v := range row {
		switch v := v.(type) {
		case time.Time:
			row[i] = v.UTC()
		case []byte:
			row[i] = string(v)
			if f, err := strconv.ParseFloat(string(v), 64); err == nil && a.kinds[i] == Float {
				row[i] = f
			}
		}
	}
	return true, nil
}

func (a *serverAnswer) close() error {
	return errors.Join(a.rows.Close(), a.statement.Close())
}
