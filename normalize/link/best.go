package link

import (
	"cmp"
	"container/heap"
	"slices"
)

// best chooses, one to one, the counterparts whose scores sum highest, each of at
// least the given score. Equal sums are settled by the tasks' places, nearest first.
func best(found []candidate, nA, nB int, least int64) []Link {
	g := &graph{edges: make([][]edge, nA), owner: filled(nB, free), mate: filled(nA, free)}
	for i := range found {
		if c := &found[i]; c.score.Total >= least {
			g.edges[c.a] = append(g.edges[c.a], edge{c.b, c.score.Total<<nearBits + near(c.a, c.b, nA, nB), &c.score})
		}
	}
	g.certain()
	for a := range g.edges {
		if g.mate[a] == free && len(g.edges[a]) > 0 {
			g.top = max(g.top, slices.MaxFunc(g.edges[a], func(x, y edge) int { return cmp.Compare(x.weight, y.weight) }).weight)
		}
	}
	g.price = make([]int64, nB)
	g.value = filled64(nA, 0)
	for a := range g.edges {
		if g.mate[a] == free && len(g.edges[a]) > 0 {
			g.augment(a)
		}
	}
	return g.links()
}

// nearBits is the room below a score for how near two tasks stand.
const nearBits = 16

// near is larger the nearer two tasks stand in their editions.
func near(a, b, nA, nB int) int64 {
	const most = 1<<nearBits - 1
	x, y := int64(a)*most/int64(max(nA, 1)), int64(b)*most/int64(max(nB, 1))
	return most - max(x-y, y-x)
}

const free = -1

func filled(n, with int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = with
	}
	return out
}

func filled64(n int, with int64) []int64 {
	out := make([]int64, n)
	for i := range out {
		out[i] = with
	}
	return out
}

type edge struct {
	b      int
	weight int64
	score  *Score
}

// graph is a bipartite graph with a matching that grows by shortest augmenting
// paths; a task may stay without a counterpart at the cost of top.
type graph struct {
	edges [][]edge
	mate  []int // of a
	owner []int // of b
	top   int64 // the highest weight; a's cost for b is top less their weight
	price []int64
	value []int64
}

// certain links pairs that are in every best choice: each at least as good as the two next best of both together.
func (g *graph) certain() {
	first, second := make([]edge, len(g.edges)), make([]int64, len(g.edges))
	bFirst, bSecond := make([]int64, len(g.owner)), make([]int64, len(g.owner))
	for a, es := range g.edges {
		for _, e := range es {
			if e.weight > first[a].weight {
				second[a], first[a] = first[a].weight, e
			} else {
				second[a] = max(second[a], e.weight)
			}
			if e.weight > bFirst[e.b] {
				bSecond[e.b], bFirst[e.b] = bFirst[e.b], e.weight
			} else {
				bSecond[e.b] = max(bSecond[e.b], e.weight)
			}
		}
	}
	for a, e := range first {
		if e.weight > 0 && e.weight == bFirst[e.b] && e.weight > second[a]+bSecond[e.b] {
			g.mate[a], g.owner[e.b] = e.b, a
		}
	}
	for a, es := range g.edges {
		if g.mate[a] == free {
			g.edges[a] = slices.DeleteFunc(es, func(e edge) bool { return g.owner[e.b] != free })
		}
	}
}

// step is a place on the way of a search: task b of the later edition, or staying alone (free) of a.
type step struct {
	b, a int
	cost int64
}

type steps []step

func (s steps) Len() int { return len(s) }
func (s steps) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(s[i].cost, s[j].cost), cmp.Compare(s[i].b, s[j].b), cmp.Compare(s[i].a, s[j].a)) < 0
}
func (s steps) Swap(i, j int) { s[i], s[j] = s[j], s[i] }
func (s *steps) Push(x any)   { *s = append(*s, x.(step)) }
func (s *steps) Pop() any {
	old := *s
	x := old[len(old)-1]
	*s = old[:len(old)-1]
	return x
}

// augment gives a its place in the best choice (Dijkstra over reduced costs).
func (g *graph) augment(root int) {
	from, dist := map[int]int{}, map[int]int64{}
	settled := map[int]bool{}
	reached := map[int]int64{root: 0}
	var q steps
	visit := func(a int, d int64) {
		for _, e := range g.edges[a] {
			c := d + g.top - e.weight - g.value[a] - g.price[e.b]
			if old, seen := dist[e.b]; !settled[e.b] && (!seen || c < old) {
				dist[e.b], from[e.b] = c, a
				heap.Push(&q, step{e.b, a, c})
			}
		}
		heap.Push(&q, step{free, a, d + g.top - g.value[a]})
	}
	visit(root, 0)
	for {
		s := heap.Pop(&q).(step)
		if s.b != free && (settled[s.b] || from[s.b] != s.a || dist[s.b] != s.cost) {
			continue
		}
		if s.b == free || g.owner[s.b] == free {
			g.reprice(reached, settled, dist, s.cost)
			g.flip(root, s, from)
			return
		}
		settled[s.b] = true
		reached[g.owner[s.b]] = s.cost
		visit(g.owner[s.b], s.cost)
	}
}

// reprice keeps every reduced cost at or above nothing.
func (g *graph) reprice(reached map[int]int64, settled map[int]bool, dist map[int]int64, end int64) {
	for a, d := range reached {
		g.value[a] += end - d
	}
	for b := range settled {
		g.price[b] -= end - dist[b]
	}
}

// flip changes partners along the way that was found.
func (g *graph) flip(root int, s step, from map[int]int) {
	a, b := s.a, s.b
	for {
		before := g.mate[a]
		g.mate[a] = b
		if b != free {
			g.owner[b] = a
		}
		if a == root {
			return
		}
		b = before
		a = from[b]
	}
}

func (g *graph) links() []Link {
	var out []Link
	for a, b := range g.mate {
		if b == free {
			continue
		}
		at := slices.IndexFunc(g.edges[a], func(e edge) bool { return e.b == b })
		out = append(out, Link{A: a, B: b, Score: *g.edges[a][at].score})
	}
	return out
}
