package link

import "slices"

// Bound is what people have said of two editions; it wins over every score. Tasks are
// told by their places in the editions.
type Bound struct {
	Must   [][2]int // are counterparts
	Cannot [][2]int // are none
}

// bind drops the pairs that people forbid, and those that compete with one they demand.
func (b Bound) bind(found []candidate) []candidate {
	if len(b.Must)+len(b.Cannot) == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(c candidate) bool { return b.forbids(c.a, c.b) })
}

func (b Bound) forbids(i, j int) bool {
	at := [2]int{i, j}
	if slices.Contains(b.Must, at) {
		return false
	}
	return slices.Contains(b.Cannot, at) || slices.ContainsFunc(b.Must, func(m [2]int) bool { return m[0] == i || m[1] == j })
}

// without leaves out the pairs that are settled already.
func (b Bound) without(found []candidate) []candidate {
	if len(b.Must) == 0 {
		return found
	}
	return slices.DeleteFunc(slices.Clone(found), func(c candidate) bool { return slices.Contains(b.Must, [2]int{c.a, c.b}) })
}

// demanded are the links that people demand, with what they score by themselves.
func (m *meter) demanded(b Bound, found []candidate) []Link {
	var out []Link
	for _, at := range b.Must {
		if at[0] < 0 || at[1] < 0 || at[0] >= len(m.a.Tasks) || at[1] >= len(m.b.Tasks) || slices.ContainsFunc(out, func(l Link) bool { return l.A == at[0] && l.B == at[1] }) {
			continue
		}
		out = append(out, Link{A: at[0], B: at[1], Score: m.scoreOf(found, at[0], at[1]).score, Given: true})
	}
	return out
}

// scoreOf is the score of any two tasks: that of the candidate, or of a pair too unlike to be one.
func (m *meter) scoreOf(found []candidate, i, j int) candidate {
	for _, c := range found {
		if c.a == i && c.b == j {
			return c
		}
	}
	x, y := &m.x.cores[i], &m.y.cores[j]
	s, held := textScore(m.shared(x.whole, y.whole), m.shared(x.lead, y.lead), m.sizes[0][i], m.sizes[1][j])
	return candidate{i, j, m.withFacts(s, i, j), held}
}

// OnlyGiven are the counterparts that people demand of two editions that are not compared otherwise.
func OnlyGiven(a, b *Edition, rules Rules, bound Bound) *Pairing {
	m := newMeter(a, b)
	p := &Pairing{A: a, B: b, Links: m.demanded(bound, nil)}
	m.relate(p.Links, rules)
	return p
}
