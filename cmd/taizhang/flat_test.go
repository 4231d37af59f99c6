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
	"strconv"
	"strings"
	"sync"
	"testing"

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
	seen, at := 0, map[int]uint64{}
	counting := func(ctx context.Context, name string, b []byte) ([]*ingest.Document, error) {
		mu.Lock()
		if seen++; seen == n/10 || seen == n {
			debug.FreeOSMemory()
			var heap runtime.MemStats
			runtime.ReadMemStats(&heap)
			at[seen] = heap.HeapInuse
			t.Logf("after %d files: %d MB, of them %d MB of Go's heap", seen, resident()>>20, heap.HeapInuse>>20)
			if resident() > engineMemory+512<<20 {
				t.Errorf("%d MB after %d files", resident()>>20, seen)
			}
		}
		mu.Unlock()
		return read(ctx, name, b)
	}
	counts, _, err := a.loadAll(context.Background(), w, counting, files, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", counts)
	if first, last := at[n/10], at[n]; last > first+first/2 {
		t.Errorf("heap: %d MB after %d files, %d MB after %d", first>>20, n/10, last>>20, n)
	}
}

// engineMemory is what the embedded engine may keep of its tables in memory, which it fills first.
const engineMemory = 1 << 30

// resident is what this process holds in memory.
func resident() int64 {
	b, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(b), "VmRSS:")
	var kb int64
	fmt.Sscan(rest, &kb)
	return kb << 10
}
