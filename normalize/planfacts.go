package normalize

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/parse"
)

// years fills the plan's year or years: what the operator gave, else the words
// parse quoted, else the title, else the covering notice's title.
func (w *writer) years(p *parse.Plan, out *Plan) {
	y, q := w.statedYears(p)
	if y.From > 0 {
		out.Pos.Year = w.at(q)
		out.Year = whole(y.From)
		if y.To != y.From {
			out.YearFrom, out.YearTo = whole(y.From), whole(y.To)
		}
	}
	if period := period(p, y); period != "" {
		out.Period = &period
	}
	if g := w.given.Year; g > 0 {
		if out.Year != nil && (g < y.From || g > y.To) {
			w.note(out, parse.GivenDisagrees, q, fmt.Sprintf("the year given is %d, the text says %s", g, quoted(q.Text)))
		}
		out.Year = whole(g)
		return
	}
	if out.Year == nil {
		w.note(out, parse.UnknownYear, p.Title, "the text states no year of the plan")
	}
}

func (w *writer) statedYears(p *parse.Plan) (Years, parse.Quote) {
	if y, q, ok := spanOfYears(p.Years); ok {
		return y, q
	}
	for _, q := range append(slices.Clone(p.Years), p.Title, p.NoticeTitle) {
		if y, at, ok := findYears(withoutTitles(q.Text)); ok {
			return y, w.inside(q, at[0], at[1])
		}
	}
	return Years{}, parse.Quote{}
}

// spanOfYears joins the two ends of 2018—2035年, quoted as 2018 and 2035年.
func spanOfYears(quotes []parse.Quote) (Years, parse.Quote, bool) {
	if len(quotes) != 2 || len([]rune(quotes[0].Text)) != 4 {
		return Years{}, parse.Quote{}, false
	}
	from, _ := ParseYears(quotes[0].Text)
	to, _ := ParseYears(quotes[1].Text)
	q := parse.Quote{Text: quotes[0].Text + "-" + quotes[1].Text, Pos: append(slices.Clone(quotes[0].Pos), quotes[1].Pos...)}
	return Years{From: from.From, To: to.To}, q, from.From > 0 && from.From < to.To
}

var titleInside = regexp.MustCompile(`《[^》]*》`)

// withoutTitles blots out the titles of other documents, 《…》, unless they are
// all there is; every code point keeps its place.
func withoutTitles(words string) string {
	s := titleInside.ReplaceAllStringFunc(words, func(t string) string { return strings.Repeat("□", utf8.RuneCountInString(t)) })
	if len(strings.ReplaceAll(s, "□", "")) < len("通知书号") {
		return words
	}
	return s
}

// period is what parse quoted as such, else what stands beside the year in the title.
func period(p *parse.Plan, y Years) string {
	for _, words := range []string{p.Period.Text, p.Title.Text} {
		if s := ParsePeriod(words); s != "" {
			return s
		}
	}
	if y.Period != "" {
		return y.Period
	}
	return p.Period.Text
}

func whole(n int) *int { return &n }
