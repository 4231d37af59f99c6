package warehouse

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/normalize"
)

// goldenTable is one table's rows under the names of its columns.
type goldenTable struct {
	Table   string   `json:"table"`
	Columns []string `json:"columns"`
	Rows    [][]any  `json:"rows"`
}

// columns are the names of every table's columns, as the schema has them.
func columns(t *testing.T) map[string][]string {
	w := open(t, t.TempDir(), Options{})
	if err := w.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, r := range ask(t, w, "select schema_name || '.' || table_name, column_name from duckdb_columns() order by 1, column_index") {
		out[r[0].(string)] = append(out[r[0].(string)], r[1].(string))
	}
	return out
}

// tablesOf gives the tables that have rows, and the rows that only copy the Document as their number.
func tablesOf(b *bundle, columns map[string][]string) (out []goldenTable, raw map[string]int) {
	raw = map[string]int{}
	for i := range tables {
		name, wide := tables[i].schema+"."+tables[i].name, tables[i].columns
		for _, r := range b.raw {
			if n := r.len(table(i)); n > 0 {
				raw[name] += n
			}
		}
		values := plainValues(append(slices.Clone(b.rows[i]), b.orgs[i]...))
		one := goldenTable{Table: name, Columns: columns[name]}
		for ; len(values) > 0; values = values[wide:] {
			one.Rows = append(one.Rows, values[:wide])
		}
		if one.Rows != nil {
			out = append(out, one)
		}
	}
	return out, raw
}

// The rows of the sample texts, made of the goldens of normalize.
func TestGoldenRows(t *testing.T) {
	names := columns(t)
	for _, folder := range golden.Folders(t) {
		d, p := &ingest.Document{}, &normalize.Plan{}
		golden.Load(t, filepath.Join(folder, "document.json"), d)
		golden.Load(t, filepath.Join(folder, "plan.json"), p)
		r := &normalize.Result{Bundle: &ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}}, Plans: []*normalize.Plan{p}, Ledger: p.Ledger}
		b, err := newBundle(r, "")
		if err != nil {
			t.Fatal(err)
		}
		out, raw := tablesOf(b, names)
		for _, one := range out {
			if len(one.Columns) != len(one.Rows[0]) {
				t.Errorf("%s: %d values for columns %v", one.Table, len(one.Rows[0]), one.Columns)
			}
		}
		golden.Check(t, filepath.Join(folder, "rows.json"), map[string]any{"tables": out, "raw": raw})
	}
}
