package link

// candidate is a pair of tasks that share words.
type candidate struct {
	a, b  int
	score Score
	held  int64 // share of the shorter text that the longer one has
}

// leastText is the least score of the texts with which facts could still lift a pair over the default rules.
const leastText = 150_000

// leastHeld is the least share of a shorter text in a longer one that is looked at.
const leastHeld = 500_000

// candidates finds every pair that could be counterparts, by an inverted index of the pairs
// of characters: exact.
func (m *meter) candidates() []candidate {
	sums := make([]size, len(m.b.Tasks))
	var out []candidate
	for i := range m.a.Tasks {
		m.share(&m.x.cores[i], sums)
		mine := m.sizes[0][i]
		for j, s := range sums {
			if s.whole == 0 {
				continue
			}
			sums[j] = size{}
			if mine.hopeless(m.sizes[1][j], s) {
				continue
			}
			if c, ok := m.candidate(i, j, s); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// share adds up what a task of a has in common with each of b, and its first clause with theirs.
func (m *meter) share(c *core, sums []size) {
	for _, t := range c.whole {
		if at := m.beside[t.at]; at != none {
			w := m.weights[1][at]
			for _, p := range m.y.whole.of(at) {
				sums[p.task].whole += w * int64(min(t.n, p.n))
			}
		}
	}
	for _, t := range c.lead {
		if at := m.beside[t.at]; at != none {
			w := m.weights[1][at]
			for _, p := range m.y.leads.of(at) {
				sums[p.task].lead += w * int64(min(t.n, p.n))
			}
		}
	}
}

// slack is more than the error of the arithmetic in hopeless.
const slack = 1e-9

// hopeless reports two tasks that candidate does not take, by the same measures in floating
// point: the four likenesses, each with a quarter of the score, sum to less than leastText
// asks for, and the shorter text is held by less than leastHeld.
func (x size) hopeless(y, shared size) bool {
	s, l := float64(shared.whole), float64(shared.lead)
	held := s / float64(min(x.whole, y.whole))
	if held >= float64(leastHeld)/whole-slack {
		return false
	}
	const least = 4*float64(leastText)/whole - slack
	if l == 0 && 2*held < least {
		return true
	}
	return held+2*s/float64(x.whole+y.whole)+l/float64(min(x.lead, y.lead))+2*l/float64(x.lead+y.lead) < least
}

func (m *meter) candidate(i, j int, shared size) (candidate, bool) {
	s, held := textScore(shared.whole, shared.lead, m.sizes[0][i], m.sizes[1][j])
	if s.Total < leastText && held < leastHeld {
		return candidate{}, false
	}
	return candidate{i, j, m.withFacts(s, i, j), held}, true
}
