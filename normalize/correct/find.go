package correct

import (
	"slices"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/anchor"
)

// Why a correction is stale, beside what anchor says.
const (
	missing   = "missing"
	ambiguous = "ambiguous"
	other     = "other" // the text says something that is neither what it said then nor what it shall say
)

// found is what a quotation was found as: tasks of a plan, and how sure.
type found struct {
	tasks []int
	at    span // where the words stand; empty where only the task's words were found
	how   string
	score float64
}

func (f found) ok() bool { return len(f.tasks) > 0 }

// How much of a task, or of a quotation, must lie in the other.
const (
	meets  = 0.5 // to have to do with it at all
	within = 0.8 // to be a part of it
)

// find gives the tasks that a quotation is of now: the one that stands there, or those that
// it was cut into.
func (s *sheet) find(q *Quote) found {
	if q == nil {
		return found{how: missing}
	}
	p := s.page.text.Find(q.Selector)
	if !p.How.Found() {
		return s.byWords(q, string(p.How))
	}
	at := span{p.From, p.To}
	f := found{at: at, how: string(p.How), score: p.Score}
	var pieces []int
	for i := range s.plan.Tasks {
		where := s.spansOf(i)
		if share(at, where) >= meets {
			f.tasks = append(f.tasks, i)
		}
		if inside(at, where) >= within {
			pieces = append(pieces, i)
		}
	}
	same := slices.Collect(func(yield func(int) bool) {
		for _, i := range f.tasks {
			if alike(s.plan.Tasks[i].Content, q.Words) && !yield(i) {
				return
			}
		}
	})
	switch {
	case len(same) == 1:
		f.tasks = same
	case len(f.tasks) == 0:
		return s.byWords(q, missing)
	case len(f.tasks) > 1 && len(same) == 0 && len(pieces) == len(f.tasks) && s.apart(pieces):
	case len(f.tasks) > 1:
		return found{how: ambiguous}
	}
	return f
}

// apart reports tasks that stand one behind the other.
func (s *sheet) apart(tasks []int) bool {
	for k := 1; k < len(tasks); k++ {
		a, _ := hull(s.spansOf(tasks[k-1]))
		b, _ := hull(s.spansOf(tasks[k]))
		if share(a, []span{b}) > 1-within {
			return false
		}
	}
	return true
}

// byWords finds the one task that says the same or nearly so, where its place was not found.
// Words that stood there several times tell nothing.
func (s *sheet) byWords(q *Quote, why string) found {
	if q.Of > 1 || why == ambiguous {
		return found{how: why}
	}
	best, next, at := 0.0, 0.0, -1
	for i := range s.plan.Tasks {
		x := anchor.Similarity(s.plan.Tasks[i].Content, q.Words)
		if x > best {
			best, next, at = x, best, i
		} else if x > next {
			next = x
		}
	}
	switch {
	case best < anchor.Alike:
		return found{how: missing}
	case next >= anchor.Alike:
		return found{how: ambiguous}
	case best == 1:
		return found{tasks: []int{at}, how: string(anchor.Exact), score: 1}
	}
	return found{tasks: []int{at}, how: string(anchor.Fuzzy), score: best}
}

// alike reports texts that are equal but for white space, width and marks.
func alike(a, b string) bool {
	return a == b || hanzi.Key(a) == hanzi.Key(b) || anchor.Similarity(a, b) == 1
}

// element gives which of a task's elements the target is of; ok is false where none or several can be.
// same reports one that says already what it shall.
func (s *sheet) element(t *normalize.Task, c *Correction) (at int, same bool, how string) {
	all := elementsOf(t, c.Kind)
	var equal, wanted []int
	for i, e := range all {
		if alike(e.words, c.Target.Element) {
			equal = append(equal, i)
		}
		if c.New != nil && alike(e.get(c.Field), *c.New) && c.Field == ElementFields[c.Kind][0] {
			wanted = append(wanted, i)
		}
	}
	if role := c.Target.Role; len(equal) > 1 && role != "" {
		if of := keep(equal, func(i int) bool { return all[i].role == role }); len(of) > 0 {
			equal = of
		}
	}
	if len(equal) == 1 {
		return equal[0], false, string(anchor.Exact)
	}
	if here := s.standing(all, equal, c.Target.Value); len(here) == 1 {
		return here[0], false, string(anchor.Exact)
	}
	switch {
	case len(equal) > 1:
		return -1, false, ambiguous
	case len(wanted) == 1:
		return wanted[0], true, string(anchor.Exact)
	}
	if near := keep(indexes(all), func(i int) bool { return anchor.Similarity(all[i].words, c.Target.Element) >= anchor.Alike }); len(near) == 1 {
		return near[0], false, string(anchor.Fuzzy)
	}
	if here := s.standing(all, indexes(all), c.Target.Value); len(here) == 1 {
		return here[0], false, string(anchor.Fuzzy)
	}
	return -1, false, missing
}

// standing leaves the elements that stand where the field's quotation is found.
func (s *sheet) standing(all []element, of []int, sel *anchor.Selector) []int {
	if sel == nil || len(of) == 0 {
		return nil
	}
	p := s.page.text.Find(*sel)
	if !p.How.Found() {
		return nil
	}
	return keep(of, func(i int) bool { return share(span{p.From, p.To}, s.page.spans(all[i].pos)) >= meets })
}

func indexes[T any](of []T) []int {
	out := make([]int, len(of))
	for i := range out {
		out[i] = i
	}
	return out
}

func keep(of []int, in func(int) bool) (out []int) {
	for _, i := range of {
		if in(i) {
			out = append(out, i)
		}
	}
	return out
}
