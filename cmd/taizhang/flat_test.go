package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
)

// copies are so many files of all formats, no two of the same bytes: the samples in turn,
// each copy changed where its format does not mind.
func copies(t *testing.T, dir string, n int) {
	t.Helper()
	data := filepath.Join("..", "..", "testdata")
	sources, _ := filepath.Glob(filepath.Join(data, "0*", "source.*"))
	more, _ := filepath.Glob(filepath.Join(data, "formats", "*.*"))
	var files [][]byte
	var names []string
	for _, path := range append(sources, more...) {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(path) != ".md" {
			files, names = append(files, b), append(names, filepath.Base(filepath.Dir(path))+filepath.Ext(path))
		}
	}
	for i := range n {
		k := i % len(files)
		path := filepath.Join(dir, fmt.Sprintf("%03d", i/100), fmt.Sprintf("%05d-%s", i, names[k]))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, marked(files[k], filepath.Ext(path), i), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// marked is a copy with a number in it.
func marked(b []byte, suffix string, i int) []byte {
	mark := fmt.Appendf(nil, "%06d", i)
	switch suffix {
	case ".txt":
		return append(bytes.Clone(b), "\n第"+string(mark)+"号\n"...)
	case ".html":
		return append(bytes.Clone(b), "<p>第"+string(mark)+"号</p>"...)
	case ".pdf":
		return append(bytes.Clone(b), "\n%"+string(mark)+"\n%%EOF\n"...)
	case ".rtf":
		return append(bytes.Clone(b), "\n"+string(mark)...)
	case ".docx", ".xlsx", ".ods", ".odt", ".ofd": // the comment of the archive
		out := append(bytes.Clone(b), mark...)
		out[len(b)-2] = byte(len(mark))
		return out
	}
	return append(bytes.Clone(b), bytes.Repeat(mark, 512/6+1)[:512]...) // a sector that nothing refers to
}

// TestLoadIsFlat loads many files in one load and looks at the memory of this process and of
// its readers on the way: TAIZHANG_FILES=10000 make flat.
func TestLoadIsFlat(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("TAIZHANG_FILES"))
	if n == 0 {
		t.Skip("TAIZHANG_FILES is not set")
	}
	dir := t.TempDir()
	copies(t, dir, n)
	a := &app{out: io.Discard, log: io.Discard, db: filepath.Join(t.TempDir(), "w.db.d"), jobs: runtime.NumCPU(), limits: defaultLimits}
	files, err := a.find([]string{dir}, normalize.Given{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := a.warehouse(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	read, end := a.reader()
	defer end()
	var mu sync.Mutex
	var rss, heap []int64 // after each tenth
	seen, begun := 0, time.Now()
	counting := func(ctx context.Context, name string, b []byte) ([]*ingest.Document, error) {
		mu.Lock()
		if seen++; seen%(n/10) == 0 {
			var m runtime.MemStats
			debug.FreeOSMemory()
			runtime.ReadMemStats(&m)
			rss, heap = append(rss, resident()>>20), append(heap, int64(m.HeapInuse>>20))
			t.Logf("after %d files, %.0f s: %d MB, of them %d MB of Go's heap", seen, time.Since(begun).Seconds(), resident()>>20, m.HeapInuse>>20)
		}
		mu.Unlock()
		return read(ctx, name, b)
	}
	counts, _, err := a.loadAll(context.Background(), w, counting, files, loading{})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", counts)
	if first, most := rss[0], slices.Max(rss); most > first+first/4+32 {
		t.Errorf("%d MB after %d files, up to %d MB later", first, n/10, most)
	}
	if first, most := heap[0], slices.Max(heap); most > 2*first {
		t.Errorf("heap: %d MB after %d files, up to %d MB later", first, n/10, most)
	}
}

// resident is what this process holds in memory.
func resident() int64 {
	b, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(b), "VmRSS:")
	var kb int64
	fmt.Sscan(rest, &kb)
	return kb << 10
}
