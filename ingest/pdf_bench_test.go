package ingest

import (
	"path/filepath"
	"testing"
)

// BenchmarkPages reads whole files, all passes counted, and reports pages/s.
func BenchmarkPages(b *testing.B) {
	for _, f := range []struct {
		folder, name string
		pages        int
	}{
		{"samples", "county-list.pdf", 3},
		{"samples", "donghu-2021-plan.pdf", 3},
		{"samples", "enc-owner-aes128.pdf", 3},
		{"samples", "enc-owner-aes256.pdf", 3},
		{"samples", "luan-2019-tasklist.pdf", 35},
		{"samples", "xihu-2021-indicators.pdf", 6},
		{"samples", "xihu-2021-indicators-chromium.pdf", 6},
		{"real", "fangkong-8.pdf", 129},
	} {
		b.Run(f.name, func(b *testing.B) {
			file := bytesOf(b, shared(b, filepath.Join(f.folder, f.name)))
			cpu := cpuSeconds()
			for b.Loop() {
				if _, err := Read(f.name, file, DefaultLimits); err != nil {
					b.Fatal(err)
				}
			}
			if cpu = cpuSeconds() - cpu; cpu > 0 {
				b.ReportMetric(float64(f.pages)*float64(b.N)/cpu, "pages/cpu-s")
			}
			b.ReportMetric(float64(f.pages)*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
