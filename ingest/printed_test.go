package ingest

import (
	"encoding/json"
	"path/filepath"
	"testing"
)

// TestPrintedTables reads tables that a browser printed with horizontal rules
// only, with three rules, and with none: every cell must stand where it stood.
func TestPrintedTables(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("testdata", "printed", "*.pdf"))
	if len(files) < 3 {
		t.Fatal(files)
	}
	for _, file := range files {
		d, err := Read(file, bytesOf(t, file), DefaultLimits)
		if err != nil {
			t.Error(err)
			continue
		}
		var want truth
		if err := json.Unmarshal(bytesOf(t, file[:len(file)-len(".pdf")]+".truth.json"), &want); err != nil {
			t.Fatal(err)
		}
		n, tables := exactCells(t, d, want)
		if n != len(want[0].Cells) || tables != 1 {
			t.Errorf("%s: %d of %d cells, %d tables", filepath.Base(file), n, len(want[0].Cells), tables)
		}
	}
}
