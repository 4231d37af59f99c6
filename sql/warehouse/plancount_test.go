package warehouse

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	files "github.com/taizhang/taizhang/sql"
)

// The counts that the loader makes are those that the migration adds up from the rows, on both engines.
func TestPlanCounts(t *testing.T) {
	ctx := context.Background()
	migration := files.Migrations()[15]
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{})
		load(t, w, samples(t)...)
		wr, err := w.begin(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer w.abandon(wr)
		for _, s := range files.Split(migration.Text) {
			table, ok := strings.CutPrefix(s, "insert into ")
			if !ok {
				continue
			}
			table, _, _ = strings.Cut(table, " ")
			loaded := rowsOf(t, wr, table)
			if len(loaded) == 0 {
				t.Errorf("%s is empty", table)
			}
			if _, err := wr.conn.ExecContext(ctx, "delete from "+table); err != nil {
				t.Fatal(err)
			}
			if _, err := wr.conn.ExecContext(ctx, s); err != nil {
				t.Fatal(table, err)
			}
			if added := rowsOf(t, wr, table); !slices.Equal(loaded, added) {
				t.Errorf("%s: loaded\n%s\nadded up\n%s", table, strings.Join(loaded, "\n"), strings.Join(added, "\n"))
			}
		}
	})
}

func rowsOf(t *testing.T, wr *writer, table string) (out []string) {
	t.Helper()
	rs, err := wr.conn.QueryContext(context.Background(), "select * from "+table)
	if err != nil {
		t.Fatal(err)
	}
	defer rs.Close()
	all, err := collect(rs, 100_000)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range all.Rows {
		out = append(out, fmt.Sprintf("%q", row))
	}
	slices.Sort(out)
	return out
}
