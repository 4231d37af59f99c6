package normalize

import (
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
)

// IsZero reports that the operator gave nothing.
func (g Given) IsZero() bool { return g == Given{} }

// givenDivision takes the operator's word, a code or a name, and keeps the text's
// in an Issue where it names another place.
func (w *writer) givenDivision(p *parse.Plan, out *Plan) string {
	stated, q, ok := w.statedDivision(p, out)
	out.Division = lookUp(w.given.Division, planYear(out))
	if out.Division.Code == nil {
		w.note(out, parse.UnknownDivision, parse.Quote{}, fmt.Sprintf("no one division is known by %s, which was given", quoted(w.given.Division)))
	}
	if ok && !central(p.Issuer.Text) && value(stated.Name) != value(out.Division.Name) {
		w.note(out, parse.GivenDisagrees, q, fmt.Sprintf("the division given is %s, the text names %s", value(out.Division.Name), value(stated.Name)))
	}
	return hanzi.FoldString(w.given.Division)
}

// lookUp reads a division given as a code (360103) or by name; a name nobody knows is kept.
func lookUp(given string, year int) Division {
	if _, ok := divisions().code[given]; ok {
		return divisions().division(given, year)
	}
	if d, ok := FindDivision(given, Context{Year: year}); ok {
		return d
	}
	return Division{Name: text(given)}
}

// disagreements sets the given date of publication and records what was given.
func (w *writer) disagreements(p *Plan) {
	if w.given.IsZero() {
		return
	}
	g := w.given
	p.Given = &g
	on := strings.TrimSpace(g.PublishedOn)
	if on == "" {
		return
	}
	if p.PublishedOn != nil && *p.PublishedOn != on {
		p.Issues = append(p.Issues, Issue{
			Code: string(parse.GivenDisagrees),
			Text: fmt.Sprintf("the date of publication given is %s, the text says %s", on, *p.PublishedOn),
			Pos:  p.Pos.PublishedOn,
		})
	}
	p.PublishedOn = &on
}
