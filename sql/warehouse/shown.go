package warehouse

import (
	"context"
	"fmt"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/anchor"
	"github.com/taizhang/taizhang/normalize/correct"
)

// Shown is a plan with its documents and with everything that people said of it, settled or not.
type Shown struct {
	Plan    *normalize.Plan // as it is with all corrections
	Parsed  *normalize.Plan // as the parser read it
	Bundle  *ingest.Bundle  // the documents, in which every pos can be looked up
	Page    *correct.Page
	Effects []correct.Effect // what became of each correction of it
	index   int
}

func (s *Shown) scope() *correct.Target { return s.Page.Scope(s.Parsed, s.index) }

// Plan reads a plan back from its rows and lays over it all that was noted, settled or not.
func (w *Warehouse) Plan(ctx context.Context, plan int64) (*Shown, error) {
	r, err := w.store.read(ctx)
	if err != nil {
		return nil, err
	}
	defer r.release()
	ask := asks(ctx, r)
	bundle := int64(0)
	if err := ask("plan-bundle", plan, func(scan func(...any) error) error { return scan(&bundle) }); err != nil {
		return nil, err
	}
	if bundle == 0 {
		return nil, fmt.Errorf("%w: %d", ErrNoPlan, plan)
	}
	s, err := readStored(ask, bundle)
	if err != nil {
		return nil, err
	}
	all, err := storedCorrections(ask)
	if err != nil {
		return nil, err
	}
	waiting, err := w.store.waiting()
	if err != nil {
		return nil, err
	}
	page := correct.NewPage(s.result.Bundle)
	plans, effects := correct.Apply(page, s.result.Plans, newSaid(together(all, waiting)).of(s.result))
	for i, p := range plans {
		if p.PlanID == spellKey(plan) {
			return &Shown{Plan: p, Parsed: s.result.Plans[i], Bundle: s.result.Bundle, Page: page, Effects: effects[i], index: i + 1}, nil
		}
	}
	return nil, fmt.Errorf("%w: %d", ErrNoPlan, plan)
}

// quoteOf is the quotation that a correction is anchored to: the field's, else the task's.
func quoteOf(c *Correction) anchor.Selector {
	switch t := c.Target; {
	case t == nil:
	case t.Value != nil:
		return *t.Value
	case t.Task != nil:
		return t.Task.Selector
	}
	return anchor.Selector{}
}
