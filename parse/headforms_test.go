package parse

import (
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

// TestHeadForms states what heads of made-up documents say; a field not named must be absent.
func TestHeadForms(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       map[string]string
	}{
		{"notice, plan, signature in one line", `临江县人民政府办公室关于印发临江县2023年重点工作任务分解方案的通知
临政办发〔2023〕5号
各乡镇人民政府，县政府各部门：
《临江县2023年重点工作任务分解方案》已经县政府同意，现印发给你们。
临江县人民政府办公室 2023年3月1日
临江县2023年重点工作任务分解方案
一、总体要求
（一）抓好项目建设。（责任单位：县发改委）`, map[string]string{
			"title": "临江县2023年重点工作任务分解方案", "notice_title": "临江县人民政府办公室关于印发临江县2023年重点工作任务分解方案的通知",
			"issuer": "临江县人民政府办公室", "number": "临政办发〔2023〕5号", "signed_on": "2023-03-01", "year": "2023", "division": "临江县", "kind": "task_list"}},

		{"a part of a plan is no title", `第一部分 年度主要目标任务
1.新建口袋公园5个。
责任单位：县住建局`, map[string]string{}},

		{"empty number does not swallow the next label", `索引号：11360000/2021-00001 文号： 发布机构：临江县水利局 发布日期：2021-03-05
临江县水利局2021年工作要点
一、抓好防汛。`, map[string]string{
			"title": "临江县水利局2021年工作要点", "issuer": "临江县水利局", "index_number": "11360000/2021-00001", "published_on": "2021-03-05",
			"year": "2021", "division": "临江县", "kind": "work_plan"}},

		{"a number field that says none", `文 号：无
成文日期：二〇二二年十二月五日
关于做好2023年春季防火工作的通知
各村委会：`, map[string]string{"title": "关于做好2023年春季防火工作的通知", "signed_on": "2022-12-05", "year": "2023"}},

		{"values on the next line", `发文机关
临江县人民政府
发文字号
临政发〔2022〕1号
公开日期
2022年1月10日
临江县人民政府关于2022年为民办实事项目责任分工的通知`, map[string]string{
			"title": "临江县人民政府关于2022年为民办实事项目责任分工的通知", "issuer": "临江县人民政府", "number": "临政发〔2022〕1号",
			"published_on": "2022-01-10", "year": "2022", "division": "临江县", "kind": "responsibility_list"}},

		{"a cited number is none", `2024年政务公开工作要点
为落实《国务院办公厅关于印发2023年要点的通知》（国办发〔2023〕9号），制定本要点。
一、做好公开。`, map[string]string{"title": "2024年政务公开工作要点", "year": "2024", "kind": "work_plan"}},

		{"a cited year is none", `关于贯彻《2019年全国工作要点》实施方案
一、做好公开。`, map[string]string{"title": "关于贯彻《2019年全国工作要点》实施方案", "kind": "work_plan"}},

		{"a range of years", `滨州市大气污染防治行动计划（2021—2023年）
一、总体要求`, map[string]string{"title": "滨州市大气污染防治行动计划（2021—2023年）", "year": "2021", "division": "滨州市", "kind": "work_plan"}},

		{"a five-year plan", `贵州省“十四五”数字经济发展规划任务分工表
序号
任务`, map[string]string{"title": "贵州省“十四五”数字经济发展规划任务分工表", "year": "“十四五”", "division": "贵州省", "kind": "task_list"}},

		{"an issue on a line of its own", `滨州市防汛工作方案
（2023年版）
为做好防汛工作，制定本方案。
一、总体要求`, map[string]string{"title": "滨州市防汛工作方案（2023年版）", "year": "2023", "division": "滨州市", "kind": "work_plan"}},

		{"a heading of a column that stands alone is none", `考核依据
临江县2018年度河长制工作责任单位目标管理（绩效）考核细则
序号
考核内容`, map[string]string{"title": "临江县2018年度河长制工作责任单位目标管理（绩效）考核细则", "year": "2018", "division": "临江县", "kind": "indicator_system"}},

		{"half a year", `【督查专报】临江县2024年上半年重点项目进展情况通报
序号
项目名称`, map[string]string{"title": "临江县2024年上半年重点项目进展情况通报", "year": "2024", "division": "临江县", "kind": "status_report"}},

		{"no name of a place", `全区2021年老旧小区改造任务清单
序号
任务`, map[string]string{"title": "全区2021年老旧小区改造任务清单", "year": "2021", "kind": "task_list"}},

		{"red head in spaced characters", `临 江 县 人 民 政 府 文 件
临政发〔2020〕3号
临江县人民政府
关于印发《临江县2020年扶贫工作
实施方案》的通知
各乡镇人民政府：
一、工作目标`, map[string]string{"title": "临江县2020年扶贫工作实施方案", "notice_title": "临江县人民政府关于印发《临江县2020年扶贫工作实施方案》的通知",
			"issuer": "临江县人民政府", "number": "临政发〔2020〕3号", "year": "2020", "division": "临江县", "kind": "work_plan"}},

		{"a table alone", "序号\t工作任务\t责任单位\n1\t编制《2022年工作方案》\t县水利局\n", map[string]string{}},
		{"running text alone", "今年经济社会发展的主要预期目标是：\n国内生产总值增长7.5%左右；\n2021年，全县完成投资30亿元。", map[string]string{}},
		{"nothing", "", map[string]string{}},
	} {
		h := letterhead(nodesOf(textBundle(c.name, c.text)), nil)
		for field, got := range h.said() {
			if field == "number" {
				got = strings.TrimSpace(got)
			}
			if got != c.want[field] {
				t.Errorf("%s: %s is %q, want %q", c.name, field, got, c.want[field])
			}
		}
	}
}

func TestHeadMeta(t *testing.T) {
	meta := []ingest.Meta{{Name: "ArticleTitle", Value: "临江县2021年政务公开工作要点"}, {Name: "PubDate", Value: "2021-07-09 10:00"}, {Name: "ContentSource", Value: "省政府网站"}}
	h := letterhead(nodesOf(textBundle("meta", "一、做好公开。")), meta)
	if h.title.Text != "临江县2021年政务公开工作要点" || h.published.Text != "2021-07-09" || len(h.title.Pos) != 0 || !h.issuer.IsZero() {
		t.Errorf("%+v", h)
	}
}

func TestMetadataTable(t *testing.T) {
	cells := []string{"索引号", "A1/2021-3", "公开方式", "主动公开", "文号", "", "成文日期", "2021-07-09"}
	table := &ingest.Table{Name: "T1", Rows: 2, Cols: 4}
	for i, c := range cells {
		table.Cells = append(table.Cells, ingest.Cell{Row: i / 4, Col: i % 4, RowSpan: 1, ColSpan: 1, Text: c})
	}
	b := &ingest.Bundle{Documents: []*ingest.Document{{Blocks: []ingest.Block{{Table: table}, {Text: "临江县2021年政务公开工作要点"}, {Text: "一、做好公开。"}}}}}
	nodes := nodesOf(b)
	h := letterhead(nodes, nil)
	if h.indexNumber.Text != "A1/2021-3" || h.signed.Text != "2021-07-09" || !h.number.IsZero() || nodes[0].part != MetadataPart || h.body != 2 {
		t.Errorf("%+v, part %v", h, nodes[0].part)
	}
	if got := b.Text(h.indexNumber.Pos); got != "A1/2021-3" {
		t.Errorf("index number stands at %q", got)
	}
}

func TestSignatureBelowTable(t *testing.T) {
	cells := []string{"序号", "重点任务", "责任单位", "1", "新建口袋公园3个", "县住建局"}
	table := &ingest.Table{Name: "T1", Rows: 2, Cols: 3}
	for i, c := range cells {
		table.Cells = append(table.Cells, ingest.Cell{Row: i / 3, Col: i % 3, RowSpan: 1, ColSpan: 1, Text: c})
	}
	b := &ingest.Bundle{Documents: []*ingest.Document{{Blocks: []ingest.Block{
		{Text: "2021年临江县重点任务清单"}, {Table: table}, {Text: "临江县人民政府办公室"}, {Text: "2021年3月6日"}}}}}
	nodes := nodesOf(b)
	h := letterhead(nodes, nil)
	if h.issuer.Text != "临江县人民政府办公室" || h.signed.Text != "2021年3月6日" || h.end != 2 {
		t.Errorf("%+v", h)
	}
}

func TestFurniture(t *testing.T) {
	for _, text := range []string{"- 3 -", "—12—", "第3页 共10页", "第 2 页", "3 / 10", "您现在所在的位置: 首页>政务公开", "扫一扫在手机打开当前页"} {
		if n := (node{text: newStrand(text, 0, 0, ingest.NoCell)}); !n.furniture() {
			t.Errorf("%q is furniture", text)
		}
	}
	for _, text := range []string{"3", "12", "政策解读", "3.26个领域", "访问量提高10%以上。", "规范设置网站标识码、版权所有等信息。", "打印", "主办单位:县水利局", "2021-2023", "1/3以上", ""} {
		if n := (node{text: newStrand(text, 0, 0, ingest.NoCell)}); n.furniture() {
			t.Errorf("%q is no furniture", text)
		}
	}
}

func TestPreamble(t *testing.T) {
	for _, text := range []string{
		"为深入贯彻落实《条例》，结合我区实际，制定本工作方案。", "现印发给你们，请认真贯彻落实。", "各县区人民政府，市直各部门：", "（此件主动公开）",
		"区政府各部门、各街办要根据本工作方案，梳理形成工作台账。", "根据国务院部署，现就有关事项通知如下：", "本方案自印发之日起施行。", "《要点》已经区政府同意，现予印发。",
	} {
		if !preamble(newStrand(text, 0, 0, ingest.NoCell)) {
			t.Errorf("%q is preamble", text)
		}
	}
	for _, text := range []string{
		"一、为深入贯彻落实《条例》，制定本方案。", "做好规划公开。（责任单位：区发改委）", "编制并公布权责清单，做好动态调整。", "各部门要在6月底前完成目录编制。",
		"为企业减负，制定惠企政策清单。（县工信局负责）", "责任单位：县水利局", "果作为评估政务公开工作实绩的重要参考。", "",
	} {
		if preamble(newStrand(text, 0, 0, ingest.NoCell)) {
			t.Errorf("%q is no preamble", text)
		}
	}
}

func TestPlaces(t *testing.T) {
	for text, want := range map[string]string{
		"南昌市东湖区人民政府办公室": "南昌市东湖区", "滑县人民政府": "滑县", "国务院办公厅": "", "市政府办公厅": "", "长沙经济技术开发区管理委员会": "长沙经济技术开发区",
		"内蒙古自治区锡林郭勒盟多伦县": "内蒙古自治区锡林郭勒盟多伦县", "黔东南苗族侗族自治州凯里市": "黔东南苗族侗族自治州凯里市", "杭州市西湖区教育局": "杭州市西湖区",
		"江西省南昌市西湖区": "江西省南昌市西湖区", "市场监管总局": "", "老旧小区改造": "", "经开区政务公开": "", "全市重点工作": "", "六安市政务公开": "六安市", "四川省落实": "四川省",
	} {
		if got := placeAt(newStrand(text, 0, 0, ingest.NoCell)).text(); got != want {
			t.Errorf("placeAt(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestReadings(t *testing.T) {
	s := newStrand("2017年政府信息公開(kāi)工作(zuò)安排(试行)(km)", 0, 0, ingest.NoCell).unread()
	if got := s.quote().Text; got != "2017年政府信息公開工作安排(试行)(km)" {
		t.Error(got)
	}
	if n := len(s.pos()); n != 3 {
		t.Errorf("%d spans", n)
	}
}

func FuzzLetterhead(f *testing.F) {
	f.Add("索引号: A1 文号: \n县政府关于印发《2021年方案》的通知\n2021年7月9日\n一、做好公开。")
	f.Add("文件编号: 有效性: 有效\n附件:\n(((《》》》关于印发")
	f.Fuzz(func(t *testing.T, text string) {
		b := textBundle("f", text)
		nodes := nodesOf(b)
		h := letterhead(nodes, nil)
		if h.body < 0 || h.body > h.end || h.end > len(nodes) {
			t.Fatalf("body %d end %d of %d", h.body, h.end, len(nodes))
		}
		for _, q := range []Quote{h.title, h.noticeTitle, h.issuer, h.number, h.indexNumber, h.signed, h.published, h.division} {
			if b.Text(q.Pos) == "" && q.Text != "" {
				t.Fatalf("%q stands nowhere", q.Text)
			}
		}
	})
}

func BenchmarkLetterhead(b *testing.B) {
	text := strings.Repeat("一是做好各类规划领域信息公开。主动公开规划纲要、专项规划和区域规划等。（责任单位：区发改委）\n区发改委\n", 500)
	bundle := textBundle("b", "临江县2021年政务公开工作方案\n为深入贯彻条例，制定本方案。\n"+text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		letterhead(nodesOf(bundle), nil)
	}
}
