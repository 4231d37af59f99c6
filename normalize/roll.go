package normalize

import "github.com/taizhang/taizhang/parse"

// roll is the organs that one plan names, each read once: one organ has many duties.
type roll struct {
	plan  *Plan
	home  string // code under which the plan is kept
	month string // when it was made
	on    Date   // zero unknown
	named map[string]*said
	order []*said // as they are named first
}

// newRoll is the empty roll of a plan whose place and days are known.
func newRoll(p *Plan) *roll {
	on, _ := p.day()
	return &roll{plan: p, home: p.Home(), month: p.month(), on: on, named: map[string]*said{}}
}

// said is a mention with what it means in the plan.
type said struct {
	*heard
	first  parse.Quote // where it stands first
	times  int         // how many duties have it
	code   string      // of the place that it names; "" none
	inside bool        // something stands before that place
	organs []seated
}

// seated is the organ that a mention means behind words of a level.
type seated struct {
	level  string
	placed bool // it is sought at its place
	org    *Org
}

// of is what a mention means, which is said once more.
func (r *roll) of(q parse.Quote) *said {
	s, ok := r.named[q.Text]
	if !ok {
		s = &said{heard: mentions.hear(q.Text), first: q}
		s.code, s.inside = r.place(s.found)
		r.named[q.Text], r.order = s, append(r.order, s)
	}
	s.times++
	return s
}

// again reports a mention that several duties have.
func (r *roll) again(mention string) bool {
	s := r.named[mention]
	return s != nil && s.times > 1
}

// place is the one division that candidates mean in the plan, and whether something stands before it.
func (r *roll) place(found []link) (code string, inside bool) {
	if len(found) == 0 {
		return "", false
	}
	code, ok := divisions().resolve(found, Context{Year: planYear(r.plan), Places: []string{value(r.plan.Division.Name)}})
	return code, ok && found[0].from > 0
}

// organ is the organ that a mention means behind words of a level, with its place where it is to be placed; nil unknown.
func (r *roll) organ(s *said, level string, placed bool) *Org {
	for _, is := range s.organs {
		if is.level == level && is.placed == placed {
			return is.org
		}
	}
	o := s.names.on(r.on)
	if o != nil {
		if placed {
			o.Division = text(r.division(s, *o, level))
		}
		o.settle(r.plan)
	}
	s.organs = append(s.organs, seated{level, placed, o})
	return o
}

// cell reads the organs of one task one behind the other, for what one says can hold for the next.
type cell struct {
	*roll
	given levels
	level string // 市 in 市发展改革委、水利局
	role  parse.Role
}

// duty is the next duty, without its place. A body named behind another without a level of its own
// has that one's.
func (c *cell) duty(d *parse.Duty) Duty {
	s := c.of(d.Quote)
	out := Duty{Mention: d.Text, Role: string(d.Role), Collective: d.Collective, Members: c.given.members(s.heard, d.Text), Inherited: d.Inherited, Inline: d.Inline}
	out.Confidence.Hints = s.hints
	switch {
	case d.Collective || len(out.Members) > 0 || s.mark == "" && !(s.follows && d.Role == c.role):
		c.level = ""
	case s.mark != "":
		c.level = s.mark
	}
	if !d.Collective {
		out.Org = c.organ(s, c.level, len(out.Members) == 0)
	}
	c.role = d.Role
	return out
}
