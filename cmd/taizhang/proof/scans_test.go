package proof

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"io"
	"os/exec"
	"slices"
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
}{
	{"JPEG", []string{"003", "001", "000", "004"}, func(g *image.Gray) copier.Picture { return copier.JPEG(g, 60) }},
	{"CCITT group 4", []string{"003", "001", "000", "004"}, func(g *image.Gray) copier.Picture { return copier.Fax(copier.Crisp(g)) }},
	{"JBIG2 by symbols, a quarter turned and 1.5° askew", []string{"003"}, func(g *image.Gray) copier.Picture {
		return copier.JBIG2(copier.Crisp(copier.Askew(raster.Turn(g, 1), 1.5)), true)
	}},
}

// What a scan is held to.
const (
	leastHan  = 0.98
	leastTask = 0.9
)

// Scans of printed samples say what the samples say; go test -run Scans/JPEG/003 looks at one.
func TestScans(t *testing.T) {
	wanted(t, "pdftoppm")
	engine, err := ocr.OpenPaddle(ocr.Folders())
	if err != nil {
		t.Skip(err)
	}
	all := golds(t)
	var rows []string
	most := 0
	for _, s := range scans {
		for _, number := range s.documents {
			most++
			t.Run(strings.Fields(s.way)[0]+"/"+number, func(t *testing.T) {
				b := sample(t, number, "pdf")
				d, err := ingest.Read("source.pdf", b, ingest.DefaultLimits)
				if err != nil {
					t.Fatal(err)
				}
				want := han(textOf(d))
				var pages []copier.Page
				rendered(t, b, func(g *image.Gray) { pages = append(pages, copier.Page{Picture: s.make(g), DPI: 200}) })
				if d, err = ingest.Read("source.pdf", copier.PDF(pages...), ingest.DefaultLimits); err != nil {
					t.Fatal(err)
				}
				if b, err = json.Marshal(d); err != nil {
					t.Fatal(err)
				}
				c := scored(t, all.of(number, "pdf"), s.way, "pdf", b)
				share := recall(want, han(textOf(d)))
				if share < leastHan || c.Task < leastTask {
					t.Errorf("%.4f of the characters, %s", share, c.Score)
				}
				rows = append(rows, fmt.Sprintf("| %s | %d | %s | %s | %s |\n", number, len(pages), s.way, percent(share), c.Score))
				t.Logf("%s by %s", rows[len(rows)-1], engine.Name())
			})
		}
	}
	if len(rows) == most {
		slices.Sort(rows)
		section(t, "scans", "| document | pages | scanned at 200 dots to the inch | characters | tasks/paths/duties/deadlines |\n|---|---|---|---|---|\n"+strings.Join(rows, ""))
	}
}

// rendered draws the pages of a PDF at 200 dots to the inch, one after the other.
func rendered(t *testing.T, b []byte, each func(*image.Gray)) {
	t.Helper()
	cmd := exec.Command("pdftoppm", "-gray", "-r", "200", "-")
	cmd.Stdin = bytes.NewReader(b)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for r := bufio.NewReader(out); ; {
		if _, err := r.Peek(1); err != nil {
			break
		}
		var w, h, most int
		if _, err := fmt.Fscanf(r, "P5\n%d %d\n%d\n", &w, &h, &most); err != nil {
			t.Fatal(err)
		}
		g := image.NewGray(image.Rect(0, 0, w, h))
		if _, err := io.ReadFull(r, g.Pix); err != nil {
			t.Fatal(err)
		}
		each(g)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
}
