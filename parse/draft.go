package parse

import (
	"math"
	"slices"
)

// draft is a task on its way: strands under their roles, before anything is quoted.
type draft struct {
	serial      strand
	path        []strand
	content     strand
	duties      []dutyText
	supervisors []strand
	deadlines   []cellText
	progress    []strand
	remarks     []strand
	odd         []Issue
	layout      Layout
	evidence    Evidence
	fit         float64
}

// cellText is a cell's words, its own or inherited from a merged cell.
type cellText struct {
	text      strand
	inherited bool
}

// dutyText is an organ cell or the words of a duty bracket, with the role its label or column gives.
type dutyText struct {
	cellText
	role Role
}

// task turns d into a Task, claims its characters and notes what no rule could read.
func (d *draft) task(l *Ledger) (t Task, odd []Issue) {
	t.Serial, t.Layout, t.Evidence = d.serial.quote(), d.layout, d.evidence
	t.Fit = math.Round(d.fit*100) / 100
	for _, p := range d.path {
		t.Path = append(t.Path, p.quote())
		l.claim(p, HeadingPart)
	}
	body, residue := withoutMarkup(d.content)
	for _, r := range residue {
		l.claim(r, FurniturePart)
	}
	p := body.plain()
	t.Content, t.Items = bullets(body, p.has)
	var among []strand
	t.Duties, t.Deadlines, among, odd = d.readDuties(l)
	t.Supervisors = d.readSupervisors(among, l)
	due, unread := d.readDeadlines(l)
	t.Deadlines, odd = append(due, t.Deadlines...), append(odd, unread...)
	if p.has&(openTrait|leaderTrait) != 0 {
		t.Duties = withInline(t.Duties, inlineDuties(body))
	}
	if len(t.Duties) == 0 {
		t.Duties = saidDuties(body)
	}
	t.Deadlines = append(t.Deadlines, p.deadlines()...)
	t.Measures = p.measures()
	for _, p := range d.progress {
		t.Progress = append(t.Progress, readProgress(p))
		l.claim(p, ProgressPart)
	}
	l.claim(d.serial, LabelPart)
	l.claim(d.content, TaskPart)
	for _, r := range d.remarks {
		l.claim(r, RemarksPart)
	}
	return t, append(d.odd, odd...)
}

// readDuties reads the organ cells; a time phrase among the organs is a deadline.
func (d *draft) readDuties(l *Ledger) (duties []Duty, deadlines []Deadline, persons []strand, odd []Issue) {
	for _, c := range d.duties {
		text, again := once(c.text)
		r := readDuties(text, c.role)
		if duties == nil && len(r.duties) > 0 {
			duties = r.duties[:0] // what is read is at least as far ahead as what is written
		}
		duties = slices.Grow(duties, len(r.duties))
		for _, u := range r.duties {
			u.Inherited = u.Inherited || c.inherited
			u.Inline = u.Inline || text.trim().starts("由") // 由市交通局承办.
			if len(r.rest) > 0 {
				u.Evidence |= LeftOver
			}
			duties = appendDuty(duties, u)
			l.claimPos(u.Pos, DutyPart)
		}
		for _, s := range r.deadlines {
			deadlines = append(deadlines, cellDeadlines(s)...)
			l.claim(s, DeadlinePart)
		}
		persons = append(persons, r.persons...)
		for _, s := range r.rest {
			if !c.inherited && s.dense().len() > 1 {
				odd = append(odd, Issue{UnknownOrg, s.quote(), "words in an organ's place that name none known"})
			}
		}
		l.claim(again, RepeatPart)
		if !c.inherited {
			odd = append(odd, repeated(again)...)
		}
		l.claimExcept(text, append(r.rest, r.persons...), LabelPart)
	}
	return duties, deadlines, persons, odd
}

// appendDuty adds u unless the same organ already has the same role.
func appendDuty(duties []Duty, u Duty) []Duty {
	for _, v := range duties {
		if v.Text == u.Text && v.Role == u.Role {
			return duties
		}
	}
	return append(duties, u)
}

// withInline adds the organs of running text that no cell names.
func withInline(duties, inline []Duty) []Duty {
	for _, u := range inline {
		named := false
		for _, v := range duties {
			named = named || v.Text == u.Text
		}
		if !named {
			duties = append(duties, u)
		}
	}
	return duties
}

// readDeadlines reads the deadline cells.
func (d *draft) readDeadlines(l *Ledger) (out []Deadline, odd []Issue) {
	for _, c := range d.deadlines {
		text, again := once(c.text)
		found := cellDeadlines(text)
		for _, x := range found {
			x.Inherited = c.inherited
			out = append(out, x)
		}
		if len(found) == 0 && !isVoid(text) && !c.inherited {
			odd = append(odd, Issue{UnreadDeadline, text.quote(), "words in a deadline's place that no rule reads"})
		}
		l.claim(text, DeadlinePart)
		l.claim(again, RepeatPart)
		if !c.inherited {
			odd = append(odd, repeated(again)...)
		}
	}
	return out, odd
}
