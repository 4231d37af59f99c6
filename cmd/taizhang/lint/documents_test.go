package lint

import (
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/parse"
)

// head is the head of a plan of 西湖区, issued on 9 July 2021.
const head = `南昌市西湖区人民政府办公室文件
西府办发〔2021〕22号
西湖区2021年重点工作任务分工方案
`

const foot = `
南昌市西湖区人民政府办公室
2021年7月9日`

// oddities are the codes that say something of the plan itself.
var oddities = []string{"abolished-org", "count-disagrees", "due-before-issue", "duplicate-serial", "foreign-place", "no-duty", "skipped-serial"}

// read takes a text through the stages.
func readText(t *testing.T, text string) *normalize.Result {
	t.Helper()
	d, err := ingest.Read("方案.txt", []byte(text), ingest.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return (&normalize.Normalizer{}).Result(parse.Parse(&ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}}))
}

// Plans with one thing odd each, and plans like them with nothing odd.
func TestOddPlans(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a number twice", head + `1.改造老旧小区12个。（责任单位：区住建局）
2.新建公园3座。（责任单位：区城管局）
2.整治背街小巷20条。（责任单位：区城管局）
3.开展职业培训500人次。（责任单位：区人社局）` + foot, "duplicate-serial"},
		{"a number left out", head + `1.改造老旧小区12个。（责任单位：区住建局）
2.新建公园3座。（责任单位：区城管局）
4.开展职业培训500人次。（责任单位：区人社局）` + foot, "skipped-serial"},
		{"a list begins anew under each heading", head + `一、城市建设
1.改造老旧小区12个。（责任单位：区住建局）
2.新建公园3座。（责任单位：区城管局）
二、民生保障
1.开展职业培训500人次。（责任单位：区人社局）
2.新增学位800个。（责任单位：区教体局）` + foot, ""},
		{"numbers of several levels", head + `一、城市建设
（一）住房
1.改造老旧小区12个。（责任单位：区住建局）
2.完成危房改造30户。（责任单位：区住建局）
（二）环境
3.新建公园3座。（责任单位：区城管局）
二、民生保障
（三）就业
4.开展职业培训500人次。（责任单位：区人社局）` + foot, ""},
		{"a table begins in its middle", head + "序号\t工作任务\t责任单位\n15\t改造老旧小区12个\t区住建局\n16\t新建公园3座\t区城管局\n17\t开展职业培训500人次\t区人社局" + foot, ""},
		{"一是 and 二是 in every paragraph", head + `一、城市建设。一是改造老旧小区。二是新建公园。（责任单位：区住建局）
二、民生保障。一是开展职业培训。二是新增学位。（责任单位：区人社局）
三、安全生产。一是排查隐患。二是开展演练。（责任单位：区应急管理局）` + foot, ""},
		{"a task without an organ", head + `1.改造老旧小区12个。（责任单位：区住建局）
2.新建公园3座。
3.开展职业培训500人次。（责任单位：区人社局）` + foot, "no-duty"},
		{"one bracket for several items", head + `一、城市建设
1.改造老旧小区12个。
2.新建公园3座。
（责任单位：区住建局、区城管局）
二、民生保障
1.开展职业培训500人次。
2.新增学位800个。
（责任单位：区人社局、区教体局）` + foot, ""},
		{"due before the date of issue", head + `1.2021年3月底前完成老旧小区改造。（责任单位：区住建局）
2.2021年12月底前新建公园3座。（责任单位：区城管局）` + foot, "due-before-issue"},
		{"due in the month of issue, every year, and in the year before as a base", head + `1.2021年7月底前完成老旧小区改造。（责任单位：区住建局）
2.每年3月31日前公布年度报告。（责任单位：区政府办）
3.森林覆盖率比2020年提高1个百分点。（责任单位：区林业局）
4.2021年全年新建公园3座。（责任单位：区城管局）` + foot, ""},
		{"a signature within what is attached", head + `1.改造老旧小区12个。（责任单位：区住建局）
2.新建公园3座。（责任单位：区城管局）` + foot + `
附件
现场调查意见
建议继续做好长期监测工作，并据其变化情况采取进一步措施。
南昌市住房和城乡建设局
二〇二一年三月十日`, ""},
		{"an organ of another place", head + `1.改造老旧小区12个。（责任单位：区住建局）
2.新建公园3座。（责任单位：南昌市东湖区城管局）` + foot, "foreign-place"},
		{"organs above, below and dispatched", head + `1.改造老旧小区12个。（责任单位：南昌市住房和城乡建设局、区住建局）
2.整治扬尘污染。（责任单位：南昌市西湖生态环境局、江西省生态环境厅）
3.优化纳税服务。（责任单位：国家税务总局南昌市西湖区税务局）
4.新建公园3座。（责任单位：桃花镇、各街道办事处）` + foot, ""},
		{"an organ that was no more", head + `1.改造老旧小区12个。（责任单位：区住建局）
2.规范市场秩序。（责任单位：区工商局）` + foot, "abolished-org"},
		{"an organ that was still", strings.ReplaceAll(head, "2021", "2015") + `1.改造老旧小区12个。（责任单位：区建设局）
2.规范市场秩序。（责任单位：区工商局）` + strings.ReplaceAll(foot, "2021", "2015"), ""},
		{"another number of tasks than the cover says", head + `为抓好落实，现将重点工作分解为2个方面6项任务，分工如下。
一、城市建设
1.改造老旧小区12个。（责任单位：区住建局）
2.新建公园3座。（责任单位：区城管局）
二、民生保障
3.开展职业培训500人次。（责任单位：区人社局）` + foot, "count-disagrees"},
		{"the number of tasks that the cover says", head + `为抓好落实，现将重点工作分解为2个方面3项任务，分工如下。
一、城市建设（2项）
1.改造老旧小区12个。（责任单位：区住建局）
2.新建公园3座。（责任单位：区城管局）
二、民生保障（1项）
3.开展职业培训500人次。（责任单位：区人社局）` + foot, ""},
		{"another number than a heading says", head + `一、城市建设（共3项）
1.改造老旧小区12个。（责任单位：区住建局）
2.新建公园3座。（责任单位：区城管局）
二、民生保障（共1项）
3.开展职业培训500人次。（责任单位：区人社局）` + foot, "count-disagrees"},
		{"counts in words", head + `为抓好落实，现将重点工作细化分解为十二项任务，分工如下。
1.改造老旧小区12个。（责任单位：区住建局）
2.新建公园3座。（责任单位：区城管局）` + foot, "count-disagrees"},
		{"a count of somebody else's tasks", head + `市政府工作报告共部署8个方面96项任务，其中涉及我区3项，分工如下。
1.改造老旧小区12个。（责任单位：区住建局）
2.新建公园3座。（责任单位：区城管局）
3.开展职业培训500人次。（责任单位：区人社局）` + foot, ""},
	} {
		var got []string
		findings := Findings(readText(t, c.text))
		for _, f := range findings {
			if slices.Contains(oddities, f.Rule.Code) {
				got = append(got, f.Rule.Code)
			}
		}
		slices.Sort(got)
		if strings.Join(slices.Compact(got), " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
			for _, f := range findings {
				t.Log(f.Where(), f.Rule.Code, f.Text())
			}
		}
		var sb strings.Builder
		if err := WriteSARIF(&sb, "1", findings, Finding.Text); err != nil || c.want != "" && !strings.Contains(sb.String(), `"ruleId": "`+c.want+`"`) {
			t.Errorf("%s: SARIF without the rule: %v", c.name, err)
		}
	}
}
