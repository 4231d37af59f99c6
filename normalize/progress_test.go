package normalize

import (
	"testing"

	"github.com/taizhang/taizhang/parse"
)

func TestProgressOf(t *testing.T) {
	for _, c := range []struct{ words, asOf, status, day string }{
		{"已完成", "", "done", ""},
		{"阶段性完成", "", "partial", ""},
		{"序时推进", "", "ongoing", ""},
		{"达到序时进度", "", "ongoing", ""},
		{"正在推进。", "", "ongoing", ""},
		{"未完成", "", "not_started", ""},
		{"已完成。编制了目录并向社会公布", "", "done", ""},
		{"截至6月底,已完成", "6月底", "done", "2021-06-30"},
		{"完成80%", "", "", ""},
		{"1-6月,实现产值286.72亿元,同比增长11%", "1-6月", "", "2021-06-30"},
		{"全年完成高技术制造业投资同比增长17.2%", "", "", ""},
		{"完成产值286亿元", "", "", ""},
		{"截至6月底,为全年计划数的57.8%", "6月底", "", "2021-06-30"},
		{"", "", "", ""},
	} {
		got := progressOf(parse.Progress{Quote: parse.Quote{Text: c.words}, AsOf: parse.Quote{Text: c.asOf}}, dateContext{Year: 2021})
		if value(got.Status) != c.status || value(got.AsOf) != c.day {
			t.Errorf("%s: status %q as of %q", c.words, value(got.Status), value(got.AsOf))
		}
	}
}
