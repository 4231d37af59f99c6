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

// candidates finds every pair that could be counterparts, by an inverted index of grams: exact.
func (m *meter) candidates() []candidate {
	index := postings(m.b)
	shared := make([]int64, len(m.b.Tasks))
	var touched []int32
	var out []candidate
	for i := range m.a.Tasks {
		x := &m.a.Tasks[i]
		touched = touched[:0]
		for _, c := range x.words.whole {
			w := m.weights[c.gram]
			for _, p := range index[c.gram] {
				if shared[p.task] == 0 {
					touched = append(touched, p.task)
				}
				shared[p.task] += w * int64(min(c.n, p.n))
			}
		}
		for _, j := range touched {
			if c, ok := m.candidate(i, int(j), shared[j]); ok {
				out = append(out, c)
			}
			shared[j] = 0
		}
	}
	return out
}

// posting is a task that has a gram, and how often.
type posting struct{ task, n int32 }

func postings(e *Edition) map[gram][]posting {
	out := map[gram][]posting{}
	for j := range e.Tasks {
		for _, c := range e.Tasks[j].words.whole {
			out[c.gram] = append(out[c.gram], posting{int32(j), c.n})
		}
	}
	return out
}

func (m *meter) candidate(i, j int, shared int64) (candidate, bool) {
	x, y := m.sizes[0][i], m.sizes[1][j]
	bound, held := textScore(shared, min(shared, x.lead, y.lead), x, y)
	if bound.Total < leastText && held < leastHeld {
		return candidate{}, false
	}
	s, held := textScore(shared, m.shared(m.a.Tasks[i].words.lead, m.b.Tasks[j].words.lead), x, y)
	if s.Total < leastText && held < leastHeld {
		return candidate{}, false
	}
	return candidate{i, j, m.withFacts(s, &m.a.Tasks[i], &m.b.Tasks[j]), held}, true
}
