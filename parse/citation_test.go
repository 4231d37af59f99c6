package parse

import "testing"

func TestCitations(t *testing.T) {
	for _, c := range []struct {
		text string
		want []Citation
	}{
		{"《国务院办公厅关于印发2019年政务公开工作要点的通知》（国办发〔2019〕14号）", naming("国务院办公厅关于印发2019年政务公开工作要点的通知", "国办发〔2019〕14号")},
		{"《国务院批转<关于公开的意见(试行)>的通知》(国发〔2014〕6号)确定的内容", naming("国务院批转<关于公开的意见(试行)>的通知", "国发〔2014〕6号")},
		{"《〈条例〉实施办法》", naming("〈条例〉实施办法", "")},
		{"《江西省重大行政决策程序规定》(省政府令第247号),规范程序", naming("江西省重大行政决策程序规定", "省政府令第247号")},
		{"按照国办发[2020]17号要求，依据赣府厅字【2020】49 号", append(naming("", "国办发[2020]17号"), naming("", "赣府厅字【2020】49号")...)},
		{"《方案》见附件1号楼12号", nil},
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

func naming(title, number string) []Citation {
	return []Citation{{Title: Quote{Text: title}, Number: Quote{Text: number}}}
}
