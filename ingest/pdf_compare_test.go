package ingest

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/taizhang/taizhang/ingest/gauge"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// compared are the files on which reading is set beside pdftotext, with the twin that holds the same
// words in another format; untold takes the fonts' ToUnicode away.
var compared = []struct {
	name, file, twin string
	untold           bool
}{
	{"county-list", "samples/county-list.pdf", "samples/county-list.docx", false},
	{"donghu-2021-plan", "samples/donghu-2021-plan.pdf", "samples/donghu-2021-plan.txt.truth", false},
	{"luan-2019-tasklist", "samples/luan-2019-tasklist.pdf", "samples/luan-2019-tasklist.docx", false},
	{"xihu, LibreOffice", "samples/xihu-2021-indicators.pdf", "samples/xihu-2021-indicators.docx", false},
	{"xihu, Chromium", "samples/xihu-2021-indicators-chromium.pdf", "samples/xihu-2021-indicators.docx", false},
	{"xihu, no ToUnicode", "samples/xihu-2021-indicators-chromium.pdf", "samples/xihu-2021-indicators.docx", true},
	{"GBK-EUC-H", "samples/cmap-gbk-euc-h.pdf", "samples/cmap-truth.txt", false},
	{"UniGB-UCS2-H", "samples/cmap-unigb-ucs2-h.pdf", "samples/cmap-truth.txt", false},
	{"fangkong-8", "real/fangkong-8.pdf", "", false},
}

// TestBesidePdftotext prints the recall of Chinese characters and the time of both programs on the same
// files (go test -v -run BesidePdftotext ./ingest). Without a twin, what pdftotext finds is the measure.
func TestBesidePdftotext(t *testing.T) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("no pdftotext")
	}
	t.Logf("%-20s %6s %9s %9s %9s %9s %6s", "file", "Han", "recall", "pdftotext", "ms cpu", "pdftotext", "ratio")
	for _, c := range compared {
		b := bytesOf(t, shared(t, filepath.FromSlash(c.file)))
		path := filepath.Join(t.TempDir(), "x.pdf")
		if c.untold {
			b = bytes.ReplaceAll(b, []byte("/ToUnicode"), []byte("/TOUNICODE"))
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		var theirs string
		their := best(func() float64 {
			cmd := exec.Command(program, path, "-")
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			theirs = string(out)
			return (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
		})
		var ours *Document
		our := best(func() float64 {
			from := gauge.CPU().Seconds()
			if ours, err = Read("x.pdf", b, DefaultLimits); err != nil {
				t.Fatal(c.name, err)
			}
			return gauge.CPU().Seconds() - from
		})
		want := han(theirs)
		if c.twin != "" {
			d, err := Read(c.twin, bytesOf(t, shared(t, filepath.FromSlash(c.twin))), DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			want = han(allText(d))
		}
		got := recall(han(allText(ours)), want)
		t.Logf("%-20s %6d %9.4f %9.4f %9.1f %9.1f %5.1fx", c.name, total(want), got, recall(han(theirs), want), 1000*our, 1000*their, their/max(our, 1e-6))
		if least := map[bool]float64{false: 0.9999, true: 0.98}[c.untold]; got < least {
			t.Errorf("%s: recall %.4f", c.name, got)
		}
	}
}

// best is the least of a few measurements.
func best(measure func() float64) float64 {
	least := time.Hour.Seconds()
	for range 3 {
		least = min(least, measure())
	}
	return least
}

func han(s string) map[rune]int {
	n := map[rune]int{}
	for _, r := range s {
		if r = hanzi.Fold(r); unicode.Is(unicode.Han, r) {
			n[r]++
		}
	}
	return n
}

func total(n map[rune]int) (sum int) {
	for _, k := range n {
		sum += k
	}
	return sum
}

func recall(got, want map[rune]int) float64 {
	found := 0
	for r, k := range want {
		found += min(k, got[r])
	}
	return float64(found) / float64(max(total(want), 1))
}

// TestManyPages reads 2,000 pages; what is held while reading is little more than the Document itself.
func TestManyPages(t *testing.T) {
	if testing.Short() {
		t.Skip()
	}
	for _, pages := range []int{500, 2000} {
		d, err := Read("x.pdf", longPDF(pages), DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(allText(d), "政务公开"); n != 20*pages {
			t.Errorf("%d pages: %d times", pages, n)
		}
	}
}

// longPDF has pages of 20 ruled rows each.
func longPDF(pages int) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	put := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(at)}, args...)...)
	}
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 5+2*i)
	}
	put("<</Type/Catalog/Pages 2 0 R>>")
	put("<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>>>", pages, kids)
	put("<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[4 0 R]>>")
	put("<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>")
	for i := range pages {
		put("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", 6+2*i)
		var c strings.Builder
		for r := range 20 {
			fmt.Fprintf(&c, "50 %d 500 30 re S 100 %d 0.5 30 re f BT /F1 12 Tf 55 %d Td (%d) Tj 60 0 Td <d5fecef1b9abbfaa> Tj ET\n", 750-30*r, 750-30*r, 760-30*r, 20*i+r+1)
		}
		put("<</Length %d>>stream\n%s\nendstream", c.Len(), c.String())
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, x := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", x)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.Bytes()
}
