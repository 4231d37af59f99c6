package eval

import (
	"cmp"
	"slices"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/normalize"
)

// Same is the likeness from which two contents are the same task.
const Same = 0.9

// Dice is the likeness of two texts, from 0 to 1: the shared share of their
// character bigrams after folding.
func Dice(a, b string) float64 { return dice(bigrams(a), bigrams(b)) }

type bag struct {
	n     map[[2]rune]int
	total int
}

func bigrams(s string) bag {
	r := []rune(hanzi.Key(s))
	if len(r) == 1 {
		r = append(r, 0)
	}
	b := bag{n: make(map[[2]rune]int, len(r))}
	for i := 1; i < len(r); i++ {
		b.n[[2]rune{r[i-1], r[i]}]++
		b.total++
	}
	return b
}

func dice(a, b bag) float64 {
	if a.total+b.total == 0 {
		return 1
	}
	both := 0
	for g, n := range a.n {
		both += min(n, b.n[g])
	}
	return 2 * float64(both) / float64(a.total+b.total)
}

// edge says how like gold task g and got task t are.
type edge struct {
	g, t int
	like float64
	near float64 // tie break: path, serial and order agree
}

// pairing is a one-to-one matching; -1 where a side stands alone.
type pairing struct {
	gold, got []int  // the other side's index
	closest   []edge // per gold task, its most alike got task, matched or not
}

// pair matches tasks one to one: the most alike first, then as many as possible.
func pair(gold []GoldTask, got []normalize.Task) pairing {
	p := pairing{make([]int, len(gold)), make([]int, len(got)), make([]edge, len(gold))}
	var edges []edge
	bags := make([]bag, len(got))
	for j, t := range got {
		bags[j] = bigrams(t.Content)
		p.got[j] = -1
	}
	for i := range gold {
		p.gold[i], p.closest[i] = -1, edge{i, -1, 0, 0}
		want := wantBags(&gold[i])
		for j := range got {
			e := edge{i, j, likeness(want, bags[j]), nearness(&gold[i], &got[j])}
			if byLikeness(e, p.closest[i]) < 0 {
				p.closest[i] = e
			}
			if e.like >= Same {
				edges = append(edges, e)
			}
		}
	}
	p.match(edges)
	return p
}

func wantBags(g *GoldTask) []bag {
	out := []bag{bigrams(g.Content)}
	for _, alt := range g.ContentAlt {
		out = append(out, bigrams(alt))
	}
	return out
}

func likeness(want []bag, got bag) float64 {
	best := 0.0
	for _, w := range want {
		best = max(best, dice(w, got))
	}
	return best
}

func nearness(g *GoldTask, t *normalize.Task) float64 {
	near := 0.0
	if equalPath(g.Path, t.Path) {
		near++
	}
	if spell(g.Serial) == spell(t.Serial) {
		near += 0.5
	}
	d := g.Ordinal - t.Ordinal
	return near + 0.4/float64(1+max(d, -d))
}

func byLikeness(a, b edge) int {
	return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(b.near, a.near), cmp.Compare(a.g, b.g), cmp.Compare(a.t, b.t))
}

func (p *pairing) match(edges []edge) {
	slices.SortFunc(edges, byLikeness)
	of := make([][]edge, len(p.gold))
	for _, e := range edges {
		of[e.g] = append(of[e.g], e)
		if p.gold[e.g] < 0 && p.got[e.t] < 0 {
			p.gold[e.g], p.got[e.t] = e.t, e.g
		}
	}
	for g := range p.gold {
		if p.gold[g] < 0 {
			p.augment(g, of, make([]bool, len(p.got)))
		}
	}
}

// augment frees a partner for g by moving others, where that loses none.
func (p *pairing) augment(g int, of [][]edge, seen []bool) bool {
	for _, e := range of[g] {
		if seen[e.t] {
			continue
		}
		seen[e.t] = true
		if p.got[e.t] < 0 || p.augment(p.got[e.t], of, seen) {
			p.gold[g], p.got[e.t] = e.t, g
			return true
		}
	}
	return false
}
