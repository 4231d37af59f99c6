package correct

import (
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/parse"
)

// sheetOf reads a text as a load does.
func sheetOf(t testing.TB, name, text string) (*Page, []*normalize.Plan) {
	t.Helper()
	d, err := ingest.Read(name, []byte(text), ingest.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	b := &ingest.Bundle{Name: name, Documents: []*ingest.Document{d}}
	r := (&normalize.Normalizer{}).Result(parse.Parse(b))
	return NewPage(b), r.Plans
}

const plan2021 = `东湖区人民政府办公室关于印发2021年东湖区政务公开工作方案的通知
东府办发〔2021〕22号

2021年东湖区政务公开工作方案

一、推进决策公开
1.发布政务公开指南，并及时更新。（牵头单位：区司法局；配合单位：区教育局、区财政局；完成时限：2021年6月底前）
2.做好重大行政决策预公开工作，公开率不低于90%。（牵头单位：区司法局；配合单位：区教育局；完成时限：2021年9月底前）
3.公开“双随机、一公开”抽查结果；整理历年政策文件。（牵头单位：区市场监管局；完成时限：2021年12月底前）
二、强化监督保障
4.加强组织领导，落实工作责任。（责任单位：各街道）
5.开展政务公开培训不少于2次。（牵头单位：区政务服务办；完成时限：全年）

东湖区人民政府办公室
2021年7月9日
`

// noted makes a correction of the plan as it is read from plan2021.
func noted(t testing.TB, c Correction, find string) Correction {
	t.Helper()
	page, plans := sheetOf(t, "方案.txt", plan2021)
	p := plans[0]
	for i := range p.Tasks {
		if find != "" && strings.Contains(p.Tasks[i].Content, find) {
			c.Task = idOf(t, p.Tasks[i].ID)
		}
	}
	c.Author, c.At = "复核员", time.Date(2021, 8, 1, 0, 0, 0, 0, time.UTC)
	c.ID = int64(len(c.Field)+10*len(c.Kind)) + c.Task%1000
	if !page.Aim(page.Scope(p, 1), p, &c) {
		t.Fatalf("%+v is of nothing", c)
	}
	return c
}

func idOf(t testing.TB, id string) (n int64) {
	for _, r := range id {
		n = n*10 + int64(r-'0')
	}
	return n
}

func say(words string) *string { return &words }

// What every kind of correction does to the plan it was made on, and to the plan published anew.
func TestApply(t *testing.T) {
	anew := strings.NewReplacer("2.做好", "\n— 2 —\n东湖区政务公开工作方案\n2.做好", "，公开率", "，\n  公开率", "（", "(", "）", ")").Replace("南昌市东湖区人民政府\n" + plan2021)
	for _, c := range []struct {
		name string
		c    Correction
		find string
		want string // what a plan's line then has
	}{
		{"organ", Correction{Kind: "duty", Ordinal: 2, Field: "mention", New: say("区教体局")}, "重大行政决策", "区教体局 support"},
		{"role", Correction{Kind: "duty", Ordinal: 2, Field: "role", New: say("牵头")}, "重大行政决策", "区教育局 lead"},
		{"no organ", Correction{Kind: "duty", Ordinal: 2, Field: "mention"}, "重大行政决策", "做好重大行政决策预公开工作,公开率不低于90% | 区司法局 lead | 2021-09-30"},
		{"deadline", Correction{Kind: "deadline", Ordinal: 1, Field: "mention", New: say("2021年10月底前")}, "重大行政决策", "2021-10-31"},
		{"measure", Correction{Kind: "measure", Ordinal: 1, Field: "value", New: say("95")}, "重大行政决策", ">=95%"},
		{"content", Correction{Kind: "task", Field: "content", New: say("发布政务公开指南和目录")}, "公开指南", "发布政务公开指南和目录 | 区司法局 lead"},
		{"path", Correction{Kind: "task", Field: "path", New: say("一、推进公开 › （一）决策")}, "公开指南", "一、推进公开/（一）决策"},
		{"split", Correction{Kind: "task", Action: Split, Field: "content", New: say("公开“双随机、一公开”抽查结果\n整理历年政策文件")}, "双随机", "整理历年政策文件 | 区市场监管局 lead | 2021-12-31"},
		{"no task", Correction{Kind: "task", Action: Reject, Field: "content"}, "组织领导", "!加强组织领导"},
		{"typed in", Correction{Kind: "task", Action: Add, Field: "content", New: say("公开会议纪要")}, "组织领导", "公开会议纪要"},
		{"organ typed in", Correction{Kind: "duty", Action: Add, Field: "support", New: say("区财政局")}, "双随机", "区市场监管局 lead 区财政局 support"},
		{"title", Correction{Kind: "plan", Field: "title", New: say("东湖区2021年政务公开实施方案")}, "", "东湖区2021年政务公开实施方案"},
		{"year", Correction{Kind: "plan", Field: "year", New: say("2022")}, "", "year 2022"},
		{"division", Correction{Kind: "plan", Field: "division", New: say("360103")}, "", "江西省南昌市西湖区"},
		{"accepted", Correction{Kind: "duty", Action: Accept, Ordinal: 1, Field: "mention"}, "重大行政决策", "区司法局 lead"},
	} {
		one := noted(t, c.c, c.find)
		for _, text := range []string{plan2021, anew} {
			page, plans := sheetOf(t, "方案.txt", text)
			before := tell(plans[0])
			got, effects := Apply(page, plans, []Correction{one})
			if len(effects[0]) != 1 || effects[0][0].State != Held {
				t.Errorf("%s: %+v\n%s", c.name, effects[0], before)
				continue
			}
			is := tell(got[0])
			if want, not := strings.CutPrefix(c.want, "!"); strings.Contains(is, want) == not {
				t.Errorf("%s: %s is not in\n%s", c.name, c.want, is)
			}
			if tell(plans[0]) != before {
				t.Errorf("%s: the plan given is changed", c.name)
			}
		}
		if got, effects := Apply2022(t, one); len(effects[0]) != 0 {
			t.Errorf("%s lands in the plan of another year: %+v\n%s", c.name, effects[0], tell(got[0]))
		}
	}
}

// Apply2022 lays a correction over the plan of the next year, which has most of its words.
func Apply2022(t *testing.T, c Correction) ([]*normalize.Plan, [][]Effect) {
	page, plans := sheetOf(t, "方案.txt", strings.ReplaceAll(plan2021, "2021", "2022"))
	return Apply(page, plans, []Correction{c})
}

// tell writes what a plan says, a line for each task.
func tell(p *normalize.Plan) string {
	var sb strings.Builder
	sb.WriteString(value(p.Title) + " | " + value(p.Division.Name) + " | year " + spellYear(p.Year) + "\n")
	for _, t := range p.Tasks {
		sb.WriteString(strings.Join(t.Path, "/") + " | " + strings.ReplaceAll(strings.TrimRight(t.Content, "。"), "，", ",") + " |")
		for _, d := range t.Duties {
			sb.WriteString(" " + d.Mention + " " + d.Role)
		}
		for _, d := range t.Deadlines {
			sb.WriteString(" | " + value(d.Due) + value(d.RRule))
		}
		for _, m := range t.Measures {
			sb.WriteString(" | " + m.Op + measureElement(&m).get("value") + m.Unit)
		}
		sb.WriteString("\n")
	}
	return sb.String()
}
