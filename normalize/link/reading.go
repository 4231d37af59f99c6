package link

import "slices"

// reading is the text of the tasks read so far as it is compared: clause by clause, without
// figures, words of degree, punctuation and space, for these are what changes from year to year.
type reading struct {
	runes   []rune
	clauses []clause
	tasks   []int // where the clauses of each end
}

// clause is what stands between two stops, by where it begins and ends.
type clause struct{ from, to int }

// shortestLead is how many characters a first clause has at least to lead a task.
const shortestLead = 3

func (r *reading) text(c clause) []rune { return r.runes[c.from:c.to] }

// task adds the text of the next task.
func (r *reading) task(text []rune) {
	for len(text) > 0 {
		end, next := slices.IndexFunc(text, stop), 1
		if end < 0 {
			end, next = len(text), 0
		}
		from := len(r.runes)
		if r.runes = appendEssence(r.runes, text[:end]); len(r.runes) > from {
			r.clauses = append(r.clauses, clause{from, len(r.runes)})
		}
		text = text[end+next:]
	}
	r.tasks = append(r.tasks, len(r.clauses))
}

// formulas are the clauses that several tasks share word for word (加强组织领导，明确责任分工),
// but for those of tasks that have no others.
func (r *reading) formulas() []bool {
	out := make([]bool, len(r.clauses))
	first := make(map[string]int, len(r.clauses))
	for i, c := range r.clauses {
		text := r.text(c)
		key := string(text)
		if j, said := first[key]; said {
			out[i], out[j] = true, true
			continue
		}
		first[key] = i
	}
	from := 0
	for _, to := range r.tasks {
		if own := out[from:to]; !slices.Contains(own, false) {
			clear(own)
		}
		from = to
	}
	return out
}

// index is what was read, by pairs of characters.
func (r *reading) index() *index {
	x := &index{cores: make([]core, len(r.tasks))}
	leads := make([][]gram, len(r.tasks))
	all := make([]uint64, 0, len(r.runes))
	formula, i := r.formulas(), 0
	for t, to := range r.tasks {
		for ; i < to; i++ {
			if formula[i] {
				continue
			}
			text := r.text(r.clauses[i])
			all = appendPosted(all, text, t)
			x.cores[t].runes += len(text)
			if leads[t] == nil && len(text) >= shortestLead {
				leads[t] = pairs(text)
			}
		}
	}
	x.post(sorted(all))
	x.lead(leads)
	return x
}

// appendPosted adds the pairs of neighbours of a text with its task: pair<<32 | task.
func appendPosted(out []uint64, text []rune, task int) []uint64 {
	if len(text) == 1 {
		return append(out, uint64(pair(text[0], text[0]))<<32|uint64(task))
	}
	for i := 1; i < len(text); i++ {
		out = append(out, uint64(pair(text[i-1], text[i]))<<32|uint64(task))
	}
	return out
}

// digitBits is how much of a pair of characters is looked at in one pass of sorted.
const digitBits = 11

// sorted sorts by the upper half; what is equal there stays in its order.
func sorted(all []uint64) []uint64 {
	other := make([]uint64, len(all))
	for shift := 32; shift < 64; shift += digitBits {
		var at [1 << digitBits]int
		for _, v := range all {
			at[v>>shift&(1<<digitBits-1)]++
		}
		sum := 0
		for d, n := range at {
			at[d], sum = sum, sum+n
		}
		for _, v := range all {
			d := v >> shift & (1<<digitBits - 1)
			other[at[d]] = v
			at[d]++
		}
		all, other = other, all
	}
	return all
}
