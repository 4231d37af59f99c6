package ingest

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func written(name, format string, lines ...string) *Document {
	d := &Document{Name: name, Format: format, SHA256: name}
	for _, l := range lines {
		d.Blocks = append(d.Blocks, Block{Text: l})
	}
	return d
}

// spellBundles writes bundles as "a.docx+b.xlsx c.txt".
func spellBundles(bundles []*Bundle) string {
	var out []string
	for _, b := range bundles {
		var names []string
		for _, d := range b.Documents {
			names = append(names, d.Name)
		}
		out = append(out, strings.Join(names, "+"))
	}
	return strings.Join(out, " ")
}

func TestBundles(t *testing.T) {
	notice := []string{"关于印发政务公开工作要点的通知", "各街道：", "附件：1．2021年政务公开工作要点", "　　　2．重点任务分解表", "东湖区人民政府办公室"}
	one := []string{"关于印发方案的通知", "附件：政务公开工作方案"}
	tests := []struct {
		name string
		docs []*Document
		want string
	}{
		{"by title", []*Document{written("重点任务分解表.xlsx", "xlsx"), written("通知.docx", "docx", notice...), written("附件1-2021年政务公开工作要点.docx", "docx")},
			"通知.docx+附件1-2021年政务公开工作要点.docx+重点任务分解表.xlsx"},
		{"by number", []*Document{written("附件2.xlsx", "xlsx"), written("附件一.docx", "docx"), written("通知.docx", "docx", notice...)},
			"通知.docx+附件一.docx+附件2.xlsx"},
		{"one attachment without number", []*Document{written("附件.docx", "docx"), written("通知.docx", "docx", one...)}, "通知.docx+附件.docx"},
		{"the notice's name in the attachment's", []*Document{written("关于印发方案的通知.docx", "docx", one...), written("关于印发方案的通知附件.docx", "docx")},
			"关于印发方案的通知.docx+关于印发方案的通知附件.docx"},
		{"title in book marks", []*Document{written("a.docx", "docx", "附件: 《政务公开工作方案》"), written("政务公开工作方案.pdf", "pdf")}, "a.docx+政务公开工作方案.pdf"},
		{"another folder", []*Document{written("甲/通知.docx", "docx", one...), written("乙/政务公开工作方案.docx", "docx")}, "乙/政务公开工作方案.docx 甲/通知.docx"},
		{"not named", []*Document{written("通知.docx", "docx", one...), written("年度总结.docx", "docx")}, "年度总结.docx 通知.docx"},
		{"two notices name it", []*Document{written("a.docx", "docx", one...), written("b.docx", "docx", one...), written("政务公开工作方案.docx", "docx")},
			"a.docx b.docx 政务公开工作方案.docx"},
		{"a copy in a poorer format stands alone", []*Document{written("通知.docx", "docx", one...), written("通知.pdf", "pdf", one...), written("政务公开工作方案.docx", "docx"), written("政务公开工作方案.pdf", "pdf")},
			"政务公开工作方案.pdf 通知.docx+政务公开工作方案.docx 通知.pdf"},
		{"heading of an attachment is no list", []*Document{written("a.docx", "docx", "附件1", "政务公开工作方案"), written("附件1.docx", "docx")}, "a.docx 附件1.docx"},
		{"each names the other", []*Document{written("甲方案.docx", "docx", "附件：乙方案"), written("乙方案.docx", "docx", "附件：甲方案")}, "乙方案.docx 甲方案.docx"},
		{"given", []*Document{{Name: "x/附件1.docx", Bundle: "b"}, {Name: "y/通知.docx", Bundle: "b"}, {Name: "z.docx"}}, "y/通知.docx+x/附件1.docx z.docx"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for seed := range uint64(5) {
				docs := slices.Clone(tt.docs)
				for i := range docs {
					d := *docs[i]
					docs[i] = &d
				}
				rand.New(rand.NewPCG(seed, 0)).Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
				if got := spellBundles(Bundles(docs)); got != tt.want {
					t.Errorf("order %d: got %s, want %s", seed, got, tt.want)
				}
			}
		})
	}
}
