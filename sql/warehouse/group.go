package warehouse

import (
	"context"
	"errors"
	"time"
)

// group is what one transaction does.
type group struct {
	wr      *writer
	held    map[int64]*held
	order   []*held // in the order of the results
	stored  map[int64]bool
	sources rows
	origins origins
	stats   Stats
}

// held is a bundle that the warehouse knows, or will know after this transaction.
type held struct {
	id      int64
	name    string
	given   int64
	parser  string
	sources map[int64]bool
	result  int64     // key of all that was read, 0 where it was not noted
	since   time.Time // when they were loaded
	reason  string    // why they are replaced
	stored  bool      // its rows are in the database
	former  bool      // they stay as a former version when they are replaced
	fresh   *bundle   // its rows to be written
}

// transact loads a group in one transaction, all or none; what only bad luck stopped is tried again.
func (wr *writer) transact(ctx context.Context, in []prepared) (Stats, error) {
	for try := 1; ; try++ {
		st, err := wr.transactOnce(ctx, in)
		if err == nil || ctx.Err() != nil {
			return st, err
		}
		if err = wr.session.again(ctx, wr, try, err); err != nil {
			return Stats{}, err
		}
	}
}

func newGroup(wr *writer) *group {
	return &group{wr: wr, held: map[int64]*held{}, stored: map[int64]bool{}}
}

func (wr *writer) transactOnce(ctx context.Context, in []prepared) (Stats, error) {
	g := newGroup(wr)
	if err := wr.exec(ctx, "begin"); err != nil {
		return Stats{}, err
	}
	if err := g.run(ctx, in); err != nil {
		return Stats{}, errors.Join(err, wr.exec(context.WithoutCancel(ctx), "rollback"))
	}
	if err := wr.exec(ctx, "commit"); err != nil {
		return Stats{}, err
	}
	return g.stats, nil
}

func (g *group) run(ctx context.Context, in []prepared) error {
	if err := g.lookup(ctx, in); err != nil {
		return err
	}
	for _, p := range in {
		g.stats.Outcomes = append(g.stats.Outcomes, g.outcome(p))
	}
	if err := g.delete(ctx); err != nil {
		return err
	}
	n, err := g.wr.append(ctx, g.rows()...)
	if err != nil {
		return err
	}
	g.stats.Rows = n
	if err := g.settleOrigins(ctx); err != nil {
		return err
	}
	if err := g.writeAliases(ctx); err != nil {
		return err
	}
	return g.wr.session.settle(ctx, g.wr)
}

func (g *group) outcome(p prepared) Outcome {
	if p.err != nil {
		return refused(p.result, p.err)
	}
	o := Outcome{Result: p.result, Status: g.settle(p.bundle), bundle: p.bundle.id}
	if o.Status == Loaded {
		o.Tasks = p.bundle.tasks
		g.stats.Tasks += o.Tasks
		g.stats.Plans += len(p.bundle.plans)
	}
	return o
}

// lookup fetches what the database holds of these bundles and their documents.
func (g *group) lookup(ctx context.Context, in []prepared) error {
	var ids rows
	for _, p := range in {
		if p.err == nil {
			for _, d := range p.bundle.docIDs {
				ids.add(scratchIncoming, p.bundle.id, d)
			}
			for _, o := range p.bundle.origins {
				ids.add(scratchArrived, o.id)
			}
		}
	}
	if err := g.wr.exec(ctx, "incoming-clear"); err != nil {
		return err
	}
	if _, err := g.wr.append(ctx, &ids); err != nil {
		return err
	}
	if err := g.wr.session.hold(ctx, g.wr); err != nil {
		return err
	}
	if ids.len(scratchArrived) > 0 {
		if err := g.lookupOrigins(ctx); err != nil {
			return err
		}
	}
	if err := g.wr.each(ctx, "incoming-bundle", g.scanHeld); err != nil {
		return err
	}
	if err := g.wr.each(ctx, "incoming-source", func(scan func(...any) error) error {
		var bundle, source int64
		err := scan(&bundle, &source)
		if h := g.held[bundle]; h != nil {
			h.sources[source] = true
		}
		return err
	}); err != nil {
		return err
	}
	return g.lookupStored(ctx)
}

func (g *group) scanHeld(scan func(...any) error) error {
	h := &held{stored: true, sources: map[int64]bool{}}
	err := scan(&h.id, &h.name, &h.given, &h.parser, &h.since, &h.result)
	g.held[h.id] = h
	return err
}

// lookupStored notes which of the documents have their text in the database.
func (g *group) lookupStored(ctx context.Context) error {
	return g.wr.each(ctx, "incoming-document", func(scan func(...any) error) error {
		var id int64
		err := scan(&id)
		g.stored[id] = true
		return err
	})
}

// settle says whether a bundle is new, known, or known under another name.
// Which of several names and given values stands for the bytes does not depend on order.
func (g *group) settle(b *bundle) Status {
	h := g.held[b.id]
	if b.again && h != nil {
		h.fresh, h.former = b, false
		g.order = append(g.order, h)
		return Unchanged
	}
	changed := h == nil || h.parser != g.wr.parser && h.result != b.result || h.name == b.name && h.given != b.given
	if h == nil {
		h = &held{id: b.id, sources: map[int64]bool{}}
		g.held[b.id] = h
	}
	news := g.addSources(h, b)
	renamed := g.place(b)
	if changed && h.stored && h.fresh == nil {
		h.former = !h.since.Equal(g.wr.at)
		h.reason = byGiven
		if h.given == b.given {
			h.reason = byParser
		}
	}
	if changed || better(b, h) {
		if h.fresh == nil {
			g.order = append(g.order, h)
		}
		h.name, h.given, h.parser, h.result, h.fresh = b.name, b.given, g.wr.parser, b.result, b
	}
	switch {
	case changed:
		return Loaded
	case news && !renamed:
		return Duplicate
	}
	return Unchanged
}

// better reports that b, of the same bytes as h, is the one to keep: what the
// operator described comes first, then the smaller name.
func better(b *bundle, h *held) bool {
	if (b.given != 0) != (h.given != 0) {
		return b.given != 0
	}
	return b.name < h.name
}

func (g *group) addSources(h *held, b *bundle) bool {
	news := false
	for _, s := range b.sources {
		if h.sources[s.id] {
			continue
		}
		h.sources[s.id] = true
		g.sources.add(coreSource, b.id, s.document, s.id, text(s.name), optional(s.url), official(s.url))
		news = true
	}
	return news
}

// rows gathers what is to be written; documents that are there stay as they are, organs and small divisions are put aside until settle.
func (g *group) rows() []*rows {
	more := &rows{}
	all := []*rows{&g.sources, more}
	orgs, places := map[int64]bool{}, map[string]bool{}
	for _, h := range g.order {
		b := h.fresh
		b.stamp(g.since(h))
		all = append(all, &b.rows)
		more[scratchOrg] = append(more[scratchOrg], once(coreOrg, b.orgs[coreOrg], orgs)...)
		more[scratchDivision] = append(more[scratchDivision], once(coreDivision, b.orgs[coreDivision], places)...)
		for i, doc := range b.docIDs {
			if !g.stored[doc] {
				g.stored[doc] = true
				all = append(all, b.raw[i])
			}
		}
		for _, p := range b.plans {
			more.add(scratchTouched, p.plan)
		}
	}
	return all
}

// since is when a bundle was loaded: what is only written anew stays as old as it is.
func (g *group) since(h *held) time.Time {
	if h.fresh.again {
		return h.since
	}
	return g.wr.at
}

// once leaves the rows of a dimension that this transaction does not have yet.
func once[K comparable](t table, values []datum, here map[K]bool) []datum {
	var out []datum
	for i := 0; i < len(values); i += tables[t].columns {
		id := values[i].value().(K)
		if !here[id] {
			here[id] = true
			out = append(out, values[i:i+tables[t].columns]...)
		}
	}
	return out
}
