package normalize

import (
	"slices"
	"testing"
)

// checked is a plan of 2021 with one task.
func checked(change func(*Plan)) *Plan {
	p := &Plan{Year: whole(2021), Tasks: []Task{{Ordinal: 1, Content: "推进公开。"}}}
	change(p)
	return p
}

func TestCheck(t *testing.T) {
	duties := func(mentions ...string) func(*Plan) {
		return func(p *Plan) {
			for i, m := range mentions {
				d := Duty{Mention: m, Pos: string(rune('1' + i))}
				if org := ResolveOrg(m); org.Name != "" {
					d.Org = &org
				}
				p.Tasks[0].Duties = append(p.Tasks[0].Duties, d)
			}
		}
	}
	deadline := func(d Deadline) func(*Plan) {
		return func(p *Plan) { p.Tasks[0].Deadlines = []Deadline{d} }
	}
	for _, c := range []struct {
		name   string
		change func(*Plan)
		want   []string
	}{
		{"nothing", func(*Plan) {}, nil},
		{"known organs and places", duties("市财政局", "综合科", "桃花镇", "望花经济开发区"), nil},
		{"an unknown organ, twice", duties("数智促进总站", "数智 促进总站"), []string{"unknown-org"}},
		{"an abolished organ", duties("市国土资源局", "市国土资源局", "市环保局"), []string{"abolished-org", "abolished-org"}},
		{"of a plan of those days", func(p *Plan) { duties("市国土资源局")(p); p.Year = whole(2018) }, nil},
		{"signed in those days", func(p *Plan) { duties("市国土资源局")(p); p.SignedOn = text("2019-01-20") }, nil},
		{"of a plan for several years", func(p *Plan) { duties("市国土资源局")(p); p.YearTo = whole(2025) }, nil},
		{"of a plan without a year", func(p *Plan) { duties("市国土资源局")(p); p.Year = nil }, nil},
		{"a date unread", deadline(Deadline{Mention: "汛期结束前", Kind: "date"}), []string{"unread-deadline"}},
		{"a date read", deadline(Deadline{Mention: "6月底前", Kind: "date", Due: text("2021-06-30")}), nil},
		{"a date of an unknown year", func(p *Plan) { deadline(Deadline{Mention: "6月底前", Kind: "date"})(p); p.Year = nil }, nil},
		{"a length unread", deadline(Deadline{Mention: "规定工作日内", Kind: "within"}), []string{"unread-deadline"}},
		{"how often is left open", deadline(Deadline{Mention: "定期", Kind: "recurring"}), nil},
		{"an impossible date is noted already", func(p *Plan) {
			deadline(Deadline{Mention: "2月30日前", Kind: "date", Pos: "1"})(p)
			p.Issues = []Issue{{Code: "impossible-date", Pos: "1"}}
		}, nil},
		{"a page printed again", func(p *Plan) { p.Ledger.Parts = map[string]int{"repeat": 40} }, []string{"repeated-text"}},
	} {
		var got []string
		for _, i := range Check(checked(c.change)) {
			got = append(got, i.Code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// A plan that states its year only is not said to be of a day.
func TestCheckSaysWhatIsStated(t *testing.T) {
	for _, c := range []struct {
		signed *string
		want   string
	}{
		{nil, `"市国土资源局" had gone by 2019-03 (now 自然资源局), the plan is of 2021`},
		{text("2021-05-20"), `"市国土资源局" had gone by 2019-03 (now 自然资源局), the plan is of 2021-05-20`},
	} {
		p := checked(func(p *Plan) {
			p.SignedOn = c.signed
			p.Tasks[0].Duties = []Duty{{Mention: "市国土资源局"}}
		})
		if got := abolishedOrgs(p); len(got) != 1 || got[0].Text != c.want {
			t.Errorf("%+v, want %s", got, c.want)
		}
	}
}
