// Package export writes answers of the warehouse into files that people and
// programs take further: csv, ndjson, parquet, and workbooks laid out as a 督查台账.
package export

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// ErrName says that a table cannot have the form asked for: two columns of one name in ndjson.
var ErrName = errors.New("names of columns")

// Table is what is written: an answer's columns and a way to its rows.
type Table struct {
	Columns []warehouse.Column
	Next    func(row []any) (bool, error) // fills row, as long as Columns; false after the last
}

// Of takes an answer as it comes from the warehouse.
func Of(r *warehouse.Rows) Table { return Table{r.Columns, r.Next} }

// Counted calls count after each row.
func (t Table) Counted(count func()) Table {
	next := t.Next
	t.Next = func(row []any) (bool, error) {
		more, err := next(row)
		if more && err == nil {
			count()
		}
		return more, err
	}
	return t
}

// each calls f with every row; the row is used again for the next.
func (t Table) each(f func(row []any) error) error {
	row := make([]any, len(t.Columns))
	for {
		more, err := t.Next(row)
		if err != nil || !more {
			return err
		}
		if err := f(row); err != nil {
			return err
		}
	}
}

// distinct refuses two columns of one name.
func (t Table) distinct() error {
	seen := map[string]bool{}
	for _, c := range t.Columns {
		if seen[c.Name] {
			return fmt.Errorf("%w: two columns are called %q: give one another name with as", ErrName, c.Name)
		}
		seen[c.Name] = true
	}
	return nil
}

// Format is a kind of file.
type Format uint8

// The formats; the zero value is none of them.
const (
	CSV Format = iota + 1
	NDJSON
	Parquet
	XLSX
)

var formats = []string{CSV: "csv", NDJSON: "ndjson", Parquet: "parquet", XLSX: "xlsx"}

// ParseFormat reads a format's name, "parquet", with or without a dot, in any case.
func ParseFormat(s string) (Format, bool) {
	s = strings.ToLower(strings.TrimPrefix(s, "."))
	for f := CSV; f <= XLSX; f++ {
		if formats[f] == s || f == NDJSON && s == "jsonl" {
			return f, true
		}
	}
	return 0, false
}

// String is the format's name and suffix: xlsx.
func (f Format) String() string {
	if f < CSV || f > XLSX {
		return ""
	}
	return formats[f]
}

// Options says how a table is written; the zero value is useful.
type Options struct {
	Plain bool     // csv for programs: no BOM, no guard against formulas
	Book  Workbook // of xlsx
}

// Write writes all rows of t.
func Write(w io.Writer, f Format, t Table, opts Options) (Notes, error) {
	switch f {
	case CSV:
		return Notes{}, writeCSV(w, t, opts.Plain)
	case NDJSON:
		return Notes{}, writeNDJSON(w, t)
	case Parquet:
		return Notes{}, writeParquet(w, t)
	case XLSX:
		return opts.Book.Write(w, t)
	}
	return Notes{}, fmt.Errorf("no format named")
}
