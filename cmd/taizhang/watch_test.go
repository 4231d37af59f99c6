package main

import (
	"context"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/taizhang/taizhang/normalize"
)

// overheard is a log that may be read while it is written.
type overheard struct {
	mu sync.Mutex
	sb strings.Builder
}

func (h *overheard) Write(b []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.sb.Write(b)
}

func (h *overheard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.sb.String()
}

// awaited waits until the output of a watch shows something so many times.
func awaited(t *testing.T, out *overheard, want string, times int) {
	t.Helper()
	for range 1200 {
		if strings.Count(out.String(), want) >= times {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("no %d %q in\n%s", times, want, out)
}

// A drop folder: what comes is loaded once it stands still, a batch a run; what changes is loaded
// again, what goes is taken away where that is asked for, and Ctrl-C is a good end.
func TestWatch(t *testing.T) {
	inProject(t)
	writeFile(t, "in/a.txt", plan("推进政务公开"))
	ctx, cancel := context.WithCancel(context.Background())
	out, log := &overheard{}, &overheard{}
	a := newApp(nil, out, log)
	a.db, a.jobs, a.output = "w", 1, ndjsonOutput
	done := make(chan error, 1)
	go func() {
		done <- a.watch(ctx, []string{"in"}, normalize.Given{}, loading{retire: true}, 200*time.Millisecond)
	}()
	awaited(t, out, `"loaded":1`, 1)
	f, err := os.Create("in/b.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.SplitAfter(plan("办好民生实事"), "\n") { // it grows until it stands still
		if _, err := f.WriteString(part); err != nil {
			t.Fatal(err)
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	awaited(t, out, `"found":2,"loaded":1,"unchanged":1`, 1)
	writeFile(t, "in/broken.doc", "")
	awaited(t, out, `"quarantined":1`, 1)
	if err := os.Remove("in/a.txt"); err != nil {
		t.Fatal(err)
	}
	awaited(t, out, `"retired":1`, 1)
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if got := ask(t, "w", "select count(*) as plans from mart.plan"); got != "plans\n1\n" {
		t.Error(got, out, log)
	}
	if got := ask(t, "w", "select count(*) as n from ops.run where found <> loaded + unchanged + duplicate + needs_ocr + quarantined + skipped + remaining"); got != "n\n0\n" {
		t.Error(got)
	}
}
