package normalize

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse"
)

// TestTimes holds testdata/times.tsv: deadline cells of all sorts, odd ones and such as tell no time among
// them, as a plan of 2021, signed on 2021-07-09 and published a week later, means them.
func TestTimes(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "testdata", "times.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		n++
		cell, want, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if got := strings.Join(meanings(cell), " | "); got != want {
			t.Errorf("%s\n got %s\nwant %s", cell, got, want)
		}
	}
	if n < 75 {
		t.Errorf("%d cells", n)
	}
}

// meanings parses a task with a deadline cell and spells what came of it.
func meanings(cell string) []string {
	d := &ingest.Document{Name: "a.txt", Format: "txt"}
	for _, text := range []string{"大名县2021年重点工作任务清单", "一、基础工作", "1.修订管理办法。", "责任单位：县教育局", "完成时限：" + cell} {
		d.Blocks = append(d.Blocks, ingest.Block{Text: text})
	}
	r := parse.Parse(&ingest.Bundle{Documents: []*ingest.Document{d}})
	r.Plans[0].Signed, r.Plans[0].Published = parse.Quote{Text: "2021年7月9日"}, parse.Quote{Text: "2021-07-16"}
	p := (&Normalizer{}).Result(r).Plans[0]
	var out []string
	for _, x := range p.Tasks[0].Deadlines {
		s := x.Kind
		for _, v := range []struct{ name, value string }{
			{"from", value(x.Earliest)}, {"due", value(x.Due)}, {"rule", value(x.RRule)}, {"or", strings.Join(x.RRuleOptions, " or ")}, {"length", value(x.Duration)},
		} {
			if v.value != "" {
				s += " " + v.name + " " + v.value
			}
		}
		if x.Workdays {
			s += " workdays"
		}
		out = append(out, s)
	}
	for _, i := range append(p.Issues, Check(p)...) {
		switch parse.Code(i.Code) {
		case parse.ImpossibleDate, parse.DueBeforeIssue, parse.UnreadDeadline:
			out = append(out, "! "+i.Code)
		}
	}
	return out
}
