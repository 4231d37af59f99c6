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

func TestCitations(t *testing.T) {
	for _, c := range []struct {
		text string
		want []Citation
	}{
		{"《国务院办公厅关于印发2019年政务公开工作要点的通知》（国办发〔2019〕14号）", cited("《国务院办公厅关于印发2019年政务公开工作要点的通知》", "国办发〔2019〕14号")},
		{"《国务院批转<关于公开的意见(试行)>的通知》(国发〔2014〕6号)确定的内容", cited("《国务院批转<关于公开的意见(试行)>的通知》", "国发〔2014〕6号")},
		{"《〈条例〉实施办法》", cited("《〈条例〉实施办法》", "")},
		{"《江西省重大行政决策程序规定》(省政府令第247号),规范程序", cited("《江西省重大行政决策程序规定》", "省政府令第247号")},
		{"按照国办发[2020]17号要求，依据赣府厅字【2020】49 号", append(cited("", "国办发[2020]17号"), cited("", "赣府厅字【2020】49号")...)},
		{"《方案》见附件1号楼12号", cited("《方案》", "")},
		{"《未完", nil},
	} {
		got := citations(newStrand(c.text, 0, 0, -1))
		if len(got) != len(c.want) {
			t.Errorf("%s: %+v", c.text, got)
			continue
		}
		for i, g := range got {
			if g.Title.Text != c.want[i].Title.Text || g.Number.Text != c.want[i].Number.Text {
				t.Errorf("%s: %q %q", c.text, g.Title.Text, g.Number.Text)
			}
		}
	}
}

func cited(title, number string) []Citation {
	return []Citation{{Title: Quote{Text: title}, Number: Quote{Text: number}}}
}
