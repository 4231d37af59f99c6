package link

import "testing"

// The terms of every link's score sum to it, and the score that why-not asks for, once
// the pair has it, makes the two counterparts.
func TestExplain(t *testing.T) {
	all := years()
	for _, two := range [][2]*Edition{{all[0], all[1]}, {all[1], all[2]}, {all[3], all[2]}} {
		a, b := two[0], two[1]
		for i := range a.Tasks {
			for j := range b.Tasks {
				checkWhy(t, a, b, i, j)
			}
		}
	}
}

func checkWhy(t *testing.T, a, b *Edition, i, j int) {
	t.Helper()
	w := Explain(a, b, i, j, DefaultRules, Bound{})
	sum := int64(0)
	for _, s := range w.Score.Steps() {
		sum += s.Points
	}
	if sum != w.Score.Total {
		t.Errorf("%d, %d: the terms sum to %d, not %d", i, j, sum, w.Score.Total)
	}
	if w.Linked != linked(a, b, i, j, 0) {
		t.Errorf("%d, %d: linked %v", i, j, w.Linked)
	}
	if w.Linked {
		return
	}
	if w.Value >= w.Needed || w.Against == "score" && w.Value >= w.Least {
		t.Errorf("%d, %d: %+v asks for nothing", i, j, w)
	}
	if !linked(a, b, i, j, w.Needed-w.Value) {
		t.Errorf("%d, %d: %+v, but adding %d does not link them", i, j, w, w.Needed-w.Value)
	}
}

// linked reports whether i and j are counterparts where their score is higher by more.
func linked(a, b *Edition, i, j int, more int64) bool {
	m := newMeter(a, b)
	found := m.candidates()
	m.rivals(found)
	c := m.scoreOf(found, i, j)
	if more > 0 {
		c.score.Total += more
		kept := found[:0]
		for _, f := range found {
			if f.a != i || f.b != j {
				kept = append(kept, f)
			}
		}
		found = append(kept, c)
	}
	for _, l := range m.parts(found, best(found, len(a.Tasks), len(b.Tasks), DefaultRules.Least(len(a.Tasks), len(b.Tasks))), DefaultRules) {
		if l.A == i && l.B == j {
			return true
		}
	}
	return false
}

// What people say wins over every score, and only over the tasks they speak of.
func TestBound(t *testing.T) {
	all := years()
	a, b := all[0], all[1]
	free := Pair(a, b, DefaultRules)
	for i := range a.Tasks {
		for j := range b.Tasks {
			must := PairWithin(a, b, DefaultRules, Bound{Must: [][2]int{{i, j}}})
			if !must.has(i, j) {
				t.Errorf("%d, %d must be linked and are not", i, j)
			}
			cannot := PairWithin(a, b, DefaultRules, Bound{Cannot: [][2]int{{i, j}}})
			if cannot.has(i, j) {
				t.Errorf("%d, %d cannot be linked and are", i, j)
			}
			if w := Explain(a, b, i, j, DefaultRules, Bound{Cannot: [][2]int{{i, j}}}); w.Against != "cannot" {
				t.Errorf("%d, %d: %+v", i, j, w)
			}
			for _, l := range free.Links {
				if l.A != i && l.B != j && !must.has(l.A, l.B) {
					t.Errorf("%d, %d demanded took %d, %d away", i, j, l.A, l.B)
				}
			}
		}
	}
}

func (p *Pairing) has(i, j int) bool {
	for _, l := range p.Links {
		if l.A == i && l.B == j {
			return true
		}
	}
	return false
}
