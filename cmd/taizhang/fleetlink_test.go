package main

import (
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/sql/warehouse/queue"
)

// TestFleetLinks kills with -9 a worker that is linking, three times, while another links too: the rows are those of
// a load by one machine, links, threads and groups among them.
func TestFleetLinks(t *testing.T) {
	s := fleetServer(t)
	inProject(t)
	fleetCorpus(t, "in", 36)
	alone, together := s.Address("owner", "alone"), s.Address("owner", "together")
	commanded(t, 4, "load", "--db", alone, "in")
	want := digestAt(t, alone)
	commanded(t, 0, "enqueue", "--db", together, "in")
	f := &fleet{t: t, address: together, more: []string{"--share", "15"}}
	f.start()
	q := queueAt(t, together)
	for at := (queue.RunState{}); f.killed < 3; f.start() {
		at = untilLinking(t, q, at)
		f.kill(0)
	}
	f.start()
	f.wait()
	if got := digestAt(t, together); got != want {
		t.Error("another digest than that of a load by one machine")
	}
	if links := asked(t, together, "select count(*) > 100 from core.link"); !strings.Contains(links, "true") {
		t.Error("too few links to tell")
	}
}

// untilLinking waits until more shares of linking are done and others are not.
func untilLinking(t *testing.T, q *queue.Queue, before queue.RunState) queue.RunState {
	t.Helper()
	for deadline := time.Now().Add(2 * time.Minute); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		runs, err := q.Runs(t.Context())
		if err != nil || len(runs) != 1 {
			t.Fatal(runs, err)
		}
		now := runs[0]
		more := now.Shares != before.Shares || now.Shared > before.Shared
		switch {
		case now.Status != "queued":
			t.Fatalf("all is linked: %+v", now)
		case more && now.Shared > 0 && now.Shared < now.Shares:
			return now
		}
	}
	t.Fatal("nothing is linked after two minutes")
	return before
}
