package parse

import "testing"

func TestReadProgress(t *testing.T) {
	for _, c := range []struct{ text, words, asOf string }{
		{" 已完成 ", "已完成", ""},
		{"截至6月底,新签约项目52个", "截至6月底,新签约项目52个", "6月底"},
		{"截止 2021年6月30日，完成80%", "截止2021年6月30日，完成80%", "2021年6月30日"},
		{"1-6月,全市共组织118户", "1-6月,全市共组织118户", "1-6月"},
		{"截至目前，已完成", "截至目前，已完成", ""},
		{"", "", ""},
	} {
		got := readProgress(newStrand(c.text, 0, 0, 0))
		if got.Text != c.words || got.AsOf.Text != c.asOf {
			t.Errorf("readProgress(%q) = %q as of %q", c.text, got.Text, got.AsOf.Text)
		}
	}
}

func TestStatusShare(t *testing.T) {
	for _, c := range []struct {
		text     string
		from, to float64
	}{
		{"已完成", 1, 1}, {"阶段性完成", 1, 1}, {"序时推进", 1, 1}, {"达到序时进度", 1, 1}, {"正在推进", 1, 1}, {"未完成", 1, 1}, {"完成80%", 1, 1}, {"100%", 1, 1},
		{"截至6月底,已完成", 1, 1}, {"", 0, 0}, {"区发改委", 0, 0}, {"—", 0, 0}, {"2021年底前", 0, 0},
		{"完善政府网站与国家、省农产品价格信息公开网的互联互通", 0, 0.3},
	} {
		if got := statusShare(newStrand(c.text, 0, 0, 0)); got < c.from || got > c.to {
			t.Errorf("statusShare(%s) = %.2f, want %.2f to %.2f", c.text, got, c.from, c.to)
		}
	}
}
