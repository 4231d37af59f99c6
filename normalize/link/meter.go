package link

import "math"

// whole is 1 in millionths.
const whole = 1_000_000

// meter measures how alike tasks of two editions are. How much words weigh depends
// on these two editions alone: what many of their tasks say tells little.
type meter struct {
	a, b    *Edition
	x, y    *index     // of a and b
	beside  []int32    // the place in y of every pair of characters of x, or none
	weights [2][]int64 // of the pairs of characters of x and y
	sizes   [2][]size  // of the tasks of a and b
	like    likeness
}

// size is how much a task's words weigh.
type size struct{ whole, lead int64 }

// fewTasks is how many tasks two editions have at least before rarity is told from them.
const fewTasks = 6

func newMeter(a, b *Edition) *meter {
	m := &meter{a: a, b: b, x: a.read(), y: b.read()}
	m.like = newLikeness(&m.x.faces, &m.y.faces)
	m.weights[0], m.weights[1] = make([]int64, len(m.x.grams)), make([]int64, len(m.y.grams))
	m.beside = make([]int32, len(m.x.grams))
	m.weighGrams()
	for i, x := range []*index{m.x, m.y} {
		m.sizes[i] = make([]size, len(x.cores))
		for j := range x.cores {
			c := &x.cores[j]
			m.sizes[i][j] = size{weigh(c.whole, m.weights[i]), weigh(c.lead, m.weights[i])}
		}
	}
	return m
}

// weighGrams weighs every pair of characters by how few of the tasks have it.
func (m *meter) weighGrams() {
	rare := newRarity(len(m.x.cores) + len(m.y.cores))
	j := 0
	for i, g := range m.x.grams {
		for ; j < len(m.y.grams) && m.y.grams[j] < g; j++ {
			m.weights[1][j] = rare.weight(m.y.has(j))
		}
		if j == len(m.y.grams) || m.y.grams[j] != g {
			m.beside[i], m.weights[0][i] = none, rare.weight(m.x.has(i))
			continue
		}
		w := rare.weight(m.x.has(i) + m.y.has(j))
		m.beside[i], m.weights[0][i], m.weights[1][j] = int32(j), w, w
		j++
	}
	for ; j < len(m.y.grams); j++ {
		m.weights[1][j] = rare.weight(m.y.has(j))
	}
}

// rarity remembers what a pair of characters weighs that so many of the tasks have.
type rarity struct {
	tasks   int
	weights []int64 // by how many have it
}

func newRarity(tasks int) *rarity { return &rarity{tasks, make([]int64, tasks+1)} }

// weight is the square of ln(1+N/n), in thousandths.
func (r *rarity) weight(n int) int64 {
	if r.tasks < fewTasks {
		return 1000
	}
	if r.weights[n] == 0 {
		idf := math.Log(1 + float64(r.tasks)/float64(n))
		r.weights[n] = int64(math.Round(1000 * idf * idf))
	}
	return r.weights[n]
}

func weigh(ts []term, weights []int64) int64 {
	sum := int64(0)
	for _, t := range ts {
		sum += int64(t.n) * weights[t.at]
	}
	return sum
}

// shared is the weight of what a text of a and one of b have in common.
func (m *meter) shared(x, y []term) int64 {
	sum, j := int64(0), 0
	for _, t := range x {
		at := m.beside[t.at]
		if at == none {
			continue
		}
		for j < len(y) && y[j].at < at {
			j++
		}
		if j == len(y) {
			break
		}
		if y[j].at == at {
			sum += int64(min(t.n, y[j].n)) * m.weights[1][at]
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
