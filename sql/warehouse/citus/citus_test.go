package citus_test

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	_ "github.com/lib/pq"
	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse"
	"github.com/taizhang/taizhang/sql/warehouse/citus"
	"github.com/taizhang/taizhang/sql/warehouse/cluster"
	"github.com/taizhang/taizhang/sql/warehouse/queue"
)

var update = flag.Bool("update", false, "write the expected verdicts anew")

// judge is a PostgreSQL server with the tables and views of the warehouse, whose parser resolves every name.
type judge struct {
	t       testing.TB
	conn    *sql.Conn
	catalog *citus.Catalog
	n       int
}

// newJudge starts a server, makes the warehouse's tables and reads where each stands.
func newJudge(t testing.TB) *judge {
	t.Helper()
	s, err := cluster.Start()
	if errors.Is(err, cluster.ErrNone) && os.Getenv("TAIZHANG_POSTGRES") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Stop() })
	if err := s.Run("postgres", "create database w"); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	q, err := queue.Open(ctx, s.Address("owner", "w"), warehouse.Options{}, nil) // makes the tables of both
	if err != nil {
		t.Fatal(err)
	}
	if err := q.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("postgres", s.Address("owner", "w"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	j := &judge{t: t}
	if j.conn, err = db.Conn(ctx); err != nil {
		t.Fatal(err)
	}
	j.must("create schema judged")
	j.catalog = j.readCatalog()
	return j
}

func (j *judge) must(query string) {
	j.t.Helper()
	if _, err := j.conn.ExecContext(context.Background(), query); err != nil {
		j.t.Fatalf("%v: %s", err, query)
	}
}

// rows are the answer to a query of text columns.
func (j *judge) rows(query string, columns int, args ...any) (out [][]string) {
	j.t.Helper()
	rs, err := j.conn.QueryContext(context.Background(), query, args...)
	if err != nil {
		j.t.Fatalf("%v: %s", err, query)
	}
	defer rs.Close()
	for rs.Next() {
		row, at := make([]string, columns), make([]any, columns)
		for i := range row {
			at[i] = &row[i]
		}
		if err := rs.Scan(at...); err != nil {
			j.t.Fatal(err)
		}
		out = append(out, row)
	}
	if err := rs.Err(); err != nil {
		j.t.Fatal(err)
	}
	return out
}

var placement = regexp.MustCompile(`\(\d+, '([\w.]+)', (?:null|'(\w+)'), (?:null|'([\w.]+)')\)`)

// readCatalog reads the relations, and where sql/postgres/citus.sql puts each table.
func (j *judge) readCatalog() *citus.Catalog {
	c := &citus.Catalog{Relations: map[string]*citus.Relation{}, Equals: map[string]bool{}}
	for _, r := range j.rows("select oid::text from pg_operator where oprname = '='", 1) {
		c.Equals[r[0]] = true
	}
	names := map[string]*citus.Relation{}
	for _, r := range j.rows(`select c.oid::text, n.nspname || '.' || c.relname, coalesce((select w.ev_action::text from pg_rewrite w where w.ev_class = c.oid and w.rulename = '_RETURN' and c.relkind = 'v' and n.nspname like 'mart%'), '')
		from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'v')`, 3) {
		one := &citus.Relation{Name: r[1]}
		if r[2] != "" {
			one.View = j.tree(r[2])
		}
		c.Relations[r[0]], names[r[1]] = one, one
	}
	for _, m := range placement.FindAllStringSubmatch(files.Extra("citus"), -1) {
		one := names[m[1]]
		if one == nil {
			j.t.Fatalf("sql/postgres/citus.sql names %s, which there is not", m[1])
		}
		if one.Place = citus.Reference; m[2] != "" {
			one.Place, one.Group = citus.Distributed, m[3]
			if one.Group == "none" {
				one.Group = one.Name
			}
			fmt.Sscan(j.rows("select attnum::text from pg_attribute where attrelid = $1::regclass and attname = $2", 1, m[1], m[2])[0][0], &one.Key)
		}
	}
	return c
}

func (j *judge) tree(text string) *citus.Node {
	j.t.Helper()
	all, err := citus.Parse(text)
	if err != nil || len(all) == 0 {
		j.t.Fatal(err)
	}
	return all[len(all)-1]
}

// says tells how a statement would be run. PostgreSQL keeps its tree as the body of a function.
func (j *judge) says(statement string) citus.Verdict {
	j.t.Helper()
	j.n++
	name := fmt.Sprintf("judged_%d", j.n)
	statement = strings.TrimRight(strings.TrimSpace(statement), ";")
	j.must("prepare " + name + " as " + statement)
	kinds := j.rows("select array_to_string(parameter_types, ', ') from pg_prepared_statements where name = $1", 1, name)[0][0]
	j.must("deallocate " + name)
	j.must("create function judged." + name + "(" + kinds + ") returns void begin atomic " + statement + "\n; end")
	body := j.rows("select prosqlbody::text from pg_proc where proname = $1", 1, name)[0][0]
	return j.catalog.Plan(j.tree(body))
}

// query is a statement that reads or writes rows.
var query = regexp.MustCompile(`^(?:--[^\n]*\n)*\s*(?:select|with|insert|update|delete)\b`)

// embedded are the loader's statements for the embedded engine alone.
var embedded = map[string]bool{"memory": true}

// ofCitus are the statements that ask Citus' own tables, which only are where it is.
var ofCitus = map[string]bool{"citus-tables": true}

// verdicts judges every view, standard question and page, and what loaders and workers send, by name.
func (j *judge) verdicts() (names []string, of map[string]citus.Verdict) {
	of = map[string]citus.Verdict{}
	say := func(name, statement string) {
		names = append(names, name)
		of[name] = j.says(statement)
	}
	for _, r := range j.rows("select table_schema || '.' || table_name from information_schema.views where table_schema like 'mart%' order by 1", 1) {
		schema, name, _ := strings.Cut(r[0], ".")
		say(r[0], fmt.Sprintf("select * from %s.%q", schema, name))
	}
	for _, q := range files.Queries() {
		say("queries/"+q.Name, q.Text)
	}
	for _, q := range files.Pages() {
		say("pages/"+q.Name, q.Text)
	}
	for _, s := range files.Split(files.Statement("scratch")) {
		j.must(s)
	}
	sayAll := func(folder string, all []files.Query, but map[string]bool) {
		for _, q := range all {
			for i, s := range files.Split(q.Text) {
				if query.MatchString(s) && !but[q.Name] {
					say(fmt.Sprintf("%s/%s#%d", folder, q.Name, i+1), s)
				}
			}
		}
	}
	sayAll("load", files.Statements(), embedded)
	sayAll("postgres", files.Extras(), ofCitus)
	return names, of
}

// TestCitus holds the check to the rules of Citus, and every view, question and statement to the check.
func TestCitus(t *testing.T) {
	j := newJudge(t)
	t.Run("rules", j.holdRules)
	t.Run("verdicts", j.holdVerdicts)
	t.Run("keys", j.holdKeys)
}

// holdKeys wants every table of raw and core placed, and in every unique index of a distributed one its key,
// and no trigger, which Citus does not take.
func (j *judge) holdKeys(t *testing.T) {
	for _, r := range j.rows("select oid::text from pg_class where relkind = 'r' and relnamespace::regnamespace::text in ('raw', 'core')", 1) {
		if c := j.catalog.Relations[r[0]]; c.Place == citus.Local {
			t.Errorf("sql/postgres/citus.sql places %s nowhere", c.Name)
		}
	}
	for _, r := range j.rows("select indrelid::text, indkey::text from pg_index where indisunique", 2) {
		c := j.catalog.Relations[r[0]]
		if c != nil && c.Place == citus.Distributed && !slices.Contains(strings.Fields(r[1]), fmt.Sprint(c.Key)) {
			t.Errorf("%s: a unique index without the key", c.Name)
		}
	}
	if n := len(j.rows("select tgname from pg_trigger where not tgisinternal", 1)); n > 0 {
		t.Errorf("%d triggers", n)
	}
}

// holdVerdicts holds every view, standard question, page and statement to the rules of Citus: what would be refused
// stands with its reason in testdata/refused.tsv, and how each is run in testdata/verdicts.tsv.
func (j *judge) holdVerdicts(t *testing.T) {
	names, of := j.verdicts()
	refused := exceptions(t)
	var got strings.Builder
	got.WriteString("# how each is run on Citus by its documented rules; not tried on a server\n")
	for _, name := range names {
		fmt.Fprintf(&got, "%s\t%s\n", name, of[name])
		zh := strings.HasPrefix(name, "mart_zh.") // the same views under other names
		switch _, known := refused[name]; {
		case of[name].How == citus.Refused && !known && !zh:
			t.Errorf("%s: %s, and no exception says why", name, of[name])
		case of[name].How != citus.Refused && known:
			t.Errorf("%s is an exception without need", name)
		}
		delete(refused, name)
	}
	for name := range refused {
		t.Errorf("an exception for %s, which there is not", name)
	}
	const path = "testdata/verdicts.tsv"
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got.String() {
		t.Errorf("testdata/verdicts.tsv says otherwise; go test -update writes it:\n%s", got.String())
	}
}

// exceptions are the statements that Citus would refuse, with the reason for having them all the same.
func exceptions(t *testing.T) map[string]string {
	t.Helper()
	b, err := os.ReadFile("testdata/refused.tsv")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(b)) {
		name, reason, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !strings.HasPrefix(line, "#") {
			if !ok || reason == "" {
				t.Errorf("refused.tsv: %q: no reason", line)
			}
			out[name] = reason
		}
	}
	return out
}
