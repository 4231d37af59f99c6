package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// ran calls the program in the folder at hand.
func ran(t *testing.T, args ...string) (code int, out, log string) {
	t.Helper()
	var o, l strings.Builder
	code = run(context.Background(), args, nil, &o, &l)
	return code, o.String(), l.String()
}

// listed are the limits as they stand.
func listed(t *testing.T, args ...string) map[string]int64 {
	t.Helper()
	code, out, log := ran(t, append([]string{"limits", "--output", "json"}, args...)...)
	var rows []struct {
		Limit, Settable string
		Value           int64
	}
	if err := json.Unmarshal([]byte(out), &rows); err != nil || code != exitOK {
		t.Fatal(code, log, err)
	}
	all := map[string]int64{}
	for _, r := range rows {
		if r.Value <= 0 || r.Settable != "yes" && r.Settable != "no" {
			t.Errorf("%+v", r)
		}
		if r.Settable == "yes" {
			all[r.Limit] = r.Value
		}
	}
	return all
}

// Every limit is set by a flag, by the environment and by the file, each winning over the next.
func TestEachLimitIsSet(t *testing.T) {
	inProject(t)
	usual := listed(t)
	if len(usual) < 15 {
		t.Fatalf("%d limits", len(usual))
	}
	for _, name := range slices.Sorted(maps.Keys(usual)) {
		writeFile(t, configFile, fmt.Sprintf("limits:\n  %s: 7\n", name))
		if got := listed(t)[name]; got != 7 {
			t.Errorf("%s: the file sets %d", name, got)
		}
		t.Setenv("TAIZHANG_LIMIT", name+"=8")
		if got := listed(t)[name]; got != 8 {
			t.Errorf("%s: the environment sets %d", name, got)
		}
		if got := listed(t, "--limit", "parts=9", "--limit", name+"=9")[name]; got != 9 {
			t.Errorf("%s: the flag sets %d", name, got)
		}
		os.Unsetenv("TAIZHANG_LIMIT")
	}
	for _, bad := range []string{"cells", "cells=", "cells=0", "cells=-1", "cells=x", "cels=1", "=1", "cells=1e9", "csv-bytes=5"} {
		code, _, log := ran(t, "limits", "--limit", bad)
		if fixed := strings.Contains(log, "cannot be set"); fixed != strings.HasPrefix(bad, "csv") {
			t.Error(bad, log)
		}
		if code != exitUsage || !strings.Contains(log, "limit ") {
			t.Errorf("%s: exit %d: %s", bad, code, log)
		}
	}
}

// The file sets what flags set; what it should not hold is refused.
func TestConfig(t *testing.T) {
	inProject(t)
	writeFile(t, "other.yaml", "output: csv\njobs: 3\nlimits: {cells: 5}\n")
	if code, out, log := ran(t, "limits", "--config", "other.yaml"); code != exitOK || !strings.Contains(out, "cells,5,yes\n") {
		t.Errorf("exit %d: %s%s", code, out, log)
	}
	t.Setenv("TAIZHANG_OUTPUT", "table")
	if _, out, _ := ran(t, "limits", "--config", "other.yaml"); strings.Contains(out, "cells,5,yes\n") {
		t.Error("the file wins over the environment")
	}
	for text, says := range map[string]string{
		"limit: {cells: 5}": "limit", "limits: {cels: 5}": "cels", "jobs: many": "jobs", "limits: [1": "other.yaml",
	} {
		writeFile(t, "other.yaml", text)
		if code, _, log := ran(t, "limits", "--config", "other.yaml"); code != exitUsage || !strings.Contains(log, says) {
			t.Errorf("%s: exit %d: %s", text, code, log)
		}
	}
	if code, _, _ := ran(t, "limits", "--config", "none.yaml"); code != exitUsage {
		t.Errorf("a file that is not there: exit %d", code)
	}
}

// overLimit are limits that a small file of several rows breaks, with what is said.
var overLimit = map[string]string{
	"cells=5": "over a limit: cells 5", "chars=20": "over a limit: chars 20", "file-bytes=100": "over a limit: file-bytes 10445 > 100",
	"expanded-bytes=500": "over a limit: expanded-bytes 500", "part-bytes=500": "over a limit: part-bytes 500", "parts=2": "over a limit: parts 2",
	"depth=2": "over a limit: depth 2",
}

// A limit that a file breaks ends with 7 when the file stands alone; in a batch it is a row of
// quarantine, and the others are loaded.
func TestLimitHit(t *testing.T) {
	sample, err := filepath.Abs(filepath.Join("..", "..", "testdata", "003-county-list", "source.docx"))
	if err != nil {
		t.Fatal(err)
	}
	for limit, says := range overLimit {
		inProject(t)
		b, err := os.ReadFile(sample)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, "in/表.docx", string(b))
		writeFile(t, "in/字.txt", "公开。\n")
		if code, _, log := ran(t, "parse", "in/表.docx", "--limit", limit); code != exitLimit || !strings.Contains(log, says) {
			t.Errorf("%s: exit %d: %s", limit, code, log)
		}
		if limit != "cells=5" && limit != "depth=2" {
			continue // one way into the warehouse is that of all
		}
		if code, out, log := ran(t, "load", "in", "--limit", limit); code != exitPartial || !strings.Contains(out, "quarantined  1") {
			t.Errorf("%s: exit %d: %s%s", limit, code, out, log)
		}
		if _, out, log := ran(t, "sql", "select name, reason from ops.quarantine", "--output", "csv"); !strings.Contains(out, "表.docx") || !strings.Contains(out, says) {
			t.Errorf("%s: quarantine %s%s", limit, out, log)
		}
	}
}

// Readers that are killed while a batch runs cost no more than the document each was reading.
func TestKilledReaders(t *testing.T) {
	inProject(t)
	const n = 40
	for i := range n {
		writeFile(t, fmt.Sprintf("in/%02d.txt", i), strings.Repeat(fmt.Sprintf("第%d项，公开规划信息。（责任单位：区发改委）\n", i), 300))
	}
	killed := 0
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			case <-time.After(100 * time.Millisecond):
				killed += killOne()
			}
		}
	}()
	code, out, log := ran(t, "load", "in", "--output", "json")
	close(stop)
	<-done
	var counts []map[string]int
	if err := json.Unmarshal([]byte(out), &counts); err != nil {
		t.Fatal(code, log, err)
	}
	c := counts[0]
	t.Logf("%d readers killed, %d loaded, %d quarantined", killed, c["loaded"], c["quarantined"])
	if killed == 0 {
		t.Skip("the batch ended before a reader could be killed")
	}
	if c["found"] != n || c["loaded"]+c["quarantined"] != n || c["quarantined"] > killed {
		t.Errorf("%v, exit %d: %s", c, code, log)
	}
}

// killOne kills one worker process of this one.
func killOne() int {
	found, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range found {
		b, _ := os.ReadFile(path)
		_, rest, _ := strings.Cut(string(b), ") ")
		fields := strings.Fields(rest)
		line, _ := os.ReadFile(filepath.Join(filepath.Dir(path), "cmdline"))
		if len(fields) > 1 && fields[1] == strconv.Itoa(os.Getpid()) && strings.HasSuffix(string(line), "\x00worker\x00") {
			if exec.Command("kill", "-9", filepath.Base(filepath.Dir(path))).Run() == nil {
				return 1
			}
		}
	}
	return 0
}
