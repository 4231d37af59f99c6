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
	shared := make([]int64, len(m.b.Tasks))
	of := newHopes(m.sizes[1])
	var out []candidate
	for i := range m.a.Tasks {
		m.share(&m.x.cores[i], shared)
		mine := hopeOf(m.sizes[0][i])
		for j, s := range shared {
			if s == 0 {
				continue
			}
			shared[j] = 0
			if mine.hopeless(of[j], s) {
				continue
			}
			if c, ok := m.candidate(i, j, s); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// share adds up what a task of a has in common with each of b.
func (m *meter) share(c *core, shared []int64) {
	for _, t := range c.whole {
		at := m.beside[t.at]
		if at == none {
			continue
		}
		w := m.weights[1][at]
		for _, p := range m.y.posts[m.y.from[at]:m.y.from[at+1]] {
			shared[p.task] += w * int64(min(t.n, p.n))
		}
	}
}

// hope bounds what two tasks can score, by the inverses of what their words weigh.
type hope struct{ whole, lead float64 }

func hopeOf(s size) hope { return hope{1 / float64(s.whole), 1 / float64(s.lead)} }

func newHopes(sizes []size) []hope {
	out := make([]hope, len(sizes))
	for i, s := range sizes {
		out[i] = hopeOf(s)
	}
	return out
}

// hopelessBelow is a little less than 0.3. With m and l the smaller weights of the two texts
// and of their first clauses and s what they share, each of the four likenesses is at most
// s/m or s/l, so that a score of leastText asks for 2s/m + 2s/l of 0.6, and leastHeld for
// s/m of 0.5, which is more.
const hopelessBelow = float64(leastText)*2/whole - 1e-9

// hopeless reports two tasks that share too little for candidate to take them.
func (h hope) hopeless(other hope, shared int64) bool {
	if other.whole > h.whole {
		h.whole = other.whole
	}
	if other.lead > h.lead {
		h.lead = other.lead
	}
	return float64(shared)*(h.whole+h.lead) < hopelessBelow
}

func (m *meter) candidate(i, j int, shared int64) (candidate, bool) {
	x, y := m.sizes[0][i], m.sizes[1][j]
	bound, held := textScore(shared, min(shared, x.lead, y.lead), x, y)
	if bound.Total < leastText && held < leastHeld {
		return candidate{}, false
	}
	s, held := textScore(shared, m.shared(m.x.cores[i].lead, m.y.cores[j].lead), x, y)
	if s.Total < leastText && held < leastHeld {
		return candidate{}, false
	}
	return candidate{i, j, m.withFacts(s, &m.a.Tasks[i], &m.b.Tasks[j]), held}, true
}
