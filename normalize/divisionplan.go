package normalize

import (
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
)

// StateDivision is the code of the state, whose plans have none among the divisions.
const StateDivision = "000000"

// Home is the code under which a plan is kept: its division's, its zone's, the
// state's for a central issuer, else UnknownDivision.
func (p *Plan) Home() string {
	switch {
	case value(p.Division.Code) != "":
		return *p.Division.Code
	case value(p.Division.Zone) != "":
		return *p.Division.Zone
	case p.Division.Name == nil && central(value(p.Issuer)):
		return StateDivision
	}
	return UnknownDivision
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
	case ok && d.Code == nil && d.Zone == nil:
		w.note(out, parse.UnknownDivision, q, fmt.Sprintf("the division in which %s lies is not known", quoted(value(d.Name))))
		fallthrough
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

// statedDivision is the division or zone that the first of the plan's own words names.
// Not ok: q is the place that was named without being known, if any.
func (w *writer) statedDivision(p *parse.Plan, out *Plan) (d Division, q parse.Quote, ok bool) {
	sources := []parse.Quote{p.Division, p.Issuer, p.NoticeTitle, p.Title}
	for i, s := range sources {
		folded := hanzi.FoldString(hanzi.Display(s.Text))
		if z, ok := w.zone(folded, i < 2, w.context(sources, i, p, out)); ok {
			return z, s, true
		}
		found := divisions().named(folded)
		if len(found) == 0 {
			continue
		}
		named := w.inside(s, found[0].from, found[0].to)
		if code, known := w.resolve(found, w.context(sources, i, p, out)); known {
			if i == 0 {
				code = divisions().deeper(code, folded, sources[1:], planYear(out))
			}
			return divisions().division(code, planYear(out)), named, true
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

// deeper is the division to which the words of a place go on elsewhere: 商丘市, where
// the title says 商丘市梁园区. 阳泉市城区 is a division only before its government or a year.
func (t *Divisions) deeper(code, words string, sources []parse.Quote, year int) string {
	for _, s := range sources {
		text := hanzi.FoldString(hanzi.Display(s.Text))
		found := t.named(text)
		if len(found) == 0 {
			continue
		}
		rs := []rune(text)
		said, rest := string(rs[found[0].from:found[0].to]), string(rs[found[0].to:])
		last, goesOn := strings.CutPrefix(said, words)
		if !goesOn || last == "" || generic[last] && !startsAny(rest, []string{"政府", "人民政府", "区委", "20"}) {
			continue
		}
		if in, ok := t.resolve(found, Context{Year: year}); ok && within(in, code) {
			return in
		}
	}
	return code
}

// resolve picks the one division that candidates mean; only where their names and
// what stands beside them does not tell is the whole text read through.
func (w *writer) resolve(found []link, c Context) (string, bool) {
	code, known := divisions().resolve(found, c)
	if !known {
		c.Text = w.folded()
		code, known = divisions().resolve(found, c)
	}
	return code, known
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
