package eval

import (
	"math/rand/v2"
	"strings"
)

// specimen is a plan's text, one line an element, with its annotation. A
// mutation changes both alike, so that the annotation stays true.
type specimen struct {
	name  string
	wild  bool // of any layout: a mutation that would not be true of it is left out
	lines []string
	gold  *Gold
	rng   *rand.Rand
	log   []string
}

// mutation is one way in which another county would have written the same plan.
type mutation struct {
	name  string
	apply func(*specimen)
}

// mutations are applied in this order, each with even chances.
var mutations = []mutation{
	{"places", (*specimen).places},
	{"organs", (*specimen).organs},
	{"separators", (*specimen).separators},
	{"numbering", (*specimen).numbering},
	{"columns", (*specimen).columns}, // of the seeds' tables only
	{"furniture", (*specimen).furniture},
	{"cuts", (*specimen).cuts},
}

// mutate applies a choice of mutations.
func (s *specimen) mutate() {
	for _, m := range mutations {
		if s.rng.IntN(2) == 0 && !(s.wild && m.name == "columns") {
			s.log = append(s.log, m.name)
			m.apply(s)
		}
	}
}

// rewrite replaces words in the text and everywhere in the annotation.
func (s *specimen) rewrite(pairs []string) {
	r := strings.NewReplacer(pairs...)
	for i := range s.lines {
		s.lines[i] = r.Replace(s.lines[i])
	}
	s.gold.each(r.Replace)
}

// whole reports a word that stands in the text, and nowhere broken over two lines or cells.
func (s *specimen) whole(word string) bool {
	text := strings.Join(s.lines, "\n")
	n := strings.Count(text, word)
	closed := strings.Map(func(r rune) rune {
		if isSpace(r) || r == '\n' || r == '\r' || r == '|' {
			return -1
		}
		return r
	}, text)
	return n > 0 && n == strings.Count(closed, word)
}
