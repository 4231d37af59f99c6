package link

import (
	"cmp"
	"slices"

	"github.com/taizhang/taizhang/normalize"
)

// Class is what a change amounts to.
type Class string

const (
	Unchanged    Class = "unchanged"    // the same words, organs, figures and deadlines
	Reworded     Class = "reworded"     // other words for the same demand
	Strengthened Class = "strengthened" // more, or sooner
	Weakened     Class = "weakened"     // less, or later
	Mixed        Class = "mixed"        // more of one, less of another
)

// Change is what became of a task from one edition to the next.
type Change struct {
	Class     Class            `json:"class"`
	Redline   []Edit           `json:"redline"`
	Organs    []OrganChange    `json:"organs,omitempty"`
	Deadlines []DeadlineChange `json:"deadlines,omitempty"`
	Measures  []MeasureChange  `json:"measures,omitempty"`
}

// OrganChange is an organ that came, went or changed its role; a new name of the same organ is none.
type OrganChange struct {
	Kind string `json:"kind"` // added, removed, role
	Org  string `json:"org"`
	From string `json:"from,omitempty"` // role before
	To   string `json:"to,omitempty"`   // role now
}

// DeadlineChange is a deadline that moved, came or went.
type DeadlineChange struct {
	Kind string `json:"kind"` // earlier, later, other, added, removed
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// MeasureChange is a figure that was raised, lowered, came or went.
type MeasureChange struct {
	Kind string `json:"kind"` // raised, lowered, other, added, removed
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// Compare says what changed between two tasks; years are those of their editions, 0 where unknown.
func Compare(x, y *Task, from, to int) Change {
	c := Facts(x, y, from, to)
	c.Redline = Redline(x.Content, y.Content)
	return c
}

// Facts is Compare without the words: what changed in organs, deadlines and figures.
func Facts(x, y *Task, from, to int) (c Change) {
	c.Organs = organChanges(x.Orgs, y.Orgs)
	c.Deadlines = deadlineChanges(x.Deadlines, y.Deadlines, from, to)
	c.Measures = measureChanges(x, y)
	c.Class = c.class(x, y)
	return c
}

// class weighs what was asked for: figures and deadlines say more or less, words alone neither.
func (c *Change) class(x, y *Task) Class {
	more, less := 0, 0
	for _, d := range c.Deadlines {
		more, less = more+is(d.Kind, "earlier"), less+is(d.Kind, "later")
	}
	for i, m := range c.Measures {
		raised, lowered := is(m.Kind, "raised", "added"), is(m.Kind, "lowered", "removed")
		if c.ceiling(i, x, y) {
			raised, lowered = lowered, raised
		}
		more, less = more+raised, less+lowered
	}
	switch {
	case more > 0 && less > 0:
		return Mixed
	case more > 0:
		return Strengthened
	case less > 0:
		return Weakened
	case x.exact == y.exact && len(c.Organs)+len(c.Deadlines)+len(c.Measures) == 0:
		return Unchanged
	}
	return Reworded
}

// ceiling reports a figure that is not to be passed, so that a higher one asks less: 4.5%以内.
func (c *Change) ceiling(i int, x, y *Task) bool {
	m := c.Measures[i]
	if m.Kind == "added" || m.Kind == "removed" {
		return false
	}
	for _, ms := range [][]normalize.Measure{x.Measures, y.Measures} {
		for j := range ms {
			if ms[j].Mention == m.From || ms[j].Mention == m.To {
				return ms[j].Op == "<=" || ms[j].Op == "<"
			}
		}
	}
	return false
}

func is(kind string, kinds ...string) int {
	if slices.Contains(kinds, kind) {
		return 1
	}
	return 0
}

func organChanges(x, y []Org) []OrganChange {
	var out []OrganChange
	taken := make([]bool, len(y))
	for i := range x {
		j := slices.IndexFunc(y, func(o Org) bool { return o.Key == x[i].Key })
		if j < 0 || taken[j] {
			j = -1
			for k := range y {
				if !taken[k] && x[i].is(&y[k]) {
					j = k
					break
				}
			}
		}
		switch {
		case j < 0:
			out = append(out, OrganChange{Kind: "removed", Org: x[i].Name, From: x[i].Role})
		case x[i].Role != y[j].Role:
			taken[j] = true
			out = append(out, OrganChange{Kind: "role", Org: y[j].Name, From: x[i].Role, To: y[j].Role})
		default:
			taken[j] = true
		}
	}
	for j := range y {
		if !taken[j] {
			out = append(out, OrganChange{Kind: "added", Org: y[j].Name, To: y[j].Role})
		}
	}
	return out
}

// deadlineChanges compares dates within their plan years: 2021年9月底 after 2020年9月底 is no change.
func deadlineChanges(x, y []normalize.Deadline, from, to int) []DeadlineChange {
	var out []DeadlineChange
	for i := range max(len(x), len(y)) {
		switch {
		case i >= len(y):
			out = append(out, DeadlineChange{Kind: "removed", From: x[i].Mention})
		case i >= len(x):
			out = append(out, DeadlineChange{Kind: "added", To: y[i].Mention})
		default:
			if kind := shift(&x[i], &y[i], from, to); kind != "" {
				out = append(out, DeadlineChange{Kind: kind, From: x[i].Mention, To: y[i].Mention})
			}
		}
	}
	return out
}

// shift tells whether d moved to e: earlier or later within the plan's year, or another kind of deadline.
func shift(d, e *normalize.Deadline, from, to int) string {
	if d.Kind != e.Kind {
		return "other"
	}
	if d.Due == nil || e.Due == nil {
		if value(d.RRule) != value(e.RRule) || value(d.Duration) != value(e.Duration) {
			return "other"
		}
		return ""
	}
	switch cmp.Compare(within(*e.Due, to), within(*d.Due, from)) {
	case -1:
		return "earlier"
	case 1:
		return "later"
	}
	return ""
}

// within is a date as its distance in years from the plan's, and month and day.
func within(due string, year int) string {
	if year == 0 || len(due) < 10 {
		return due
	}
	y := int(due[0]-'0')*1000 + int(due[1]-'0')*100 + int(due[2]-'0')*10 + int(due[3]-'0')
	return string(rune('m'+min(max(y-year, -10), 10))) + due[4:]
}

// measureChanges pairs figures of one unit in reading order.
func measureChanges(x, y *Task) []MeasureChange {
	var out []MeasureChange
	taken := make([]bool, len(y.Measures))
	for i := range x.Measures {
		m := &x.Measures[i]
		j := counterpart(m, y.Measures, taken)
		if j < 0 {
			out = append(out, MeasureChange{Kind: "removed", From: m.Mention})
			continue
		}
		taken[j] = true
		if kind := raised(m, &y.Measures[j]); kind != "" {
			out = append(out, MeasureChange{Kind: kind, From: m.Mention, To: y.Measures[j].Mention})
		}
	}
	for j := range y.Measures {
		if !taken[j] {
			out = append(out, MeasureChange{Kind: "added", To: y.Measures[j].Mention})
		}
	}
	return out
}

// counterpart is the first figure of the same unit and direction, one with the same words before any other.
func counterpart(m *normalize.Measure, among []normalize.Measure, taken []bool) int {
	found := -1
	for j := range among {
		o := &among[j]
		if taken[j] || o.Unit != m.Unit || o.Change != m.Change {
			continue
		}
		if o.Mention == m.Mention {
			return j
		}
		if found < 0 {
			found = j
		}
	}
	return found
}

func raised(m, o *normalize.Measure) string {
	switch {
	case o.Value > m.Value:
		return "raised"
	case o.Value < m.Value:
		return "lowered"
	case o.Op != m.Op || (o.ValueMax == nil) != (m.ValueMax == nil) || o.ValueMax != nil && *o.ValueMax != *m.ValueMax:
		return "other"
	}
	return ""
}
