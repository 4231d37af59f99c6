package ingest

import (
	"testing"

	"github.com/taizhang/taizhang/ingest/golden"
)

// shared finds the material that stands beside the project.
func shared(t testing.TB, path ...string) string {
	t.Helper()
	return golden.Shared(t, path...)
}

func bytesOf(t testing.TB, path string) []byte {
	t.Helper()
	return golden.Bytes(t, path)
}
