package ingest

import (
	"testing"

	"github.com/taizhang/taizhang/ingest/golden"
)

// BenchmarkPages reads whole files, all passes counted.
func BenchmarkPages(b *testing.B) {
	golden.BenchmarkPaged(b, func(*testing.B) (func([]byte) error, func()) {
		return func(file []byte) error {
			_, err := Read("x.pdf", file, DefaultLimits)
			return err
		}, func() {}
	})
}
