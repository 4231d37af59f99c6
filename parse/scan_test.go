package parse

import (
	"slices"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

// What a picture left unclear is an Issue at its place; a page typed in by hand is not missing.
func TestScanIssues(t *testing.T) {
	d := &ingest.Document{Name: "scan.pdf", Meta: []ingest.Meta{{Name: ingest.PicturePages, Value: "2 3"}, {Name: ingest.LayeredPages, Value: "1"}}, Blocks: []ingest.Block{
		{Text: "2021年政务公开工作要点", Page: 1, Confidence: 0.99},
		{Text: "一、公开规划信恳。（责任单位：区发改委）", Page: 1, Confidence: 0.7},
		{Text: "二、公开预算信息。（责任单位：区财政局）", Page: 1, Confidence: 0.95},
	}}
	d.AddTyped([]ingest.Typed{{Page: 3, Task: "公开概况。", Duties: "区政府办"}})
	r := Parse(&ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}})
	var got []string
	for _, p := range r.Plans {
		for _, i := range p.Issues {
			if i.Code == UncertainText || i.Code == UnreadPage {
				got = append(got, string(i.Code)+" "+i.Text+" "+i.Quote.Text+" "+r.Bundle.Spell(i.Quote.Pos))
			}
		}
	}
	want := []string{
		"uncertain-text read from a picture with confidence 0.700 一、公开规划信恳。（责任单位：区发改委） p1 ¶2 [0,20)",
		"unread-page scan.pdf: page 2 is a picture that was not read  ",
		"uncertain-text scan.pdf: the words of pages 1 are a hidden layer over their pictures, read by another program  ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
