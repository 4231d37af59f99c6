package link

// Term is one reason for or against two tasks being counterparts.
type Term int

const (
	Words     Term = iota // equal words, of both texts
	Held                  // of the shorter text's words, those the longer one has
	Lead                  // equal words of the first clauses
	LeadHeld              // of the shorter first clause's words, those the longer one has
	Path                  // equal words of the headings above
	Organs                // organs or functions in common
	Measures              // figures of the same unit
	Deadlines             // due in the same way
	Rivals                // other tasks that fit almost as well
	terms
)

var termNames = [terms]string{"words", "held", "lead", "lead_held", "path", "organs", "measures", "deadlines", "rivals"}

func (t Term) String() string { return termNames[t] }

// Score is what every term adds, in millionths; their sum is Total, exactly.
type Score struct {
	Total  int64
	Points [terms]int64
}

// What a term adds where the likeness is whole: of the texts by themselves, and, of
// the facts around them, as a share of what the texts have scored, so that the same
// organ alone makes no two tasks one.
var (
	textWeight  = [terms]int64{Words: 250_000, Held: 250_000, Lead: 250_000, LeadHeld: 250_000}
	factWeight  = [terms]int64{Path: 100_000, Organs: 150_000, Measures: 50_000, Deadlines: 50_000}
	factAgainst = [terms]int64{Path: 50_000, Organs: 100_000, Measures: 50_000}
)

// textScore is what the texts alone score, and the share of the shorter one that the longer holds.
func textScore(sharedWhole, sharedLead int64, x, y size) (s Score, held int64) {
	var like [terms]int64
	like[Words], like[Held] = alike(sharedWhole, x.whole, y.whole)
	like[Lead], like[LeadHeld] = alike(sharedLead, x.lead, y.lead)
	for t := Words; t <= LeadHeld; t++ {
		s.Points[t] = like[t] * textWeight[t] / whole
		s.Total += s.Points[t]
	}
	return s, like[Held]
}

// withFacts adds what path, organs, figures and deadlines say.
func (m *meter) withFacts(s Score, i, j int) Score {
	text := s.Total
	for t := Path; t <= Deadlines; t++ {
		like, stated := facts[t](m, i, j)
		if !stated {
			continue
		}
		weight := factWeight[t]*like - factAgainst[t]*(whole-like)
		s.Points[t] = text * (weight / whole) / whole
		s.Total += s.Points[t]
	}
	return s
}

// facts measure how far two tasks agree in what stands around the text; stated says that both name it.
var facts = [terms]func(m *meter, i, j int) (like int64, stated bool){
	Path: (*meter).paths, Organs: (*meter).organs, Measures: (*meter).measures, Deadlines: (*meter).deadlines,
}

func (m *meter) paths(i, j int) (int64, bool) {
	x, y := m.x.of[i].path, m.y.of[j].path
	if x == none || y == none {
		return 0, false
	}
	return m.like.path(x, y), true
}

func headings(path []string) []count {
	all := []rune{}
	for _, p := range path {
		all = appendEssence(all, []rune(p))
	}
	return grams(all)
}

// sameWords is the share of equal pairs of characters, each weighing the same.
func sameWords(x, y []count) int64 {
	shared := int64(0)
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].gram < y[j].gram:
			i++
		case x[i].gram > y[j].gram:
			j++
		default:
			shared += int64(min(x[i].n, y[j].n))
			i++
			j++
		}
	}
	if shared == 0 {
		return 0
	}
	return 2 * shared * whole / (total(x) + total(y))
}

func total(cs []count) int64 {
	n := int64(0)
	for _, c := range cs {
		n += int64(c.n)
	}
	return n
}

// organs compares by identity, and by functions where an organ became another.
func (m *meter) organs(i, j int) (int64, bool) {
	x, y := m.x.of[i].orgs, m.y.of[j].orgs
	if len(x) == 0 || len(y) == 0 {
		return 0, false
	}
	return 2 * whole * m.common(x, y) / int64(len(x)+len(y)), true
}

func (m *meter) common(x, y []int32) int64 {
	taken, n := make([]bool, len(y)), int64(0)
	for _, o := range x {
		for j, p := range y {
			if !taken[j] && m.like.org(o, p) {
				taken[j] = true
				n++
				break
			}
		}
	}
	return n
}

// is reports one organ, or one with a function of the other.
func (o *Org) is(p *Org) bool {
	if o.Key == p.Key {
		return true
	}
	for _, f := range o.Functions {
		for _, g := range p.Functions {
			if f == g {
				return true
			}
		}
	}
	return false
}

// measures compares the units of figures, not the figures: these are what changes.
func (m *meter) measures(i, j int) (int64, bool) {
	x, y := &m.a.Tasks[i], &m.b.Tasks[j]
	if len(x.Measures) == 0 || len(y.Measures) == 0 {
		return 0, false
	}
	n := int64(0)
	for i := range x.Measures {
		for j := range y.Measures {
			if x.Measures[i].Unit == y.Measures[j].Unit {
				n++
				break
			}
		}
	}
	return n * whole / int64(len(x.Measures)), true
}

// deadlines compares the kind, and of recurring ones the rule.
func (m *meter) deadlines(i, j int) (int64, bool) {
	x, y := &m.a.Tasks[i], &m.b.Tasks[j]
	if len(x.Deadlines) == 0 || len(y.Deadlines) == 0 {
		return 0, false
	}
	n := int64(0)
	for i := range x.Deadlines {
		for j := range y.Deadlines {
			if d, e := &x.Deadlines[i], &y.Deadlines[j]; d.Kind == e.Kind && value(d.RRule) == value(e.RRule) {
				n++
				break
			}
		}
	}
	return n * whole / int64(len(x.Deadlines)), true
}
