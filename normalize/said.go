package normalize

import (
	"github.com/taizhang/taizhang/parse"
)

// Surely is the confidence of what a person has looked at.
var Surely = Confidence{P: 1}

// SaidDuties gives organs that a person names for a task of p their meanings, as those of
// the text have them: 区教育局 is that of the plan's district. The role holds for those
// whose words state none.
func (p *Plan) SaidDuties(words, role string) []Duty {
	c := cell{roll: newRoll(p)}
	var out []Duty
	for _, d := range parse.SaidDuties(words, parse.Role(role)) {
		out = append(out, c.said(d))
	}
	return out
}

// SaidOrgan is one organ, whatever its words look like.
func (p *Plan) SaidOrgan(words, role string) Duty {
	c := cell{roll: newRoll(p)}
	d := parse.Duty{Quote: parse.Quote{Text: words}, Role: parse.Role(role)}
	if read := parse.SaidDuties(words, d.Role); len(read) == 1 && read[0].Text == words {
		d.Collective = read[0].Collective
	}
	return c.said(d)
}

func (c *cell) said(d parse.Duty) Duty {
	out := c.duty(&d)
	out.Confidence, out.MentionConfidence = Surely, Surely
	return out
}

// Reseat gives the organs of every task their meanings anew, once the plan's place or day is another.
func (p *Plan) Reseat() {
	r := newRoll(p)
	for i := range p.Tasks {
		c := cell{roll: r}
		for k := range p.Tasks[i].Duties {
			d := &p.Tasks[i].Duties[k]
			again := c.duty(&parse.Duty{Quote: parse.Quote{Text: d.Mention}, Role: parse.Role(d.Role), Collective: d.Collective})
			d.Org, d.Members = again.Org, again.Members
		}
	}
}

// Redate reads every deadline anew, once the plan's year or day is another.
func (p *Plan) Redate() {
	for i := range p.Tasks {
		t := &p.Tasks[i]
		for k := range t.Deadlines {
			d := &t.Deadlines[k]
			again := p.deadline(t, parse.Deadline{Quote: parse.Quote{Text: d.Mention}, Kind: parse.DeadlineKind(d.Kind),
				Anchor: parse.Quote{Text: value(d.Anchor)}, Scope: parse.Quote{Text: value(d.Scope)}, Inherited: d.Inherited})
			again.Pos, again.Confidence, again.MentionConfidence = d.Pos, d.Confidence, d.MentionConfidence
			*d = again
		}
	}
}

// SaidDeadline reads a deadline that a person states of a task of p: 2021年6月底前.
func (p *Plan) SaidDeadline(t *Task, words string) Deadline {
	d := parse.Deadline{Quote: parse.Quote{Text: words}, Kind: parse.Date}
	if read := parse.SaidDeadlines(words); len(read) > 0 {
		d.Kind, d.Anchor = read[0].Kind, read[0].Anchor
	}
	out := p.deadline(t, d)
	out.Confidence, out.MentionConfidence = Surely, Surely
	return out
}

func (p *Plan) deadline(t *Task, d parse.Deadline) Deadline {
	path := make([]parse.Quote, len(t.Path))
	for i, h := range t.Path {
		path[i].Text = h
	}
	return deadlineOf(d, contextOf(p).under(path), t.Content)
}

// SaidMeasure reads a figure that a person states: 不低于10%.
func SaidMeasure(words string) Measure {
	m := parse.Measure{Quote: parse.Quote{Text: words}, Class: parse.Target}
	if read := parse.SaidMeasures(words); len(read) == 1 {
		m = read[0]
		m.Text = words
	}
	out := measureOf(m)
	out.Confidence = Surely
	return out
}

// SaidProgress reads a status that a person states of a task of p: 已完成80%.
func (p *Plan) SaidProgress(words string) Progress {
	out := progressOf(parse.SaidProgress(words), contextOf(p))
	out.Confidence = Surely
	return out
}

// SaidDivision reads a division by its code or its name; a name nobody knows is kept.
func (p *Plan) SaidDivision(words string) Division { return lookUp(words, planYear(p)) }

// SaidNumber is a document number as the contract spells it: 东府办发〔2021〕22号.
func SaidNumber(words string) string { return value(number(parse.Quote{Text: words})) }

// SaidDate is a day as ISO 8601 spells it; "" where the words name none.
func SaidDate(words string) string { return value(date(parse.Quote{Text: words})) }

// Reserial computes the series anew, once title, issuer or division is another. A series that was given stays.
func (p *Plan) Reserial() {
	if p.Given == nil || p.Given.Series == "" {
		p.Series = SpellID(series(p, value(p.Division.Name)))
	}
}

// Head is what the identities of p's tasks hang on, as the contract spells it.
func (p *Plan) Head() string {
	exact, _ := EditionKey(*p)
	return SpellID(named(p, exact))
}
