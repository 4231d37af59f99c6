package link

import "fmt"

// Why says why two tasks are or are not counterparts.
type Why struct {
	Linked   bool     `json:"linked"`
	Relation Relation `json:"relation,omitempty"`
	Score    Score    `json:"-"`
	Held     int64    `json:"held"`              // share of the shorter text that the longer one has, in millionths
	Against  string   `json:"against,omitempty"` // score, taken or part: the first condition that fails
	Value    int64    `json:"value,omitempty"`   // of that condition
	Least    int64    `json:"least,omitempty"`   // what it would have to be
	Rival    int      `json:"rival,omitempty"`   // ordinal of the task that fits better, for taken
}

// Explain tells the score of tasks i of A and j of B, whether they are linked in p,
// and if not, the first condition that fails.
func Explain(p *Pairing, i, j int, rules Rules) Why {
	c := measure(p.A, p.B, i, j)
	w := Why{Score: c.score, Held: c.held}
	for _, l := range p.Links {
		if l.A == i && l.B == j {
			w.Linked, w.Relation = true, l.Relation
			return w
		}
	}
	if least := rules.least(p.A, p.B); c.score.Total < least {
		w.Against, w.Value, w.Least = "score", c.score.Total, least
		return w
	}
	w.Against, w.Value = "taken", c.score.Total
	for _, l := range p.Links {
		if (l.A == i) != (l.B == j) && l.Score.Total > w.Least {
			w.Least = l.Score.Total
			w.Rival = p.B.Tasks[l.B].Ordinal
			if l.B == j {
				w.Rival = p.A.Tasks[l.A].Ordinal
			}
		}
	}
	return w
}

// measure is the score of any two tasks, as Pair sees it.
func measure(a, b *Edition, i, j int) candidate {
	m := newMeter(a, b)
	found := m.candidates()
	m.rivals(found)
	for _, c := range found {
		if c.a == i && c.b == j {
			return c
		}
	}
	x, y := &m.cores[0][i], &m.cores[1][j]
	s, held := textScore(m.shared(x.whole, y.whole), m.shared(x.lead, y.lead), x, y)
	return candidate{i, j, m.withFacts(s, &a.Tasks[i], &b.Tasks[j]), held}
}

// String is the waterfall of a score: words 231,000 + … = 771,000.
func (s Score) String() string {
	out := ""
	for t := Words; t < terms; t++ {
		if s.Points[t] != 0 {
			out += fmt.Sprintf("%s %+d ", t, s.Points[t])
		}
	}
	return out + fmt.Sprintf("= %d", s.Total)
}
