package corpus

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/taizhang/taizhang/normalize"
)

// county is a division that issues plans.
type county struct {
	row    normalize.DivisionRow
	place  string // 杭州市西湖区
	prefix string // 区
}

// counties are the districts, counties and county cities in force below a prefecture, by code.
var counties = sync.OnceValue(func() []county {
	var out []county
	for _, d := range normalize.AllDivisions() {
		parent := strings.TrimPrefix(normalize.FullName(d.Parent, 0), normalize.FullName(d.Code[:2]+"0000", 0))
		if d.Level != "county" || d.To != "" || !strings.HasSuffix(parent, "市") {
			continue
		}
		for _, prefix := range []string{"区", "县", "市"} {
			if strings.HasSuffix(d.Name, prefix) && utf8.RuneCountInString(d.Name) <= 4 && !strings.Contains(d.Name, "自治") {
				out = append(out, county{d, parent + d.Name, prefix})
			}
		}
	}
	return out
})

func newEdition(c county, s, year int, r *rand.Rand) *Edition {
	e := &Edition{ID: fmt.Sprintf("%s/%02d/%d", c.row.Code, s+1, year), Division: c.row, Place: c.place, Series: s + 1, Year: year}
	e.Title = fmt.Sprintf("%s%d年%s", c.place, year, words().kinds[s].title)
	e.Issuer = c.place + "人民政府办公室"
	e.Notice = fmt.Sprintf("%s关于印发%s的通知", e.Issuer, e.Title)
	initial, _ := utf8.DecodeRuneInString(c.row.Name)
	e.Number = fmt.Sprintf("%c政办发〔%d〕%d号", initial, year, 3*s+1+r.IntN(3))
	e.Signed = fmt.Sprintf("%d-%02d-%02d", year, 2+r.IntN(2), 1+r.IntN(28))
	return e
}

// level is what the division's own organs begin with: 区, 县, 市.
func (e *Edition) level() string {
	_, n := utf8.DecodeLastRuneInString(e.Division.Name)
	return e.Division.Name[len(e.Division.Name)-n:]
}

// towns are named for a task beside the organs.
const towns = "各镇人民政府"

func (e *Edition) task(ordinal int, t *task) Task {
	f := words().fields[t.field()]
	out := Task{ID: e.ID + "#" + strconv.Itoa(ordinal), Plan: e.ID, Ordinal: ordinal, Path: f.heading, Content: t.String(), Deadline: t.when.in(e.Year)}
	out.Duties = []Duty{{Mention: e.level() + f.organs[0], Role: "lead"}}
	for _, i := range t.organs {
		out.Duties = append(out.Duties, Duty{Mention: e.level() + f.organs[i], Role: "support"})
	}
	if t.collective {
		out.Duties = append(out.Duties, Duty{Mention: towns, Role: "support", Collective: true})
	}
	for _, p := range t.parts {
		out.Topics = append(out.Topics, fmt.Sprintf("%d-%d-%d-%d", p.topic.field, p.topic.object, p.topic.action, p.topic.area))
		if p.above > 0 {
			out.Upstream = append(out.Upstream, fmt.Sprintf("%02d:%d", e.Series, p.above))
		}
		if p.figure > 0 {
			out.measures = append(out.measures, measure{p.figure, f.objects[p.topic.object].unit})
		}
	}
	return out
}

// measure is a figure of a task: 12所.
type measure struct {
	n    int
	unit string
}

func (m measure) String() string { return strconv.Itoa(m.n) + m.unit }

// compareLinks orders by the ordinal of the task before, then of the one after.
func compareLinks(a, b Link) int {
	return cmp.Or(cmp.Compare(ordinalOf(a.From), ordinalOf(b.From)), cmp.Compare(ordinalOf(a.To), ordinalOf(b.To)))
}

// ordinalOf puts what is not there behind all.
func ordinalOf(id string) int {
	_, n, ok := strings.Cut(id, "#")
	if !ok {
		return 1 << 30
	}
	i, _ := strconv.Atoi(n)
	return i
}
