package parse

import (
	"fmt"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

// read parses a text as its lines would stand in a file.
func read(text string) *Result {
	d := &ingest.Document{Name: "t.txt", Format: "txt"}
	for _, line := range strings.Split(text, "\n") {
		d.Blocks = append(d.Blocks, ingest.Block{Text: line})
	}
	return Parse(&ingest.Bundle{Documents: []*ingest.Document{d}})
}

// sketch writes the tasks of a result as "serial|path>path|content|mention/role…", an inherited duty with *.
func sketch(r *Result) []string {
	var out []string
	for _, p := range r.Plans {
		for _, t := range p.Tasks {
			var path, duties []string
			for _, q := range t.Path {
				path = append(path, q.Text)
			}
			for _, u := range t.Duties {
				star := ""
				if u.Inherited {
					star = "*"
				}
				duties = append(duties, fmt.Sprintf("%s/%s%s", u.Text, u.Role, star))
			}
			out = append(out, strings.Join([]string{t.Serial.Text, strings.Join(path, ">"), t.Content.Text, strings.Join(duties, " ")}, "|"))
		}
	}
	return out
}

func TestLayouts(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"outline with closing brackets", `2022年某某县政务公开工作方案
一、提升解读质量
（一）规范解读流程。出台政策同步解读。（责任单位：县政府办、县司法局）
（二）丰富解读形式。运用图解等方式解读。（牵头单位：县融媒体中心；责任单位：县直各部门）
二、加强平台建设
1.办好政府网站。持续整改问题，做到专人` + "\n\n" + `负责。（责任单位：县大数据中心）`, []string{
			"（一）|一、提升解读质量|规范解读流程。出台政策同步解读。|县政府办/responsible 县司法局/responsible",
			"（二）|一、提升解读质量|丰富解读形式。运用图解等方式解读。|县融媒体中心/lead 县直各部门/responsible",
			"1|二、加强平台建设|办好政府网站。持续整改问题，做到专人负责。|县大数据中心/responsible",
		}},
		{"a label on each line", `一、发展目标
1.地区生产总值增长6%。
牵头单位：区发改委
责任单位：区统计局，各街道
2.建安投资增长12%。
牵头单位：区住建局`, []string{
			"1|一、发展目标|地区生产总值增长6%。|区发改委/lead 区统计局/responsible 各街道/responsible",
			"2|一、发展目标|建安投资增长12%。|区住建局/lead",
		}},
		{"one cell a line, a heading merged, a name broken", "序号\n\n重点工作\n\n具体任务\n\n责任单位\n\n1\n\n优化营商环境\n\n推行告知承诺制，压减办理时限。\n\n市城市\n\n管理局\n\n2\n\n落实惠企政策，及时兑现奖补资金。\n\n市财政局、市经信局", []string{
			"1|优化营商环境|推行告知承诺制，压减办理时限。|市城市管理局/responsible",
			"2|优化营商环境|落实惠企政策，及时兑现奖补资金。|市财政局/responsible 市经信局/responsible",
		}},
		{"bars, a group across the row, merged organs left empty", `工作任务 | 牵头单位 | 责任单位 |
一、推进信息公开 | | |
1.公开食品监督抽检结果和处罚案件信息 | 省食药监局 | 各设区市 |
2.公开产品质量抽查信息 | | |`, []string{
			"1|一、推进信息公开|公开食品监督抽检结果和处罚案件信息|省食药监局/lead 各设区市/responsible",
			"2|一、推进信息公开|公开产品质量抽查信息|省食药监局/lead* 各设区市/responsible*",
		}},
		{"tabs, a heading one column too far right", "一级指标\t二级指标\t细则\t责任单位\n主动公开\t决策公开\t公开决策草案和征求意见情况，及时反馈采纳情况\t区政府办\n\t执行公开\t—\t公开执行情况和督查结果，每季度更新一次\t区发改委", []string{
			"|主动公开>决策公开|公开决策草案和征求意见情况，及时反馈采纳情况|区政府办/responsible",
			"|主动公开>执行公开|公开执行情况和督查结果，每季度更新一次|区发改委/responsible",
		}},
		{"general requirements are no tasks", `2023年工作方案
一、总体要求
（一）坚持以人民为中心，全面贯彻落实上级部署，提升公开水平。
二、重点任务
（一）公开财政预决算，按月公布收支。（责任单位：县财政局）`, []string{
			"（一）|二、重点任务|公开财政预决算，按月公布收支。|县财政局/responsible",
		}},
	} {
		got := sketch(read(c.text))
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
		}
	}
}

// An empty table, a notice and noise hold no task; the ledger says why.
func TestNoTasks(t *testing.T) {
	for _, text := range []string{"", "\n\n\n", "关于召开会议的通知\n各有关单位：\n定于8月3日召开会议，请准时参加。", "序号\n\n任务\n\n责任单位\n\n"} {
		r := read(text)
		if got := sketch(r); len(got) > 0 {
			t.Errorf("%q: %q", text, got)
		}
		if len(r.Plans) == 0 && len(r.Issues) == 0 {
			t.Errorf("%q: no plan and no issue", text)
		}
	}
}
