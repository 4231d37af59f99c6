package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"unicode"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/ingest/ocr"
)

// TestMain keeps an engine that happens to be installed out of the tests that want none.
func TestMain(m *testing.M) {
	os.Setenv(ocr.Variable, "off")
	os.Exit(m.Run())
}

// engine turns OCR on for one test, with models or tesseract, and skips where they are not installed.
func engine(t testing.TB, which string) {
	t.Helper()
	t.Setenv(ocr.Variable, which)
	if which == "models" {
		os.Unsetenv(ocr.Variable)
		if _, err := ocr.OpenPaddle(ocr.Folders()); err != nil {
			t.Skipf("no OCR engine here: %v; make ocr installs it", err)
		}
		return
	}
	if _, err := ocr.Open(); err != nil {
		t.Skipf("no OCR engine here: %v", err)
	}
}

// picture is a blank .png.
func picture(t testing.TB, w, h int) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := png.Encode(&buf, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// scanned is a page of a fax: black and white, half a degree askew, its rules broken.
var scanned = filepath.Join("..", "testdata", "scans", "county-list-g4.pdf")

// TestScan wants the table of a scanned page as a PDF with text gives it.
func TestScan(t *testing.T) {
	for _, tt := range []struct {
		engine string
		share  float64 // of the cells' Chinese characters, at least
		exact  int     // cells with place, extent and words right, of 12
	}{{"models", 0.98, 12}, {"tesseract", 0.9, 6}} {
		t.Run(tt.engine, func(t *testing.T) {
			engine(t, tt.engine)
			d, err := Read("scan.pdf", bytesOf(t, scanned), DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			readsFirstPage(t, d, tt.exact, tt.share)
			if c := d.Blocks[len(d.Blocks)-1].Table.Cells[0].Confidence; c < 0.5 || c > 1 {
				t.Errorf("confidence %v", c)
			}
		})
	}
}

// readsFirstPage wants so many cells of the first page right, of 12, and that share of their Chinese characters.
func readsFirstPage(t *testing.T, d *Document, exact int, least float64) {
	t.Helper()
	var want truth
	if err := json.Unmarshal(bytesOf(t, shared(t, "samples", "county-list.truth.json")), &want); err != nil {
		t.Fatal(err)
	}
	want[0].Cells = slices.DeleteFunc(want[0].Cells, func(c truthCell) bool { return c.R > 5 })
	n, tables := exactCells(t, d, want)
	words := ""
	for _, c := range want[0].Cells {
		words += c.T
	}
	share := hanShare(allText(d), words)
	t.Logf("%d of %d cells, %.4f of the characters", n, len(want[0].Cells), share)
	if n < exact || tables != 1 || share < least {
		t.Errorf("%d cells in %d tables, %.4f of the characters; want %d in 1, %.2f", n, tables, share, exact, least)
	}
}

// hanShare is how many of the Chinese characters wanted are there.
func hanShare(got, want string) float64 {
	there := characters(got)
	n, hit := 0, 0
	for _, r := range want {
		if !unicode.Is(unicode.Han, r) {
			continue
		}
		if n++; there[hanzi.Fold(r)] > 0 {
			there[hanzi.Fold(r)]--
			hit++
		}
	}
	return float64(hit) / float64(n)
}

// TestScanNeedsOCR: without an engine the page's error says what to install.
func TestScanNeedsOCR(t *testing.T) {
	_, err := Read("扫描件.pdf", bytesOf(t, scanned), DefaultLimits)
	want := "扫描件.pdf: pdf: needs ocr: pages are pictures: no OCR engine is installed: make ocr, or apt-get install tesseract-ocr tesseract-ocr-chi-sim"
	if !errors.Is(err, ErrNeedsOCR) || err.Error() != want {
		t.Errorf("%v", err)
	}
}

// TestAddTyped: typed tasks stand at their pages, in tables that say so.
func TestAddTyped(t *testing.T) {
	d := &Document{Blocks: []Block{{Text: "一", Page: 1}, {Text: "三", Page: 3}}}
	d.AddTyped([]Typed{{Page: 2, Task: "公开规划。", Headings: []string{"甲", "乙"}, Duties: "区发改委"}, {Page: 4, Task: "公开预算。"}, {Page: 2, Task: "公开概况。", Title: "要点"}})
	var got []string
	for _, b := range d.Blocks {
		s := b.Text
		if b.Table != nil {
			s = fmt.Sprintf("%s %d×%d", b.Table.Name, b.Table.Rows, b.Table.Cols)
			if err := b.Table.check(DefaultLimits); err != nil {
				t.Error(err)
			}
		}
		got = append(got, fmt.Sprintf("p%d %s %v", b.Page, s, b.Typed))
	}
	if want := []string{"p1 一 false", "p2 要点 true", "p2 typed-2 3×4 true", "p3 三 false", "p4 typed-4 2×1 true"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
