package ingest

import (
	"encoding/json"
	"fmt"
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
