package warehouse

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// attacks are questions that must be refused on both engines: whatever writes, reads files,
// changes settings or rights, reaches other databases, or is more than one statement.
var attacks = []string{
	"", " ", "-- nothing", ";", "select", "select 1; select 2", "select 1; drop table core.task", "begin", "commit", "rollback; delete from core.task",
	"insert into ops.made values (1)", "delete from core.task", "update core.task set content = ''", "truncate core.task", "drop table core.task", "drop view mart.task",
	"create table core.x (a bigint)", "create temporary table x (a bigint)", "create view mart.x as select 1", "alter table core.task add column x text",
	"with gone as (delete from core.task returning task_id) select * from gone", "select * into core.x from core.task", "create table core.x as select * from core.task",
	"explain analyze delete from core.task", "prepare p as delete from core.task", "execute p", "call p()", "do $$ begin delete from core.task; end $$",
	"copy core.task to 'OUT'", "copy (select 1) to 'OUT'", "copy core.task from 'OUT'", "copy core.task to program 'touch OUT'", "export database 'OUT'",
	"set role owner", "reset role", "set session authorization owner", "set transaction read write", "set statement_timeout = 0", "set memory_limit = '8GB'", "reset all", "pragma database_list",
	"select set_config('role', 'owner', false)", "select set_config('transaction_read_only', 'off', true)", "select pg_catalog.set_config('role', 'none', true)", `select "set_config"('role', 'none', true)`,
	"select SET_CONFIG/* */('role', 'none', true)", "select query_to_xml('select pg_read_file(''/etc/passwd'')', true, true, '')", "select database_to_xml(true, true, '')",
	"select pg_read_file('/etc/passwd')", "select * from pg_ls_dir('/')", "select pg_sleep(100)", "select pg_terminate_backend(1)", "select pg_reload_conf()", "select pg_advisory_lock(1)",
	"select * from pg_authid", "select * from pg_shadow", "select rolpassword from pg_catalog.pg_authid", `select * from U&"pg\005fauthid"`, "select current_setting('data_directory')",
	"select dblink('host=localhost', 'select 1')", "select * from dblink_connect('x')", "select lo_import('/etc/passwd')", "select lo_export(1, 'OUT')", "select lo_create(0)",
	"select nextval('x')", "select txid_current()", "select inet_server_addr()", "lock table core.task", "listen x", "notify x", "vacuum", "checkpoint", "cluster", "load 'x'", "install httpfs", "load httpfs",
	"attach 'OUT' as other", "detach taizhang", "use memory", "select * from read_text('/etc/passwd')", "select * from read_csv('/etc/passwd')", "select * from '/etc/passwd'", "select * from glob('/*')",
	"select * from read_parquet('https://example.com/x.parquet')", "select * from sniff_csv('/etc/passwd')", "select * from sqlite_scan('OUT', 'x')", "select * from postgres_scan('', '', '')",
	"select $$a$$; delete from core.task", "/* /* */ */ delete from core.task", "select 'a''; delete from core.task", "grant all on core.task to public", "create role x superuser", "comment on table core.task is ''",
	"select count(*) from core.task for update",
}

// harmless are those that mean nothing to the server, or to the embedded engine: it has no
// row locks, its sleep ends with the question's time, the rest are constants.
var harmless = map[bool][]string{
	true:  {"select"},
	false: {"select count(*) from core.task for update", "select pg_sleep(100)", "select txid_current()", "select inet_server_addr()"},
}

func TestAttacks(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{QueryTime: 5 * time.Second})
		load(t, w, small()...)
		before := digest(t, w)
		out := filepath.Join(t.TempDir(), "out")
		for _, q := range attacks {
			if slices.Contains(harmless[strings.Contains(address, "://")], q) {
				continue
			}
			q = strings.ReplaceAll(q, "OUT", out)
			if a, err := w.Query(context.Background(), q); err == nil {
				t.Errorf("%q is answered: %v", q, a.Rows)
			}
			if streamed(t, w, q) {
				t.Errorf("%q is answered as a stream", q)
			}
		}
		if _, err := os.Stat(out); err == nil {
			t.Error("something was written")
		}
		if digest(t, w) != before {
			t.Error("something was changed")
		}
	})
}

// streamed reports that a question has a first row, or an end, in a snapshot of its own.
func streamed(t *testing.T, w *Warehouse, q string) bool {
	t.Helper()
	s, err := w.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r, err := s.Stream(t.Context(), q)
	if err != nil {
		return false
	}
	defer r.Close()
	_, err = r.Next(make([]any, len(r.Columns)))
	return err == nil
}

// What people ask is answered.
func TestHonestQuestions(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{})
		load(t, w, small()...)
		for _, q := range []string{
			"select 1", "select 1;", "select 1 -- one", "(select 1) union all (select 2)", "values (1), (2)", "explain select * from mart.task", "select 'pg_read_file(''x'')' as text",
			"with t(n) as (select count(*) from mart.task) select n from t", "select v.n from (values (1), (2)) as v(n) where v.n in (1, 3)", "select * from mart.task where content like '%公开%' limit 3",
			"select left(content, 10), row_number() over (partition by plan_id order by ordinal) from mart.task", "select cast(sum(tasks) as bigint) as 任务 from mart.plan where exists (select 1)",
			"select string_agg(mention, '、' order by mention) from mart.duty group by task_id limit 1", "select extract(year from due), count(*) filter (where due is not null) from mart.deadline group by 1",
			`select "content" from mart.task where position('政' in content) > 0 limit 1`, "select coalesce(max(due), date '2020-01-01') from mart.deadline",
		} {
			if _, err := w.Query(context.Background(), q); err != nil {
				t.Errorf("%s: %v", q, err)
			}
		}
	})
}

func TestQuestionsHaveLimits(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{QueryTime: 300 * time.Millisecond, QueryRows: 10})
		load(t, w, small()...)
		var over *LimitError
		began := time.Now()
		if _, err := w.Query(context.Background(), "select count(*) from core.duty a, core.duty b, core.duty c, core.duty d, core.duty e, core.duty f where a.mention || b.mention < c.mention || d.mention || e.mention || f.mention"); !errors.As(err, &over) || over.What != "query-time" {
			t.Error(err)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Error(took)
		}
		if _, err := w.Query(context.Background(), "select content from mart.task"); !errors.As(err, &over) || over.What != "query-rows" {
			t.Error(err)
		}
	})
}
