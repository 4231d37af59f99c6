package parse

import (
	"slices"
	"strings"
	"testing"
)

// TestPageForms holds layouts as web pages leave them: lines run together, headings that no table knows.
func TestPageForms(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a plan in one paragraph": {
			"现将2015年全市民生实事上半年进展情况公示如下，各责任单位要对照年初确定的目标，逐项检查进度，对进展滞后的项目分析原因、研究办法、限期赶上，确保年底前全部完成。1.改造老旧小区30个。 牵头领导：王明 责任单位：市住建局 配合单位：市财政局、市城管局 实际完成情况：已开工25个，其余5个正在办理前期手续。 2.新增公交线路5条。 牵头领导：李强 责任单位：市交通运输局 实际完成情况：已开通3条。 3.新建公厕12座，改造公厕20座。 责任单位：市城管局，各区政府 配合单位：市财政局",
			"改造老旧小区30个。 = 市住建局 responsible 市财政局 support 市城管局 support\n新增公交线路5条。 = 市交通运输局 responsible\n新建公厕12座，改造公厕20座。 = 市城管局 responsible 各区政府 responsible 市财政局 support",
		},
		"a heading no table knows between bars": {
			"2022年民生实事任务清单\n序号 | 实事项目 | 举措与推进节奏 | 责任单位 | 配合单位 |\n1 | 新建幼儿园3所 | 4月底前开工；11月底前交付。 | 区教育局 | 区财政局、区住建局 |\n2 | 新增停车位500个 | 6月底前完成一半。 | 区城管局 | 区财政局 |\n",
			"新建幼儿园3所 = 区教育局 responsible 区财政局 support 区住建局 support\n新增停车位500个 = 区城管局 responsible 区财政局 support",
		},
		"words below a table of bars": {
			"2017年专项整治工作计划\n一、整治安排\n整治行业名称 | 时间安排 | 责任单位 |\n烟花爆竹 | 1月份 | 安监站 |\n养老机构 | 4月份 | 民政所 |\n二、工作要求\n各责任单位要制定本行业整治方案。\n收集整理整治情况。\n",
			"烟花爆竹 = 安监站 responsible\n养老机构 = 民政所 responsible",
		},
		"a count of items above": {
			"2008年目标管理工作方案\n一、发展目标\n1.生产总值增长12%；\n2.服务业增加值达到300亿元；\n2项目标的责任单位均为市发展改革委。\n3.工业利润达到50亿元；\n该目标责任单位为市经委。\n4.利用外资达到3亿美元；\n5.外贸出口增长10%；\n以上2项目标的责任单位均为市商务局。\n",
			"生产总值增长12%； = 市发展改革委 responsible\n服务业增加值达到300亿元； = 市发展改革委 responsible\n工业利润达到50亿元； = 市经委 responsible\n利用外资达到3亿美元； = 市商务局 responsible\n外贸出口增长10%； = 市商务局 responsible",
		},
		"a list of powers": {
			"序号 | 职权类型 | 职权名称 | 设定依据 | 责任主体 | 责任事项 | 追责情形 |\n1 | 行政许可 | 取水许可 | 《中华人民共和国水法》第七条 | 市水利局 | 受理责任：公示材料 | 不依法受理的 |\n",
			"",
		},
		"two plans under one notice": {
			"某某县人民政府办公室关于印发《应急工作“两个全覆盖”方案》的通知\n各乡镇：\n现将《某某县责任落实全覆盖工作方案》《某某县隐患整治全覆盖工作方案》印发给你们，请认真贯彻落实。\n2022年4月6日\n某某县责任落实全覆盖工作方案\n一、主要任务\n1.落实领导责任。（责任单位：县应急局）\n2.落实部门责任。（责任单位：县消防救援大队）\n某某县隐患整治全覆盖工作方案\n一、主要任务\n1.开展隐患排查。（责任单位：县工信局）\n",
			"落实领导责任。 = 县应急局 responsible\n落实部门责任。 = 县消防救援大队 responsible\n开展隐患排查。 = 县工信局 responsible",
		},
		"blanks behind the numbers of headings, and a page's foot": {
			"2021年政务公开工作方案\n一、 主要任务\n(一) 规范重点公开\n1.2021年底前建立公开目录\n2.落实标准指引，11月底前完成编制\n二、 工作要求\n1. 加强组织领导\n2. 抓好队伍建设\n主办单位：某某县人民政府办公室 版权所有：某某市人民政府办公室\n地址：某某县人民大街60号 邮编：100000\n",
			"2021年底前建立公开目录 =\n落实标准指引，11月底前完成编制 =",
		},
		"a bulletin that gives nobody anything to do": {
			"近期，县督查室对年度目标任务落实情况进行了督查。现将有关情况通报如下：\n一、总体情况\n年度任务共145项，欠进度17个，达进度128个。\n二、下步要求\n一是锚定时限。相关责任单位要紧扣节点，确保完成。\n二是查找原因。对进展缓慢的要分析原因。\n",
			"",
		},
		"a bulletin with organs": {
			"现将上半年重点工作进展情况通报如下：\n一、需加快推进的事项\n1.老旧小区改造完成40%。下一步，由县住建局牵头，9月底前全部开工。\n2.污水管网完成3公里。（责任单位：县水利局）\n",
			"老旧小区改造完成40%。下一步，由县住建局牵头，9月底前全部开工。 = 县住建局 lead\n污水管网完成3公里。 = 县水利局 responsible",
		},
		"more ways to lead": {
			"2021年整治方案\n一、重点任务\n1.整治散乱污企业。（市生态环境局、市发改局牵头督导，市公安局参与）\n2.治理扬尘。（市住建局抓总，市城管局配合）\n",
			"整治散乱污企业。 = 市生态环境局 lead 市发改局 lead 市公安局 support\n治理扬尘。 = 市住建局 lead 市城管局 support",
		},
	} {
		if got, _ := formed(t, c.text); got != c.want {
			t.Errorf("%s\nwant %s\ngot  %s", name, c.want, got)
		}
	}
}

// A blank behind a heading's number takes nothing off its end.
func TestHeadingBehindBlank(t *testing.T) {
	got := sketch(read("2021年工作方案\n二、 主要任务和责任分工\n（一） 推进信息公开\n1. 编制目录。（责任单位：县教育局）"))
	if want := []string{"1|二、主要任务和责任分工>（一）推进信息公开|编制目录。|县教育局/responsible"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// A figure or a semicolon makes an item of several, organs or not; a short name alone is a heading.
func TestOnlyNames(t *testing.T) {
	for text, want := range map[string]bool{
		"提升解读质量": true, "全面推进信息公开": true, "利用外资达到3亿美元": false, "推进信息公开；": false, "6月底前完成编制": false, "推进信息公开。": false,
	} {
		if got := onlyNames(bare(text)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// Labels without colons end with a gap, with their cell, or with a value of their sort.
func TestBareFields(t *testing.T) {
	for text, want := range map[string]string{
		"发布机构 某区人民政府办公室 文    号 某政办〔2023〕1号":     "issuer=某区人民政府办公室 number=某政办(2023)1号",
		"索 引 号 MB15/2023-05475 发文日期 2023-01-03": "index=MB15/2023-05475 signed=2023-01-03",
		"制发机构 | 某县政府办公室 | 公开形式: | 主动公开 |":       "issuer=某县政府办公室 other=主动公开",
		"发文字号 | 某政发〔2025〕3号 | 制发机构 | |":         "number=某政发(2025)3号 issuer=",
		"发文机构某某市人民政府办公厅发文字号某政办〔2020〕1号":         "issuer=某某市人民政府办公厅 number=某政办(2020)1号",
		"发布日期2020年01月23日有效性有效":                  "published=2020年01月23日 other=有效",
		"发布机构职能目录":                              "",
		"名称变更后重新登记":                             "",
	} {
		var got []string
		for _, f := range fieldsOf(bare(text)) {
			got = append(got, f.name+"="+f.value.text())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\nwant %s\ngot  %s", text, want, strings.Join(got, " "))
		}
	}
}

// What an assembly adopted is not the plan that divides its work; the plan is named as attached below the notice's numbers.
func TestAttachedBelow(t *testing.T) {
	r := read(strings.Join([]string{
		"某某县人民政府关于分解落实政府工作报告任务的通知", "各乡镇人民政府：",
		"《政府工作报告》已经县十八届人民代表大会第二次会议审议通过。现将2023年各项任务予以分解印发。",
		"一、细化任务。各部门要建立工作台账。", "二、强化督查。",
		"附件：2023年《政府工作报告》目标任务分解表", "某某县人民政府", "2023年1月29日",
		"2023年《政府工作报告》目标任务分解表", "序号\t工作任务\t牵头单位", "1\t地区生产总值增长8%\t县发改委", "2\t财政收入增长10%\t县财政局",
	}, "\n"))
	if len(r.Plans) != 1 {
		t.Fatal(len(r.Plans), "plans")
	}
	p := r.Plans[0]
	if p.Title.Text != "2023年《政府工作报告》目标任务分解表" || p.NoticeTitle.Text != "某某县人民政府关于分解落实政府工作报告任务的通知" {
		t.Errorf("title %q, notice %q", p.Title.Text, p.NoticeTitle.Text)
	}
	if got := sketch(r); !slices.Equal(got, []string{"1||地区生产总值增长8%|县发改委/lead", "2||财政收入增长10%|县财政局/lead"}) {
		t.Errorf("%q", got)
	}
}
