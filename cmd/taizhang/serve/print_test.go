package serve

import (
	"context"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/taizhang/taizhang/cmd/taizhang/serve/window"
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize/link"
)

// A4 upright with the margins that the page's style asks for, in points; browsers count 96 to the inch.
const (
	paperWidth  = 210 / 25.4 * 72
	paperMargin = 16 / 25.4 * 72
	edge        = 3 // of a rule, or of what a glyph has beside it
)

// printed is a page as the browser prints it, in the words that our own reader finds in the PDF, blanks left out.
func printed(t *testing.T, b []byte) (pages int, words string) {
	t.Helper()
	docs, err := ingest.ReadAll("比较.pdf", b, ingest.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	see := func(text string, page int, box *ingest.Box) {
		out.WriteString(text)
		pages = max(pages, page)
		if box != nil && (box.X0 < paperMargin-edge || box.X1 > paperWidth-paperMargin+edge) {
			t.Errorf("page %d: %.60s stands from %.0f to %.0f, out of %.0f to %.0f", page, text, box.X0, box.X1, paperMargin, paperWidth-paperMargin)
		}
	}
	for _, b := range docs[0].Blocks {
		see(b.Text, b.Page, b.Box)
		if b.Table != nil {
			for _, c := range b.Table.Cells {
				see(c.Text, c.Page, c.Box)
			}
		}
	}
	for _, h := range docs[0].Hidden {
		if h.Reason == "off-page" || h.Reason == "clipped" {
			t.Errorf("%s: %.60s", h.Reason, h.Text)
		}
	}
	return pages, tight(out.String())
}

// tight leaves out blanks.
func tight(text string) string { return strings.Join(strings.Fields(text), "") }

// inPieces reports that a text stands in words, whole where it is short; the lines of a longer one may be told apart by a rule
// that is printed beside them.
func inPieces(words, text string) bool {
	r := []rune(text)
	for pieces := 0; len(r) > 0; pieces++ {
		n := len(r)
		for n > 0 && !strings.Contains(words, string(r[:n])) {
			n--
		}
		if n == 0 || pieces > len([]rune(text))/10 {
			return false
		}
		r = r[n:]
	}
	return true
}

// The comparison prints as what it compares: every word that was dropped or is new, nothing to click on, nothing over the edge of A4.
func TestComparePrinted(t *testing.T) {
	ctx := window.Open(t)
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing})
	var path string
	for _, p := range walked(t, d) {
		if p.name == "compare" {
			path = p.path
		}
	}
	var c Compare
	if err := json.Unmarshal([]byte(d.get("/api/v1"+path)), &c); err != nil {
		t.Fatal(err)
	}
	var wide float64
	var over string
	var b []byte
	const beyond = `[...document.querySelectorAll("body *")].filter(e => e.getClientRects().length && (e.getBoundingClientRect().right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== "visible")).map(e => e.outerHTML.slice(0, 80)).join("\n")`
	err := chromedp.Run(ctx, chromedp.EmulateViewport(int64(math.Floor((paperWidth-2*paperMargin)/72*96)), 1000), emulation.SetEmulatedMedia().WithMedia("print"),
		chromedp.Navigate(d.url+path), chromedp.WaitReady("main"), chromedp.Evaluate(`document.documentElement.scrollWidth - innerWidth`, &wide), chromedp.Evaluate(beyond, &over),
		chromedp.ActionFunc(func(ctx context.Context) (err error) {
			b, _, err = page.PrintToPDF().WithPreferCSSPageSize(true).WithPaperWidth(210 / 25.4).WithPaperHeight(297 / 25.4).Do(ctx)
			return err
		}))
	if err != nil {
		t.Fatal(err)
	}
	if wide > 0 || over != "" {
		t.Errorf("printed, the page is %v wider than the paper: %s", wide, over)
	}
	window.Shot(t, ctx, "compare-printed")
	pages, words := printed(t, b)
	gone, fresh := 0, 0
	has := func(text string) {
		t.Helper()
		if !inPieces(words, tight(text)) {
			t.Errorf("%.80s is not on the paper", text)
		}
	}
	for _, x := range c.Deltas {
		for _, side := range []*SideTask{x.A, x.B} {
			if side != nil && x.Redline == nil {
				has(side.Content)
			}
		}
		for _, e := range x.Redline {
			gone, fresh = gone+count(e.Op == link.Delete), fresh+count(e.Op == link.Insert)
			if e.Op != link.Keep {
				has(e.Text)
			}
		}
	}
	if pages < 2 || gone == 0 || fresh == 0 {
		t.Errorf("%d pages, %d words dropped, %d new", pages, gone, fresh)
	}
	for _, text := range []string{"搜任务", "总览", "操作记录", "换两个方案", "English", "上一页", "API"} {
		if strings.Contains(words, text) {
			t.Errorf("%s is printed", text)
		}
	}
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
