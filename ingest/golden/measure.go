package golden

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/taizhang/taizhang/ingest/gauge"
)

// Shared finds the material that stands beside the project; without it the test is skipped.
func Shared(t testing.TB, path ...string) string {
	t.Helper()
	dir := os.Getenv("TAIZHANG_SHARED")
	if dir == "" {
		dir = filepath.Join(filepath.Dir(Testdata(t)), "..", "shared")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no shared material: ", err)
	}
	return filepath.Join(append([]string{dir}, path...)...)
}

// Paged are the PDFs whose pages are counted, by themselves and through a worker's pipe.
var Paged = []struct {
	File  string // of the shared material
	Pages int
}{
	{"samples/county-list.pdf", 3},
	{"samples/donghu-2021-plan.pdf", 3},
	{"samples/enc-owner-aes128.pdf", 3},
	{"samples/enc-owner-aes256.pdf", 3},
	{"samples/luan-2019-tasklist.pdf", 35},
	{"samples/xihu-2021-indicators.pdf", 6},
	{"samples/xihu-2021-indicators-chromium.pdf", 6},
	{"real/fangkong-8.pdf", 129},
}

// BenchmarkPaged reads each of them with what the caller gives, and reports pages a second of the
// clock and of processor time; done ends what was started for it, so that its time is counted.
func BenchmarkPaged(b *testing.B, start func(*testing.B) (read func(file []byte) error, done func())) {
	for _, f := range Paged {
		b.Run(filepath.Base(f.File), func(b *testing.B) {
			file := Bytes(b, Shared(b, filepath.FromSlash(f.File)))
			cpu := gauge.CPU()
			read, done := start(b)
			for b.Loop() {
				if err := read(file); err != nil {
					b.Fatal(err)
				}
			}
			done()
			pages := float64(f.Pages) * float64(b.N)
			if cpu = gauge.CPU() - cpu; cpu > 0 {
				b.ReportMetric(pages/cpu.Seconds(), "pages/cpu-s")
			}
			b.ReportMetric(pages/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
