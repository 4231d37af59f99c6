package main

import (
	"os"
	"strings"
	"testing"
)

// A file over a limit is quarantined, explained, tried again with a higher one, and leaves the quarantine.
func TestQuarantine(t *testing.T) {
	inProject(t)
	b, err := os.ReadFile("testdata/001-donghu-2021-plan/source.txt")
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, "in/plan.txt", string(b))
	writeFile(t, "in/other.txt", "西湖区2021年重点工作\n一、推进政务公开（责任单位：区政府办）\n")
	commanded(t, exitPartial, "load", "--limit", "file-bytes=1000", "in")
	if out, _ := commanded(t, 0, "quarantine", "--output", "csv"); strings.Count(out, "\n") != 2 || !strings.Contains(out, "plan.txt,") {
		t.Error(out)
	}
	if out, _ := commanded(t, 0, "quarantine", "explain", "plan.txt", "--output", "csv"); !strings.Contains(out, "file-bytes") || !strings.Contains(out, "quarantined") {
		t.Error(out)
	}
	if out, _ := commanded(t, 0, "quarantine", "replay", "--output", "csv", "in"); !strings.Contains(out, "\n1,1,0,") {
		t.Error(out)
	}
	if out, _ := commanded(t, 0, "quarantine", "explain", "plan.txt", "--output", "csv"); !strings.Contains(out, ",loaded,") {
		t.Error(out)
	}
	if out, _ := commanded(t, 0, "quarantine", "--output", "csv"); strings.Count(out, "\n") != 1 {
		t.Error("what was read stays in quarantine:", out)
	}
}
