package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// TestPDFTables counts the cells that come out exactly as they went into the samples, row cuts healed.
func TestPDFTables(t *testing.T) {
	for _, c := range []struct {
		file, truth string
		least       int // cells with place, extent and words right
	}{
		{"county-list.pdf", "county-list", 89},
		{"luan-2019-tasklist.pdf", "luan-2019-tasklist", 484},
		{"xihu-2021-indicators.pdf", "xihu-2021-indicators", 291},
		{"xihu-2021-indicators-chromium.pdf", "xihu-2021-indicators", 291},
	} {
		t.Run(c.file, func(t *testing.T) {
			d, err := Read(c.file, bytesOf(t, shared(t, "samples", c.file)), DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			var want truth
			if err := json.Unmarshal(bytesOf(t, shared(t, "samples", c.truth+".truth.json")), &want); err != nil {
				t.Fatal(err)
			}
			n, tables := exactCells(t, d, want)
			t.Logf("%d of %d cells, %d tables", n, len(want[0].Cells), tables)
			if n < c.least || tables != 1 {
				t.Errorf("%d cells in %d tables, want %d in 1", n, tables, c.least)
			}
		})
	}
}

func exactCells(t *testing.T, d *Document, want truth) (n, tables int) {
	got := map[string]string{}
	for _, b := range d.Blocks {
		if b.Table == nil {
			continue
		}
		tables++
		for _, c := range b.Table.Cells {
			got[fmt.Sprint(c.Row, c.Col, c.RowSpan, c.ColSpan)] = c.Text
		}
	}
	for _, c := range want[0].Cells {
		text, ok := got[fmt.Sprint(c.R, c.C, c.RS, c.CS)]
		if !ok {
			t.Logf("no cell r%d c%d %dx%d %q", c.R, c.C, c.RS, c.CS, c.T)
		} else if hanzi.Key(text) != hanzi.Key(c.T) {
			t.Logf("cell r%d c%d\n got %q\nwant %q", c.R, c.C, text, c.T)
		} else {
			n++
		}
	}
	return n, tables
}

// TestPDFParagraphs wants every paragraph of the sample, in order, with nothing between.
func TestPDFParagraphs(t *testing.T) {
	d, err := Read("donghu-2021-plan.pdf", bytesOf(t, shared(t, "samples", "donghu-2021-plan.pdf")), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	truth := string(bytesOf(t, shared(t, "samples", "donghu-2021-plan.txt.truth")))
	if got, want := hanzi.Key(bodyText(d)), hanzi.Key(truth); got != want {
		t.Errorf("text differs: %d code points, want %d", len([]rune(got)), len([]rune(want)))
	}
	own := map[string]bool{}
	for _, b := range d.Blocks {
		own[hanzi.Key(b.Text)] = true
	}
	whole, all := 0, 0
	for _, line := range strings.Split(truth, "\n") {
		if line = hanzi.Key(line); line == "" {
			continue
		}
		all++
		if own[line] {
			whole++
		} else {
			t.Logf("not one block: %.60s", line)
		}
	}
	t.Logf("%d of %d paragraphs are one block", whole, all)
}

func bodyText(d *Document) string {
	var sb strings.Builder
	for _, b := range d.Blocks {
		sb.WriteString(b.Text)
	}
	return sb.String()
}

// TestPDFConserves compares the characters, whatever their order, with what pdftotext finds in the file.
func TestPDFConserves(t *testing.T) {
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("no pdftotext")
	}
	for _, name := range []string{
		"samples/county-list.pdf", "samples/donghu-2021-plan.pdf", "samples/luan-2019-tasklist.pdf", "samples/xihu-2021-indicators.pdf",
		"samples/xihu-2021-indicators-chromium.pdf", "samples/enc-owner-aes128.pdf", "samples/enc-owner-aes256.pdf", "samples/edge-inline-image.pdf",
		"samples/edge-split-contents.pdf", "real/fangkong-8.pdf",
	} {
		path := shared(t, filepath.FromSlash(name))
		d, err := Read(name, bytesOf(t, path), DefaultLimits)
		if err != nil {
			t.Error(err)
			continue
		}
		walk, err := exec.Command(pdftotext, "-raw", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		got, want := characters(allText(d)), characters(string(walk))
		all := maps.Clone(want)
		maps.Copy(all, got)
		for _, r := range slices.Sorted(maps.Keys(all)) {
			if got[r] != want[r] {
				t.Errorf("%s: %q: %d, pdftotext has %d", name, r, got[r], want[r])
			}
		}
	}
}

// allText is Document and Hidden together.
func allText(d *Document) string {
	var sb strings.Builder
	sb.WriteString(bodyText(d))
	for _, b := range d.Blocks {
		if b.Table != nil {
			for _, c := range b.Table.Cells {
				sb.WriteString(c.Text)
			}
		}
	}
	for _, h := range d.Hidden {
		sb.WriteString(h.Text)
	}
	return sb.String()
}

func characters(s string) map[rune]int {
	n := map[rune]int{}
	for _, r := range s {
		if !hanzi.IsBlank(r) {
			n[hanzi.Fold(r)]++
		}
	}
	return n
}

// TestPDFTrouble wants text where a reader would see some, and else the reason why there is none.
func TestPDFTrouble(t *testing.T) {
	for _, c := range []struct {
		file string
		err  error
		text string // of the body; "" not compared
	}{
		{"bad-bitrot.pdf", ErrDamaged, ""},
		{"bad-truncated.pdf", ErrDamaged, ""},
		{"bad-hugecount.pdf", ErrDamaged, ""},
		{"bad-xrefloop.pdf", ErrDamaged, ""},
		{"bad-empty.pdf", ErrEmpty, ""},
		{"bad-noise.pdf", ErrFormat, ""},
		{"enc-user-aes256.pdf", ErrEncrypted, ""},
		{"edge-asciihex.pdf", nil, "LZWorRL"},
		{"edge-flate-array.pdf", nil, "LZWorRL"},
		{"edge-flate-pred1.pdf", nil, "LZWorRL"},
		{"edge-leading-junk.pdf", nil, "LZWorRL"},
		{"edge-trailing-junk.pdf", nil, "LZWorRL"},
		{"edge-runlength.pdf", nil, "LZWorRL"},
		{"edge-inline-image.pdf", nil, "BeforeAfter"},
		{"edge-split-contents.pdf", nil, "HelloWorld"},
	} {
		d, err := Read(c.file, bytesOf(t, shared(t, "samples", c.file)), DefaultLimits)
		if !errors.Is(err, c.err) {
			t.Errorf("%s: error %v, want %v", c.file, err, c.err)
		}
		if c.text != "" && (d == nil || strings.ReplaceAll(bodyText(d), " ", "") != c.text) {
			t.Errorf("%s: %+v", c.file, d)
		}
	}
}

// TestPDFPredefinedCMaps reads text whose font has no ToUnicode.
func TestPDFPredefinedCMaps(t *testing.T) {
	want := characters(string(bytesOf(t, shared(t, "samples", "cmap-truth.txt"))))
	for _, name := range []string{"cmap-gbk-euc-h.pdf", "cmap-unigb-ucs2-h.pdf"} {
		d, err := Read(name, bytesOf(t, shared(t, "samples", name)), DefaultLimits)
		if err != nil {
			t.Error(err)
			continue
		}
		if got := characters(allText(d)); !maps.Equal(got, want) {
			t.Errorf("%s: %d different characters, want %d", name, len(got), len(want))
		}
	}
}

// TestPDFScan wants the status needs_ocr of a page that is a picture, never an empty document.
func TestPDFScan(t *testing.T) {
	content := "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range []string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content),
	} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	b.WriteString("xref\n0 5\n0000000000 65535 f \n")
	for _, x := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", x)
	}
	fmt.Fprintf(&b, "trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", xref)
	if _, err := Read("扫描件.pdf", []byte(b.String()), DefaultLimits); !errors.Is(err, ErrNeedsOCR) {
		t.Errorf("error %v", err)
	}
}
