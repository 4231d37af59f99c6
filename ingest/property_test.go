package ingest

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/taizhang/taizhang/ingest/golden"
)

// realDocuments are all files at hand that can be read.
func realDocuments(t *testing.T) []*Document {
	roots := []string{golden.Testdata(t), os.Getenv("TAIZHANG_SHARED"), filepath.Join("..", "..", "shared")}
	var out []*Document
	for _, root := range roots {
		for _, glob := range []string{"0*/source.*", "damaged/*", "samples/*.*", "wild/*.txt", "years/*.txt", "real/*.*", "real/*/*.*"} {
			files, _ := filepath.Glob(filepath.Join(root, filepath.FromSlash(glob)))
			for _, file := range files {
				if info, err := os.Stat(file); root == "" || err != nil || info.IsDir() {
					continue
				}
				if d, err := Read(file, golden.Bytes(t, file), DefaultLimits); err == nil {
					out = append(out, d)
				}
			}
		}
	}
	return out
}

// placesOf are the spans of all paragraphs and cells, each as long as its text.
func placesOf(d *Document) []Span {
	var out []Span
	for i := range d.Blocks {
		bl := &d.Blocks[i]
		if bl.Table == nil {
			out = append(out, Span{Block: i, Cell: NoCell, To: len([]rune(bl.Text))})
			continue
		}
		for j := range bl.Table.Cells {
			out = append(out, Span{Block: i, Cell: j, To: len([]rune(bl.Table.Cells[j].Text))})
		}
	}
	return out
}

// TestRealDocuments: every place of a grid has one cell, and every paragraph and
// cell, also as a part of a bundle, is found again under the spelling of its Pos.
func TestRealDocuments(t *testing.T) {
	docs := realDocuments(t)
	if len(docs) < 25 {
		t.Fatalf("only %d documents", len(docs))
	}
	for i, d := range docs {
		for _, bl := range d.Blocks {
			if bl.Table == nil {
				continue
			}
			if err := bl.Table.check(DefaultLimits); err != nil {
				t.Errorf("%s: %s: %v", d.Name, bl.Table.Name, err)
			}
		}
		b := &Bundle{Documents: []*Document{docs[(i+1)%len(docs)], d}}
		for n, s := range placesOf(d) {
			s.Doc = 1
			p := Pos{s}
			if n > 300 && n%37 != 0 {
				continue // of long documents, some places
			}
			got, err := b.ParsePos(b.Spell(p))
			if err != nil || !slices.Equal(got, p) {
				t.Errorf("%s: %s is read as %v, %v", d.Name, b.Spell(p), got, err)
			}
		}
	}
}
