// Package link finds the same task in another year, another place or on another
// level: candidates, a score that can be explained term by term, the counterparts
// that fit best, what changed between them, and the threads they make through the years.
//
// It knows normalize's plans and no database. Every function is pure: the links of
// two editions depend on these two alone, so that neither the order of loading nor
// what else is loaded can change them.
package link

import (
	"cmp"
	"math"
	"slices"
)

// Relation is what has become of a task between two editions.
type Relation string

const (
	Same     Relation = "same"     // the same words, but for label and punctuation
	Modified Relation = "modified" // the same duty with another target or wording
	Split    Relation = "split"    // one task is several in the later edition
	Merged   Relation = "merged"   // several tasks are one in the later edition
)

// Link says that task A of one edition and task B of another are counterparts.
// Tasks are told by their place in the edition, from 0.
type Link struct {
	A, B     int
	Relation Relation
	Score    Score
	Given    bool // by people, whatever it scores
}

// Pairing is how the tasks of two editions correspond: A's tasks without a link
// were dropped, B's are new.
type Pairing struct {
	A, B         *Edition
	Links        []Link // by A, then B
	Dropped, New []int
}

// Rules says how alike two tasks must be, in millionths.
type Rules struct {
	Counterpart int64 // least score of a pair one to one, where there is one task
	Doubling    int64 // how much more with twice as many: the more there are, the likelier two are alike by chance
	Part        int64 // least share of a shorter task that is found in a longer one, for split and merged
	Same        int64 // least share of equal words of tasks called the same
}

// DefaultRules were chosen on series other than those they are reported on; see docs/linking.md.
var DefaultRules = Rules{Counterpart: 125_000, Doubling: 30_000, Part: 750_000, Same: 960_000}

// Least is the least score of a pair one to one between editions of so many tasks.
func (r Rules) Least(a, b int) int64 {
	n := max(1, min(a, b))
	return r.Counterpart + int64(math.Round(float64(r.Doubling)*math.Log2(float64(n))))
}

// Pair finds the counterparts of two editions.
func Pair(a, b *Edition, rules Rules) *Pairing { return PairWithin(a, b, rules, Bound{}) }

// PairWithin finds the counterparts of two editions within what people have said of them.
func PairWithin(a, b *Edition, rules Rules, bound Bound) *Pairing {
	m := newMeter(a, b)
	found := bound.bind(m.candidates())
	m.rivals(found)
	links := m.demanded(bound, found)
	found = bound.without(found)
	links = append(links, best(found, len(a.Tasks), len(b.Tasks), rules.Least(len(a.Tasks), len(b.Tasks)))...)
	links = m.parts(found, links, rules)
	p := &Pairing{A: a, B: b, Links: links}
	m.relate(p.Links, rules)
	slices.SortFunc(p.Links, func(x, y Link) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	p.Dropped = unlinked(len(a.Tasks), p.Links, func(l Link) int { return l.A })
	p.New = unlinked(len(b.Tasks), p.Links, func(l Link) int { return l.B })
	return p
}

func unlinked(n int, links []Link, end func(Link) int) []int {
	linked := make([]bool, n)
	for _, l := range links {
		linked[end(l)] = true
	}
	var out []int
	for i, is := range linked {
		if !is {
			out = append(out, i)
		}
	}
	return out
}
