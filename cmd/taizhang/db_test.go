package main

import (
	"context"
	"strings"
	"testing"
)

// A warehouse is verified, compacted, backed up and restored; its digest stays.
func TestDatabaseCommands(t *testing.T) {
	inProject(t)
	digest := func(args ...string) string {
		t.Helper()
		out, _ := commanded(t, 0, args...)
		lines := strings.Split(strings.TrimSpace(out), "\n")
		return lines[len(lines)-1][strings.LastIndexByte(lines[len(lines)-1], ',')+1:]
	}
	if out, _ := commanded(t, 0, "db", "status", "--output", "csv"); !strings.Contains(out, "tables,missing\n") {
		t.Error(out)
	}
	commanded(t, exitDatabase, "db", "verify")
	commanded(t, 0, "load", "testdata/004-luan-2019-tasklist/source.xlsx")
	want := digest("db", "verify", "--output", "csv")
	if len(want) != 64 {
		t.Fatal(want)
	}
	commanded(t, 0, "db", "compact")
	for _, args := range [][]string{{"db", "backup", "backup.db.d"}, {"db", "restore", "--db", "other.db.d", "backup.db.d"}, {"db", "copy", "other.db.d", "third.db.d"}, {"db", "verify", "--db", "third.db.d"}} {
		if got := digest(append(args, "--output", "csv")...); got != want {
			t.Error(args, got, want)
		}
	}
	if _, log := commanded(t, exitDatabase, "db", "backup", "backup.db.d"); !strings.Contains(log, "not empty") {
		t.Error(log)
	}
	if _, log := commanded(t, exitDatabase, "db", "copy", "nowhere.db.d", "fifth.db.d"); !strings.Contains(log, "no warehouse here") {
		t.Error(log)
	}
	commanded(t, exitUsage, "db", "backup", "postgres://u@127.0.0.1/x")
	if out, _ := commanded(t, 0, "db", "status", "--output", "csv"); !strings.Contains(out, "tasks,99\n") || !strings.Contains(out, "writer,none\n") {
		t.Error(out)
	}
}

// commanded runs a command line in this process and wants its exit code.
func commanded(t *testing.T, code int, args ...string) (out, log string) {
	t.Helper()
	var o, l strings.Builder
	if got := run(context.Background(), args, strings.NewReader(""), &o, &l); got != code {
		t.Errorf("%v: exit %d, want %d: %s", args, got, code, l.String())
	}
	return o.String(), l.String()
}
