package link

import (
	"math"
	"slices"
)

// whole is 1 in millionths.
const whole = 1_000_000

// meter measures how alike tasks of two editions are. How much a gram weighs
// depends on these two editions alone: what many of their tasks say tells little.
type meter struct {
	a, b    *Edition
	weights map[gram]int64
	sizes   [2][]size
}

// size is the weight of a task's grams.
type size struct{ whole, lead int64 }

// fewTasks is how many tasks two editions have at least before rarity is told from them.
const fewTasks = 6

func newMeter(a, b *Edition) *meter {
	m := &meter{a: a, b: b, weights: rarity(a, b)}
	for i, e := range []*Edition{a, b} {
		m.sizes[i] = make([]size, len(e.Tasks))
		for j := range e.Tasks {
			w := &e.Tasks[j].words
			m.sizes[i][j] = size{m.weigh(w.whole), m.weigh(w.lead)}
		}
	}
	return m
}

// rarity weighs a gram by how few of the tasks have it, in thousandths of ln(1+N/n).
func rarity(editions ...*Edition) map[gram]int64 {
	n, has := 0, map[gram]int64{}
	for _, e := range editions {
		n += len(e.Tasks)
		for i := range e.Tasks {
			w := &e.Tasks[i].words
			for _, c := range w.whole {
				has[c.gram]++
			}
			for _, c := range w.lead {
				if !contains(w.whole, c.gram) {
					has[c.gram]++
				}
			}
		}
	}
	for g, k := range has {
		has[g] = 1000
		if n >= fewTasks {
			has[g] = int64(math.Round(1000 * math.Log(1+float64(n)/float64(k))))
		}
	}
	return has
}

func contains(cs []count, g gram) bool {
	_, ok := slices.BinarySearchFunc(cs, g, func(c count, g gram) int {
		switch {
		case c.gram < g:
			return -1
		case c.gram > g:
			return 1
		}
		return 0
	})
	return ok
}

func (m *meter) weigh(cs []count) int64 {
	sum := int64(0)
	for _, c := range cs {
		sum += int64(c.n) * m.weights[c.gram]
	}
	return sum
}

// shared is the weight of the grams that two sorted lists have in common.
func (m *meter) shared(x, y []count) int64 {
	sum := int64(0)
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].gram < y[j].gram:
			i++
		case x[i].gram > y[j].gram:
			j++
		default:
			sum += int64(min(x[i].n, y[j].n)) * m.weights[x[i].gram]
			i++
			j++
		}
	}
	return sum
}

// alike is the share of equal words of two texts (Dice), and of the smaller one's words that the larger has.
func alike(shared, x, y int64) (dice, held int64) {
	if shared == 0 {
		return 0, 0
	}
	return 2 * shared * whole / (x + y), shared * whole / min(x, y)
}
