package sandbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/ingest/ocr"
	"github.com/taizhang/taizhang/ingest/scan"
)

// TestMain is the worker too: the pool starts this very program again.
func TestMain(m *testing.M) {
	os.Setenv(ocr.Variable, "off") // whatever is installed here
	if len(os.Args) > 1 && os.Args[1] == "read-worker" {
		ingest.Formats = append(misbehaving(), ingest.Formats...)
		if err := Serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

var sink [][]byte

// misbehaving are formats whose readers do what no reader should.
func misbehaving() []ingest.Format {
	deeds := map[string]func(){
		"hang": func() { select {} },
		"page": func() { // two pages, each longer than a file may take
			for range 2 {
				scan.Began()
				time.Sleep(1500 * time.Millisecond)
			}
		},
		"stuck": func() { scan.Began(); select {} },
		"spin": func() {
			for {
				sink = nil
			}
		},
		"panic":  func() { panic("index out of range\n[5]") },
		"escape": func() { go func() { panic("in a goroutine") }(); time.Sleep(time.Minute) },
		"exit":   func() { os.Exit(0) },
		"stack":  func() { sink = append(sink, make([]byte, descend(0))) },
		"print":  func() { fmt.Println("noise on standard output") },
		"memory": func() {
			for {
				b := make([]byte, 16<<20)
				for i := 0; i < len(b); i += 4096 {
					b[i] = 1
				}
				sink = append(sink, b)
			}
		},
	}
	var formats []ingest.Format
	for name, do := range deeds {
		formats = append(formats, ingest.Format{
			Name: name,
			Is:   func(b []byte) bool { return string(b) == "%test "+name },
			Read: func([]byte, ingest.Limits) (*ingest.Document, error) {
				do()
				return &ingest.Document{}, nil
			},
		})
	}
	return formats
}

// descend runs out of stack before it runs out of numbers.
func descend(n int) int {
	if n < 0 {
		return n
	}
	return descend(n+1) + 1
}

func pool(t testing.TB, opt Options) *Pool {
	p := New(opt)
	t.Cleanup(func() { p.Close() })
	return p
}

const plan = "2021年政务公开工作要点\n\n一、公开规划信息。（责任单位：区发改委）\n"

func TestReadIsTheSameAsWithoutWorker(t *testing.T) {
	p := pool(t, Options{Workers: 1})
	files, _ := filepath.Glob(filepath.Join("..", "..", "testdata", "*", "source.*"))
	files = append(files, filepath.Join("..", "..", "testdata", "damaged", "truncated.xlsx"), filepath.Join("..", "..", "testdata", "damaged", "noise.pdf"))
	if len(files) < 10 {
		t.Fatal("no test data")
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		want, wantErr := ingest.Read(f, b, ingest.DefaultLimits)
		got, err := p.Read(t.Context(), f, b)
		if fmt.Sprint(err) != fmt.Sprint(wantErr) || ingest.Sentinel(err) != ingest.Sentinel(wantErr) {
			t.Errorf("%s: error %v, want %v", f, err, wantErr)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: another document", f)
		}
	}
}

// A page that is read from a picture has its own time.
func TestPagesHaveTheirTime(t *testing.T) {
	lim := ingest.DefaultLimits
	lim.OCRSeconds = 60
	p := pool(t, Options{Workers: 1, Time: 2 * time.Second, Limits: lim})
	if _, err := p.Read(t.Context(), "x", []byte("%test page")); err != nil {
		t.Error(err)
	}
}

func TestMisbehaviourCostsOneDocument(t *testing.T) {
	lim := ingest.DefaultLimits
	lim.OCRSeconds = 3
	hasty := pool(t, Options{Workers: 2, Time: 2 * time.Second, Limits: lim})
	patient := pool(t, Options{Workers: 2, Memory: 400 << 20})
	for _, tt := range []struct {
		deed string
		want error
		says string
	}{
		{"hang", ingest.ErrLimit, "x: over a limit: seconds 2"},
		{"stuck", ingest.ErrLimit, "x: over a limit: seconds 3"},
		{"spin", ingest.ErrLimit, "x: over a limit: seconds 2"},
		{"panic", ingest.ErrDamaged, "x: damaged: reader crashed: panic: index out of range [5]"},
		{"escape", ingest.ErrDamaged, "x: damaged: reader crashed: panic: in a goroutine"},
		{"exit", ingest.ErrDamaged, "x: damaged: reader crashed: exit status 0"},
		{"stack", ingest.ErrDamaged, "x: damaged: reader crashed: runtime: goroutine stack exceeds 67108864-byte limit"},
		{"memory", ingest.ErrLimit, "x: over a limit: memory 419430400 bytes"},
		{"print", nil, "<nil>"},
	} {
		t.Run(tt.deed, func(t *testing.T) {
			p := patient
			if strings.Contains(tt.says, "seconds") {
				p = hasty
			}
			_, err := p.Read(t.Context(), "x", []byte("%test "+tt.deed))
			if ingest.Sentinel(err) != tt.want || fmt.Sprint(err) != tt.says {
				t.Errorf("got %v", err)
			}
			if d, err := patient.Read(t.Context(), "plan.txt", []byte(plan)); err != nil || len(d.Blocks) != 3 {
				t.Errorf("the next document: %v, %v", d, err)
			}
		})
	}
}

func TestCancel(t *testing.T) {
	p := pool(t, Options{Workers: 1})
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := p.Read(ctx, "x", []byte("%test hang")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if _, err := p.Read(t.Context(), "plan.txt", []byte(plan)); err != nil {
		t.Error(err)
	}
}

func TestManyAtOnce(t *testing.T) {
	p := pool(t, Options{Workers: 2})
	var wg sync.WaitGroup
	for i := range 40 {
		wg.Go(func() {
			text := fmt.Sprintf("第%d号文件\n", i)
			d, err := p.Read(t.Context(), "x.txt", []byte(text))
			if err != nil || d.Blocks[0].Text+"\n" != text {
				t.Errorf("%d: %v, %v", i, d, err)
			}
		})
	}
	wg.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.idle); n > 2 {
		t.Errorf("%d workers", n)
	}
}

func TestCloseLeavesNothing(t *testing.T) {
	p := New(Options{Workers: 1})
	if _, err := p.Read(t.Context(), "x.txt", []byte(plan)); err != nil {
		t.Fatal(err)
	}
	w := p.idle[0]
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-w.ended:
	default:
		t.Error("the worker is not waited for")
	}
	if _, err := os.Stat(p.dir); !errors.Is(err, os.ErrNotExist) {
		t.Error("temporary files stay behind")
	}
	if _, err := p.Read(t.Context(), "x.txt", []byte(plan)); err == nil {
		t.Error("a closed pool reads")
	}
}

// BenchmarkPages reads PDFs with tables in a worker, its start and its pipe counted.
func BenchmarkPages(b *testing.B) {
	golden.BenchmarkPaged(b, func(b *testing.B) (func([]byte) error, func()) {
		p := New(Options{Workers: 1})
		return func(file []byte) error {
			_, err := p.Read(b.Context(), "x.pdf", file)
			return err
		}, func() { p.Close() }
	})
}

func BenchmarkRead(b *testing.B) {
	for _, doc := range []string{"001-donghu-2021-plan/source.docx", "004-luan-2019-tasklist/source.docx"} {
		file, err := os.ReadFile(filepath.Join("..", "..", "testdata", filepath.FromSlash(doc)))
		if err != nil {
			b.Fatal(err)
		}
		b.Run("inprocess/"+doc[:3], func(b *testing.B) {
			for b.Loop() {
				if _, err := ingest.Read("x", bytes.Clone(file), ingest.DefaultLimits); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("worker/"+doc[:3], func(b *testing.B) {
			p := pool(b, Options{Workers: 1})
			for b.Loop() {
				if _, err := p.Read(b.Context(), "x", file); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
