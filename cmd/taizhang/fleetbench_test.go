package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/taizhang/taizhang/sql/warehouse/cluster"
)

// cost is what programs took: on the clock, of processors with their sandboxes, and of processors for PostgreSQL.
type cost struct{ clock, cpu, server time.Duration }

// TestFleetOverhead loads the same files by load, by the queue with one worker, and with two, in turns, and says
// how much the queue adds. TAIZHANG_FLEET_BENCH is the number of documents, 2,000 in make bench-fleet.
func TestFleetOverhead(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("TAIZHANG_FLEET_BENCH"))
	if err != nil {
		t.Skip("make bench-fleet")
	}
	s := fleetServer(t)
	inProject(t)
	files := fleetCorpus(t, "in", n)
	var plain, one, two cost
	const rounds = 2
	for round := range rounds {
		database := func(kind string) string {
			name := fmt.Sprintf("%s%d", kind, round)
			if err := s.Run("postgres", "create database "+name); err != nil {
				t.Fatal(err)
			}
			return s.Address("owner", name)
		}
		plain = plain.plus(loadBy(t, s, database("plain"), 0))
		one = one.plus(loadBy(t, s, database("one"), 1))
		two = two.plus(loadBy(t, s, database("two"), 2))
	}
	say := func(what string, c cost) {
		t.Logf("%-16s %6.1f s on the clock (%.1f files/s), %6.1f s of processors and %6.1f s of PostgreSQL's; to load: clock %.3f, processors %.3f", what,
			c.clock.Seconds()/rounds, rounds*float64(files)/c.clock.Seconds(), c.cpu.Seconds()/rounds, c.server.Seconds()/rounds,
			float64(c.clock)/float64(plain.clock), float64(c.cpu+c.server)/float64(plain.cpu+plain.server))
	}
	t.Logf("%d files, %d rounds in turns", files, rounds)
	say("load", plain)
	say("queue, 1 worker", one)
	say("queue, 2 workers", two)
}

func (c cost) plus(d cost) cost { return cost{c.clock + d.clock, c.cpu + d.cpu, c.server + d.server} }

// loadBy loads with so many workers, 0 for load itself; without links, which are the same for all.
func loadBy(t *testing.T, s *cluster.Server, address string, workers int) (all cost) {
	t.Helper()
	began, before := time.Now(), s.Processors()
	defer func() { all.clock, all.server = time.Since(began), s.Processors()-before }()
	if workers == 0 {
		return took(t, exitPartial, "load", "--db", address, "--jobs", "1", "--link", "none", "in")
	}
	all = took(t, exitOK, "enqueue", "--db", address, "in")
	done := make(chan cost)
	for range workers {
		go func() {
			done <- took(t, exitOK, "worker", "--db", address, "--jobs", "1", "--link", "none", "--until-empty")
		}()
	}
	for range workers {
		all = all.plus(<-done)
	}
	return all
}

// took runs the program as a process of its own.
func took(t *testing.T, code int, args ...string) cost {
	self, err := os.Executable()
	if err != nil {
		t.Error(err)
		return cost{}
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), "TAIZHANG_AS_PROGRAM=1")
	var said bytes.Buffer
	cmd.Stderr = &said
	if cmd.Run(); cmd.ProcessState.ExitCode() != code {
		t.Errorf("%v: exit %d, want %d: %s", args, cmd.ProcessState.ExitCode(), code, &said)
	}
	return cost{cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
}
