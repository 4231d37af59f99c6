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

// cutRows is how many tasks may fall short in a format because a page break cuts their row.
var cutRows = map[string]int{}

// The same document in every format gives the same tasks and duties.
func TestFormatsAgree(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join("..", "..", "testdata", "0*"))
	if err != nil || len(folders) == 0 {
		t.Fatal("no samples", err)
	}
	for _, folder := range folders {
		want := taskLines(plansOf(t, filepath.Join(folder, "source.txt")))
		names, err := filepath.Glob(filepath.Join(folder, "source.*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			sample := filepath.Base(folder) + filepath.Ext(name)
			got := taskLines(plansOf(t, name))
			short, diff := disagreement(want, got)
			if short > cutRows[sample] {
				t.Errorf("%s: %d of %d tasks differ\n%s", sample, short, len(want), diff)
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
