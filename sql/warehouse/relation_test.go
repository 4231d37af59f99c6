package warehouse

import (
	"fmt"
	"slices"
	"testing"

	"github.com/taizhang/taizhang/normalize"
)

// stated is a plan of one task with its head.
func stated(t *testing.T, id int, division, issuer, title, number string, year int, edges ...normalize.Relation) *normalize.Result {
	t.Helper()
	return copyOf(t, small()[0], fmt.Sprintf("%d.txt", id), "txt", func(p *normalize.Plan) {
		p.Tasks = p.Tasks[:1]
		p.Tasks[0].Content = fmt.Sprintf("任务%d", id)
		p.Title, p.Issuer, p.Year, p.NoticeTitle, p.Number = &title, &issuer, &year, nil, nil
		if number != "" {
			p.Number = &number
		}
		p.Division = normalize.Division{Code: &division, Name: &issuer}
		p.Relations = edges
		for i := range p.Relations {
			p.Relations[i].Pos = "¶1 [0,1)"
		}
	})
}

// A relation leads to an edition by number or by title, and nowhere when several fit or the place is another.
func TestRelationView(t *testing.T) {
	const county, other, city = "360102", "330106", "360100"
	w := open(t, fresh(t), Options{})
	load(t, w,
		stated(t, 1, county, "甲区人民政府", "甲区2021年政务公开工作要点", "甲府发〔2021〕2号", 2021),
		stated(t, 2, county, "甲区人民政府", "甲区2021年政务公开工作要点落实情况", "", 2021, normalize.Relation{Kind: "reports_on", Title: "甲区2021年政务公开工作要点"}),
		stated(t, 3, county, "甲区人民政府", "甲区2022年工作要点", "", 2022, normalize.Relation{Kind: "based_on", Title: "市人民政府关于印发市2021年要点的通知", Number: "市府发〔2021〕1号"}),
		stated(t, 4, city, "市人民政府", "市2021年要点", "市府发〔2021〕1号", 2021),
		stated(t, 5, other, "乙区人民政府", "乙区2022年工作要点", "", 2022,
			normalize.Relation{Kind: "cites", Number: "甲府发〔2021〕2号"},
			normalize.Relation{Kind: "cites", Title: "甲区2021年政务公开工作要点"},
			normalize.Relation{Kind: "cites", Title: "甲区人民政府关于加强管理的意见"}),
		stated(t, 6, county, "甲区人民政府", "甲区人民政府关于加强管理的意见", "", 2020),
		stated(t, 7, county, "甲区人民政府", "甲区绿化方案", "", 2020),
		stated(t, 8, county, "甲区人民政府", "甲区绿化方案", "", 2021),
		stated(t, 9, county, "甲区人民政府", "甲区绿化方案的补充", "", 2021,
			normalize.Relation{Kind: "amends", Title: "甲区绿化方案"},
			normalize.Relation{Kind: "reports_on", Title: "甲区绿化方案"},
			normalize.Relation{Kind: "cites", Title: "甲区绿化方案的补充"}),
	)
	want := []string{
		"甲区2021年政务公开工作要点落实情况 1 reports_on 甲区2021年政务公开工作要点 2021",
		"甲区2022年工作要点 1 based_on 市2021年要点 2021",                                                   // by number, from the city above
		"乙区2022年工作要点 1 cites", "乙区2022年工作要点 2 cites", "乙区2022年工作要点 3 cites 甲区人民政府关于加强管理的意见 2020", // elsewhere only with the issuer
		"甲区绿化方案的补充 1 amends", "甲区绿化方案的补充 2 reports_on 甲区绿化方案 2021", "甲区绿化方案的补充 3 cites", // the year tells which; itself is none
	}
	var got []string
	for _, r := range ask(t, w, `
		select r.plan_title, r.ordinal, r.kind, q.title, q.year
		from mart.relation r left join mart.plan q on q.plan_id = r.to_plan_id`) {
		line := fmt.Sprint(r[0], " ", r[1], " ", r[2])
		if r[3] != nil {
			line += fmt.Sprint(" ", r[3], " ", r[4])
		}
		got = append(got, line)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
