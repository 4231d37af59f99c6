package ingest

import (
	"path/filepath"
	"testing"

	"github.com/taizhang/taizhang/ingest/gauge"
)

func BenchmarkRead(b *testing.B) {
	for _, doc := range []string{"001-donghu-2021-plan/source.docx", "004-luan-2019-tasklist/source.docx", "004-luan-2019-tasklist/source.html", "004-luan-2019-tasklist/source.xlsx", "004-luan-2019-tasklist/source.txt"} {
		file := bytesOf(b, filepath.Join("..", "testdata", filepath.FromSlash(doc)))
		b.Run(doc[:3]+filepath.Ext(doc), func(b *testing.B) {
			b.SetBytes(int64(len(file)))
			cpu := gauge.CPU().Seconds()
			for b.Loop() {
				if _, err := Read("x", file, DefaultLimits); err != nil {
					b.Fatal(err)
				}
			}
			if cpu = gauge.CPU().Seconds() - cpu; cpu > 0 {
				b.ReportMetric(float64(b.N)/cpu, "documents/cpu-s")
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
		})
	}
}
