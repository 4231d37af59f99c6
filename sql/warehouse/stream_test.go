package warehouse

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	files "github.com/taizhang/taizhang/sql"
)

func snapshot(t *testing.T, w *Warehouse) *Snapshot {
	t.Helper()
	s, err := w.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func stream(t *testing.T, w *Warehouse, query string, args ...any) (columns []Column, rows [][]any) {
	t.Helper()
	r, err := snapshot(t, w).Stream(t.Context(), query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for {
		row := make([]any, len(r.Columns))
		more, err := r.Next(row)
		if err != nil {
			t.Fatal(err)
		}
		if !more {
			return r.Columns, rows
		}
		rows = append(rows, row)
	}
}

func TestStreamKinds(t *testing.T) {
	w := open(t, fresh(t), Options{})
	load(t, w, small()...)
	columns, rows := stream(t, w, `
		select true as a, cast(1 as tinyint) as b, cast(-2 as smallint) as c, 3 as d, cast(4 as bigint) as e, cast(5 as utinyint) as f, cast(6 as usmallint) as g,
			cast(7 as uinteger) as h, cast(8 as ubigint) as i, sum(tasks) as j, cast(0.5 as float) as k, cast(1.25 as double) as l, 0.5 as m, -12345678.25 as n,
			cast('1234567890.5' as decimal(18, 1)) as o, cast('-0.25' as decimal(38, 2)) as p, '' as q, '十二字节' as r, '十二字节以上的文字' as s,
			date '1949-10-01' as t, timestamp '2021-06-30 08:00:00.5' as u, cast('2021-06-30 08:00:00' as timestamp_s) as v,
			cast('2021-06-30 08:00:00' as timestamp_ms) as w, cast('2021-06-30 08:00:00' as timestamp_ns) as x, null as y, $1 as z
		from core.plan`, "x")
	day, morning := time.Date(1949, 10, 1, 0, 0, 0, 0, time.UTC), time.Date(2021, 6, 30, 8, 0, 0, 0, time.UTC)
	want := []any{true, int64(1), int64(-2), int64(3), int64(4), int64(5), int64(6), int64(7), int64(8), int64(30), 0.5, 1.25, 0.5, -12345678.25,
		1234567890.5, -0.25, "", "十二字节", "十二字节以上的文字", day, morning.Add(time.Second / 2), morning, morning, morning, nil, "x"}
	if len(rows) != 1 || !reflect.DeepEqual(rows[0], want) {
		t.Errorf("%v\n%v", rows, want)
	}
	var kinds strings.Builder
	for _, c := range columns {
		fmt.Fprint(&kinds, c.Kind, " ")
	}
	if got := kinds.String(); got != "1 2 2 2 2 2 2 2 2 2 3 3 3 3 3 3 0 0 0 4 5 5 5 5 2 0 " {
		t.Error(got)
	}
}

// TestStreamValues compares every table and view with what database/sql reads.
func TestStreamValues(t *testing.T) {
	w := open(t, fresh(t), Options{})
	load(t, w, goldResults(t)...)
	for _, s := range files.Split(files.Statement("digest")) {
		want, err := w.Query(t.Context(), s+" order by all")
		if err != nil {
			t.Fatal(err)
		}
		_, got := stream(t, w, s+" order by all")
		if len(got) != len(want.Rows) {
			t.Errorf("%s: %d rows, not %d", s, len(got), len(want.Rows))
			continue
		}
		for i := range got {
			for j := range got[i] {
				if plainer(got[i][j]) != plainer(want.Rows[i][j]) {
					t.Errorf("%s: row %d: %v, not %v", s, i, got[i][j], want.Rows[i][j])
				}
			}
		}
	}
}

// plainer spells a value so that both ways of reading agree on dates and times.
func plainer(v any) string {
	if day, ok := v.(time.Time); ok {
		return strings.TrimSuffix(day.Format(time.RFC3339Nano), "T00:00:00Z")
	}
	return fmt.Sprint(v)
}

func TestStreamLong(t *testing.T) {
	w := open(t, fresh(t), Options{QueryRows: 10, QueryTime: time.Millisecond})
	load(t, w, small()...)
	_, rows := stream(t, w, "select range as n, case when range % 3 > 0 then repeat('字', cast(range % 20 as integer)) end as s from range(100000) order by n")
	for i, row := range rows {
		var s any
		if i%3 > 0 {
			s = strings.Repeat("字", i%20)
		}
		if row[0] != int64(i) || row[1] != s {
			t.Fatal(i, row)
		}
	}
	if len(rows) != 100000 {
		t.Error(len(rows))
	}
}

// TestStreamRefusals tries what a statement may not do, here as in Query.
func TestStreamRefusals(t *testing.T) {
	w := open(t, fresh(t), Options{})
	load(t, w, small()...)
	for _, q := range []string{
		"", "-- nothing", "select", "select 1; select 2", "delete from core.task", "drop table core.task", "create temporary table x (a bigint)",
		"copy core.task to '" + t.TempDir() + "/out'", "attach ':memory:' as other", "set memory_limit = '8GB'", "select * from read_text('/etc/passwd')",
		"select * from glob('/*')", "select [1, 2] as list", "select $1", "select no_such from core.task", "select cast(1e30 as hugeint)", "select date 'infinity'",
		"select cast(content as integer) from core.task",
	} {
		r, err := snapshot(t, w).Stream(t.Context(), q)
		if err != nil {
			continue
		}
		if _, err = r.Next(make([]any, len(r.Columns))); err == nil {
			t.Errorf("%q is answered", q)
		}
		r.Close()
	}
	if _, err := snapshot(t, w).Stream(t.Context(), "select 1; select 2"); !errors.Is(err, ErrStatement) {
		t.Error(err)
	}
}

// A question that is no longer wanted ends at once, in the middle of its work or of its rows.
func TestStreamInterrupted(t *testing.T) {
	w := open(t, fresh(t), Options{})
	load(t, w, small()...)
	for _, q := range []string{
		"select count(*) from range(100000000) a, range(100000000) b where a.range * b.range % 7 = 3",
		"select range from range(10000000000)",
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		began := time.Now()
		r, err := snapshot(t, w).Stream(ctx, q)
		for row := make([]any, 1); err == nil; {
			_, err = r.Next(row)
		}
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", q, err)
		}
		if r != nil {
			r.Close()
		}
		if took := time.Since(began); took > 3*time.Second {
			t.Errorf("%s: stopped only after %v", q, took)
		}
		cancel()
	}
}

// A snapshot sees what it saw first, through loads and their publishing.
func TestSnapshot(t *testing.T) {
	w := open(t, fresh(t), Options{})
	load(t, w, small()[:1]...)
	s := snapshot(t, w)
	count := func() any {
		r, err := s.Stream(t.Context(), "select count(*) from core.plan")
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		row := make([]any, 1)
		if _, err := r.Next(row); err != nil {
			t.Fatal(err)
		}
		return row[0]
	}
	before := count()
	load(t, w, small()...)
	load(t, w, goldResults(t)...)
	if got := count(); got != before {
		t.Errorf("%v plans, then %v", before, got)
	}
	if _, rows := stream(t, w, "select count(*) from core.plan"); rows[0][0] == before {
		t.Error("a new snapshot sees the old rows")
	}
}
