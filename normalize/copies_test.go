package normalize

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

// TestCopiesAcrossFormats reads one plan in several formats and tells whether
// they are seen to be copies: all of one edition, or the table alone beside it.
func TestCopiesAcrossFormats(t *testing.T) {
	dir := shared(t)
	for _, set := range []struct{ seed, stem string }{
		{"001", "donghu-2021-plan"}, {"000", "xihu-2021-indicators"}, {"004", "luan-2019-tasklist"},
	} {
		seeds, _ := filepath.Glob(filepath.Join(dir, "seeds", set.seed+"_*.txt"))
		files, _ := filepath.Glob(filepath.Join(dir, "samples", set.stem+".*"))
		var first Edition
		for i, f := range append(seeds, files...) {
			if !slices.Contains([]string{".txt", ".html", ".docx", ".xlsx", ".pdf"}, filepath.Ext(f)) {
				continue
			}
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := ingest.Read(f, b, ingest.DefaultLimits); err != nil {
				t.Logf("%s: %v", filepath.Base(f), err)
				continue
			}
			p := (&Normalizer{}).Result(read(t, f)).Plans[0]
			e := EditionOf(p)
			if i == 0 {
				first = e
			}
			t.Logf("%-28s %3d tasks, edition %-19d same %-5v copy %-5v near %-5v overlap %.3f %q %q %q", filepath.Base(f), len(p.Tasks), e.ID, e.ID == first.ID, e.Copy(first), e.Near(first), e.Overlap(first), e.Title, e.Issuer, e.Number)
		}
	}
}
