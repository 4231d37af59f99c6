package normalize

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/hanzi"
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

// division fills the plan's division, and returns the folded words for its place,
// known or not. What parse quoted goes first, then the issuer, the covering
// notice's title and the title; each is context for the others.
func (w *writer) division(p *parse.Plan, out *Plan) string {
	if w.given.Division != "" {
		return w.givenDivision(p, out)
	}
	if central(p.Issuer.Text) {
		return "" // the state has no code among its divisions
	}
	d, q, ok := w.statedDivision(p, out)
	out.Division = d
	switch {
	case ok && out.Pos.Division == "":
		out.Pos.Division = w.at(q)
	case !ok && !q.IsZero():
		w.note(out, parse.UnknownDivision, q, fmt.Sprintf("no one division is known by %s here", quoted(q.Text)))
	case !ok:
		w.note(out, parse.UnknownDivision, p.Title, "the text names no place of the plan")
	}
	return hanzi.FoldString(q.Text)
}

// central reports an issuer whose plans are for the whole country: 国务院办公厅, 财政部.
func central(issuer string) bool {
	s := hanzi.FoldString(hanzi.Display(issuer))
	for _, head := range []string{"国务院", "中共中央", "中央", "全国", "国家", "最高人民"} {
		if strings.HasPrefix(s, head) {
			return true
		}
	}
	return !strings.ContainsAny(s, "省市县区州乡镇街旗盟") && (strings.HasSuffix(s, "部") || strings.HasSuffix(s, "部办公厅") || strings.HasSuffix(s, "总局") || strings.HasSuffix(s, "总局办公厅"))
}

// statedDivision is the division that the first of the plan's own words names.
// Not ok: q is the place that was named without being known, if any.
func (w *writer) statedDivision(p *parse.Plan, out *Plan) (d Division, q parse.Quote, ok bool) {
	t := divisions()
	sources := []parse.Quote{p.Division, p.Issuer, p.NoticeTitle, p.Title}
	for i, s := range sources {
		folded := hanzi.FoldString(hanzi.Display(s.Text))
		if z := t.zone(folded); z != "" {
			return Division{Name: &z}, s, true
		}
		found := t.named(folded)
		if len(found) == 0 {
			continue
		}
		named := w.inside(s, found[0].from, found[0].to)
		code, known := t.resolve(found, w.context(sources, i, p, out))
		if !known { // only now is the text worth reading through
			c := w.context(sources, i, p, out)
			c.Text = w.folded()
			code, known = t.resolve(found, c)
		}
		if known {
			return t.division(code, planYear(out)), named, true
		}
		if q.IsZero() {
			q = named
		}
	}
	if q.IsZero() {
		q = p.Division
	}
	return d, q, false
}

// context is everything beside sources[i] that tells a place from its namesakes.
func (w *writer) context(sources []parse.Quote, i int, p *parse.Plan, out *Plan) Context {
	c := Context{Year: planYear(out), Cited: []string{p.Number.Text}}
	for j, s := range sources {
		if j != i && s.Text != "" {
			c.Places = append(c.Places, s.Text)
		}
	}
	for _, cited := range p.Citations {
		c.Cited = append(c.Cited, cited.Number.Text)
	}
	return c
}

// folded is the folded text of every document, made when first asked for.
func (w *writer) folded() string {
	if w.text != "" {
		return w.text
	}
	var sb strings.Builder
	for _, d := range w.bundle.Documents {
		for _, b := range d.Blocks {
			sb.WriteString(b.Text)
			sb.WriteByte('\n')
			if b.Table == nil {
				continue
			}
			for _, c := range b.Table.Cells {
				sb.WriteString(c.Text)
				sb.WriteByte('\n')
			}
		}
	}
	w.text = hanzi.FoldString(sb.String())
	return w.text
}

// planYear is the year for which places are looked up; 0 when unknown.
func planYear(p *Plan) int {
	if p.Year == nil {
		return 0
	}
	return *p.Year
}

func whole(n int) *int { return &n }
