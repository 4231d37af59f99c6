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
	index := postings(m.cores[1])
	shared := make([]int64, len(m.b.Tasks))
	var touched []int32
	var out []candidate
	for i := range m.a.Tasks {
		touched = touched[:0]
		for _, c := range m.cores[0][i].whole {
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

func postings(tasks []core) map[gram][]posting {
	out := map[gram][]posting{}
	for j := range tasks {
		for _, c := range tasks[j].whole {
			out[c.gram] = append(out[c.gram], posting{int32(j), c.n})
		}
	}
	return out
}

func (m *meter) candidate(i, j int, shared int64) (candidate, bool) {
	x, y := &m.cores[0][i], &m.cores[1][j]
	bound, held := textScore(shared, min(shared, x.leadWeight, y.leadWeight), x, y)
	if bound.Total < leastText && held < leastHeld {
		return candidate{}, false
	}
	s, held := textScore(shared, m.shared(x.lead, y.lead), x, y)
	if s.Total < leastText && held < leastHeld {
		return candidate{}, false
	}
	return candidate{i, j, m.withFacts(s, &m.a.Tasks[i], &m.b.Tasks[j]), held}, true
}
