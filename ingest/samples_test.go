package ingest

import (
	"os"
	"path/filepath"
	"testing"
)

// shared finds the material that stands beside the project.
func shared(t testing.TB, path ...string) string {
	t.Helper()
	dir := os.Getenv("TAIZHANG_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no shared material: ", err)
	}
	return filepath.Join(append([]string{dir}, path...)...)
}

func bytesOf(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
