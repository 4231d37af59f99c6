package proof

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"os/exec"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/copier"
	"github.com/taizhang/taizhang/ingest/ocr"
	"github.com/taizhang/taizhang/ingest/raster"
)

// scans are the ways in which printed samples are scanned, and of which documents.
var scans = []struct {
	way       string
	documents []string
	make      func(*image.Gray) copier.Picture
	short     bool // of what is wanted, as docs/formats.md says
}{
	{"JPEG", []string{"003", "001"}, func(g *image.Gray) copier.Picture { return copier.JPEG(g, 60) }, false},
	{"JBIG2 by symbols, a quarter turned and 1.5° askew", []string{"003"}, func(g *image.Gray) copier.Picture {
		return copier.JBIG2(copier.Askew(raster.Turn(g, 1), 1.5), true)
	}, true},
}

// What a scan is held to.
const (
	leastHan  = 0.98
	leastTask = 0.9
)

// Scans of printed samples say what the samples say.
func TestScans(t *testing.T) {
	wanted(t, "pdftoppm")
	engine, err := ocr.OpenPaddle(ocr.Folders())
	if err != nil {
		t.Skip(err)
	}
	all := golds(t)
	var sb strings.Builder
	fmt.Fprintf(&sb, "| document | pages | scanned at 200 dots to the inch | characters | tasks/paths/duties/deadlines |\n|---|---|---|---|---|\n")
	for _, s := range scans {
		for _, number := range s.documents {
			b := sample(t, number, "pdf")
			d, err := ingest.Read("source.pdf", b, ingest.DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			want := han(textOf(d))
			var pages []copier.Page
			for _, g := range rendered(t, b) {
				pages = append(pages, copier.Page{Picture: s.make(g), DPI: 200})
			}
			if d, err = ingest.Read("source.pdf", copier.PDF(pages...), ingest.DefaultLimits); err != nil {
				t.Fatal(err)
			}
			if b, err = json.Marshal(d); err != nil {
				t.Fatal(err)
			}
			c := scored(t, all.of(number, "pdf"), s.way, "pdf", b)
			share := recall(want, han(textOf(d)))
			if !s.short && (share < leastHan || c.Task < leastTask) {
				t.Errorf("%s %s: %.4f of the characters, %s", number, s.way, share, c.Score)
			}
			fmt.Fprintf(&sb, "| %s | %d | %s | %s | %s |\n", number, len(pages), s.way, percent(share), c.Score)
			t.Logf("%s %s: %.4f %s, by %s", number, s.way, share, c.Score, engine.Name())
		}
	}
	section(t, "scans", sb.String())
}

// rendered draws the pages of a PDF.
func rendered(t *testing.T, b []byte) (out []*image.Gray) {
	t.Helper()
	cmd := exec.Command("pdftoppm", "-gray", "-r", "200", "-")
	cmd.Stdin = bytes.NewReader(b)
	said, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for r := bytes.NewReader(said); r.Len() > 0; {
		var w, h, most int
		if _, err := fmt.Fscanf(r, "P5\n%d %d\n%d\n", &w, &h, &most); err != nil {
			t.Fatal(err)
		}
		g := image.NewGray(image.Rect(0, 0, w, h))
		if _, err := r.Read(g.Pix); err != nil {
			t.Fatal(err)
		}
		out = append(out, g)
	}
	return out
}
