package link

import "testing"

// What the bound leaves out unseen would have been no candidate, and nothing else is left out.
func TestCandidatesAreAll(t *testing.T) {
	all := years()
	for _, a := range all {
		for _, b := range all {
			m := newMeter(a, b)
			found := m.candidates()
			for i := range a.Tasks {
				for j := range b.Tasks {
					x, y := &m.x.cores[i], &m.y.cores[j]
					shared := size{m.shared(x.whole, y.whole), m.shared(x.lead, y.lead)}
					c, ok := candidate{}, false
					if shared.whole > 0 {
						c, ok = m.candidate(i, j, shared)
					}
					if !ok {
						continue
					}
					if len(found) == 0 || found[0] != c {
						t.Fatalf("%s, %s: %d, %d is a candidate and was not found", a.ID, b.ID, i, j)
					}
					found = found[1:]
				}
			}
			if len(found) > 0 {
				t.Errorf("%s, %s: %d more than there are", a.ID, b.ID, len(found))
			}
		}
	}
}
