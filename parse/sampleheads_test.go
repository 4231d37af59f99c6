package parse

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

// samplesOf says which annotated plan a sample is a copy of.
var samplesOf = map[string]string{"donghu-2021-plan": "001", "xihu-2021-indicators": "000", "luan-2019-tasklist": "004", "county-list": "003"}

// TestSampleHeads reads the same plans from other formats: the head must be the same.
func TestSampleHeads(t *testing.T) {
	dir := sharedDir(t)
	files, _ := filepath.Glob(filepath.Join(dir, "samples", "*-*.*"))
	for _, path := range files {
		name := filepath.Base(path)
		gold, ok := samplesOf[strings.TrimSuffix(strings.TrimSuffix(name, filepath.Ext(name)), "-chromium")]
		if !ok || strings.HasSuffix(name, ".json") || strings.HasSuffix(name, ".truth") {
			continue
		}
		b, _ := os.ReadFile(path)
		d, err := ingest.Read(name, b, ingest.DefaultLimits)
		if err != nil {
			t.Log(err)
			continue
		}
		nodes := nodesOf(&ingest.Bundle{Documents: []*ingest.Document{d}})
		h := letterhead(nodes, d.Meta)
		w := readWanted(t, filepath.Join(dir, "gold", gold+".json"))
		said, says := h.said(), w.says()
		for _, field := range slices.Sorted(mapsKeys(said)) {
			if said[field] == "" && slices.Contains([]string{".xlsx", ".ods", ".xls"}, filepath.Ext(name)) {
				continue // the sheet holds the table alone
			}
			if field == "kind" && gold == "003" {
				continue // told by the layout
			}
			if !agrees(field, said[field], says[field]) {
				t.Errorf("%s %s: got %q, want %q", name, field, said[field], says[field])
			}
		}
		noTaskClaimed(t, name, nodes, w, h)
	}
}
