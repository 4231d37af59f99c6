package parse

import (
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

// formed parses a text and spells its tasks, one a line: content = organ role; organ role.
func formed(t *testing.T, text string) (string, *Result) {
	docs, err := ingest.ReadAll("form.txt", []byte(text), ingest.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	r := Parse(&ingest.Bundle{Documents: docs})
	var out []string
	for _, p := range r.Plans {
		for _, x := range p.Tasks {
			line := x.Content.Text + " ="
			for _, d := range x.Duties {
				line += " " + d.Text + " " + string(d.Role)
			}
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n"), r
}

// TestForms holds layouts in which the words say where tasks are, and where none are.
func TestForms(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"labels above bullets": {
			"2021年经开区重点工作任务\n\n责任部门：投资促进局\n● 引进项目20个（12月底前）\n● 举办推介会3场\n\n责任部门：建设局\n配合部门：财政局\n● 新建道路5公里（配合部门：国土分局）\n\n● 完成管网改造\n",
			"引进项目20个（12月底前） = 投资促进局 responsible\n举办推介会3场 = 投资促进局 responsible\n新建道路5公里 = 建设局 responsible 财政局 support 国土分局 support\n完成管网改造 = 建设局 responsible 财政局 support",
		},
		"numbers without words": {
			"2021年民生实事任务分解表\n\n序号\n\n实事项目\n\n牵头单位\n\n完成时限\n\n1\n\n2\n\n3\n\n4\n\n附件下载：2021年民生实事任务分解表.xls\n",
			"",
		},
		"a notice without its plan": {
			"某某市人民政府办公室关于印发2021年粮食安全工作方案的通知\n\n各区人民政府：\n现将《2021年粮食安全工作方案》印发给你们，并就有关事项通知如下：\n一、加强领导。各区要高度重视，抓紧部署。\n二、按时报送。各区于12月底前报送总结。\n\n某某市人民政府办公室\n2021年3月2日\n",
			"",
		},
		"minutes": {
			"某某市人民政府常务会议纪要\n一、会议研究了防汛事项。会议议定：\n（一）由市水利局牵头，6月底前完成堤防加固。\n二、会议审议通过了《供水价格方案》，修改后印发。\n三、会议听取了供热情况汇报。会议决定，10月底前完成管网检修。（责任单位：市住建局）\n出席：王军、李建国\n列席：有关部门负责人\n",
			"由市水利局牵头，6月底前完成堤防加固。 = 市水利局 lead\n会议听取了供热情况汇报。会议决定，10月底前完成管网检修。 = 市住建局 responsible",
		},
		"closing words": {
			"2021年绿化工作任务分工\n\n一、新建公园。建成公园12个。\n牵头单位：市园林局\n二、补植树木。补植乔木2万株。\n牵头单位：市林业局\n\n各单位要按照分工抓紧落实，每季度末报送进展情况。\n",
			"新建公园。建成公园12个。 = 市园林局 lead\n补植树木。补植乔木2万株。 = 市林业局 lead",
		},
		"a bracket cut by its line": {
			"2021年工作要点\n\n一、教学工作\n1.开展示范课评选，每月两次。（责任处室：教务处；配合\n处室：各年级部）\n2.完成操场改造。（责任处\n室：总务处）\n",
			"开展示范课评选，每月两次。 = 教务处 responsible 各年级部 support\n完成操场改造。 = 总务处 responsible",
		},
	} {
		if got, _ := formed(t, c.text); got != c.want {
			t.Errorf("%s\nwant %s\ngot  %s", name, c.want, got)
		}
	}
}
