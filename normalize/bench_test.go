package normalize

import (
	"path/filepath"
	"runtime/debug"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/parse"
)

// sampleTexts are the bundles of the sample texts and their size in bytes.
func sampleTexts(b *testing.B) (bundles []*ingest.Bundle, size int64) {
	for _, folder := range golden.Folders(b) {
		text := golden.Bytes(b, filepath.Join(folder, "source.txt"))
		d, err := ingest.Read("source.txt", text, ingest.DefaultLimits)
		if err != nil {
			b.Fatal(err)
		}
		bundles = append(bundles, &ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}})
		size += int64(len(text))
	}
	return bundles, size
}

// BenchmarkSamples measures parse, normalize and both over the five sample
// texts; the bar is 5 MB/s and 150 documents/s on one core (-cpu 1). Garbage is
// collected as seldom as the program does it.
func BenchmarkSamples(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	bundles, size := sampleTexts(b)
	var parsed []*parse.Result
	for _, in := range bundles {
		parsed = append(parsed, parse.Parse(in))
	}
	for _, stage := range []struct {
		name string
		run  func(i int)
	}{
		{"parse", func(i int) { parse.Parse(bundles[i]) }},
		{"normalize", func(i int) { (&Normalizer{}).Result(parsed[i]) }},
		{"both", func(i int) { (&Normalizer{}).Result(parse.Parse(bundles[i])) }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				for i := range bundles {
					stage.run(i)
				}
			}
			b.ReportMetric(float64(b.N*len(bundles))/b.Elapsed().Seconds(), "documents/s")
		})
	}
}
