package parse

import (
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

// TestTargets states which clauses of a report's targets are tasks.
func TestTargets(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"one paragraph", "2024年全县经济社会发展的主要预期目标是：地区生产总值增长6%左右；规模以上工业增加值增长8%，固定资产投资增长10%；城镇新增就业4200人，城镇登记失业率控制在4.5%以内。",
			[]string{"地区生产总值增长6%左右", "规模以上工业增加值增长8%", "固定资产投资增长10%", "城镇新增就业4200人", "城镇登记失业率控制在4.5%以内"}},
		{"a line each", "今年发展的预期目标为：\n一般公共预算收入增长5%，\n城乡居民收入稳步增长；\n森林覆盖率达到61%以上。",
			[]string{"一般公共预算收入增长5%", "城乡居民收入稳步增长", "森林覆盖率达到61%以上"}},
		{"clauses that lean on others", "今年主要预期目标是：在提高质量的基础上，旅游收入增长12%，其中过夜游客增长8%；粮食总产稳定在3亿斤，并有所增加。",
			[]string{"在提高质量的基础上，旅游收入增长12%，其中过夜游客增长8%", "粮食总产稳定在3亿斤，并有所增加"}},
		{"prose behind the targets stays out", "今年发展主要预期目标是：地区生产总值增长6%；财政收入增长5%。\n实现上述目标，任务艰巨，必须坚持稳中求进工作总基调，完整准确全面贯彻新发展理念，把各方面的积极性都调动起来，把各项政策措施都落实到位，一步一个脚印向前迈进。",
			[]string{"地区生产总值增长6%", "财政收入增长5%"}},
		{"no figures, no targets", "会议指出，预期目标是：凝聚共识，振奋精神，乘势而上。", nil},
		{"no announcement", "地区生产总值增长6%左右；城镇新增就业4200人；固定资产投资增长10%。", nil},
	} {
		d := &ingest.Document{}
		for _, line := range strings.Split(c.text, "\n") {
			d.Blocks = append(d.Blocks, ingest.Block{Text: line})
		}
		r := Parse(&ingest.Bundle{Documents: []*ingest.Document{d}})
		var got []string
		for _, p := range r.Plans {
			for _, task := range p.Tasks {
				got = append(got, task.Content.Text)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}
