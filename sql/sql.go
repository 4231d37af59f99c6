// Package sql embeds the files a DBA can run with psql or duckdb: schema,
// views, queries, and the statements of the loader. It holds no code but that.
package sql

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
)

// Schema holds the migrations, one file each, in the order of their names.
//
//go:embed schema/*.sql
var Schema embed.FS

//go:embed schema/*.sql views/*.sql queries/*.sql load/*.sql postgres/*.sql postgres/functions.txt zh/views.sql pages/*.sql
var files embed.FS

// Query is a question with a name: due-by, 到期任务.
type Query struct {
	Name  string // the file's name without .sql
	Title string // the file's first comment
	Text  string
}

// Queries lists the standard questions by name.
func Queries() []Query {
	return list("queries")
}

// Twenty names the standard questions that docs/warehouse.md shows.
var Twenty = []string{
	"year-summary", "funnel", "coverage", "topics",
	"busiest-orgs", "org-years", "org-tasks",
	"due-by", "due-between", "due-by-month", "due-calendar", "due-status", "overdue", "plan-completion",
	"relations", "copies", "plans-as-of",
	"quality", "issues", "ledger",
}

// Migrations lists the files of Schema in their order.
func Migrations() []Query {
	return list("schema")
}

// Views lists the statements that make the views, in the order they stand on each other.
func Views() []Query {
	return list("views")
}

// ChineseViews gives the statements that make mart_zh: the views of mart under Chinese names.
func ChineseViews() string {
	b, err := files.ReadFile("zh/views.sql")
	if err != nil {
		panic(err)
	}
	return string(b)
}

// Named gives the text of a standard question.
func Named(name string) (string, bool) {
	b, err := files.ReadFile("queries/" + name + ".sql")
	return string(b), err == nil
}

// Pages lists the questions of the workbench by name.
func Pages() []Query { return list("pages") }

// Page gives the text of one of the workbench's questions; the name must exist.
func Page(name string) string {
	b, err := files.ReadFile("pages/" + name + ".sql")
	if err != nil {
		panic(err)
	}
	return string(b)
}

// Statements lists the loader's statements by name.
func Statements() []Query { return list("load") }

// Statement gives the text of one of the loader's statements; the name must exist.
func Statement(name string) string {
	b, err := files.ReadFile("load/" + name + ".sql")
	if err != nil {
		panic(err)
	}
	return string(b)
}

// Extras lists the files for PostgreSQL alone by name.
func Extras() []Query { return list("postgres") }

// Extra gives the text of one of the files for PostgreSQL alone; the name must exist.
func Extra(name string) string {
	b, err := files.ReadFile("postgres/" + name + ".sql")
	if err != nil {
		panic(err)
	}
	return string(b)
}

// Functions names the functions that a question to a PostgreSQL server may call.
func Functions() string {
	b, err := files.ReadFile("postgres/functions.txt")
	if err != nil {
		panic(err)
	}
	return string(b)
}

// Split cuts a file into its statements: each ends with a semicolon at a line's end.
func Split(text string) []string {
	var out []string
	for _, s := range strings.SplitAfter(text, ";\n") {
		if strings.TrimSpace(s) != "" {
			out = append(out, strings.TrimSuffix(strings.TrimSpace(s), ";"))
		}
	}
	return out
}

func list(dir string) []Query {
	names, _ := fs.Glob(files, dir+"/*.sql")
	slices.Sort(names)
	out := make([]Query, len(names))
	for i, name := range names {
		b, _ := files.ReadFile(name)
		out[i] = Query{Name: strings.TrimSuffix(strings.TrimPrefix(name, dir+"/"), ".sql"), Text: string(b)}
		first, _, _ := strings.Cut(string(b), "\n")
		out[i].Title = strings.TrimSpace(strings.TrimLeft(first, "-"))
	}
	return out
}
