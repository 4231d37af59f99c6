package link

import (
	"cmp"
	"fmt"
	"slices"
)

// Why says why two tasks are or are not counterparts. Scores are in millionths.
type Why struct {
	Linked   bool     `json:"linked"`
	Given    bool     `json:"given,omitempty"` // people said so
	Relation Relation `json:"relation,omitempty"`
	Score    Score    `json:"-"`
	Held     int64    `json:"held"`              // share of the shorter text that the longer one has
	Against  string   `json:"against,omitempty"` // score, taken or cannot: the first condition that fails
	Value    int64    `json:"value,omitempty"`   // of that condition
	Least    int64    `json:"least,omitempty"`   // what it would have to be
	Needed   int64    `json:"needed,omitempty"`  // the score with which the two would be linked
	Rival    int      `json:"rival,omitempty"`   // ordinal of the task that fits better, for taken
}

// Explain tells the score of tasks i of A and j of B, whether they are linked, and if
// not, the first condition that fails and the score that would do.
func Explain(a, b *Edition, i, j int, rules Rules, bound Bound) Why {
	m := newMeter(a, b)
	found := bound.bind(m.candidates())
	m.rivals(found)
	c := m.scoreOf(found, i, j)
	w := Why{Score: c.score, Held: c.held}
	p := PairWithin(a, b, rules, bound)
	for _, l := range p.Links {
		if l.A == i && l.B == j {
			w.Linked, w.Given, w.Relation = true, l.Given, l.Relation
			return w
		}
	}
	w.Value = c.score.Total
	if bound.forbids(i, j) {
		w.Against, w.Given = "cannot", true
		return w
	}
	least := rules.Least(len(a.Tasks), len(b.Tasks))
	w.Needed = max(least, m.displacing(bound.without(found), i, j, least))
	w.Against, w.Least = "score", least
	if w.Value >= least {
		w.Against, w.Least = "taken", w.Needed
		w.Rival = rival(p, i, j)
	}
	return w
}

// displacing is the score with which i and j would be in the best choice, in place of
// those that are.
func (m *meter) displacing(found []candidate, i, j int, least int64) int64 {
	nA, nB := len(m.a.Tasks), len(m.b.Tasks)
	others := slices.DeleteFunc(slices.Clone(found), func(c candidate) bool { return c.a == i || c.b == j })
	return sum(best(found, nA, nB, least)) - sum(best(others, nA, nB, least)) + 2
}

func sum(links []Link) int64 {
	n := int64(0)
	for _, l := range links {
		n += l.Score.Total
	}
	return n
}

// rival is the ordinal of the task that i or j is linked to instead.
func rival(p *Pairing, i, j int) int {
	var with []Link
	for _, l := range p.Links {
		if l.A == i || l.B == j {
			with = append(with, l)
		}
	}
	if with == nil {
		return 0
	}
	l := slices.MaxFunc(with, func(x, y Link) int { return cmp.Compare(x.Score.Total, y.Score.Total) })
	if l.B == j {
		return p.A.Tasks[l.A].Ordinal
	}
	return p.B.Tasks[l.B].Ordinal
}

// Step is one term of a score and what it adds.
type Step struct {
	Name   string `json:"name"`
	Points int64  `json:"points"`
}

// Steps are the terms of a score, those that add nothing left out.
func (s Score) Steps() []Step {
	var out []Step
	for t := Words; t < terms; t++ {
		if s.Points[t] != 0 {
			out = append(out, Step{t.String(), s.Points[t]})
		}
	}
	return out
}

// String is the waterfall of a score: words +231000 … = 771000.
func (s Score) String() string {
	out := ""
	for _, t := range s.Steps() {
		out += fmt.Sprintf("%s %+d ", t.Name, t.Points)
	}
	return out + fmt.Sprintf("= %d", s.Total)
}
