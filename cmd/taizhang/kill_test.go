package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/sql/warehouse"
	"github.com/taizhang/taizhang/sql/warehouse/cluster"
)

// victim tells this binary, started by a test, at which byte of which stage to kill itself: "read 5120 3",
// the last number being milliseconds later; "count" only counts the bytes of all stages.
const victim = "TAIZHANG_TEST_VICTIM"

// stages are those of a load that a kill is aimed at.
var stages = []string{"read", "parse", "commit", "publish"}

// loadVictim is the program with a load whose groups are small, read in a shuffled order.
func loadVictim() int {
	a := newApp(strings.NewReader(""), io.Discard, os.Stderr)
	var mu sync.Mutex
	seen := map[string]int{}
	aim := strings.Fields(os.Getenv(victim))
	a.trace = func(stage string, bytes int) {
		mu.Lock()
		defer mu.Unlock()
		before := seen[stage]
		seen[stage] += bytes
		if len(aim) < 3 || aim[0] != stage {
			return
		}
		at, _ := strconv.Atoi(aim[1])
		later, _ := strconv.Atoi(aim[2])
		if before <= at && at < seen[stage] {
			time.AfterFunc(time.Duration(later)*time.Millisecond, func() { syscall.Kill(os.Getpid(), syscall.SIGKILL) })
			if later == 0 {
				select {}
			}
		}
	}
	small(a, uint64(len(os.Getenv(victim))))
	code := a.run(context.Background(), os.Args[1:])
	for _, stage := range stages {
		fmt.Printf("%s %d\n", stage, seen[stage])
	}
	return code
}

// small has a load written in many groups and read in an order of its own.
func small(a *app, seed uint64) {
	a.groupTasks = 30
	a.order = func(units []unit) {
		r := rand.New(rand.NewPCG(seed, 7))
		r.Shuffle(len(units), func(i, j int) { units[i], units[j] = units[j], units[i] })
	}
}

// TestKill kills a load with -9 at moments spread evenly over the bytes of each of its stages, loads again
// and wants the rows of a load that nobody disturbed; documents are shuffled, jobs 1, 2 and 4 in turn.
// TAIZHANG_KILLS is the number of moments, 100 in make kill.
func TestKill(t *testing.T) {
	moments, err := strconv.Atoi(os.Getenv("TAIZHANG_KILLS"))
	if err != nil {
		moments = 4
	}
	inProject(t)
	writeCorpus(t, "in")
	t.Run("duckdb", func(t *testing.T) {
		killAll(t, moments, "first.db.d", func(i int) string {
			to := fmt.Sprintf("killed-%d.db.d", i)
			if err := os.CopyFS(to, os.DirFS("first.db.d")); err != nil {
				t.Fatal(err)
			}
			return to
		}, func(address string) { os.RemoveAll(address) })
	})
	t.Run("postgres", func(t *testing.T) {
		s, err := cluster.Start()
		if errors.Is(err, cluster.ErrNone) && os.Getenv("TAIZHANG_POSTGRES") == "" {
			t.Skip(err)
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Stop() })
		if err := s.Run("postgres", "create database first"); err != nil {
			t.Fatal(err)
		}
		killAll(t, moments, s.Address("owner", "first"), func(i int) string {
			name := fmt.Sprintf("killed%d", i)
			if err := s.Run("postgres", "create database "+name+" template first"); err != nil {
				t.Fatal(err)
			}
			return s.Address("owner", name)
		}, func(string) {})
	})
}

func writeCorpus(t *testing.T, dir string) {
	t.Helper()
	f, err := corpus.CreateFolder(dir, corpus.Formats())
	if err != nil {
		t.Fatal(err)
	}
	for e := range (corpus.Options{Seed: 9, Divisions: 6, Years: 2, Series: 2, Tasks: 10, FirstYear: 2019}).Editions() {
		if err := f.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// killAll prepares a warehouse with a part of the plans at first, and kills loads of all into copies of it.
func killAll(t *testing.T, moments int, first string, copied func(int) string, drop func(string)) {
	part, err := filepath.Glob("in/documents/*")
	if err != nil || len(part) < 6 {
		t.Fatal(part, err)
	}
	commanded(t, 0, "load", "--db", first, part[0])
	whole := copied(0)
	total := countBytes(t, whole)
	want := digestAt(t, whole)
	drop(whole)
	hit := map[string]int{}
	for i := range moments {
		stage := stages[i%len(stages)]
		nth, of := i/len(stages), (moments+len(stages)-1)/len(stages)
		at := total[stage] * (2*nth + 1) / (2 * of)
		address := copied(i + 1)
		jobs := strconv.Itoa([]int{1, 2, 4}[nth%3])
		if killed(t, fmt.Sprintf("%s %d %d", stage, at, nth%4*3), "load", "--db", address, "--jobs", jobs, "in/documents") {
			hit[stage]++
		}
		checkAgain(t, address, jobs, want, fmt.Sprintf("%s, byte %d of %d", stage, at, total[stage]))
		drop(address)
	}
	t.Logf("killed while reading %d, parsing %d, committing %d, publishing %d, of %d", hit["read"], hit["parse"], hit["commit"], hit["publish"], moments)
	for _, stage := range stages {
		if hit[stage] < moments/len(stages)*2/5 {
			t.Errorf("%s was hit %d times of %d", stage, hit[stage], moments/len(stages))
		}
	}
}

// checkAgain loads once more after a kill: nothing is lost and nothing doubled.
func checkAgain(t *testing.T, address, jobs, want, when string) {
	t.Helper()
	a := newApp(strings.NewReader(""), io.Discard, os.Stderr)
	small(a, 1)
	if code := a.run(context.Background(), []string{"load", "--db", address, "--jobs", jobs, "in/documents"}); code != 0 {
		t.Errorf("%s: loading again: exit %d", when, code)
	}
	if got := digestAt(t, address); got != want {
		t.Errorf("%s: another digest than that of an undisturbed load", when)
	}
}

func countBytes(t *testing.T, address string) map[string]int {
	t.Helper()
	out, err := victimOf(t, "count", "load", "--db", address, "in/documents").Output()
	if err != nil {
		t.Fatal(err)
	}
	total := map[string]int{}
	for line := range strings.Lines(string(out)) {
		var stage string
		var n int
		if _, err := fmt.Sscan(line, &stage, &n); err != nil {
			t.Fatal(line, err)
		}
		total[stage] = n
	}
	return total
}

func victimOf(t *testing.T, aim string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(slices.DeleteFunc(os.Environ(), func(s string) bool { return strings.HasPrefix(s, "TAIZHANG_KILLS=") }), victim+"="+aim)
	return cmd
}

// killed reports that the load died of its kill, not of old age.
func killed(t *testing.T, aim string, args ...string) bool {
	t.Helper()
	out, err := victimOf(t, aim, args...).CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		if status, ok := exit.Sys().(syscall.WaitStatus); ok && status.Signal() == syscall.SIGKILL {
			return true
		}
	}
	if err != nil {
		t.Errorf("%s: %v: %s", aim, err, out)
	}
	return false
}

func digestAt(t *testing.T, address string) string {
	t.Helper()
	w, err := warehouse.Open(context.Background(), address, warehouse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	checks, digest, err := w.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range checks {
		if c.Rows > 0 {
			t.Errorf("%s: %s: %d", address, c.Name, c.Rows)
		}
	}
	return digest
}
