package link

import "unicode/utf8"

// part reports how much longer the whole must be than its part.
const (
	partNumerator   = 13
	partDenominator = 10
)

// parts links what is left over to a longer task that holds it: one task that
// became several, or several that became one.
func (m *meter) parts(found []candidate, links []Link, rules Rules) []Link {
	aLinked, bLinked := map[int]bool{}, map[int]bool{}
	for _, l := range links {
		aLinked[l.A], bLinked[l.B] = true, true
	}
	intoB, intoA := map[int]candidate{}, map[int]candidate{}
	for _, c := range found {
		if c.held < rules.Part {
			continue
		}
		x, y := m.x.cores[c.a].runes, m.y.cores[c.b].runes
		if !aLinked[c.a] && y*partDenominator >= x*partNumerator {
			keepBetter(intoB, c.a, c)
		}
		if !bLinked[c.b] && x*partDenominator >= y*partNumerator {
			keepBetter(intoA, c.b, c)
		}
	}
	for a := range m.a.Tasks {
		if c, ok := intoB[a]; ok {
			links = append(links, Link{A: c.a, B: c.b, Score: c.score, Relation: Merged})
		}
	}
	for b := range m.b.Tasks {
		if c, ok := intoA[b]; ok {
			links = append(links, Link{A: c.a, B: c.b, Score: c.score, Relation: Split})
		}
	}
	return links
}

func keepBetter(of map[int]candidate, end int, c candidate) {
	old, ok := of[end]
	if !ok || c.held > old.held || c.held == old.held && c.score.Total > old.score.Total {
		of[end] = c
	}
}

// relate names what became of every linked task.
func (m *meter) relate(links []Link, rules Rules) {
	fromA, toB := map[int]int{}, map[int]int{}
	for _, l := range links {
		fromA[l.A]++
		toB[l.B]++
	}
	for i := range links {
		l := &links[i]
		switch {
		case toB[l.B] > 1:
			l.Relation = Merged
		case fromA[l.A] > 1:
			l.Relation = Split
		case equal(&m.a.Tasks[l.A], &m.b.Tasks[l.B], rules.Same) >= rules.Same:
			l.Relation = Same
		default:
			l.Relation = Modified
		}
	}
}

// equal is the share of equal words (Dice of all neighbours, figures too); where the
// lengths alone keep it below least, it is told as nothing.
func equal(x, y *Task, least int64) int64 {
	if x.exact == y.exact {
		return whole
	}
	n, k := int64(utf8.RuneCountInString(x.exact)), int64(utf8.RuneCountInString(y.exact))
	if n > 1 && k > 1 && 2*whole*min(n-1, k-1) < least*(n+k-2) {
		return 0
	}
	return sameWords(grams([]rune(x.exact)), grams([]rune(y.exact)))
}
