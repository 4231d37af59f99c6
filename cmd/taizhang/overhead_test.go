package main

import (
	"context"
	"io"
	"os"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/taizhang/taizhang/ingest/gauge"
	"github.com/taizhang/taizhang/normalize"
)

// TestOverhead reads and understands files in worker processes and without them, in turns, and
// compares the processor time of both, starts and pipes counted: TAIZHANG_OVERHEAD=1000 make overhead.
func TestOverhead(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("TAIZHANG_OVERHEAD"))
	if n == 0 {
		t.Skip("TAIZHANG_OVERHEAD is not set")
	}
	dir := t.TempDir()
	copies(t, dir, n)
	a := &app{out: io.Discard, log: io.Discard, jobs: runtime.NumCPU(), limits: defaultLimits}
	files, err := a.find([]string{dir}, normalize.Given{})
	if err != nil {
		t.Fatal(err)
	}
	const turns = 3
	var cpus, walls [2]time.Duration
	for range turns {
		for k := range 2 {
			cpu, wall := a.cost(t, files, k == 0)
			cpus[k], walls[k] = cpus[k]+cpu, walls[k]+wall
		}
	}
	t.Logf("%d files, %d turns: processor %v with workers, %v without, %.1f %% more; clock %v and %v, %.1f %% more", n, turns,
		cpus[0], cpus[1], 100*(float64(cpus[0])/float64(cpus[1])-1), walls[0], walls[1], 100*(float64(walls[0])/float64(walls[1])-1))
	if float64(cpus[0]) > 1.1*float64(cpus[1]) {
		t.Error("workers cost more than a tenth")
	}
}

// cost is the processor time and the time by the clock of reading and understanding files.
func (a *app) cost(t *testing.T, files []file, workers bool) (cpu, wall time.Duration) {
	before, begun := gauge.CPU(), time.Now()
	read, end := reader(readInProcess), func() {}
	if workers {
		read, end = a.reader()
	}
	n := 0
	work := func(it item) bool { return it.bundle != nil && understand(it) != nil }
	if err := inOrder(a.jobs, a.items(context.Background(), read, files), work, func(bool) error { n++; return nil }); err != nil {
		t.Fatal(err)
	}
	end() // waits for the workers, without which their time would not be counted
	return gauge.CPU() - before, time.Since(begun)
}
