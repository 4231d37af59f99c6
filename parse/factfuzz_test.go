package parse

import (
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// Whatever the text, figures, status and documents are quoted as they stand.
func FuzzFacts(f *testing.F) {
	for _, s := range []string{
		"到2025年，全市高新技术企业达到500家，比2020年翻两番", "控制在10/10万以下", "三分之二以上", "百分之", "八成以上", "零增长", "最高奖励50万元", "超", "第零分之一", "1,200.5万余人/年以上",
		"截至6月底，已建成72座（60%），完成率98%", "《", "《〈条例〉办法》（国发〔2020〕1号、国办发〔2020〕2号）同时废止", "以下简称《方案》", "国务院第711号令", "号", "中华人民共和国国务院令第711号", "每每年均1次",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := newStrand(text, 0, 0, ingest.NoCell)
		raw := []rune(text)
		stands := func(q Quote) {
			t.Helper()
			var words []rune
			for _, sp := range q.Pos {
				words = append(words, raw[sp.From:sp.To]...)
			}
			if hanzi.Display(string(words)) != q.Text {
				t.Errorf("%q: %q does not stand at %v", text, q.Text, q.Pos)
			}
		}
		for _, m := range measures(s) {
			for _, q := range []Quote{m.Quote, m.Bound, m.Change, m.Every, m.Year} {
				stands(q)
			}
		}
		p := readProgress(s)
		for _, q := range []Quote{p.Quote, p.AsOf, p.Share, p.Figure} {
			stands(q)
		}
		for _, c := range citations(s) {
			stands(c.Title)
			stands(c.Number)
			if c.Kind() == "" || titleKey(c.Title.Text) == "" && titleKey(c.Number.Text) == "" {
				t.Errorf("%q: a document without a name: %+v", text, c)
			}
		}
		Parse(&ingest.Bundle{Documents: []*ingest.Document{{Blocks: []ingest.Block{{Text: "工作方案"}, {Text: text}, {Text: text}}}}})
	})
}
