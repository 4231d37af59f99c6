package normalize

import (
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse"
)

// resultOf is a bundle of one text file whose paragraphs are given, without a plan.
func resultOf(name string, paragraphs ...string) *parse.Result {
	d := &ingest.Document{Schema: ingest.Schema, Name: name, Format: "txt", SHA256: strings.Repeat("0", 64)}
	for _, p := range paragraphs {
		d.Blocks = append(d.Blocks, ingest.Block{Text: p})
	}
	return &parse.Result{Bundle: &ingest.Bundle{Name: name, Documents: []*ingest.Document{d}}}
}

// quoteAll quotes the whole of paragraph i.
func quoteAll(r *parse.Result, i int) parse.Quote {
	text := r.Bundle.Documents[0].Blocks[i].Text
	return parse.Quote{Text: text, Pos: ingest.Pos{{Block: i, Cell: ingest.NoCell, To: len([]rune(text))}}}
}

// planResult has a plan titled by the first paragraph, with the others for tasks.
func planResult(paragraphs ...string) *parse.Result {
	r := resultOf("任务表.txt", paragraphs...)
	p := &parse.Plan{Title: quoteAll(r, 0), Kind: parse.TaskList}
	for i := range paragraphs[1:] {
		p.Tasks = append(p.Tasks, parse.Task{Content: quoteAll(r, i+1)})
	}
	r.Plans = []*parse.Plan{p}
	return r
}

func codes(p *Plan) []string {
	var out []string
	for _, i := range p.Issues {
		out = append(out, i.Code)
	}
	return out
}

func TestResultWithoutPlan(t *testing.T) {
	got := (&Normalizer{}).Result(resultOf("通知.txt", "关于放假的通知"))
	if len(got.Plans) != 1 || got.Plans[0].Tasks == nil || len(got.Plans[0].Tasks) != 0 {
		t.Fatalf("plans %v", got.Plans)
	}
	if !slices.Contains(codes(got.Plans[0]), "no-plan") {
		t.Errorf("issues %v, want no-plan", codes(got.Plans[0]))
	}
}

func TestResultKeepsEveryTask(t *testing.T) {
	in := planResult("2021年荆门市重点任务", "完成道路硬化。", "完成道路硬化。", "新建公园。")
	p := (&Normalizer{}).Result(in).Plans[0]
	ids := map[string]bool{}
	for i, task := range p.Tasks {
		ids[task.ID] = true
		if task.Ordinal != i+1 || task.Content != in.Plans[0].Tasks[i].Content.Text {
			t.Errorf("task %d: %d %q", i+1, task.Ordinal, task.Content)
		}
		pos, err := in.Bundle.ParsePos(task.Pos)
		if err != nil || in.Bundle.Text(pos) != task.Content {
			t.Errorf("task %d: pos %q quotes %q: %v", i+1, task.Pos, in.Bundle.Text(pos), err)
		}
	}
	if len(p.Tasks) != 3 || len(ids) != 3 {
		t.Errorf("%d tasks, %d ids, want 3 of each", len(p.Tasks), len(ids))
	}
	if value(p.Division.Code) != "420800" || p.Year == nil || *p.Year != 2021 || p.Pos.Division != "¶1 [5,8)" || p.Pos.Year != "¶1 [0,5)" {
		t.Errorf("division %s year %v pos %+v", value(p.Division.Code), p.Year, p.Pos)
	}
	if err := validate(t, contract(t), p); err != nil {
		t.Error(err)
	}
}

func TestGiven(t *testing.T) {
	in := planResult("2021年荆门市重点任务", "新建公园。")
	in.Plans[0].Published = parse.Quote{}
	for _, c := range []struct {
		name     string
		given    Given
		division string
		year     int
		issues   []string
	}{
		{"nothing", Given{}, "420800", 2021, nil},
		{"a code", Given{Division: "360103"}, "360103", 2021, []string{"given-disagrees"}},
		{"a name", Given{Division: "南昌市西湖区"}, "360103", 2021, []string{"given-disagrees"}},
		{"the same", Given{Division: "湖北省荆门市", Year: 2021}, "420800", 2021, nil},
		{"another year", Given{Year: 2022}, "420800", 2022, []string{"given-disagrees"}},
		{"a place nobody knows", Given{Division: "某某县"}, "", 2021, []string{"unknown-division", "given-disagrees"}},
	} {
		p := (&Normalizer{Given: c.given}).Result(in).Plans[0]
		if value(p.Division.Code) != c.division || *p.Year != c.year || !slices.Equal(codes(p), c.issues) {
			t.Errorf("%s: %s %d %v, want %s %d %v", c.name, value(p.Division.Code), *p.Year, codes(p), c.division, c.year, c.issues)
		}
		if (p.Given == nil) != c.given.IsZero() {
			t.Errorf("%s: given %v", c.name, p.Given)
		}
		if err := validate(t, contract(t), p); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestUnknownIsNeverADefault(t *testing.T) {
	p := (&Normalizer{}).Result(planResult("重点任务", "新建公园。")).Plans[0]
	if p.Year != nil || p.Division.Code != nil || p.Division.Name != nil || p.SignedOn != nil || p.Number != nil {
		t.Errorf("invented: %+v", p)
	}
	if got := codes(p); !slices.Equal(got, []string{"unknown-year", "unknown-division"}) {
		t.Errorf("issues %v", got)
	}
}

func TestForeignPlace(t *testing.T) {
	in := planResult("2021年南昌市西湖区重点任务", "推进公开。", "新建经开区", "西湖区教体局", "南昌市财政局", "江西省发改委", "各街道", "新建经开区")
	for i := 2; i < 8; i++ {
		in.Plans[0].Tasks[0].Duties = append(in.Plans[0].Tasks[0].Duties, parse.Duty{Quote: quoteAll(in, i), Role: parse.Responsible})
	}
	p := (&Normalizer{}).Result(in).Plans[0]
	if !slices.Equal(codes(p), []string{"foreign-place"}) || p.Issues[0].Pos != "¶3 [0,5)" {
		t.Errorf("issues %+v", p.Issues)
	}
}

func TestPlanOfTheState(t *testing.T) {
	for issuer, want := range map[string]string{
		"国务院办公厅": "", "教育部办公厅": "", "中共四川省委宣传部": "510000", "四川省人民政府办公厅": "510000", "市府办": "510000", "": "510000",
	} {
		in := planResult("四川省2021年重点任务分工", "推进公开。")
		in.Plans[0].Issuer.Text = issuer
		if p := (&Normalizer{}).Result(in).Plans[0]; value(p.Division.Code) != want {
			t.Errorf("issuer %q: division %q, want %q", issuer, value(p.Division.Code), want)
		}
	}
}

func TestPlanYears(t *testing.T) {
	for _, c := range []struct {
		title    string
		quoted   []string
		from, to int
	}{
		{"雄安新区总体规划（2018—2035年）", []string{"2018", "2035年"}, 2018, 2035},
		{"2021年重点任务2022年落实情况", []string{"2021年", "2022年"}, 2021, 2021},
		{"关于《2020年工作要点》的落实情况", nil, 0, 0},
		{"《2020年工作要点》", nil, 2020, 2020},
		{"“十四五”重点任务分工", nil, 2021, 2025},
		{"重点任务分工", nil, 0, 0},
	} {
		in := planResult(c.title, "推进公开。")
		for _, q := range c.quoted {
			in.Plans[0].Years = append(in.Plans[0].Years, parse.Quote{Text: q})
		}
		p := (&Normalizer{}).Result(in).Plans[0]
		from, to := planYear(p), planYear(p)
		if p.YearTo != nil {
			from, to = *p.YearFrom, *p.YearTo
		}
		if from != c.from || to != c.to {
			t.Errorf("%s: %d to %d, want %d to %d", c.title, from, to, c.from, c.to)
		}
	}
}
