package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
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
	commanded(t, 0, "enqueue", "--db", address, "in")
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
