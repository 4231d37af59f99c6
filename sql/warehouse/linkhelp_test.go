package warehouse

import (
	"cmp"
	"slices"
	"strconv"
	"testing"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/link"
)

// pairRows are the links between two plans that never saw a warehouse.
func pairRows(x, y *normalize.Plan) (out [][]any) {
	p := link.Pair(link.From(x), link.From(y), link.DefaultRules)
	for _, d := range p.Deltas() {
		if d.A >= 0 && d.B >= 0 {
			out = append(out, []any{number64(p.A.Tasks[d.A].ID), number64(p.B.Tasks[d.B].ID), string(d.Relation), string(d.Change.Class), d.Score.Total})
		}
	}
	slices.SortFunc(out, func(a, b []any) int {
		return cmp.Or(cmp.Compare(a[0].(int64), b[0].(int64)), cmp.Compare(a[1].(int64), b[1].(int64)))
	})
	return out
}

func number64(id string) int64 {
	n, _ := strconv.ParseInt(id, 10, 64)
	return n
}

// linkedYears are a county's plan in two years.
func linkedYears() []*normalize.Result {
	return slices.Collect(corpus.Options{Seed: 3, Divisions: 1, Series: 1, Years: 2, Tasks: 40, FirstYear: 2018}.Results("docx"))
}

// linkedTask is the first task of the second year that went on.
func linkedTask() int64 {
	years := linkedYears()
	for _, row := range pairRows(years[0].Plans[0], years[1].Plans[0]) {
		return row[1].(int64)
	}
	return 0
}

// linkSamples are a county's plan in two years, the report on the second, and the plan of the
// city above it, of which the county's leaves out a third.
func linkSamples(t testing.TB) []*normalize.Result {
	years := linkedYears()
	second := years[1].Plans[0]
	report := copyOf(t, years[1], "report.docx", "docx", func(p *normalize.Plan) {
		p.Relations = []normalize.Relation{{Kind: "reports_on", Title: *second.Title, Pos: "¶1 [0,9)"}}
		p.Title, p.Kind, p.NoticeTitle, p.Number = ptr(*second.Title+"落实情况"), ptr("status_report"), nil, nil
		p.Tasks = p.Tasks[:len(p.Tasks)/2]
		for i := range p.Tasks {
			p.Tasks[i].Progress = &normalize.Progress{Mention: "已完成", Status: ptr("done"), Pos: "T1!D1 [0,3)"}
		}
	})
	city := copyOf(t, years[1], "city.docx", "docx", func(p *normalize.Plan) {
		p.Division = normalize.Division{Code: ptr((*second.Division.Code)[:4] + "00")}
		p.Title, p.Issuer, p.NoticeTitle, p.Number = ptr("2019年政府工作重点任务分解表"), nil, nil, nil
		for i := range p.Tasks {
			if i%3 == 0 {
				p.Tasks[i].Content = "第" + strconv.Itoa(i) + "项市级独有的事务，与各县区无关"
			}
		}
	})
	return append(years, report, city)
}
