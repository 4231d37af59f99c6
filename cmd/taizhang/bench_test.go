package main

import (
	"context"
	"io"
	"strings"
	"testing"
)

// Files that are read and parsed give the warehouse that the rows give which never were files.
func TestCorpusFilesGiveTheRows(t *testing.T) {
	t.Chdir(t.TempDir())
	must := func(args ...string) string {
		t.Helper()
		var out, log strings.Builder
		if code := run(context.Background(), args, strings.NewReader(""), io.Writer(&out), io.Writer(&log)); code != exitOK {
			t.Fatal(args, code, log.String())
		}
		return out.String()
	}
	size := []string{"--divisions", "3", "--years", "3", "--series", "3", "--tasks", "20", "--seed", "11"}
	must(append([]string{"bench", "corpus", "made", "--format", "docx"}, size...)...)
	must("load", "--db", "files.db.d", "made/documents")
	must(append([]string{"bench", "corpus", "--load", "--db", "rows.db.d"}, size...)...)
	for _, question := range []string{
		"select count(*) from mart.task having count(*) > 500",
		"select plan_title, ordinal, serial, path, content, pos, task_id from mart.task order by plan_title, ordinal",
		"select p.title, d.* exclude (plan_id, confidence, mention_confidence) from mart.duty d join mart.plan p using (plan_id) order by p.title, task_id, ordinal",
		"select p.title, d.* exclude (plan_id, confidence, mention_confidence) from mart.deadline d join mart.plan p using (plan_id) order by p.title, task_id, ordinal",
		"select plan_year, mention, op, value, unit, class, pos from mart.measure order by all",
		"select plan_year, deadline, turn, earliest, due from mart.occurrence order by all",
		"select title, issuer, number, year, signed_on, kind, tasks, edition_id, series_id from mart.plan order by title",
		"select * from mart.org order by org_id",
	} {
		if files, rows := must("sql", "--db", "files.db.d", question, "--output", "csv"), must("sql", "--db", "rows.db.d", question, "--output", "csv"); files != rows {
			t.Errorf("%s\nfiles:\n%.600s\nrows:\n%.600s", question, files, rows)
		}
	}
}
