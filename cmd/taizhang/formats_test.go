package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/normalize"
)

// plansOf reads one file as parse does.
func plansOf(t *testing.T, name string) []*normalize.Plan {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := readInProcess(context.Background(), name, b)
	if err != nil {
		t.Fatal(err)
	}
	return understand(item{bundle: &ingest.Bundle{Name: name, Documents: docs}}).Plans
}

// taskLines spells each task with its organs; one line each, folded.
func taskLines(plans []*normalize.Plan) []string {
	var out []string
	for _, p := range plans {
		for _, task := range p.Tasks {
			duties := make([]string, len(task.Duties))
			for i, d := range task.Duties {
				duties[i] = key(d.Mention) + " " + d.Role
			}
			slices.Sort(duties)
			out = append(out, key(task.Content)+" ← "+strings.Join(duties, "; "))
		}
	}
	return out
}

func key(s string) string { return strings.ReplaceAll(hanzi.Key(s), " ", "") }

// retyped is how many tasks of the text say something else than the office files made of it: in
// 003's table the unit cell of rows 9 to 17 is one merged cell, in the text rows 11 to 17 have their own.
var retyped = map[string]int{"003-county-list": 7}

// The same document in every format gives the same tasks and duties.
func TestFormatsAgree(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join("..", "..", "testdata", "0*"))
	if err != nil || len(folders) == 0 {
		t.Fatal("no samples", err)
	}
	for _, folder := range folders {
		text := taskLines(plansOf(t, filepath.Join(folder, "source.txt")))
		var rich []string
		for _, format := range []string{"docx", "html", "pdf", "xlsx"} {
			name := filepath.Join(folder, "source."+format)
			if _, err := os.Stat(name); err != nil {
				continue
			}
			got := taskLines(plansOf(t, name))
			if n, diff := disagreement(text, got); n > retyped[filepath.Base(folder)] {
				t.Errorf("%s: %d of %d tasks differ from the text's\n%s", name, n, len(text), diff)
			}
			if rich == nil {
				rich = got
			}
			if n, diff := disagreement(rich, got); n > 0 {
				t.Errorf("%s: %d of %d tasks differ from another format's\n%s", name, n, len(text), diff)
			}
		}
	}
}

// disagreement counts the lines that stand on one side only, the longer side's.
func disagreement(want, got []string) (n int, diff string) {
	lost, extra := without(want, got), without(got, want)
	var sb strings.Builder
	for i := range 5 {
		if i < len(lost) {
			fmt.Fprintf(&sb, "- %.150s\n", lost[i])
		}
		if i < len(extra) {
			fmt.Fprintf(&sb, "+ %.150s\n", extra[i])
		}
	}
	return max(len(lost), len(extra)), sb.String()
}

// without is a less b, each line as often as it occurs.
func without(a, b []string) []string {
	n := map[string]int{}
	for _, line := range b {
		n[line]++
	}
	var out []string
	for _, line := range a {
		if n[line]--; n[line] < 0 {
			out = append(out, line)
		}
	}
	return out
}
