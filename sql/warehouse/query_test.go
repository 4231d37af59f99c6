package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	files "github.com/taizhang/taizhang/sql"
)

func TestQueryKinds(t *testing.T) {
	w := open(t, fresh(t), Options{})
	load(t, w, small()...)
	got, err := w.Query(context.Background(), `
		select 1 as a, cast('2021-06-30' as date) as b, sum(tasks) as c, 0.5 as d, true as e, null as f, cast(1 as hugeint) as g, '字' as h,
			cast('2021-06-30 08:00:00' as timestamp) as i, $1 as j
		from core.plan`, "x")
	if err != nil {
		t.Fatal(err)
	}
	want := &Table{
		Columns: []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"},
		Rows:    [][]any{{int64(1), "2021-06-30", int64(30), 0.5, true, nil, int64(1), "字", "2021-06-30T08:00:00Z", "x"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%#v", got)
	}
}

// TestSandbox tries what a statement given by people may not do.
func TestSandbox(t *testing.T) {
	dir := fresh(t)
	w := open(t, dir, Options{})
	load(t, w, small()...)
	was := digest(t, w)
	secret := filepath.Join(t.TempDir(), "secret.csv")
	if err := os.WriteFile(secret, []byte("a,b\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out")
	for _, q := range []string{
		"insert into core.org select * from core.org",
		"delete from core.task",
		"drop table core.task",
		"create table core.x (a bigint)",
		"create temporary table x (a bigint)",
		"select 1; select 2",
		"delete from core.task; select 1",
		"copy core.task to '" + out + "'",
		"copy (select 1) to '" + out + "'",
		"export database '" + out + "'",
		"attach '" + out + "' as other",
		"attach ':memory:' as other",
		"install httpfs",
		"load httpfs",
		"set memory_limit = '8GB'",
		"set enable_external_access = true",
		"reset lock_configuration",
		"checkpoint",
		"call pragma_version()",
		"begin",
		"select * from read_text('" + secret + "')",
		"select * from read_csv('" + secret + "')",
		"select * from read_blob('/etc/passwd')",
		"select * from '" + secret + "'",
		"select * from glob('/*')",
		"explain analyze copy (select 1) to '" + out + "'",
		"prepare p as select 1",
		"update core.task set content = ''",
		"",
		"-- nothing",
		"select",
	} {
		if got, err := w.Query(context.Background(), q); err == nil {
			t.Errorf("%q is answered: %v", q, got.Rows)
		}
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a file was written")
	}
	if digest(t, w) != was {
		t.Error("something was changed")
	}
	for _, q := range []string{"select 1;", "with a as (select 1 as b) select b from a", "explain select 1", "describe core.task", "show tables", "from core.plan select title", "values (1)"} {
		if _, err := w.Query(context.Background(), q); err != nil {
			t.Errorf("%q: %v", q, err)
		}
	}
}

func TestQueryLimits(t *testing.T) {
	dir := fresh(t)
	w, quick := open(t, dir, Options{QueryRows: 5}), open(t, dir, Options{QueryTime: 300 * time.Millisecond})
	load(t, w, small()...)
	var limit *LimitError
	if _, err := w.Query(context.Background(), "select * from core.task"); !errors.As(err, &limit) || limit.What != "query-rows" {
		t.Error(err)
	}
	if got := ask(t, w, "select * from core.task limit 5"); len(got) != 5 {
		t.Error(len(got))
	}
	if _, err := w.Query(context.Background(), "select repeat('字', 30000000)"); !errors.As(err, &limit) || limit.What != "query-bytes" {
		t.Error(err)
	}
	start := time.Now()
	if _, err := quick.Query(context.Background(), "select count(*) from range(100000000) a, range(100000000) b where a.range * b.range % 7 = 3"); !errors.As(err, &limit) || limit.What != "query-time" {
		t.Error(err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Error("stopped only after", took)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := w.Query(ctx, "select 1"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestMissing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	w := open(t, dir, Options{})
	if _, err := w.Query(context.Background(), "select 1"); !errors.Is(err, ErrMissing) {
		t.Error(err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("a question made a folder")
	}
}

// TestStandardQueries runs every named question on the annotated plans.
func TestStandardQueries(t *testing.T) {
	w := open(t, fresh(t), Options{})
	load(t, w, goldResults(t)...)
	for _, q := range files.Queries() {
		got, err := w.Query(context.Background(), q.Text, values[q.Name]...)
		if err != nil {
			t.Errorf("%s: %v", q.Name, err)
			continue
		}
		if testing.Verbose() {
			fmt.Println("==", q.Title)
			fmt.Println(got.Columns)
			for _, r := range got.Rows[:min(5, len(got.Rows))] {
				fmt.Println(r...)
			}
		}
	}
	if got := ask(t, w, "select year, sum(tasks) from mart.year_summary group by year order by year"); len(got) == 0 {
		t.Error(got)
	}
}

// Two warehouses of one process read one folder, whatever number of threads each asks with; the second's questions, whole or streamed,
// are answered beside the first's.
func TestAskingBeside(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w.db.d")
	load(t, open(t, dir, Options{}), small()...)
	for _, asking := range [][2]int{{1, 0}, {0, 1}} {
		one, two := open(t, dir, Options{Asking: asking[0]}), open(t, dir, Options{Asking: asking[1]})
		for _, w := range []*Warehouse{one, two, one} {
			if a, err := w.Query(t.Context(), "select count(*) from core.task"); err != nil || a.Rows[0][0] == int64(0) {
				t.Errorf("%v: %v %v", asking, a, err)
			}
			if !streamed(t, w, "select content from core.task") {
				t.Errorf("%v: no stream", asking)
			}
		}
	}
}
