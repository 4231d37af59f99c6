package warehouse

import (
	"context"
	"database/sql"
	"errors"

	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
)

// Preview says what a load would do, and writes nothing.
type Preview struct {
	r       reader // nil where there is no warehouse yet
	g       *group
	stands  map[origin]map[string]bool // names under which a document of a publication was loaded
	dropped map[int64]bool             // publications that would be withdrawn
}

// Forecast is what a load would make of one publication: Loaded, Unchanged, Duplicate, or
// Quarantined with an error.
type Forecast struct {
	Outcome
	Differences []Difference // one for what it adds or replaces under its own bytes, one for each publication that goes for it
}

// Preview begins to say what a load of these folders would do. Close it after use.
func (w *Warehouse) Preview(ctx context.Context, walk *Walk) (*Preview, error) {
	g := newGroup(&writer{parser: w.opts.Parser, walk: walk})
	g.origins = newOrigins()
	p := &Preview{g: g, stands: map[origin]map[string]bool{}, dropped: map[int64]bool{}}
	r, err := w.store.read(ctx)
	if errors.Is(err, ErrMissing) {
		return p, nil
	}
	if err == nil {
		if err = w.expect(ctx); err != nil {
			r.release()
		}
	}
	if err != nil {
		return nil, err
	}
	p.r = r
	said, err := w.Corrections(ctx)
	if err != nil {
		r.release()
		return nil, err
	}
	g.wr.said = newSaid(said)
	if err := p.read(ctx); err != nil {
		r.release()
		return nil, err
	}
	return p, nil
}

// Close lets go of the warehouse.
func (p *Preview) Close() {
	if p.r != nil {
		p.r.release()
	}
}

// read fetches which publications there are, and where their documents stand.
func (p *Preview) read(ctx context.Context) error {
	for _, part := range []struct {
		name string
		scan func(func(...any) error) error
	}{{"preview-bundles", p.g.scanHeld}, {"preview-sources", p.scanSource}, {"origins", p.g.origins.scan}} {
		if err := p.r.list(ctx, files.Statement(part.name), func(rs *sql.Rows) error {
			for rs.Next() {
				if err := part.scan(rs.Scan); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

func (p *Preview) scanSource(scan func(...any) error) error {
	var at origin
	var source int64
	var name string
	err := scan(&at.bundle, &at.document, &source, &name)
	if h := p.g.held[at.bundle]; h != nil {
		h.sources[source] = true
	}
	p.stand(at, name)
	return err
}

func (p *Preview) stand(at origin, name string) {
	if p.stands[at] == nil {
		p.stands[at] = map[string]bool{}
	}
	p.stands[at][name] = true
}

// Look says what would become of one result.
func (p *Preview) Look(ctx context.Context, r *normalize.Result) (f Forecast, err error) {
	f.Outcome = Outcome{Result: r, Status: Quarantined}
	b, err := p.g.wr.said.bundle(r, p.g.wr.parser)
	if err != nil {
		f.Outcome = refused(r, err)
		return f, nil
	}
	stored := p.g.held[b.id] != nil
	f.Status = p.g.settle(b)
	for _, d := range r.Bundle.Documents {
		p.stand(origin{bundle: b.id, document: int64(normalize.DocumentID(d.SHA256))}, d.Name)
	}
	if f.Status == Loaded {
		was, err := p.facts(ctx, stored, b.id)
		if err != nil {
			return f, err
		}
		d := p.g.difference(was, b.id, b)
		if !stored {
			d.Reason = isNew
		}
		f.Tasks, f.Differences = b.tasks, append(f.Differences, d)
	}
	gone, err := p.depart(ctx, b)
	if len(gone) > 0 && len(f.Differences) > 0 && f.Differences[0].Reason == isNew {
		f.Differences = nil // what is new is told as a change of what it replaces
	}
	f.Differences = append(f.Differences, gone...)
	return f, err
}

// facts are those of a publication that is stored; none otherwise.
func (p *Preview) facts(ctx context.Context, stored bool, bundle int64) (*facts, error) {
	if p.r == nil {
		return &facts{}, nil
	}
	if !stored {
		return storedFacts(ctx, p.r.list, nil)
	}
	return storedFacts(ctx, p.r.list, []int64{bundle})
}

// depart follows what has left its place, and gives what would be withdrawn for it.
func (p *Preview) depart(ctx context.Context, b *bundle) (out []Difference, err error) {
	o := &p.g.origins
	for values := o.departed[scratchDeparted]; len(values) > 0; values = values[4:] {
		id := values[1].whole()
		if !p.leave(id, values[2].whole(), values[3].text()) {
			continue
		}
		was, err := p.facts(ctx, true, id)
		if err != nil {
			return nil, err
		}
		d := Difference{Name: p.g.held[id].name, Reason: isGone}
		if b != nil && o.replaced[id] == b {
			d = p.g.difference(was, id, b)
		} else {
			made := compareFacts(was, id, &facts{}, 0)
			d.Tallies, d.Changes = made.Tallies, made.Changes
		}
		out = append(out, d)
	}
	o.departed = rows{}
	return out, nil
}

// leave takes a document's name away and reports that its publication goes with it.
func (p *Preview) leave(bundle, document int64, name string) bool {
	at := origin{bundle: bundle, document: document}
	delete(p.stands[at], name)
	if len(p.stands[at]) > 0 || p.dropped[bundle] || p.g.held[bundle] == nil {
		return false
	}
	p.dropped[bundle] = true
	return true
}

// Gone names the files that are not there any more, and what would be withdrawn if they were retired.
func (p *Preview) Gone(ctx context.Context) (names []string, out []Difference, err error) {
	for _, o := range sortedOrigins(p.g.origins.at) {
		if p.g.wr.walk.gone(o.path) && !p.dropped[o.bundle] {
			names = append(names, o.name)
			p.g.origins.depart(o)
		}
	}
	out, err = p.depart(ctx, nil)
	return names, out, err
}
