package warehouse

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// victim names the warehouse that this process, started by a test, loads until it is killed.
const victim = "TAIZHANG_TEST_VICTIM"

func TestMain(m *testing.M) {
	if dir := os.Getenv(victim); dir != "" {
		if err := loadSlowly(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	stopServer()
	os.Exit(code)
}

// loadSlowly says "started", then "loaded" for every bundle, then "published".
func loadSlowly(dir string) error {
	ctx := context.Background()
	w, err := Open(ctx, dir, Options{})
	if err != nil {
		return err
	}
	run, err := w.Start(ctx, "load", "test")
	if err != nil {
		return err
	}
	fmt.Println("started")
	results := generated(8, 20, 9)
	for _, r := range results {
		if _, err := run.Load(ctx, r); err != nil {
			return err
		}
		fmt.Println("loaded")
	}
	if _, err := run.Finish(ctx, len(results)); err != nil {
		return err
	}
	fmt.Println("published")
	return w.Close()
}

// killAfter starts a load in another process and kills it once it has said so many lines, and a moment later.
func killAfter(t *testing.T, dir string, lines int, later time.Duration) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), victim+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewScanner(out)
	for n := 0; n < lines && said.Scan(); n++ {
	}
	time.Sleep(later)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
}

func TestKilledLoad(t *testing.T) {
	before, after := small(), generated(8, 20, 9)
	clean := open(t, fresh(t), Options{})
	load(t, clean, before...)
	old := digest(t, clean)
	load(t, clean, after...)
	want := digest(t, clean)
	for _, c := range []struct {
		lines int
		later time.Duration
	}{{1, 0}, {4, 5 * time.Millisecond}, {9, 0}, {9, 20 * time.Millisecond}} {
		dir := fresh(t)
		w := open(t, dir, Options{})
		load(t, w, before...)
		killAfter(t, dir, c.lines, c.later)
		if got := digest(t, w); got != old && (got != want || c.lines < 9) {
			t.Errorf("killed after %d lines: the published generation changed", c.lines)
		}
		load(t, w, after...)
		if got := digest(t, w); got != want {
			t.Errorf("killed after %d lines: loading again differs from a clean load", c.lines)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "gen-*")); len(left) != 2 {
			t.Errorf("killed after %d lines: %v", c.lines, left)
		}
	}
}

func TestSecondWriter(t *testing.T) {
	ctx := context.Background()
	dir := fresh(t)
	one, two := open(t, dir, Options{}), open(t, dir, Options{})
	load(t, one, small()[0])
	was := digest(t, two)
	run, err := one.Start(ctx, "load", "test")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := run.Load(ctx, small()...); err != nil {
		t.Fatal(err)
	}
	if _, err := two.Load(ctx, small()...); !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), dir) {
		t.Error("a second writer got", err)
	}
	if _, err := one.Load(ctx, small()...); !errors.Is(err, ErrLocked) {
		t.Error("a second load of the same warehouse got", err)
	}
	if digest(t, two) != was || digest(t, one) != was {
		t.Error("readers see an unfinished load")
	}
	waiting := open(t, dir, Options{Wait: time.Minute})
	done := make(chan error)
	go func() { _, err := waiting.Load(ctx, small()...); done <- err }()
	if _, err := run.Finish(ctx, 3); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Error("a patient writer got", err)
	}
	if n := ask(t, two, "select count(*) from mart.plan"); n[0][0] != int64(3) {
		t.Error("readers do not take the new generation", n)
	}
}

func TestAbort(t *testing.T) {
	ctx := context.Background()
	dir := fresh(t)
	w := open(t, dir, Options{})
	load(t, w, small()[0])
	was := digest(t, w)
	run, err := w.Start(ctx, "load", "test")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := run.Load(ctx, small()...); err != nil {
		t.Fatal(err)
	}
	if err := run.Abort(); err != nil {
		t.Fatal(err)
	}
	if digest(t, w) != was {
		t.Error("an aborted run left a trace")
	}
	load(t, w, small()...)
}
