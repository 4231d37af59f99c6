package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// program is this test binary as the program itself.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), "TAIZHANG_AS_PROGRAM=1")
	return cmd
}

// manyPlans writes plans that take a while to load, five to a folder.
func manyPlans(t *testing.T, n int) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "001-donghu-2021-plan", "source.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		writeFile(t, fmt.Sprintf("in/%02d/%03d.txt", i/5, i), fmt.Sprintf("%s\n第%d份\n", b, i))
	}
}

// Ctrl-C in the middle of a load ends with 130 and a whole warehouse, which the next load completes.
// Twice ends at once with the warehouse as it was.
func TestCtrlC(t *testing.T) {
	inProject(t)
	manyPlans(t, 300)
	loadOK(t, exitOK, "--db", "whole", "--link", "none", "in")
	if out, code := interrupted(t, 0, 2); code != exitInterrupted {
		t.Errorf("twice: exit %d: %s", code, out)
	}
	if _, err := os.Stat(filepath.Join("w", "CURRENT")); err == nil {
		t.Error("interrupted twice, and something was published")
	}
	inTheMiddle(t)
	loadOK(t, exitOK, "--db", "w", "--link", "none", "in")
	if digest(t, "w") != digest(t, "whole") {
		t.Error("resumed load gives other rows")
	}
}

// inTheMiddle interrupts a load, later each time, until some files are loaded and some remain.
func inTheMiddle(t *testing.T) {
	t.Helper()
	for wait := 100 * time.Millisecond; wait < 10*time.Second; wait = wait * 3 / 2 {
		if err := os.RemoveAll("w"); err != nil {
			t.Fatal(err)
		}
		out, code := interrupted(t, wait, 1)
		if code != exitInterrupted || !strings.Contains(out, "interrupted: run again") {
			t.Fatalf("exit %d: %s", code, out)
		}
		got := ask(t, "w", "select status, found, loaded > 0 and remaining > 0 as cut from ops.run")
		if got == "status,found,cut\ninterrupted,300,true\n" {
			return
		}
		if got != "status,found,cut\ninterrupted,300,false\n" {
			t.Fatalf("run: %q", got)
		}
	}
	t.Fatal("no interruption fell into the middle")
}

// interrupted starts a load and interrupts it once it is under way for a while.
func interrupted(t *testing.T, wait time.Duration, times int) (output string, code int) {
	t.Helper()
	cmd := program(t, "load", "--db", "w", "--jobs", "1", "--link", "none", "in")
	var said strings.Builder
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	underWay(t, cmd)
	time.Sleep(wait)
	for range times {
		if err := cmd.Process.Signal(os.Interrupt); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		time.Sleep(50 * time.Millisecond)
	}
	_ = cmd.Wait()
	return said.String(), cmd.ProcessState.ExitCode()
}

// underWay waits until a generation is being written.
func underWay(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	for range 500 {
		if names, _ := filepath.Glob("w/*.duckdb*"); len(names) > 0 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	_ = cmd.Process.Kill()
	t.Fatal("the load does not begin")
}
