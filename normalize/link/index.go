package link

import "slices"

// index is what the tasks of an edition say, by the pairs of neighbouring characters that
// stand in them. It rests on the edition alone, so it serves beside every other one.
type index struct {
	grams []gram // in order, each once: a pair of characters is told by its place here
	whole posted // the tasks that have each
	leads posted // those whose first clauses have each
	cores []core
	faces
}

// posted are tasks by pairs of characters.
type posted struct {
	from []int32   // where the tasks that have each begin in all; one more than pairs
	all  []posting // by pair, then task
}

func (p *posted) of(at int32) []posting { return p.all[p.from[at]:p.from[at+1]] }

// posting is a task that has a pair of characters, and how often.
type posting struct{ task, n int32 }

// term is a pair of characters of a text, by its place in the index, and how often it stands there.
type term struct{ at, n int32 }

// core is what a task says by itself, without the formulas that its edition repeats.
type core struct {
	whole []term // by place
	lead  []term // of the first clause: 积极的财政政策要加力增效
	runes int
}

// read is the edition's index; one that nobody has read yet is read on the side.
func (e *Edition) read() *index {
	if e.index != nil && len(e.index.cores) == len(e.Tasks) {
		return e.index
	}
	return (&Edition{Tasks: slices.Clone(e.Tasks)}).Read().index
}

// counts are terms by their pairs of characters, which other editions have too.
func (x *index) counts(ts []term) []count {
	out := make([]count, len(ts))
	for i, t := range ts {
		out[i] = count{x.grams[t.at], t.n}
	}
	return out
}

// post enters pairs of characters with their tasks, in order: pair<<32 | task.
func (x *index) post(all []uint64) {
	sizes := make([]int32, len(x.cores))
	for k := 0; k < len(all); {
		at := all[k]
		n := 1
		for k+n < len(all) && all[k+n] == at {
			n++
		}
		k += n
		if g := gram(at >> 32); len(x.grams) == 0 || x.grams[len(x.grams)-1] != g {
			x.grams, x.whole.from = append(x.grams, g), append(x.whole.from, int32(len(x.whole.all)))
		}
		x.whole.all = append(x.whole.all, posting{int32(uint32(at)), int32(n)})
		sizes[uint32(at)]++
	}
	x.whole.from = append(x.whole.from, int32(len(x.whole.all)))
	x.spread(sizes)
}

// spread gives every task its terms; sizes says how many it has.
func (x *index) spread(sizes []int32) {
	room := make([]term, len(x.whole.all))
	for t, n := range sizes {
		x.cores[t].whole, room = room[:0:n], room[n:]
	}
	for at := range x.grams {
		for _, p := range x.whole.of(int32(at)) {
			c := &x.cores[p.task]
			c.whole = append(c.whole, term{int32(at), p.n})
		}
	}
}

// lead enters the first clauses of the tasks, whose pairs of characters are given in order.
func (x *index) lead(grams [][]gram) {
	sizes := make([]int32, len(x.grams)+1)
	for t := range x.cores {
		c := &x.cores[t]
		if c.lead = c.whole; grams[t] != nil {
			c.lead = x.terms(grams[t], c.whole)
		}
		for _, at := range c.lead {
			sizes[at.at+1]++
		}
	}
	for i := 1; i < len(sizes); i++ {
		sizes[i] += sizes[i-1]
	}
	x.leads.from = sizes
	x.leads.all = make([]posting, sizes[len(sizes)-1])
	next := slices.Clone(sizes)
	for t := range x.cores {
		for _, at := range x.cores[t].lead {
			x.leads.all[next[at.at]] = posting{int32(t), at.n}
			next[at.at]++
		}
	}
}

// terms are some of a task's terms: those of a clause, by its pairs of characters in order.
func (x *index) terms(of []gram, whole []term) []term {
	var out []term
	for _, g := range of {
		for x.grams[whole[0].at] != g {
			whole = whole[1:]
		}
		if n := len(out); n > 0 && out[n-1].at == whole[0].at {
			out[n-1].n++
			continue
		}
		out = append(out, term{whole[0].at, 1})
	}
	return out
}

// has is how many tasks have a pair of characters.
func (x *index) has(at int) int { return len(x.whole.of(int32(at))) }
