package normalize

import (
	"path/filepath"
	"testing"
)

// TestCopiesAcrossFormats reads one plan in several formats: each is a copy of
// the .docx, the table alone (.xlsx) too, and what has a letterhead is the same edition.
func TestCopiesAcrossFormats(t *testing.T) {
	dir := shared(t)
	for _, set := range []struct {
		stem, seed string
		formats    []string
	}{
		{"donghu-2021-plan", "001", []string{".html", ".pdf"}},
		{"xihu-2021-indicators", "000", []string{".html", ".pdf", ".xlsx"}},
		{"luan-2019-tasklist", "004", []string{".html", ".pdf", ".xlsx"}},
	} {
		sample := filepath.Join(dir, "samples", set.stem)
		first := EditionOf((&Normalizer{}).Result(read(t, sample+".docx")).Plans[0])
		for _, ext := range set.formats {
			e := EditionOf((&Normalizer{}).Result(read(t, sample+ext)).Plans[0])
			if !e.Copy(first) || ext != ".xlsx" && e.ID != first.ID {
				t.Errorf("%s%s: same %v, copy %v, overlap %.3f with the .docx", set.stem, ext, e.ID == first.ID, e.Copy(first), e.Overlap(first))
			}
		}
		seeds, _ := filepath.Glob(filepath.Join(dir, "seeds", set.seed+"_*.txt"))
		e := EditionOf((&Normalizer{}).Result(read(t, seeds[0])).Plans[0])
		t.Logf("%s: the text's overlap with the .docx is %.3f, copy %v", set.stem, e.Overlap(first), e.Copy(first))
	}
}
