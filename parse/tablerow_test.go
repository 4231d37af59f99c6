package parse

import (
	"fmt"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

// A table of separated values cannot say which cells were merged: an empty place in a row whose cells
// stand one column off lies under the heading above it, and organs in a heading's place open no group.
func TestUnmarkedMerges(t *testing.T) {
	const table = "序号,任务名称,工作内容,牵头单位,责任单位\n" +
		"1,加强网络互动交流,加强政府门户网站互动板块建设，进一步完善网上调查功能。,市政府办,市数据资源局\n" +
		"2,,推进依申请公开规范运行,政府网站和部门网站应设专栏，公开依申请公开的办理流程和结果。,市政府办、市司法局\n" +
		"3,规范公开流程,制定全市政务公开事项标准目录，并向社会公布。,市政府办,市司法局\n"
	const nested = "一级任务,二级任务,工作内容,责任单位\n" +
		"规范流程,信息发布机制,专人专责做好常态化信息发布工作。,县政府办\n" +
		"县教育局、县民政局,,对基层政务公开事项开展动态调整和发布。,\n" +
		"做好其他工作,,及时报送年度工作总结和下一年计划。,县司法局\n"
	for text, want := range map[string][]string{
		table:  {"加强网络互动交流", "加强网络互动交流/推进依申请公开规范运行", "规范公开流程"},
		nested: {"规范流程/信息发布机制", "县教育局、县民政局/信息发布机制", "做好其他工作"},
	} {
		d, err := ingest.Read("任务表.csv", []byte(text), ingest.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, task := range Parse(&ingest.Bundle{Documents: []*ingest.Document{d}}).Plans[0].Tasks {
			var path []string
			for _, p := range task.Path {
				path = append(path, p.Text)
			}
			got = append(got, strings.Join(path, "/"))
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// One heading over the numbers and what they count is no reason to print the number into the task; where
// the numbers have a heading of their own, and where the first column holds words, it stays as it is.
func TestHeadingOverNumbers(t *testing.T) {
	const rows = `<tr><td>%s</td><td>进一步增强政策文件制定实施的透明度。</td><td>市司法局</td><td>持续推进</td></tr>
<tr><td>%s</td><td>开设行业帮扶政策公开专题。</td><td>市商务局</td><td>9月底前</td></tr>`
	const over = `<tr><td colspan="2">具体要求</td><td>责任单位</td><td>时限要求</td></tr>`
	for _, c := range []struct{ table, want string }{
		{over + fmt.Sprintf(rows, "1", "2"), "1 进一步增强政策文件制定实施的透明度。|2 开设行业帮扶政策公开专题。"},
		{`<tr><td>序号</td><td>具体要求</td><td>责任单位</td><td>时限要求</td></tr>` + fmt.Sprintf(rows, "1", "2"), "1 进一步增强政策文件制定实施的透明度。|2 开设行业帮扶政策公开专题。"},
		{over + fmt.Sprintf(rows, "政策公开。", "专题公开。"), " 政策公开。进一步增强政策文件制定实施的透明度。| 专题公开。开设行业帮扶政策公开专题。"},
	} {
		d, err := ingest.Read("清单.html", []byte("<html><body><p>某市2022年政务公开任务分解责任清单</p><table>"+c.table+"</table></body></html>"), ingest.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, task := range Parse(&ingest.Bundle{Documents: []*ingest.Document{d}}).Plans[0].Tasks {
			got = append(got, task.Serial.Text+" "+task.Content.Text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
