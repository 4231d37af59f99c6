package normalize

import (
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse"
)

// Words of a picture say so, and are trusted less the less legible they were.
func TestProvenance(t *testing.T) {
	read := func(sure float64, hand bool) Task {
		d := &ingest.Document{Blocks: []ingest.Block{
			{Text: "2021年政务公开工作要点"},
			{Text: "一、公开规划信息。（责任单位：区发改委）", Confidence: sure, Typed: hand},
		}}
		r := (&Normalizer{}).Result(parse.Parse(&ingest.Bundle{Documents: []*ingest.Document{d}}))
		return r.Plans[0].Tasks[0]
	}
	file, clear, blurred, typed := read(0, false), read(0.99, false), read(0.8, false), read(0, true)
	for _, tt := range []struct {
		task Task
		want string
	}{{file, ""}, {clear, "ocr"}, {blurred, "ocr"}, {typed, "typed"}} {
		if tt.task.Provenance != tt.want {
			t.Errorf("%q, want %q", tt.task.Provenance, tt.want)
		}
	}
	if clear.Confidence.Content != file.Confidence.Content || blurred.Confidence.Content.P >= clear.Confidence.Content.P ||
		blurred.Duties[0].Confidence.P >= clear.Duties[0].Confidence.P {
		t.Errorf("file %v, clear %v, blurred %v", file.Confidence, clear.Confidence, blurred.Confidence)
	}
}
