package link

import (
	"testing"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
)

// madeYears are a made plan, with formulas that many tasks share, in two years.
func madeYears(seed uint64) [2]*Edition {
	var out [2]*Edition
	i := 0
	for r := range (corpus.Options{Seed: seed, Divisions: 1, Series: 1, Years: 2, Tasks: 40, FirstYear: 2018}).Results("txt") {
		out[i] = From(r.Plans[0])
		i++
	}
	return out
}

// In plans full of tasks that could be taken for one another, too, the terms of every score sum to
// it, and a pair with the score that why-not asks for is linked: all candidates, and some of the rest.
func TestExplainMadePlans(t *testing.T) {
	for seed := range uint64(2) {
		years := madeYears(seed)
		m := newMeter(years[0], years[1])
		looked := map[[2]int]bool{}
		for k, c := range m.candidates() {
			if k%3 == int(seed) {
				looked[[2]int{c.a, c.b}] = true
			}
		}
		for i := range years[0].Tasks {
			looked[[2]int{i, (7*i + int(seed)) % len(years[1].Tasks)}] = true
		}
		for at := range looked {
			checkWhy(t, years[0], years[1], at[0], at[1])
		}
		for _, l := range Pair(years[0], years[1], DefaultRules).Links {
			checkWhy(t, years[0], years[1], l.A, l.B)
		}
	}
}
