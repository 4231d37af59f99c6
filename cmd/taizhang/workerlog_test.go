package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// With --log json a worker says nothing that is not an object of JSON with time, level and message; what it says of
// jobs and runs names the run, failures too.
func TestWorkerLog(t *testing.T) {
	s := fleetServer(t)
	inProject(t)
	fleetCorpus(t, "in", 12)
	address := s.Address("owner", "together")
	for range 2 { // who only asks makes no queue
		if _, log := commanded(t, exitUsage, "fleet", "--db", address); !strings.Contains(log, "no queue here") {
			t.Error(log)
		}
	}
	folder, err := filepath.Abs("in")
	if err != nil {
		t.Fatal(err)
	}
	commanded(t, 0, "enqueue", "--db", address, "file://"+folder)
	here, away := filepath.Join("in", "documents"), filepath.Join("in", "away")
	if err := os.Rename(here, away); err != nil {
		t.Fatal(err)
	}
	log, ended := &heard{}, make(chan int)
	go func() {
		a := newApp(strings.NewReader(""), io.Discard, log)
		ended <- a.run(t.Context(), []string{"worker", "--db", address, "--until-empty", "--log", "json", "--jobs", "1", "--share", "6"})
	}()
	for deadline := time.Now().Add(time.Minute); !strings.Contains(log.String(), `"failed"`); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("no failure is logged: %s", log)
		}
	}
	if err := os.Rename(away, here); err != nil {
		t.Fatal(err)
	}
	if code := <-ended; code != 0 {
		t.Errorf("exit %d", code)
	}
	checkLog(t, log.String(), asked(t, address, "select found from ops.run"))
}

func checkLog(t *testing.T, log string, found string) {
	t.Helper()
	said := map[string]int{}
	files := 0
	lines := bufio.NewScanner(strings.NewReader(log))
	for lines.Scan() {
		var line struct {
			Time  time.Time
			Level string
			Msg   string
			Run   int64
			Files int
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil || line.Time.IsZero() || line.Level == "" || line.Msg == "" {
			t.Errorf("%v: %s", err, lines.Text())
		}
		if line.Run != 1 && slices.Contains([]string{"written", "linked", "failed", "ended"}, line.Msg) {
			t.Errorf("no run: %s", lines.Text())
		}
		said[line.Msg]++
		if line.Msg == "written" {
			files += line.Files
		}
	}
	if err := lines.Err(); err != nil || said["written"] == 0 || said["linked"] == 0 || said["failed"] == 0 || said["ended"] != 1 {
		t.Errorf("%v %v", said, err)
	}
	if want := fmt.Sprint("found\n", files, "\n"); found != want {
		t.Errorf("%d files written, %s", files, found)
	}
}

// SIGTERM has a worker finish the jobs at hand and leave the rest, with a log that is JSON to the end: no job is taken a second
// time, and another worker loads what is left.
func TestWorkerTerm(t *testing.T) {
	s := fleetServer(t)
	inProject(t)
	fleetCorpus(t, "in", 96)
	address := s.Address("owner", "together")
	commanded(t, 0, "enqueue", "--db", address, "in")
	q := queueAt(t, address)
	worker := program(t, "worker", "--db", address, "--jobs", "1", "--in-flight", "2", "--log", "json", "--link", "none")
	var log bytes.Buffer
	worker.Stderr = &log
	if err := worker.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(5 * time.Millisecond) {
		if s, err := q.State(t.Context()); err == nil && s.Done > 0 {
			break
		} else if time.Now().After(deadline) {
			t.Fatal(s, err)
		}
	}
	if err := errors.Join(worker.Process.Signal(syscall.SIGTERM), worker.Wait()); err != nil {
		t.Error(err, log.String())
	}
	left, err := q.State(t.Context())
	if err != nil || left.Running != 0 || left.Retrying != 0 || left.Waiting == 0 {
		t.Errorf("%+v %v", left, err)
	}
	if workers, err := q.Workers(t.Context()); err != nil || len(workers) != 1 || workers[0].State != "ended" || workers[0].Jobs != left.Done {
		t.Errorf("%+v %v, %d jobs are done", workers, err, left.Done)
	}
	if !strings.Contains(log.String(), `"msg":"`+finishing) {
		t.Error(log.String())
	}
	for line := range strings.Lines(log.String()) {
		if !json.Valid([]byte(line)) {
			t.Error(line)
		}
	}
	commanded(t, 0, "worker", "--db", address, "--until-empty", "--link", "none")
	if status := asked(t, address, "select status from ops.run"); status != "status\npartial\n" {
		t.Error(status)
	}
	if _, said := commanded(t, exitDatabase, "worker", "--db", s.Address("owner", "nowhere"), "--log", "json"); !json.Valid([]byte(said)) {
		t.Error(said)
	}
}
