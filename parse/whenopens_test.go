package parse

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// TestOpensWhenLosesNothing reads a calendar phrase at every place of every text
// beside the tests, with and without the look that spares most of them.
func TestOpensWhenLosesNothing(t *testing.T) {
	n := 0
	for _, pattern := range []string{"*.tsv", "*/*.txt", "*/*.want"} {
		files, _ := filepath.Glob(filepath.Join("..", "testdata", pattern))
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			p := newStrand(hanzi.FoldString(string(b)), 0, 0, 0).plain()
			r := p.r
			for i := range r {
				if f, ok := p.numberPhrase(i); (ok || f.to > 0) && digits(r[i:]) > 0 && !numbersTime(r[i:]) {
					t.Fatalf("%s: a phrase is read at %q, which is told to be none", file, string(r[i:min(len(r), i+16)]))
				}
				rest := r[i:min(len(r), i+64)]
				from, to, width := readSpan(rest)
				if from2, to2, width2 := ReadSpan(rest); from2 != from || to2 != to || width2 != width {
					t.Fatalf("%s: ReadSpan(%q) = %v, %v, %d; without the look %v, %v, %d", file, string(rest), from2, to2, width2, from, to, width)
				}
				if width > 0 {
					n++
				}
			}
		}
	}
	if n < 1000 {
		t.Errorf("%d phrases were found; want 1000 at least", n)
	}
}
