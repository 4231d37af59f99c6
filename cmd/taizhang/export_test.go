package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/taizhang/taizhang/sql/export"
	"github.com/taizhang/taizhang/sql/warehouse/cluster"
)

// exportOK runs export on the warehouse w and gives what it said.
func exportOK(t *testing.T, args ...string) (out, log string) {
	t.Helper()
	var o, l strings.Builder
	if code := run(context.Background(), append([]string{"export", "--db", "w"}, args...), nil, &o, &l); code != exitOK {
		t.Fatalf("export %v: exit %d: %s", args, code, l.String())
	}
	return o.String(), l.String()
}

// taskRows are the rows of all sheets of a register below its header, without its footer.
func taskRows(t *testing.T, name string) (sheets []string, rows [][]string) {
	t.Helper()
	f, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		all, err := f.GetRows(sheet)
		if err != nil || len(all) < 5 {
			t.Fatal(sheet, all, err)
		}
		if want := fmt.Sprintf("共 %d 项", len(all)-5); all[len(all)-1][0] != want {
			t.Errorf("%s: %v, not %s", sheet, all[len(all)-1], want)
		}
		rows = append(rows, all[4:len(all)-1]...)
	}
	return f.GetSheetList(), rows
}

// The register holds every task of every plan once, and by organs every organ of a task.
func TestExportRegister(t *testing.T) {
	inProject(t)
	loadOK(t, exitOK, append([]string{"--db", "w"}, sources(t)...)...)
	for _, c := range []struct{ by, sheets, rows string }{
		{"plan", "select count(*) from mart.plan where tasks > 0", "select count(*) from mart.task"},
		{"division", "select count(distinct division_code) from mart.task", "select count(*) from mart.task"},
		{"org", "select count(distinct coalesce(org_division_code, division_code) || ' ' || org_name) from mart.duty",
			"select count(distinct coalesce(org_division_code, division_code) || ' ' || org_name || ' ' || plan_id || ' ' || task_id) from mart.duty"},
	} {
		exportOK(t, "register", "--sheet-by", c.by, "--to", c.by+".xlsx")
		sheets, rows := taskRows(t, c.by+".xlsx")
		if got, want := fmt.Sprint(len(sheets)), answer(t, c.sheets); got != want {
			t.Errorf("%s: %s sheets, not %s", c.by, got, want)
		}
		if got, want := fmt.Sprint(len(rows)), answer(t, c.rows); got != want {
			t.Errorf("%s: %s rows, not %s", c.by, got, want)
		}
	}
	_, rows := taskRows(t, "plan.xlsx")
	var got []string
	for _, r := range rows {
		got = append(got, r[1])
	}
	slices.Sort(got)
	want := strings.Split(strings.TrimSuffix(strings.Join(columnOf(t, "select content from mart.task"), "\x00"), "\x00"), "\x00")
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Error("the register's tasks are not those of the warehouse")
	}
	// of one plan, one year, one place
	exportOK(t, "register", "--division", "360102", "--year", "2021", "--to", "one.xlsx")
	if sheets, rows := taskRows(t, "one.xlsx"); len(sheets) != 1 || fmt.Sprint(len(rows)) != answer(t, "select sum(tasks) from mart.plan where division_code = '360102' and year = 2021") {
		t.Error(sheets, len(rows))
	}
}

func answer(t *testing.T, query string) string {
	t.Helper()
	_, value, _ := strings.Cut(strings.TrimSpace(ask(t, "w", query)), "\n")
	return value
}

// columnOf is one column, read from ndjson.
func columnOf(t *testing.T, query string) (values []string) {
	t.Helper()
	out, _ := exportOK(t, query, "--output", "ndjson")
	for line := range strings.Lines(out) {
		var row map[string]string
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		for _, v := range row {
			values = append(values, v)
		}
	}
	return values
}

// Slips name every organ that has something to do by the day, each in a file of its own.
func TestExportSlips(t *testing.T) {
	inProject(t)
	loadOK(t, exitOK, append([]string{"--db", "w"}, sources(t)...)...)
	exportOK(t, "slips", "--due-by", "2021-12-31", "--to", "slips/")
	exportOK(t, "slips", "--due-by", "2021-12-31", "--to", "slips.xlsx")
	sheets, rows := taskRows(t, "slips.xlsx")
	want := answer(t, `select count(distinct coalesce(d.org_division_code, d.division_code) || ' ' || d.org_name) from mart.duty d
		join mart.occurrence o using (division_code, plan_id, task_id) left join mart.progress g using (division_code, plan_id, task_id)
		where o.due <= date '2021-12-31' and not o.is_before_issue and coalesce(g.status, '') <> 'done'`)
	if fmt.Sprint(len(sheets)) != want {
		t.Errorf("%d organs, not %s", len(sheets), want)
	}
	for _, r := range rows {
		if r[6] == "" || r[6] > "2021-12-31" || !strings.Contains(r[7], "testdata/") || !strings.Contains(r[7], "[") {
			t.Errorf("%q", r)
		}
	}
	names, err := filepath.Glob("slips/*.xlsx")
	if err != nil || len(names) != len(sheets) {
		t.Fatal(len(names), len(sheets), err)
	}
	n := 0
	for _, name := range names {
		one, rows := taskRows(t, name)
		n += len(rows)
		if len(one) != 1 {
			t.Error(name, one)
		}
	}
	if n != len(rows) {
		t.Errorf("%d rows in files, %d in sheets", n, len(rows))
	}
	if _, log := exportOK(t, "slips", "--due-by", "2021-12-31", "--as-of", "2021-12-01", "--to", "slips/", "--force"); !strings.Contains(log, " files in slips/") {
		t.Error(log)
	}
}

// The same rows, loaded in another order, give the same files; each view is there with all its rows and the columns that are described.
func TestExportBundle(t *testing.T) {
	inProject(t)
	names := sources(t)
	loadOK(t, exitOK, append([]string{"--db", "w"}, names...)...)
	slices.Reverse(names)
	loadOK(t, exitOK, append([]string{"--db", "backwards", "--jobs", "2"}, names...)...)
	exportOK(t, "--bundle", "one")
	exportOK(t, "--bundle", "two", "--db", "backwards")
	one, two := tree(t, "one"), tree(t, "two")
	for name := range one {
		if one[name] != two[name] {
			t.Errorf("%s differs", name)
		}
	}
	if len(one) != len(two) || len(one) != len(export.BundledViews())+5 {
		t.Error(len(one), len(two))
	}
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var pack struct {
		Resources []struct {
			Name, Path, Hash string
			Rows             int
			Schema           struct {
				Fields []struct{ Name, Type, Title, Description string }
			}
		}
	}
	if err := json.Unmarshal([]byte(one["datapackage.json"]), &pack); err != nil {
		t.Fatal(err)
	}
	for i, v := range export.BundledViews() {
		r := pack.Resources[i]
		var rows, columns string
		if err := db.QueryRow("select (select count(*) from read_parquet($1)), (select string_agg(name, ' ' order by rowid) from (select name, row_number() over () as rowid from parquet_schema($1)) where rowid > 1)",
			filepath.Join("one", r.Path)).Scan(&rows, &columns); err != nil {
			t.Fatal(v.Name, err)
		}
		if want := answer(t, "select count(*) from mart."+v.Name); rows != want || fmt.Sprint(r.Rows) != want {
			t.Errorf("mart.%s: %s rows, %d said, not %s", v.Name, rows, r.Rows, want)
		}
		var described []string
		for _, f := range r.Schema.Fields {
			described = append(described, f.Name)
			if f.Title == "" || f.Description == "" || !strings.Contains(one["sources.yml"], "- name: "+f.Name+"\n") {
				t.Errorf("mart.%s.%s is not described", v.Name, f.Name)
			}
		}
		if got := strings.Join(described, " "); got != columns {
			t.Errorf("mart.%s: %s described, there are %s", v.Name, got, columns)
		}
	}
	exportOK(t, "--bundle", "one", "--force", "--redact")
}

// tree is every file below a folder.
func tree(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		files[strings.TrimPrefix(name, root+"/")] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// An export that is interrupted, or whose disk is full, leaves nothing and says so.
func TestExportCutShort(t *testing.T) {
	inProject(t)
	writeFile(t, "a.txt", "关于印发通知\n")
	loadOK(t, exitOK, "--db", "w", "a.txt")
	before := names(t)
	for _, to := range []string{"a.csv", "a.ndjson", "a.parquet", "a.xlsx"} {
		ctx, cancel := context.WithTimeout(t.Context(), 400*time.Millisecond)
		stopped, stop := context.WithCancel(context.Background())
		context.AfterFunc(ctx, stop)
		var log strings.Builder
		code := run(stopped, []string{"export", "--db", "w", "--to", to, "select range as n, repeat('字', 100) as s from range(1000000000)"}, nil, &bytes.Buffer{}, &log)
		if code != exitInterrupted || !slices.Equal(names(t), before) {
			t.Errorf("%s: exit %d, left %v: %s", to, code, names(t), log.String())
		}
		cancel()
		stop()
	}
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full")
	}
	for _, format := range []string{"csv", "ndjson", "parquet", "xlsx"} {
		var log strings.Builder
		code := run(t.Context(), []string{"export", "--db", "w", "--to", "/dev/full", "--output", format, "select range as n from range(100000)"}, nil, &bytes.Buffer{}, &log)
		if code != exitInternal || !strings.Contains(log.String(), "no space left on device") {
			t.Errorf("%s: exit %d: %s", format, code, log.String())
		}
	}
}

func names(t *testing.T) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// Both engines give the same files, byte for byte: the bundle, the register, the slips.
func TestExportOnBothEngines(t *testing.T) {
	server, err := cluster.Start()
	if errors.Is(err, cluster.ErrNone) && os.Getenv("TAIZHANG_POSTGRES") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Stop() })
	if err := server.Run("postgres", "create database w"); err != nil {
		t.Fatal(err)
	}
	address := server.Address("owner", "w")
	inProject(t)
	loadOK(t, exitOK, append([]string{"--db", "w"}, sources(t)...)...)
	loadOK(t, exitOK, append([]string{"--db", address}, sources(t)...)...)
	for _, dir := range []string{"duck", "pg"} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		to   string
		args []string
	}{
		{"bundle", []string{"--bundle"}},
		{"plan.xlsx", []string{"register", "--as-of", "2021-10-01", "--to"}},
		{"org.xlsx", []string{"register", "--sheet-by", "org", "--year", "2021", "--org", "局", "--to"}},
		{"slips/", []string{"slips", "--due-by", "2021-12-31", "--as-of", "2019-10-01", "--to"}},
		{"due.csv", []string{"@due-by", "2021-12-31", "--to"}},
		{"kinds.ndjson", []string{"select $1 as t, true as b, 1 as i, cast(2.5 as double precision) as f, signed_on as d, null as n from mart.plan order by plan_id", "x", "--to"}},
	} {
		exportOK(t, append(c.args, filepath.Join("duck", c.to)+strings.Repeat("/", strings.Count(c.to, "/")))...)
		exportOK(t, append(append([]string{"--db", address}, c.args...), filepath.Join("pg", c.to)+strings.Repeat("/", strings.Count(c.to, "/")))...)
	}
	duck, pg := tree(t, "duck"), tree(t, "pg")
	if len(duck) != len(pg) || len(duck) < 40 {
		t.Error(len(duck), len(pg))
	}
	for _, name := range slices.Sorted(maps.Keys(duck)) {
		if duck[name] != pg[name] {
			t.Errorf("%s differs: %d bytes, %d bytes", name, len(duck[name]), len(pg[name]))
		}
	}
}
