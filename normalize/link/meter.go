package link

import (
	"cmp"
	"math"
	"slices"
)

// whole is 1 in millionths.
const whole = 1_000_000

// meter measures how alike tasks of two editions are. How much words weigh depends
// on these two editions alone: what many of their tasks say tells little.
type meter struct {
	a, b    *Edition
	weights map[gram]int64
	cores   [2][]core
}

// core is what a task says by itself, without the formulas that its edition repeats.
type core struct {
	whole []count // by gram
	lead  []count // of the first clause: 积极的财政政策要加力增效
	runes int

	wholeWeight, leadWeight int64
}

// fewTasks is how many tasks two editions have at least before rarity is told from them.
const fewTasks = 6

func newMeter(a, b *Edition) *meter {
	m := &meter{a: a, b: b}
	for i, e := range []*Edition{a, b} {
		m.cores[i] = coresOf(e)
	}
	m.weights = rarity(m.cores[:])
	for i := range m.cores {
		for j := range m.cores[i] {
			c := &m.cores[i][j]
			c.wholeWeight, c.leadWeight = m.weigh(c.whole), m.weigh(c.lead)
		}
	}
	return m
}

// coresOf leaves out the clauses that several tasks of the edition share word for
// word (加强组织领导，明确责任分工), unless a task has no others.
func coresOf(e *Edition) []core {
	said := map[string]int{}
	for i := range e.Tasks {
		for _, c := range e.Tasks[i].words.clauses {
			said[c.text]++
		}
	}
	out := make([]core, len(e.Tasks))
	for i := range e.Tasks {
		own := e.Tasks[i].words.clauses
		if slices.ContainsFunc(own, func(c clause) bool { return said[c.text] == 1 }) {
			own = slices.DeleteFunc(slices.Clone(own), func(c clause) bool { return said[c.text] > 1 })
		}
		out[i] = coreOf(own)
	}
	return out
}

func coreOf(clauses []clause) core {
	c := core{}
	for _, x := range clauses {
		c.whole = append(c.whole, x.grams...)
		c.runes += x.runes
		if c.lead == nil && x.runes >= shortestLead {
			c.lead = x.grams
		}
	}
	c.whole = summed(c.whole)
	if c.lead == nil {
		c.lead = c.whole
	}
	return c
}

// summed sorts counts and adds those of one gram.
func summed(cs []count) []count {
	slices.SortFunc(cs, func(x, y count) int { return cmp.Compare(x.gram, y.gram) })
	out := cs[:0]
	for _, c := range cs {
		if n := len(out); n > 0 && out[n-1].gram == c.gram {
			out[n-1].n += c.n
			continue
		}
		out = append(out, c)
	}
	return out
}

// rarity weighs a gram by how few of the tasks have it: the square of ln(1+N/n), in thousandths.
func rarity(cores [][]core) map[gram]int64 {
	n, has := 0, map[gram]int64{}
	for _, tasks := range cores {
		n += len(tasks)
		for i := range tasks {
			for _, c := range tasks[i].whole {
				has[c.gram]++
			}
		}
	}
	for g, k := range has {
		has[g] = 1000
		if n >= fewTasks {
			idf := math.Log(1 + float64(n)/float64(k))
			has[g] = int64(math.Round(1000 * idf * idf))
		}
	}
	return has
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
