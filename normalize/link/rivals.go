package link

// rivalWeight is how much of the next best pair's score is taken from a pair's.
const rivalWeight = 750_000

// topTwo are the highest scores of a task's pairs.
type topTwo struct{ first, second int64 }

func (t *topTwo) enter(v int64) {
	if v > t.first {
		t.first, t.second = v, t.first
		return
	}
	t.second = max(t.second, v)
}

// besides is the highest score but for one of v.
func (t *topTwo) besides(v int64) int64 {
	if v == t.first {
		return t.second
	}
	return t.first
}

// rivals takes from every pair's score a share of the next best pair of either task:
// words that fit several tasks almost as well tell little of any of them.
func (m *meter) rivals(found []candidate) {
	ofA, ofB := make([]topTwo, len(m.a.Tasks)), make([]topTwo, len(m.b.Tasks))
	for i := range found {
		c := &found[i]
		ofA[c.a].enter(c.score.Total)
		ofB[c.b].enter(c.score.Total)
	}
	for i := range found {
		c := &found[i]
		next := max(ofA[c.a].besides(c.score.Total), ofB[c.b].besides(c.score.Total))
		c.score.Points[Rivals] = -(next * rivalWeight / whole)
		c.score.Total += c.score.Points[Rivals]
	}
}
