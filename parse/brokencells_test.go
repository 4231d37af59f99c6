package parse

import (
	"strings"
	"testing"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// Cells of one a line that were cut at their column's width are joined: the rest of a sentence, of an organ's name.
func TestBrokenCells(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"sentences and names cut at the width of their columns", `某某区2021年为民实事分工表
序号
项目名称
主要内容及目标
牵头单位
责任单位
完成时限
1
安居工程
改造危旧住房320户，其中
低收入家庭不少于60户。
区住建
局
区民政局、
各街道办事
处
2021年11
月底
- 1 -
2
教育工程
新建城区普通高中教学用
房两栋。
区教育局
区发改局
2021年8月
底
3
清洁工程
整治小微水体40处；清运
存量垃圾。
区城管局
区水务局
2021年9月
底`, []string{
			"1|安居工程|改造危旧住房320户，其中低收入家庭不少于60户。|区住建局/lead 区民政局/responsible 各街道办事处/responsible",
			"2|教育工程|新建城区普通高中教学用房两栋。|区教育局/lead 区发改局/responsible",
			"3|清洁工程|整治小微水体40处；清运存量垃圾。|区城管局/lead 区水务局/responsible",
		}},
		{"a heading over three columns, and sums of money", `问题类别
具体问题
涉及金额
整改责任单位
整改措施
整改期限
整改结果
资产管理
两处门面房低价出租。
32.50
县国资局
重新评估租金，公开招租。
2023年6月30日前
已整改
账外存放公务用车一辆。
18.60
县公安局
补记固定资产账。
2023年5月31日前
已整改`, []string{
			"|资产管理>两处门面房低价出租。|重新评估租金，公开招租。|县国资局/responsible",
			"|资产管理>账外存放公务用车一辆。|补记固定资产账。|县公安局/responsible",
		}},
		{"a section above the header printed again", `某某县2012年重点工作责任分解
一、农业农村
目标任务
主管领导
牵头部门
责任单位
粮食总产量稳定在30万吨。
王建国
县农业局
各乡镇
二、社会事业
目标任务
主管领导
牵头部门
责任单位
新建公办幼儿园6所，上半年完成选址，10月底前主体封顶。
李秀英
县教育局
县财政局`, []string{
			"|一、农业农村|粮食总产量稳定在30万吨。|县农业局/lead 各乡镇/responsible",
			"|二、社会事业|新建公办幼儿园6所，上半年完成选址，10月底前主体封顶。|县教育局/lead 县财政局/responsible",
		}},
		{"groups with empty cells behind bars", `项目名称 | 建设内容 | 责任单位 | 推进情况
一、交通类（1个） | | |
环城南路 | 改建道路4公里 | 县交通局 | 正常推进
二、水利类（1个） | | |
东风渠 | 衬砌渠道9公里 | 县水利局 | 已完工`, []string{
			"|一、交通类（1个）>环城南路|改建道路4公里|县交通局/responsible",
			"|二、水利类（1个）>东风渠|衬砌渠道9公里|县水利局/responsible",
		}},
		{"nobody helps where the place is empty", "提案号\t案由\t主办单位\t协办单位\n12\t关于增设公交线路的提案\t县交通局\t县公安局\n15\t关于修缮文庙的提案\t县文旅局\t", []string{
			"12||关于增设公交线路的提案|县交通局/lead 县公安局/support",
			"15||关于修缮文庙的提案|县文旅局/lead",
		}},
	} {
		if got := sketch(read(c.text)); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
		}
	}
}

// A counted thing ends like an organ and is none.
func TestCountedThings(t *testing.T) {
	for text, organ := range map[string]bool{"改造薄弱学校16所": false, "新建便民服务点3处": false, "县机关事务管理处": true, "某镇自然资源所": true} {
		if got := orgShare(bare(text)) > .5; got != organ {
			t.Errorf("%s: organ %v, want %v", text, got, organ)
		}
	}
}

// Headings of tables of projects of public concern, of motions and of audits.
func TestHeadingsOfFurtherTables(t *testing.T) {
	for head, want := range map[string]lexicon.HeaderRole{
		"实事名称": lexicon.HeaderTopic, "提案号": lexicon.HeaderSerial, "建议号": lexicon.HeaderSerial, "问题金额": lexicon.HeaderMeasure,
		"涉及金额": lexicon.HeaderMeasure, "建设内容及规模": lexicon.HeaderTopic,
	} {
		if got, _ := lexicon.Header(head); got != want {
			t.Errorf("%s: %s, want %s", head, got, want)
		}
	}
}
