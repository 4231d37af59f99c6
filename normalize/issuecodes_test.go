package normalize

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse"
)

// oddDocuments are texts, each of which raises its code.
var oddDocuments = []struct {
	code  parse.Code
	name  string
	text  string
	given Given
}{
	{parse.NoPlan, "a.txt", "今天天气很好。\n大家都出去走走。", Given{}},
	{parse.NoTasks, "a.txt", "关于印发2021年西湖区政务公开工作方案的通知\n各镇、街道：\n现将方案印发给你们，请认真贯彻执行。\n西湖区人民政府办公室\n2021年3月1日", Given{}},
	{parse.Interpretation, "a.txt", "《2021年西湖区政务公开工作方案》政策解读\n一、出台背景\n为贯彻落实上级部署，结合实际制定本方案。\n二、主要内容\n方案共提出三个方面的任务，由区政府办公室牵头。\n三、解读机关\n西湖区人民政府办公室", Given{}},
	{parse.EmptyTable, "a.html", "<p>2021年西湖区重点工作任务分解表</p><table><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr><tr><td></td><td></td><td></td></tr><tr><td></td><td></td><td></td></tr></table>", Given{}},
	{parse.UnknownColumn, "a.html", table("序号|工作任务|责任单位|色号", "1|推进政务公开工作，按时公开信息。|区财政局|甲", "2|推进数据共享工作，按时报送数据。|区教体局|乙"), Given{}},
	{parse.UnknownOrg, "a.html", table("序号|工作任务|责任单位", "1|推进政务公开工作，按时公开信息。|区财政局、认真抓好落实见效", "2|推进数据共享工作，按时报送数据。|区教体局"), Given{}},
	{parse.UnreadDeadline, "a.html", table("序号|工作任务|责任单位|完成时限", "1|推进政务公开工作，按时公开信息。|区财政局|视情况而定", "2|推进数据共享工作，按时报送数据。|区教体局|6月底前"), Given{}},
	{parse.UnreadProgress, "a.html", table("序号|工作任务|责任单位|完成情况", "1|推进政务公开工作，按时公开信息。|区财政局|蓝色", "2|推进数据共享工作，按时报送数据。|区教体局|已完成"), Given{}},
	{parse.ShiftedRow, "a.html", table("序号|工作任务|责任单位|完成时限", "1|推进政务公开工作，按时公开信息。|区财政局|6月底前", "2|推进数据共享工作，按时报送数据。|区教体局|9月底前", "区财政局|3|推进财政预决算公开，公开到具体项目。|年底前"), Given{}},
	{parse.DuplicateSerial, "a.html", table("序号|工作任务|责任单位", "1|推进政务公开工作，按时公开信息。|区财政局", "2|推进数据共享工作，按时报送数据。|区教体局", "2|推进财政预决算公开。|区审计局"), Given{}},
	{parse.SkippedSerial, "a.html", table("序号|工作任务|责任单位", "1|推进政务公开工作，按时公开信息。|区财政局", "2|推进数据共享工作，按时报送数据。|区教体局", "5|推进财政预决算公开。|区审计局"), Given{}},
	{parse.RepeatedText, "a.html", table("序号|工作任务|责任单位", "1|推进政务公开工作，按时公开信息，做到应公开尽公开。<br>推进政务公开工作，按时公开信息，做到应公开尽公开。|区财政局", "2|推进数据共享工作。|区教体局"), Given{}},
	{parse.UnknownDivision, "a.html", table("序号|工作任务|责任单位", "1|推进政务公开工作，按时公开信息。|区财政局", "2|推进数据共享工作。|区教体局"), Given{}},
	{parse.ForeignPlace, "a.html", strings.Replace(table("序号|工作任务|责任单位", "1|推进政务公开工作，按时公开信息。|东湖区财政局", "2|推进数据共享工作。|区教体局"), "2021年", "2021年南昌市西湖区", 1), Given{}},
	{parse.AbolishedOrg, "a.html", table("序号|工作任务|责任单位", "1|推进政务公开工作，按时公开信息。|市国土资源局", "2|推进数据共享工作。|市教育局"), Given{}},
	{parse.UnknownYear, "a.html", strings.Replace(table("序号|工作任务|责任单位", "1|推进政务公开工作，按时公开信息。|区财政局", "2|推进数据共享工作。|区教体局"), "2021年", "", 1), Given{}},
	{parse.DueBeforeIssue, "a.txt", "2021年西湖区政务公开工作方案\n一、推进公开\n1.推进财政预决算公开，2021年1月底前完成。（责任单位：区财政局）\n2.推进义务教育公开。（责任单位：区教体局）\n西湖区人民政府办公室\n2021年3月1日", Given{}},
	{parse.ImpossibleDate, "a.html", table("序号|工作任务|责任单位|完成时限", "1|推进政务公开工作，按时公开信息。|区财政局|2月30日前", "2|推进数据共享工作，按时报送数据。|区教体局|6月底前"), Given{}},
	{parse.GivenDisagrees, "a.html", table("序号|工作任务|责任单位", "1|推进政务公开工作，按时公开信息。|区财政局", "2|推进数据共享工作。|区教体局"), Given{Year: 2019}},
	{parse.CountDisagrees, "a.txt", "2021年西湖区政务公开工作方案\n共分2个方面9项任务。\n一、推进公开\n1.推进财政预决算公开，公开到具体项目。（责任单位：区财政局）\n2.推进义务教育公开。（责任单位：区教体局）", Given{}},
	{parse.NoDuty, "a.html", table("序号|工作任务|责任单位", "1|推进政务公开工作，按时公开信息。|区财政局", "2|推进数据共享工作，按时报送数据。|—"), Given{}},
	{parse.DamagedText, "a.html", table("序号|工作任务|责任单位", "1|推进政务公开工作，按时公开???信息。|区财政局", "2|推进数据共享工作。|区教体局"), Given{}},
	{parse.UncertainText, "a.json", scanned(`{"text":"2021年西湖区政务公开工作方案","confidence":0.99},{"text":"1.推进财政预决算公升。（责任单位：区财政局）","confidence":0.6}`), Given{}},
	{parse.UnreadPage, "a.json", scanned(`{"text":"2021年西湖区政务公开工作方案"},{"text":"1.推进财政预决算公开。（责任单位：区财政局）"}`), Given{}},
}

// scanned is Document JSON of blocks read from pictures, whose page 2 was not.
func scanned(blocks string) string {
	return `{"schema":"` + ingest.Schema + `","name":"a.pdf","format":"pdf","meta":[{"name":"` + ingest.PicturePages + `","value":"2"}],"blocks":[` + blocks + `]}`
}

// table is a page with a ruled table below a title.
func table(rows ...string) string {
	var sb strings.Builder
	sb.WriteString("<p>2021年重点工作任务分解表</p><table>")
	for _, r := range rows {
		sb.WriteString("<tr>")
		for _, c := range strings.Split(r, "|") {
			sb.WriteString("<td>" + c + "</td>")
		}
		sb.WriteString("</tr>")
	}
	return sb.String() + "</table>"
}

// Every code of the closed list is raised by a document, and only by codes of the list.
func TestIssueCodes(t *testing.T) {
	known := knownCodes(t)
	raised := map[string]bool{}
	for _, d := range oddDocuments {
		got := codesOf(t, d.name, d.text, d.given)
		if !slices.Contains(got, string(d.code)) {
			t.Errorf("%s is not raised, but %v", d.code, got)
		}
		for _, c := range got {
			if !slices.Contains(known, c) {
				t.Errorf("%s: %s is not in the list", d.code, c)
			}
			raised[c] = true
		}
	}
	raised[string(parse.NearCopy)] = true // the warehouse raises it, of two plans: TestDedupe there
	for _, c := range known {
		if !raised[c] {
			t.Errorf("nothing raises %s", c)
		}
	}
}

// A plan with nothing odd raises none.
func TestNothingOdd(t *testing.T) {
	text := strings.Replace(table("序号|工作任务|责任单位|完成时限", "1|推进政务公开工作，按时公开信息。|区财政局|6月底前", "2|推进数据共享工作，按时报送数据。|区教体局|9月底前"), "2021年", "2021年南昌市西湖区", 1)
	if got := codesOf(t, "a.html", text, Given{}); len(got) > 0 {
		t.Error(got)
	}
}

func knownCodes(t *testing.T) []string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "parse", "issue.go"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range regexp.MustCompile(`Code = "([a-z-]+)"`).FindAllStringSubmatch(string(b), -1) {
		out = append(out, m[1])
	}
	return out
}

// codesOf reads a text and gives the codes of its Issues, those of Check too.
func codesOf(t *testing.T, name, text string, given Given) []string {
	t.Helper()
	docs, err := ingest.ReadAll(name, []byte(text), ingest.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	n := &Normalizer{Given: given}
	var out []string
	for _, p := range n.Result(parse.Parse(&ingest.Bundle{Name: name, Documents: docs})).Plans {
		for _, i := range append(p.Issues, Check(p)...) {
			out = append(out, i.Code)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
