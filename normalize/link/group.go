package link

import (
	"cmp"
	"math/bits"
	"slices"
)

// LSH says how tasks of many places are found that are alike: by Bands of Rows smallest
// hashes each, of which one has to be equal. More bands find more and take longer; more
// rows look at fewer tasks that are not alike.
type LSH struct {
	Rows  int
	Bands int
	Least int64 // share of equal words (Dice) with a group's representative, in millionths
}

// DefaultLSH finds 95 of 100 tasks that are Least alike, and more of those more alike.
var DefaultLSH = LSH{Rows: 3, Bands: 24, Least: 600_000}

// Grouped is a task in the group that its representative names.
type Grouped struct {
	Edition, Task int // places
	Group         int // place in the list of its representative
	Likeness      int64
}

// Group puts every task with the first one before it that it is most alike, or makes it
// the representative of a group of its own. What several tasks of its edition say word
// for word does not count. The editions have to come in an order that does not depend
// on loading: the state's first, then by code.
func Group(editions []*Edition, f LSH, each func(n int, work func(int))) []Grouped {
	return f.group(f.signAll(editions, 0, f.Bands, each), nil)
}

// GroupSummed is Group where the Sums of all bands are known already.
func GroupSummed(editions []*Edition, f LSH, sums [][]uint64, each func(n int, work func(int))) []Grouped {
	return f.group(f.signAll(editions, 0, 0, each), sums)
}

// Sums gives for each band, from one up to another, a number of every task, in the order of the editions: Group
// compares tasks that have the number of a band in common. So many machines can share the bands of one year.
func (f LSH) Sums(editions []*Edition, from, to int, each func(n int, work func(int))) [][]uint64 {
	out := make([][]uint64, to-from)
	for _, tasks := range f.signAll(editions, from, to, each) {
		for t := range tasks {
			for b, sum := range tasks[t].bands {
				out[b] = append(out[b], sum)
			}
		}
	}
	return out
}

func (f LSH) signAll(editions []*Edition, from, to int, each func(n int, work func(int))) [][]signature {
	signed := make([][]signature, len(editions))
	each(len(editions), func(i int) { signed[i] = f.sign(editions[i], from, to) })
	return signed
}

// group enters the tasks one after the other; their bands are their own, or sums.
func (f LSH) group(signed [][]signature, sums [][]uint64) []Grouped {
	g := grouping{lsh: f, buckets: map[uint64][]int32{}}
	for e, tasks := range signed {
		for t := range tasks {
			for _, band := range sums {
				tasks[t].bands = append(tasks[t].bands, band[len(g.out)])
			}
			g.enter(e, t, &tasks[t])
		}
		signed[e] = nil
	}
	return g.out
}

// Missed counts, of the tasks at the given places of what Group found, those that stand alone although a
// representative before them is as like as a group asks for: every one is compared, so that the share of
// such tasks that the bands find is known.
func (f LSH) Missed(editions []*Edition, found []Grouped, places []int, each func(n int, work func(int))) int {
	words := make([][][]count, len(editions))
	each(len(editions), func(e int) {
		x := editions[e].read()
		for i := range x.cores {
			words[e] = append(words[e], x.counts(x.cores[i].whole))
		}
	})
	missed := make([]bool, len(places))
	each(len(places), func(i int) {
		own := words[found[places[i]].Edition][found[places[i]].Task]
		for place, g := range found[:places[i]] {
			if g.Group == place && sameWords(words[g.Edition][g.Task], own) >= f.Least {
				missed[i] = true
				return
			}
		}
	})
	n := 0
	for _, m := range missed {
		if m {
			n++
		}
	}
	return n
}

// signature is a task's words and the bands of their smallest hashes.
type signature struct {
	words []count
	total int64
	bands []uint64
}

// sign gives the signatures of an edition's tasks, of the bands from one up to another.
func (f LSH) sign(e *Edition, from, to int) []signature {
	x := e.read()
	out := make([]signature, len(x.cores))
	least := make([]uint64, f.Rows*(to-from))
	first := f.Rows * from
	for i := range x.cores {
		words := x.counts(x.cores[i].whole)
		out[i] = signature{words, total(words), make([]uint64, to-from)}
		for k := range least {
			least[k] = ^uint64(0)
		}
		for _, c := range words {
			h := mix(uint64(c.gram))
			for k := range least {
				n := first + k
				least[k] = min(least[k], (h^seeds[n%len(seeds)])*(uint64(n)<<1|0x9E3779B97F4A7C15))
			}
		}
		for b := range out[i].bands {
			sum := uint64(from + b)
			for _, h := range least[b*f.Rows : (b+1)*f.Rows] {
				sum = mix(sum ^ h)
			}
			out[i].bands[b] = sum
		}
	}
	return out
}

// mix spreads the bits of a number over all of it.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xBF58476D1CE4E5B9
	x ^= x >> 27
	x *= 0x94D049BB133111EB
	return x ^ x>>31
}

// seeds make one hash many.
var seeds = func() (out [512]uint64) {
	for i := range out {
		out[i] = bits.RotateLeft64(mix(uint64(i)+0x9E3779B97F4A7C15), i)
	}
	return out
}()

// grouping is the groups so far.
type grouping struct {
	lsh     LSH
	buckets map[uint64][]int32 // representatives with an equal band
	heads   []head
	out     []Grouped
	seen    []int32 // of each representative, the task that looked at it last
}

// head is a representative.
type head struct {
	place int // in the list
	words []count
	total int64
}

func (g *grouping) enter(e, t int, s *signature) {
	place := len(g.out)
	best, like := -1, g.lsh.Least-1
	for _, band := range s.bands {
		for _, h := range g.buckets[band] {
			if g.seen[h] == int32(place) {
				continue
			}
			g.seen[h] = int32(place)
			r := &g.heads[h]
			if 2*min(r.total, s.total)*whole < g.lsh.Least*(r.total+s.total) {
				continue
			}
			if v := sameWords(r.words, s.words); v > like || v == like && best >= 0 && r.place < g.heads[best].place {
				best, like = int(h), v
			}
		}
	}
	if best >= 0 {
		g.out = append(g.out, Grouped{e, t, g.heads[best].place, like})
		return
	}
	n := int32(len(g.heads))
	g.heads = append(g.heads, head{place, s.words, s.total})
	g.seen = append(g.seen, -1)
	g.out = append(g.out, Grouped{e, t, place, whole})
	bands := slices.Clone(s.bands)
	slices.SortFunc(bands, func(a, b uint64) int { return cmp.Compare(a, b) })
	for _, band := range slices.Compact(bands) {
		g.buckets[band] = append(g.buckets[band], n)
	}
}
