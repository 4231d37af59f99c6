package warehouse

import (
	"context"
	"slices"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/correct"
)

// said is what people have said of plans, for a writer to lay over what it writes.
type said struct {
	all    []Correction // that hold
	known  map[int64]bool
	scopes map[scope][]int
	order  []scope
}

// scope is what tells a plan among others at a glance.
type scope struct {
	document, title, number string
	year                    int
}

func scopeOf(t *correct.Target) scope { return scope{t.Document, t.Title, t.Number, t.Year} }

// newSaid sorts corrections by the plans they are of.
func newSaid(all []Correction) *said {
	s := &said{all: correct.Active(all), known: map[int64]bool{}, scopes: map[scope][]int{}}
	for i := range all {
		s.known[all[i].ID] = true
	}
	for i := range s.all {
		for _, t := range s.all[i].Scopes() {
			k := scopeOf(t)
			if s.scopes[k] == nil {
				s.order = append(s.order, k)
			}
			s.scopes[k] = append(s.scopes[k], i)
		}
	}
	return s
}

// listen reads what was said so far.
func (wr *writer) listen(ctx context.Context) error {
	all, err := wr.heard(ctx)
	wr.said = newSaid(all)
	return err
}

// heard are all corrections, those that wait beside the tables included.
func (wr *writer) heard(ctx context.Context) ([]Correction, error) {
	all, err := storedCorrections(wr.asks(ctx))
	if err != nil {
		return nil, err
	}
	waiting, err := wr.session.waiting()
	return together(all, waiting), err
}

// corrected is a publication's plans with what people said of them.
type corrected struct {
	plans   []*normalize.Plan
	effects [][]correct.Effect
}

// lay lays what was said over the plans of a publication; nil where nothing was said of them.
func (s *said) lay(r *normalize.Result) *corrected {
	of := s.of(r)
	if len(of) == 0 {
		return nil
	}
	plans, effects := correct.Apply(correct.NewPage(r.Bundle), r.Plans, of)
	return &corrected{plans, effects}
}

// of are the corrections that may be of a publication.
func (s *said) of(r *normalize.Result) (out []Correction) {
	if s == nil || len(s.all) == 0 {
		return nil
	}
	var files []string
	for _, d := range r.Bundle.Documents {
		files = append(files, d.SHA256)
	}
	here := map[int]bool{}
	for _, k := range s.order {
		for _, p := range r.Plans {
			if s.could(k, files, p) {
				for _, i := range s.scopes[k] {
					here[i] = true
				}
			}
		}
	}
	for i := range s.all {
		if here[i] {
			out = append(out, s.all[i])
		}
	}
	return out
}

func (s *said) could(k scope, files []string, p *normalize.Plan) bool {
	t := correct.Target{Document: k.document, Title: k.title, Number: k.number, Year: k.year}
	return t.Could(files, optionalText(p.Title), optionalText(p.Number), orZero(p.Year))
}

// any reports a correction of one of the plans.
func (c *corrected) any() bool {
	return c != nil && slices.ContainsFunc(c.effects, func(of []correct.Effect) bool { return len(of) > 0 })
}

// bundle makes the rows of a Result with what people said of it.
func (s *said) bundle(r *normalize.Result, parser string) (*bundle, error) {
	return correctedBundle(r, parser, s.lay(r))
}

// plan is the i-th plan as it is to be written, and what became of the corrections of it.
func (c *corrected) plan(i int, parsed *normalize.Plan) (*normalize.Plan, []correct.Effect) {
	if c == nil {
		return parsed, nil
	}
	return c.plans[i], c.effects[i]
}
