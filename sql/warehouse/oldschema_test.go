package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"testing"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
	files "github.com/taizhang/taizhang/sql"
)

// former is the last migration of the version whose warehouses are brought up to date here.
const former = 13

// formerRows are what that version wrote of a plan: every column that its tables had, nothing else.
var formerRows = []string{
	"insert into raw.document values (11, '%064d', 'docx', 1000, 1, 0)",
	"insert into core.bundle (bundle_id, name, given_key, parser, documents, plans, tasks) values (21, '旧方案.docx', 0, 'old', 1, 1, 1)",
	"insert into core.document values (21, 1, 11)",
	"insert into core.source (bundle_id, document_id, source_id, name, url, official) values (21, 11, 31, '旧方案.docx', null, false)",
	"insert into core.ledger values (21, 'task', 6)",
	"insert into core.plan (division_code, plan_id, edition_id, exact_edition_id, series_id, is_primary, bundle_id, document_id, ordinal, format, title, year, tasks, fields, tasks_key) values ('360103', 41, 51, 51, 61, true, 21, 11, 1, 'docx', '旧方案', 2020, 1, 2, 71)",
	"insert into core.edition values ('360103', 51, 61, 41, 1)",
	"insert into core.series values ('360103', 61, '旧方案', 1, 2020, 2020)",
	"insert into core.task (division_code, plan_id, task_id, ordinal, content, plan_year, pos) values ('360103', 41, 81, 1, '推进政务公开', 2020, '¶2 [0,6)')",
	"insert into core.duty (division_code, plan_id, task_id, ordinal, mention, role, is_collective, is_inherited, is_inline, pos) values ('360103', 41, 81, 1, '区政府办', 'lead', false, false, false, '¶2 [8,12)')",
	"insert into core.deadline (division_code, plan_id, task_id, ordinal, mention, kind, due, is_workdays, is_inherited, pos) values ('360103', 41, 81, 1, '年底前', 'date', date '2020-12-31', false, false, '¶2 [13,16)')",
	"insert into core.org_load values ('360103', 2020, '区政府办', false, 1, 1, 0, 0, 0, 1)",
	"insert into core.issue values ('360103', 41, 1, 'unknown-org', '单位不详', null)",
	"insert into ops.run values (1, 'load', 'old', timestamp '2024-05-01 08:00:00', timestamp '2024-05-01 08:01:00', 'complete', 1, 1, 0, 0, 0, 0, 0, 0, 1, 1)",
	"insert into ops.run_file values (1, 1, '旧方案.docx', 'loaded', null, 'docx', null, 21, 1)",
}

// makeFormer makes a warehouse as that version left it.
func makeFormer(t *testing.T, db *sql.DB) {
	t.Helper()
	ctx := context.Background()
	dir, err := fs.Sub(files.Schema, "schema")
	if err != nil {
		t.Fatal(err)
	}
	p, err := goose.NewProvider(database.DialectCustom, db, dir, goose.WithStore(versions{}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.UpTo(ctx, former); err != nil {
		t.Fatal(err)
	}
	for _, q := range formerRows {
		if q == formerRows[0] {
			q = fmt.Sprintf(q, 1)
		}
		if _, err := db.ExecContext(ctx, q); err != nil {
			t.Fatal(q, err)
		}
	}
}

// A warehouse that an old version made and filled is brought up to date with its rows, loaded into
// and verified, on both engines.
func TestOldSchema(t *testing.T) {
	open := func(t *testing.T, address string) *Warehouse { return open(t, address, Options{Parser: "new"}) }
	t.Run("duckdb", func(t *testing.T) {
		dir := t.TempDir()
		db, err := openWriting(generation(1).path(dir), Options{Memory: "256MB", Threads: 1})
		if err != nil {
			t.Fatal(err)
		}
		makeFormer(t, db)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if err := point(dir, 0, 1); err != nil {
			t.Fatal(err)
		}
		upToDate(t, open(t, dir))
	})
	t.Run("postgres", func(t *testing.T) {
		address, _ := newDatabase(t, "create database %s")
		db, err := sql.Open("postgres", address)
		if err != nil {
			t.Fatal(err)
		}
		makeFormer(t, db)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		upToDate(t, open(t, address))
	})
}

func upToDate(t *testing.T, w *Warehouse) {
	ctx := context.Background()
	if st, err := w.State(ctx); err != nil || st.Condition != "behind" || st.Schema != former {
		t.Errorf("%+v %v", st, err)
	}
	if _, _, err := w.Verify(ctx); err == nil {
		t.Error("an old schema was verified")
	}
	if err := w.Migrate(ctx); err != nil {
		t.Fatal(err)
	}
	load(t, w, small()...)
	for q, want := range map[string]string{
		"select title, tasks from mart.plan where plan_id = 41":                                                 "[[旧方案 1]]",
		"select content from mart.task where plan_id = 41":                                                      "[[推进政务公开]]",
		"select mention, role from mart.duty where plan_id = 41":                                                "[[区政府办 lead]]",
		"select cast(due as text) from mart.due where plan_id = 41":                                             "[[2020-12-31]]",
		"select parser, cast(loaded_from as text), loaded_to from mart.plan_version where plan_id = 41":         "[[old 2024-05-01 08:00:00 <nil>]]",
		"select tasks, duties, deadlines from mart.year_summary where division_code = '360103' and year = 2020": "[[1 1 1]]",
		"select count(*) from mart.plan":                                                                        "[[4]]",
	} {
		if got := fmt.Sprint(ask(t, w, q)); got != want {
			t.Errorf("%s: %s, want %s", q, got, want)
		}
	}
	sound(t, w)
	if n, err := w.Retire(ctx, "旧方案.docx"); err != nil || n != 1 {
		t.Error("retired", n, err)
	}
	sound(t, w)
}
