package serve

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/sql/warehouse"
	"github.com/taizhang/taizhang/sql/warehouse/cluster"
)

// attacks are questions that would write, read files, change settings or leave the sandbox.
var attacks = []string{
	"delete from core.task", "drop table core.task", "insert into ops.audit values (1)", "create table x (n integer)", "update core.plan set title = 'x'",
	"select 1; drop table core.task", "copy core.task to '/tmp/taizhang-attack.csv'", "copy core.task from '/etc/passwd'", "attach '/tmp/taizhang-attack.db'", "install httpfs", "load httpfs",
	"set enable_external_access = true", "set role postgres", "reset role", "pragma database_list", "select * from read_text('/etc/passwd')", "select * from read_csv('/etc/passwd')", "select * from '/etc/passwd'",
	"select pg_read_file('/etc/passwd')", "select lo_import('/etc/passwd')", "select * from dblink('', 'select 1') as t(n int)", "select query_to_xml('select 1', true, true, '')",
	"select set_config('role', 'postgres', false)", "begin", "commit", "call pragma_version()", "with x as (delete from core.task returning 1) select * from x", "explain analyze delete from core.task",
	"select getenv('HOME')", "select * from pg_catalog.pg_authid", "do $$ begin perform 1; end $$", "/* x */ drop view mart.task", "",
}

// onServer is a warehouse of the samples on PostgreSQL, for all tests that read one.
func onServer(t *testing.T) *warehouse.Warehouse {
	t.Helper()
	if !sampleDatabase {
		filled(t, newDatabase(t, "samples"), samples(t)...)
		sampleDatabase = true
	}
	return reopened(t, sampleServer.Address("owner", "samples"))
}

// newDatabase makes an empty one on the cluster of these tests, and gives its address.
func newDatabase(t *testing.T, name string) string {
	t.Helper()
	if sampleServer == nil {
		s, err := cluster.Start()
		if err != nil {
			t.Skipf("no PostgreSQL: %v", err)
		}
		sampleServer = s
	}
	if err := sampleServer.Run("postgres", "create database "+name); err != nil {
		t.Fatal(err)
	}
	return sampleServer.Address("owner", name)
}

// sampleServer is the cluster of these tests; sampleDatabase tells that the samples are there.
var (
	sampleServer   *cluster.Server
	sampleDatabase bool
)

// Each page says the same on both engines.
func TestSameOnBoth(t *testing.T) {
	here := open(t, Options{Warehouse: sampled(t), Load: loadNothing})
	there := open(t, Options{Warehouse: onServer(t), Load: loadNothing})
	for _, p := range walked(t, here) {
		path := "/api/v1" + strings.Split(p.path, "#")[0]
		if p.name == "runs" || p.name == "problem" { // times of loads; nothing
			continue
		}
		if a, b := here.get(path), there.get(path); a != b {
			at := 0
			for at < min(len(a), len(b)) && a[at] == b[at] {
				at++
			}
			t.Errorf("%s: duckdb …%.300s, postgres …%.300s", path, a[max(0, at-100):], b[max(0, at-100):])
		}
	}
}

// onBoth runs a test on a folder and, where a server can be started, on PostgreSQL.
func onBoth(t *testing.T, f func(t *testing.T, d *desk)) {
	t.Run("duckdb", func(t *testing.T) { f(t, open(t, Options{Warehouse: sampled(t), Load: loadNothing})) })
	t.Run("postgres", func(t *testing.T) {
		f(t, open(t, Options{Warehouse: onServer(t), Load: loadNothing}))
	})
}

// No question writes, reads a file or changes a setting, in the page or the API, and none is passed over in silence.
func TestAttacks(t *testing.T) {
	onBoth(t, func(t *testing.T, d *desk) {
		before := d.get("/api/v1/overview")
		token := d.csrf()
		for _, q := range attacks {
			body, _ := json.Marshal(Question{SQL: q})
			answer, text := d.do(http.MethodPost, "/api/v1/query", strings.NewReader(string(body)), "Content-Type", "application/json", "X-CSRF-Token", token)
			if answer.StatusCode == 200 || !strings.Contains(text, `"code"`) {
				t.Errorf("%q: %s %.200s", q, answer.Status, text)
			}
			for _, format := range []string{"csv", "xlsx"} {
				if answer, _ := d.post("/query", "sql", q, "format", format); answer.StatusCode == 200 {
					t.Errorf("%q as %s: %s", q, format, answer.Status)
				}
			}
		}
		if after := d.get("/api/v1/overview"); after != before {
			t.Errorf("before %s, after %s", before, after)
		}
		for _, left := range []string{"/tmp/taizhang-attack.csv", "/tmp/taizhang-attack.db"} {
			if _, err := os.Stat(left); err == nil {
				t.Errorf("%s was written", left)
			}
		}
	})
}

// A question that would run for ever is ended, and one that gives ever more rows is cut.
func TestEndless(t *testing.T) {
	limit := askTime
	askTime = time.Second
	t.Cleanup(func() { askTime = limit })
	onBoth(t, func(t *testing.T, d *desk) {
		began := time.Now()
		answer, text := d.post("/api/v1/query", "sql", "select count(*) from core.task a, core.task b, core.task c, core.task d where a.content || b.content || c.content || d.content = 'x'")
		if answer.StatusCode != http.StatusRequestEntityTooLarge || !strings.Contains(text, "query-time") {
			t.Errorf("%s %s", answer.Status, text)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("it took %s to end", took)
		}
		if answer, text := d.post("/api/v1/query", "sql", "select pg_sleep(3000)"); answer.StatusCode == 200 {
			t.Errorf("a sleep: %s %s", answer.Status, text)
		}
		answer, text = d.post("/api/v1/query", "sql", "select a.task_id, b.task_id as other from core.task a, core.task b")
		if answer.StatusCode != 200 || !strings.Contains(text, `"more":true`) {
			t.Errorf("many rows: %s %.200s", answer.Status, text)
		}
	})
}

// What is asked is answered as a table and as files, and kept under a name until it is dropped.
func TestQuestions(t *testing.T) {
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing})
	_, csv := d.post("/query", "sql", "select 1 as n, '=1+1' as f, date '2021-06-30' as due", "format", "csv")
	if csv != "\ufeffn,f,due\r\n1,'=1+1,2021-06-30\r\n" {
		t.Errorf("csv %q", csv)
	}
	if _, xlsx := d.post("/query", "sql", "select 1 as n;", "format", "xlsx"); !strings.HasPrefix(xlsx, "PK") {
		t.Errorf("xlsx %.20q", xlsx)
	}
	d.post("/queries", "name", "逾期", "sql", "select 7 as n")
	if body := d.get("/sql?name=逾期"); !strings.Contains(body, "select 7 as n") {
		t.Error("the saved question is not there")
	}
	d.post("/queries", "name", "逾期", "drop", "1")
	if body := d.get("/sql?name=逾期"); strings.Contains(body, "select 7 as n") {
		t.Error("the dropped question is there")
	}
	if body := d.get("/audit"); !strings.Contains(body, "存查询") || !strings.Contains(body, "删查询") {
		t.Error("no audit")
	}
}
