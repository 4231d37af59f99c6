package sandbox

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/ingest/hostile"
)

// What a bomb may cost, under the default limits. Seconds are the worker's own, of all its threads.
const (
	bombSeconds = 5
	bombMemory  = 256 << 20
)

var bomb = flag.String("bomb", "", "only the bombs whose name holds one of these, cut by commas")

// TestBombs reads every bomb in a worker of its own: it ends with the reader's own error, or
// with what text there is, within its time and memory; the worker lives on.
func TestBombs(t *testing.T) {
	dir := filepath.Join(golden.Testdata(t), "formats")
	bombs := hostile.All(golden.Bytes(t, filepath.Join(dir, "donghu-2021-plan.doc")), golden.Bytes(t, filepath.Join(dir, "county-list.xls")))
	if len(bombs) < 100 {
		t.Errorf("%d bombs", len(bombs))
	}
	var said strings.Builder
	for _, b := range bombs {
		if !slices.ContainsFunc(strings.Split(*bomb, ","), func(part string) bool { return strings.Contains(b.Name, part) }) {
			continue
		}
		file := b.Bytes()
		c := explode(t, file)
		fmt.Fprintf(&said, "%s: %s\n", b.Name, c.said)
		t.Logf("%-55s %9d bytes %6.2f s %4d MB  %s", b.Name, len(file), c.seconds, c.memory>>20, c.said)
		if c.died {
			t.Errorf("%s: the worker died: %s", b.Name, c.said)
		}
		if c.seconds > bombSeconds || c.memory > bombMemory {
			t.Errorf("%s: %.2f s, %d MB", b.Name, c.seconds, c.memory>>20)
		}
	}
	if *bomb == "" {
		golden.CheckText(t, filepath.Join(golden.Testdata(t), "bombs.txt"), said.String())
	}
}

// cost is what reading one file took.
type cost struct {
	said    string
	seconds float64
	memory  int64
	died    bool
}

// explode reads a file in a new worker.
func explode(t *testing.T, file []byte) cost {
	p := New(Options{Workers: 1, Time: 60 * time.Second})
	defer p.Close()
	if _, err := p.Read(t.Context(), "plan.txt", []byte(plan)); err != nil {
		t.Fatal(err)
	}
	w := p.idle[0]
	largest := watch(w.cmd.Process.Pid)
	docs, err := readParts(t.Context(), p, file)
	c := cost{died: errors.Is(err, errDied) || len(p.idle) == 0, memory: largest()}
	p.Close()
	<-w.ended
	c.seconds = (w.cmd.ProcessState.UserTime() + w.cmd.ProcessState.SystemTime()).Seconds()
	switch {
	case err == nil:
		c.said = "read: " + outline(docs)
	case ingest.Sentinel(err) == nil:
		t.Errorf("no known error: %v", err)
	default:
		c.said = strings.TrimPrefix(err.Error(), "x: ")
	}
	return c
}

// readParts reads a file, or as many parts of an archive as a batch is made of, the way a batch does.
func readParts(ctx context.Context, p *Pool, file []byte) ([]*ingest.Document, error) {
	src := ingest.InMemory(file)
	if !ingest.IsArchive(src, src.Size()) {
		return p.ReadAll(ctx, "x", file)
	}
	held := &ingest.Archives{}
	parts, err := held.Open("x", func() (ingest.Source, error) { return src, nil }, ingest.DefaultLimits)
	if err != nil {
		return nil, err
	}
	var all []*ingest.Document
	for _, part := range parts[:min(len(parts), 100)] {
		b, err := part.Read("x")
		if err == nil {
			var docs []*ingest.Document
			docs, err = p.ReadAll(ctx, "x", b)
			all = append(all, docs...)
		}
		if err != nil {
			return all, err
		}
	}
	return all, nil
}

// watch looks at the largest memory a process has had, until it is asked for it. What the
// system says of a dead process counts in that of the one which started it.
func watch(pid int) func() int64 {
	stop, most := make(chan struct{}), make(chan int64)
	look := func(most int64) int64 {
		b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		_, rest, _ := strings.Cut(string(b), "VmHWM:")
		var kb int64
		fmt.Sscan(rest, &kb)
		return max(most, kb<<10)
	}
	go func() {
		var seen int64
		for {
			select {
			case <-stop:
				most <- look(seen)
				return
			case <-time.After(10 * time.Millisecond):
				seen = look(seen)
			}
		}
	}()
	return func() int64 { close(stop); return <-most }
}

// outline counts what was read.
func outline(docs []*ingest.Document) string {
	blocks, cells, chars := 0, 0, 0
	for _, d := range docs {
		for _, b := range d.Blocks {
			blocks, chars = blocks+1, chars+len(b.Text)
			if b.Table != nil {
				cells += len(b.Table.Cells)
				for _, c := range b.Table.Cells {
					chars += len(c.Text)
				}
			}
		}
	}
	return fmt.Sprintf("%d documents, %d blocks, %d cells, %d bytes of text", len(docs), blocks, cells, chars)
}
