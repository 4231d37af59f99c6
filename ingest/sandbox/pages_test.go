package sandbox

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/golden"
)

// mostPage is what a further page may add to a worker's memory, garbage counted: its words in the
// Document and on the way there, its bytes in the file, and its copy's fonts; what is drawn on it is not kept.
const mostPage = 220 << 10

// TestMemoryOfPages reads a task list printed many times over in workers of their own and looks
// at the memory each takes; TAIZHANG_PAGES=2000 make pages reads 500, 1,000 and 2,000 pages.
func TestMemoryOfPages(t *testing.T) {
	most, _ := strconv.Atoi(os.Getenv("TAIZHANG_PAGES"))
	if most == 0 {
		most = 140
	}
	list := golden.Bytes(t, golden.Shared(t, "samples", "luan-2019-tasklist.pdf"))
	first, once := int64(0), 0
	for _, copies := range []int{most / 140, most / 70, most / 35} {
		file := printed(t, list, copies)
		p := pool(t, Options{Workers: 1})
		if _, err := p.Read(t.Context(), "plan.txt", []byte(plan)); err != nil {
			t.Fatal(err)
		}
		largest := watch(p.idle[0].cmd.Process.Pid)
		d, err := p.Read(t.Context(), "x.pdf", file)
		if err != nil {
			t.Fatal(err)
		}
		peak := largest()
		t.Logf("%d pages, %.1f MB: %d MB of memory", 35*copies, float64(len(file))/(1<<20), peak>>20)
		n := mentions(d, "政务公开")
		if first == 0 {
			first, once = peak, n/copies
		}
		if n != once*copies || n == 0 {
			t.Errorf("%d pages: %d words, want %d", 35*copies, n, once*copies)
		}
		if peak > first+int64(35*copies)*mostPage || peak > bombMemory {
			t.Errorf("%d MB after %d", peak>>20, first>>20)
		}
	}
}

// mentions counts a word in a Document's tables.
func mentions(d *ingest.Document, word string) (n int) {
	for _, b := range d.Blocks {
		if b.Table != nil {
			for _, c := range b.Table.Cells {
				n += strings.Count(c.Text, word)
			}
		}
	}
	return n
}

// printed is a PDF whose pages are those of another, so many times.
func printed(t *testing.T, file []byte, copies int) []byte {
	t.Helper()
	model.ConfigPath = "disable"
	conf := model.NewDefaultConfiguration()
	conf.CreateBookmarks = false
	read := func() *model.Context {
		ctx, err := pdfcpu.Read(bytes.NewReader(file), conf)
		if err == nil {
			err = ctx.EnsurePageCount()
		}
		if err != nil {
			t.Fatal(err)
		}
		return ctx
	}
	all := read()
	for range copies - 1 {
		if err := pdfcpu.MergeXRefTables("", read(), all, false, false); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	all.Write.Writer = bufio.NewWriter(&out)
	if err := errors.Join(pdfcpu.WriteContext(all), all.Write.Flush()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
