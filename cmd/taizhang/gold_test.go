package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/cmd/taizhang/eval"
)

// shared finds a folder of the shared material: $TAIZHANG_SHARED, else ../shared beside the project.
func shared(t *testing.T, folder string) string {
	t.Helper()
	root := os.Getenv("TAIZHANG_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	dir, err := filepath.Abs(filepath.Join(root, folder))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no shared material:", dir)
	}
	return dir
}

// The five seeds are read as well as they were annotated, each of them.
func TestGold(t *testing.T) {
	var out, log strings.Builder
	least := "task=0.99,path=0.98,duty_role=0.98,deadline_value=0.97,progress=1,metadata=1,ledger=0.98"
	code := run(context.Background(), []string{"eval", "--gold", shared(t, "gold"), "--mismatches", "20", "--min", least}, nil, &out, &log)
	if code != exitOK {
		t.Errorf("exit %d: %s\n%s", code, strings.ReplaceAll(log.String(), "; ", "\n"), out.String())
	}
}

// Every least value names a field that is scored.
func TestLeastValues(t *testing.T) {
	for _, bad := range []map[string]string{{"task": "x"}, {"task": "1.1"}, {"tusk": "1"}} {
		if _, err := leastValues(bad); err == nil {
			t.Errorf("%v: no error", bad)
		}
	}
	if !eval.Known(eval.LedgerField) {
		t.Error("ledger is not scored")
	}
}
