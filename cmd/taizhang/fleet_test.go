package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/sql/warehouse/cluster"
	"github.com/taizhang/taizhang/sql/warehouse/queue"
)

// fleetTrial is a load by many workers, of whom one is killed again and again.
type fleetTrial struct {
	documents int
	every     time.Duration // between kills
	kills     int           // at least
	most      int           // after so many they are left in peace: on a busy machine none lives long enough to do anything
	restarts  int           // of PostgreSQL
}

// TestFleet has three workers load a folder while a random one is killed every two seconds and
// PostgreSQL falls and comes back twice: the rows are those of a load by one machine, and every
// file is accounted for once. The workers reach it by TCP, each from a network of its own where we may make some.
// TAIZHANG_FLEET is the number of documents, 5,000 in make fleet.
func TestFleet(t *testing.T) {
	trial := fleetTrial{documents: 48, every: 500 * time.Millisecond, kills: 3, most: 8, restarts: 1}
	if n, err := strconv.Atoi(os.Getenv("TAIZHANG_FLEET")); err == nil {
		trial = fleetTrial{documents: n, every: 2 * time.Second, kills: 10, most: math.MaxInt, restarts: 2}
	}
	if every, err := time.ParseDuration(os.Getenv("TAIZHANG_FLEET_EVERY")); err == nil { // on a machine that does other work too
		trial.every = every
	}
	n := madeNetworks(t, 3)
	s := fleetServerAt(t, n.host)
	inProject(t)
	files := fleetCorpus(t, "in", trial.documents)
	alone, together := s.Address("owner", "alone"), s.Address("owner", "together")
	commanded(t, 4, "load", "--db", alone, "in")
	want := digestAt(t, alone)
	commanded(t, 0, "enqueue", "--db", together, "in")
	f := &fleet{t: t, address: together, more: []string{"--share", strconv.Itoa(trial.documents / 2)}, in: n.names}
	for range 3 {
		f.start()
	}
	f.disturb(trial, s)
	f.wait()
	if got := digestAt(t, together); got != want {
		t.Error("another digest than that of a load by one machine")
	}
	checkRuns(t, alone, together)
	checkMetrics(t, together)
	t.Logf("%d files, %d workers killed, %d ended by themselves, PostgreSQL at %s restarted %d times, %d networks", files, f.killed, f.ended, n.host, trial.restarts, len(n.names))
}

// fleetServer has the databases of a trial, on a socket.
func fleetServer(t *testing.T) *cluster.Server { return fleetServerAt(t, "") }

// fleetServerAt is fleetServer for who comes by TCP.
func fleetServerAt(t *testing.T, host string) *cluster.Server {
	t.Helper()
	start := cluster.Start
	if host != "" {
		start = func() (*cluster.Server, error) { return cluster.StartAt(host) }
	}
	s, err := start()
	if errors.Is(err, cluster.ErrNone) && os.Getenv("TAIZHANG_POSTGRES") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Stop() })
	for _, name := range []string{"alone", "together"} {
		if err := s.Run("postgres", "create database "+name); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// fleetCorpus writes so many plans of many counties, copies of some, an archive, and files that nobody can read.
func fleetCorpus(t *testing.T, dir string, documents int) int {
	t.Helper()
	f, err := corpus.CreateFolder(dir, corpus.Formats())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for e := range (corpus.Options{Seed: 5, Divisions: (documents + 11) / 12, Years: 4, Series: 3, Tasks: 12, FirstYear: 2017}).Editions() {
		if err := f.Add(e); err != nil {
			t.Fatal(err)
		}
		n++
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	folders, err := filepath.Glob(filepath.Join(dir, "documents", "*"))
	if err != nil || len(folders) == 0 {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "again"), os.DirFS(folders[0])); err != nil {
		t.Fatal(err)
	}
	for i, folder := range folders {
		if i%5 == 0 {
			if err := os.WriteFile(filepath.Join(folder, "坏.docx"), fmt.Appendf(nil, "PK\x03\x04 nothing %d", i), 0o600); err != nil {
				t.Fatal(err)
			}
			n++
		}
	}
	return n + 12
}

// fleet is the workers of a trial.
type fleet struct {
	t             *testing.T
	address       string
	more          []string // flags of the workers
	in            []string // network namespaces, which workers take in turns; none for ours
	at            []*exec.Cmd
	started       int
	killed, ended int
}

// start starts a worker that ends when no job is left.
func (f *fleet) start() {
	f.t.Helper()
	self, err := os.Executable()
	if err != nil {
		f.t.Fatal(err)
	}
	args := append([]string{self, "worker", "--db", f.address, "--until-empty", "--jobs", "1"}, f.more...)
	if len(f.in) > 0 {
		args = append([]string{"ip", "netns", "exec", f.in[f.started%len(f.in)]}, args...) // becomes the worker
	}
	f.started++
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "TAIZHANG_AS_PROGRAM=1")
	cmd.Stderr = &bytes.Buffer{}
	if err := cmd.Start(); err != nil {
		f.t.Fatal(err)
	}
	f.at = append(f.at, cmd)
}

// disturb kills workers and starts others in their place until the queue is empty, and restarts the server.
func (f *fleet) disturb(trial fleetTrial, s *cluster.Server) {
	r := rand.New(rand.NewPCG(1, 2))
	for ; f.killed < trial.kills || f.killed < trial.most && f.left() > 0; f.start() {
		time.Sleep(trial.every)
		f.kill(r.IntN(len(f.at)))
		if trial.restarts > 0 && f.killed >= 2 {
			trial.restarts--
			if err := errors.Join(s.Down(), s.Up()); err != nil {
				f.t.Fatal(err)
			}
		}
	}
}

// kill kills a worker, by its place.
func (f *fleet) kill(i int) {
	f.t.Helper()
	f.at[i].Process.Kill()
	f.reap(f.at[i])
	f.at = slices.Delete(f.at, i, i+1)
}

// left is how many jobs are not done.
func (f *fleet) left() int {
	var out bytes.Buffer
	a := newApp(strings.NewReader(""), &out, os.Stderr)
	if code := a.run(context.Background(), []string{"fleet", "--db", f.address, "--output", "csv"}); code != 0 {
		f.t.Fatalf("fleet: exit %d", code)
	}
	lines := strings.Split(out.String(), "\n")
	n := 0
	for _, v := range strings.Split(lines[1], ",")[:3] {
		k, err := strconv.Atoi(v)
		if err != nil {
			f.t.Fatal(err, out.String())
		}
		n += k
	}
	return n
}

// reap tells a worker that was killed from one that had ended.
func (f *fleet) reap(cmd *exec.Cmd) {
	f.t.Helper()
	err := cmd.Wait()
	var exit *exec.ExitError
	switch {
	case err == nil:
		f.ended++
	case errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signal() == syscall.SIGKILL:
		f.killed++
	default:
		f.t.Errorf("a worker failed: %v: %s", err, cmd.Stderr)
	}
}

// wait sees the last workers end by themselves.
func (f *fleet) wait() {
	for _, cmd := range f.at {
		f.reap(cmd)
	}
}

// checkRuns holds the accounts of the two loads against each other.
func checkRuns(t *testing.T, alone, together string) {
	t.Helper()
	counts := "select status, found, loaded, unchanged, duplicate, needs_ocr, quarantined, skipped, remaining, plans, tasks from ops.run"
	files := "select name, count(*) from ops.run_file group by name order by name"
	for _, query := range []string{counts, files} {
		want, got := asked(t, alone, query), asked(t, together, query)
		if got != want {
			t.Errorf("%s:\n%s\nalone:\n%s", query, got, want)
		}
	}
}

func asked(t *testing.T, address, query string) string {
	t.Helper()
	var out bytes.Buffer
	a := newApp(strings.NewReader(""), &out, os.Stderr)
	if code := a.run(context.Background(), []string{"sql", "--db", address, "--output", "csv", query}); code != 0 {
		t.Fatalf("%s: exit %d", query, code)
	}
	return out.String()
}

// queueAt is the queue of a trial, asked from here.
func queueAt(t *testing.T, address string) *queue.Queue {
	t.Helper()
	a := newApp(strings.NewReader(""), io.Discard, os.Stderr)
	a.db = address
	q, err := a.queue(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { q.Close() })
	return q
}

// checkMetrics scrapes what a worker says when all is done.
func checkMetrics(t *testing.T, address string) {
	t.Helper()
	q := queueAt(t, address)
	at, stop, err := serveMetrics("127.0.0.1:0", workerMetrics(&queue.Worker{}, q))
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	r, err := http.Get("http://" + at + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	s, err := q.State(context.Background())
	if err != nil || s.Done == 0 {
		t.Fatal(s, err)
	}
	for _, line := range []string{fmt.Sprintf("taizhang_queue_jobs{state=\"done\"} %d\n", s.Done), "taizhang_queue_files 0\n", "taizhang_worker_tasks_total 0\n"} {
		if !strings.Contains(string(b), line) {
			t.Errorf("no %q in\n%s", line, b)
		}
	}
}
