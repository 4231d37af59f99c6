package warehouse

import (
	"context"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	files "github.com/taizhang/taizhang/sql"
)

// sqlFiles are all files of statements beside this package.
func sqlFiles(t *testing.T) map[string]string {
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(".."), ".", func(path string, d fs.DirEntry, err error) error {
		if path == "postgres" {
			return fs.SkipDir // those are for one engine
		}
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".sql") {
			return err
		}
		b, err := os.ReadFile("../" + path)
		out[path] = string(b)
		return err
	})
	if err != nil || len(out) < 30 {
		t.Fatal(len(out), err)
	}
	return out
}

func TestEveryColumnHasAComment(t *testing.T) {
	w := open(t, fresh(t), Options{})
	if err := w.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	rows := ask(t, w, `
		select schema_name, table_name, '', comment from duckdb_tables() where not internal and database_name <> 'temp'
		union all
		select schema_name, view_name, '', comment from duckdb_views() where not internal and database_name <> 'temp'
		union all
		select schema_name, table_name, column_name, comment from duckdb_columns() where not internal and database_name <> 'temp'`)
	if len(rows) < 300 {
		t.Fatal(len(rows))
	}
	for _, r := range rows {
		name := strings.Join([]string{r[0].(string), r[1].(string), r[2].(string)}, ".")
		comment, _ := r[3].(string)
		chinese, english, found := strings.Cut(comment, " / ")
		if !found || strings.IndexFunc(chinese, isHan) < 0 || strings.IndexFunc(english, unicode.IsLetter) < 0 {
			t.Errorf("%s: comment %q is not Chinese / English", name, comment)
		}
		for _, part := range r[:3] {
			if len(part.(string)) > 63 {
				t.Errorf("%s: identifier over 63 bytes", part)
			}
		}
	}
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// TestTables holds the list of tables against the schema: every table, every column counted.
func TestTables(t *testing.T) {
	w := open(t, fresh(t), Options{})
	if err := w.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	known := map[string]int{}
	for _, x := range tables {
		if x.schema != scratch {
			known[x.schema+"."+x.name] = x.columns
		}
	}
	for _, name := range []string{"core.edition", "core.near_copy", "core.series", "core.org_load", "ops.stale_division", "ops.near_due", "ops.quarantine", "ops.migration", "ops.made", "ops.dimension"} { // made by statements
		known[name] = -1
	}
	for _, r := range ask(t, w, "select schema_name || '.' || table_name, column_count from duckdb_tables() where not internal and database_name <> 'temp'") {
		n, ok := known[r[0].(string)]
		if !ok || n >= 0 && int64(n) != r[1] {
			t.Errorf("%s has %d columns, known %d", r[0], r[1], n)
		}
		delete(known, r[0].(string))
	}
	if len(known) > 0 {
		t.Error("no such table", known)
	}
}

// TestFactKeys has division_code first in every table that says plan_id.
func TestFactKeys(t *testing.T) {
	w := open(t, fresh(t), Options{})
	if err := w.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	for _, r := range ask(t, w, `
		select table_name, column_name, is_nullable
		from duckdb_columns()
		where schema_name = 'core' and column_index = 1
			and table_name in (select table_name from duckdb_columns() where schema_name = 'core' and column_name = 'plan_id')`) {
		if r[1] == "division_code" && r[2] == false {
			continue
		}
		if _, isView := r[0].(string); isView {
			t.Errorf("core.%s: %s stands first", r[0], r[1])
		}
	}
}

// TestKeys names the tables without a key of their own: what hangs on a task or a document's text.
func TestKeys(t *testing.T) {
	w := open(t, fresh(t), Options{})
	if err := w.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	want := []string{"core.corrected", "core.deadline", "core.due_day", "core.duty", "core.duty_count", "core.duty_member", "core.duty_place", "core.item", "core.link", "core.link_change", "core.link_group", "core.measure", "core.occurrence", "core.org_load", "core.plan_confidence", "core.plan_mark", "core.plan_name", "core.progress", "core.supervisor", "core.thread", "core.thread_member", "core.topic", "ops.near_due", "ops.stale_division", "raw.block"}
	var got []string
	for _, r := range ask(t, w, "select schema_name || '.' || table_name as name from duckdb_tables() where not internal and not has_primary_key order by name") {
		got = append(got, r[0].(string))
	}
	if !slices.Equal(got, want) {
		t.Error(got)
	}
}

func TestDigestCoversEverything(t *testing.T) {
	w := open(t, fresh(t), Options{})
	if err := w.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	text := files.Statement("digest") + " core.thread_alias; core.task_id_alias; mart.correction;" // history depends on the order of loading, and so does which correction still waits
	for _, r := range ask(t, w, "select table_schema || '.' || table_name from information_schema.tables where table_schema in ('raw', 'core', 'mart')") {
		if !strings.Contains(text, " "+r[0].(string)+";") {
			t.Errorf("%s is not in the digest", r[0])
		}
	}
}

func TestViewsAreDropped(t *testing.T) {
	views := files.Views()
	for _, v := range views[1:] {
		name := regexp.MustCompile(`create view (\S+) as`).FindStringSubmatch(v.Text)
		if name == nil || !strings.Contains(views[0].Text, "drop view if exists "+name[1]+";") {
			t.Errorf("%s: not among those dropped", v.Name)
		}
	}
}

// forbidden is what one of the two engines lacks or the house has decided against.
var forbidden = regexp.MustCompile(`\b(references|foreign key|bigserial|sequence|generated|identity|jsonb?|hugeint|struct|map|list|double|string|varchar|blob|enum|materialized|cascade|qualify|exclude|asof|pivot|order by all|group by all|using sample|nextval|current_date|current_timestamp|now|random)\b`)

// as materialized says of a with query, in both engines, that it is worked out once; the views of that name are one's own.
var allowed = strings.NewReplacer("double precision", "", "values", "", "as materialized (", "")

// TestPortable holds every file to what both engines take, lower case, no clock.
func TestPortable(t *testing.T) {
	for path, text := range sqlFiles(t) {
		for i, line := range strings.Split(text, "\n") {
			code := code(line)
			if w := forbidden.FindString(allowed.Replace(code)); w != "" {
				t.Errorf("%s:%d: %q", path, i+1, w)
			}
			if strings.ToLower(code) != code {
				t.Errorf("%s:%d: upper case", path, i+1)
			}
			if strings.Contains(code, "[") || strings.Contains(code, "::") || strings.Contains(code, "?") {
				t.Errorf("%s:%d: not portable: %s", path, i+1, line)
			}
			if strings.Count(line, "; ") > 0 && !strings.Contains(line, "comment on") && !strings.HasPrefix(line, "--") {
				t.Errorf("%s:%d: two statements in a line", path, i+1)
			}
		}
		if strings.Contains(text, "create unique index") || strings.Contains(text, "\ncreate index") && strings.Contains(text, "\nwhere") && strings.HasPrefix(path, "schema/") {
			t.Errorf("%s: partial index", path)
		}
	}
}

// code is a line without its literals and comments.
func code(line string) string {
	line = regexp.MustCompile(`'[^']*'|"[^"]*"`).ReplaceAllString(line, "''")
	line, _, _ = strings.Cut(line, "--")
	return line
}

// clause begins a line of its own.
var clause = regexp.MustCompile(`\S.*\b(from|where|group by|order by|having|limit|left join|join)\b`)

func TestOneClauseALine(t *testing.T) {
	for path, text := range sqlFiles(t) {
		if strings.HasPrefix(path, "load/") {
			continue
		}
		for i, line := range strings.Split(text, "\n") {
			c := strings.TrimSpace(code(line))
			if strings.HasPrefix(c, "left join") || strings.HasPrefix(c, "cross join") || strings.HasPrefix(c, "comment") || strings.HasPrefix(c, "select * from mart.") || strings.Contains(c, "in (select") || strings.Contains(c, "over (") || strings.Contains(c, "string_agg") {
				continue
			}
			if clause.MatchString(c) {
				t.Errorf("%s:%d: %s", path, i+1, c)
			}
		}
	}
}

// TestStatementsStandInFiles finds no SQL in the package's Go.
func TestStatementsStandInFiles(t *testing.T) {
	pkgs, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	statement := regexp.MustCompile(`(?i)["` + "`" + `]\s*(select |insert |delete from|update |create |drop |alter |comment on)`)
	for _, name := range pkgs {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if m := statement.Find(b); m != nil {
			t.Errorf("%s: %s", name, m)
		}
	}
}

// TestOneDoor keeps the engine and goose in this package; tests elsewhere may read with them what the program wrote.
func TestOneDoor(t *testing.T) {
	behind := []string{"github.com/duckdb/", "github.com/pressly/goose", "github.com/lib/pq", "github.com/jmoiron/sqlx", "github.com/gofrs/flock"}
	err := fs.WalkDir(os.DirFS("../.."), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "sql/warehouse/") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), "../../"+path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range f.Imports {
			if slices.ContainsFunc(behind, func(p string) bool { return strings.HasPrefix(strings.Trim(i.Path.Value, `"`), p) }) {
				t.Errorf("%s imports %s", path, i.Path.Value)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestQueriesSayWhatTheyAsk(t *testing.T) {
	for _, q := range files.Queries() {
		if chinese, english, ok := strings.Cut(q.Title, " / "); !ok || chinese == "" || english == "" {
			t.Errorf("%s: title %q", q.Name, q.Title)
		}
		if text, ok := files.Named(q.Name); !ok || text != q.Text {
			t.Errorf("%s is not found by its name", q.Name)
		}
	}
}
