package ingest

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// The Documents of the sample texts; the other stages begin from these goldens.
func TestGoldenDocuments(t *testing.T) {
	for _, folder := range golden.Folders(t) {
		d, err := Read("source.txt", golden.Bytes(t, filepath.Join(folder, "source.txt")), DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		golden.Check(t, filepath.Join(folder, "document.json"), d)
	}
}

// Damaged and odd files: the one line that says why a file cannot be read, with
// its sentinel, or what was read of it.
func TestGoldenDamaged(t *testing.T) {
	dir := filepath.Join(golden.Testdata(t), "damaged")
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, file := range files {
		if name := filepath.Base(file); name != "said.txt" {
			said = append(said, say(name, golden.Bytes(t, file)))
		}
	}
	if len(said) < 10 {
		t.Fatalf("only %d damaged files", len(said))
	}
	golden.CheckText(t, filepath.Join(dir, "said.txt"), strings.Join(said, "\n")+"\n")
}

// say spells "notpdf.pdf: txt, 1 paragraph, 0 cells, 6 characters: 这不是PDF" or the error with its sentinel.
func say(name string, b []byte) string {
	d, err := Read(name, b, DefaultLimits)
	if err != nil {
		return fmt.Sprintf("%v [%v]", err, Sentinel(err))
	}
	paragraphs, cells := 0, 0
	var text strings.Builder
	for i := range d.Blocks {
		text.WriteString(d.Blocks[i].Text)
		if d.Blocks[i].Table == nil {
			paragraphs++
			continue
		}
		for _, c := range d.Blocks[i].Table.Cells {
			cells++
			text.WriteString(c.Text)
		}
	}
	words := []rune(hanzi.Key(text.String()))
	return fmt.Sprintf("%s: %s, %d paragraphs, %d cells, %d characters: %.40s", name, d.Format, paragraphs, cells, len(words), string(words))
}
