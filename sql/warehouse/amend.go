package warehouse

import (
	"context"
	"slices"

	"github.com/taizhang/taizhang/normalize/correct"
)

// Settled counts what settling did.
type Settled struct {
	Corrections int // that were not settled before
	Bundles     int // publications written anew
}

// Settle lays the corrections that were noted over what is loaded, so that every view shows them,
// links anew what this touches and publishes the result. A load does so at its end, too.
func (w *Warehouse) Settle(ctx context.Context) (Settled, error) {
	var st Settled
	err := w.write(ctx, func(wr *writer) error {
		waiting, err := wr.session.waiting()
		if err != nil {
			return err
		}
		if err := wr.session.within(ctx, wr, func() error { return wr.correct(ctx, waiting) }); err != nil {
			return err
		}
		if st, err = wr.amend(ctx); err != nil || st.Bundles == 0 {
			return err
		}
		_, err = wr.linkWhole(ctx, Linking{})
		return err
	})
	return st, err
}

// amend lays over what is loaded the corrections that nobody has laid over it yet, and those that
// were noted since this writer began: other writers may have looked before it wrote.
func (wr *writer) amend(ctx context.Context) (st Settled, err error) {
	all, err := storedCorrections(wr.asks(ctx))
	if err != nil || len(all) == 0 {
		return st, err
	}
	fresh, err := wr.unsettled(ctx, all)
	if err != nil || len(fresh) == 0 {
		return st, err
	}
	bundles, err := wr.meant(ctx, all, fresh)
	if err != nil {
		return st, err
	}
	wr.said = newSaid(all)
	for _, id := range bundles {
		wrote, err := wr.rewrite(ctx, id)
		if err != nil {
			return st, err
		}
		if wrote {
			st.Bundles++
		}
	}
	st.Corrections = len(fresh)
	return st, wr.session.within(ctx, wr, func() error { return wr.noteSettled(ctx, fresh) })
}

// unsettled are the corrections that are to be laid over what is loaded.
func (wr *writer) unsettled(ctx context.Context, all []Correction) (fresh []Correction, err error) {
	settled := map[int64]bool{}
	if err := wr.asks(ctx)("settled", 0, func(scan func(...any) error) error {
		var id int64
		err := scan(&id)
		settled[id] = true
		return err
	}); err != nil {
		return nil, err
	}
	for _, c := range all {
		if !settled[c.ID] || !wr.said.known[c.ID] {
			fresh = append(fresh, c)
		}
	}
	return fresh, nil
}

func (wr *writer) noteSettled(ctx context.Context, fresh []Correction) error {
	var out rows
	for i := range fresh {
		out.add(scratchFreshSettled, fresh[i].ID)
	}
	if _, err := wr.append(ctx, &out); err != nil {
		return err
	}
	return wr.exec(ctx, "settle-note")
}

// meant are the publications that some corrections are of, in the order of their keys.
func (wr *writer) meant(ctx context.Context, all, fresh []Correction) ([]int64, error) {
	wanted := wantedScopes(all, fresh)
	here := map[int64]bool{}
	siblings := map[int64]bool{} // corrections of the same plans: those tell where they landed, whatever the plan's head says now
	for i := range all {
		for _, t := range all[i].Scopes() {
			siblings[all[i].ID] = siblings[all[i].ID] || wanted[scopeOf(t)]
		}
	}
	if err := wr.asks(ctx)("corrected-bundles", 0, func(scan func(...any) error) error {
		var id, bundle int64
		err := scan(&id, &bundle)
		if siblings[id] {
			here[bundle] = true
		}
		return err
	}); err != nil {
		return nil, err
	}
	if err := wr.asks(ctx)("stored-heads", 0, func(scan func(...any) error) error {
		var bundle int64
		var sha string
		var title, number *string
		year := 0
		err := scan(&bundle, &sha, &title, &number, &year)
		for k := range wanted {
			t := correct.Target{Document: k.document, Title: k.title, Number: k.number, Year: k.year}
			if !here[bundle] && t.Could([]string{sha}, optionalText(title), optionalText(number), year) {
				here[bundle] = true
			}
		}
		return err
	}); err != nil {
		return nil, err
	}
	out := make([]int64, 0, len(here))
	for id := range here {
		out = append(out, id)
	}
	slices.Sort(out)
	return out, nil
}

// wantedScopes are the plans of corrections, and of those they take back.
func wantedScopes(all, fresh []Correction) map[scope]bool {
	of := map[int64]*Correction{}
	for i := range all {
		of[all[i].ID] = &all[i]
	}
	wanted := map[scope]bool{}
	for i := range fresh {
		c := &fresh[i]
		if c.Does() == correct.Retract && of[c.Retracts] != nil {
			c = of[c.Retracts]
		}
		for _, t := range c.Scopes() {
			wanted[scopeOf(t)] = true
		}
	}
	return wanted
}

// rewrite writes a publication anew with what people say of it, as old as it is; false where it
// would be the same.
func (wr *writer) rewrite(ctx context.Context, bundle int64) (wrote bool, err error) {
	for try := 1; ; try++ {
		if wrote, err = wr.rewriteOnce(ctx, bundle); err == nil || ctx.Err() != nil {
			return wrote, err
		}
		if err = wr.session.again(ctx, wr, try, err); err != nil {
			return false, err
		}
	}
}

func (wr *writer) rewriteOnce(ctx context.Context, id int64) (wrote bool, err error) {
	err = wr.transaction(ctx, func() (err error) {
		wrote, err = wr.rewriteHeld(ctx, id)
		return err
	})
	return wrote, err
}

// rewriteHeld reads the publication once no other writer can touch it.
func (wr *writer) rewriteHeld(ctx context.Context, id int64) (bool, error) {
	ask := wr.asks(ctx)
	first := &bundle{id: id}
	if err := ask("stored-documents", id, func(scan func(...any) error) error {
		var doc int64
		var sha, format string
		var name *string
		bytes, blocks := int64(0), 0
		err := scan(&doc, &sha, &format, &bytes, &blocks, &name)
		first.docIDs = append(first.docIDs, doc)
		return err
	}); err != nil || len(first.docIDs) == 0 {
		return false, err
	}
	g := newGroup(wr)
	if err := g.lookup(ctx, []prepared{{bundle: first}}); err != nil {
		return false, err
	}
	s, err := readStored(ask, id)
	if err != nil || !s.known {
		return false, err
	}
	laid := wr.said.lay(s.result)
	if !laid.any() && !s.corrected {
		return false, nil
	}
	b, err := correctedBundle(s.result, s.parser, laid)
	if err != nil {
		return false, err
	}
	b.given, b.again = s.given, true
	g.settle(b)
	if err := g.delete(ctx); err != nil {
		return false, err
	}
	if _, err := wr.append(ctx, g.rows()...); err != nil {
		return false, err
	}
	return true, wr.session.settle(ctx, wr)
}
