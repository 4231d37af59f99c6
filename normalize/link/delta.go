package link

import "cmp"

// Delta is one line of what changed between two editions: a pair of counterparts with
// its change, a task that was dropped (B free), or a new one (A free).
type Delta struct {
	A, B     int // places in the editions, -1 for none
	Relation Relation
	Score    Score
	Change   Change
}

// The relations of tasks without a counterpart.
const (
	Dropped Relation = "dropped"
	New     Relation = "new"
)

// Deltas lists what changed in reading order of the later edition; what was dropped
// stands behind the task before which it stood.
func (p *Pairing) Deltas() []Delta {
	byB := map[int][]Link{}
	for _, l := range p.Links {
		byB[l.B] = append(byB[l.B], l)
	}
	dropped := p.Dropped
	var out []Delta
	before := func(a int) {
		for len(dropped) > 0 && dropped[0] < a {
			out = append(out, Delta{A: dropped[0], B: -1, Relation: Dropped})
			dropped = dropped[1:]
		}
	}
	for b := range p.B.Tasks {
		links := byB[b]
		if len(links) == 0 {
			out = append(out, Delta{A: -1, B: b, Relation: New})
			continue
		}
		for _, l := range links {
			before(l.A)
			out = append(out, Delta{l.A, b, l.Relation, l.Score, Compare(&p.A.Tasks[l.A], &p.B.Tasks[b], p.A.Year, p.B.Year)})
		}
	}
	before(len(p.A.Tasks))
	return out
}

// Ordered puts two editions in the order of their years, then dates.
func Ordered(a, b *Edition) (first, second *Edition) {
	if cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Signed, b.Signed)) > 0 {
		return b, a
	}
	return a, b
}
