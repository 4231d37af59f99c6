package warehouse

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
)

// origin is what stands under a path now: the document that was loaded from /data/2021/方案.docx.
type origin struct {
	id               int64
	path, name       string
	bundle, document int64
	documents        int // of the bundle
}

func (b *bundle) addOrigin(path, name string, document int64) {
	if path != "" {
		b.origins = append(b.origins, origin{id: key("origin", path), path: path, name: name, bundle: b.id, document: document})
	}
}

// Walk is what a load went through. Roots are the folders that were given; Found are the paths of
// all files there, read or not; Blind are folders and archives that could not be looked into.
type Walk struct {
	Roots []string
	Found map[string]bool
	Blind []string
}

// gone reports that a path below one of the folders leads nowhere any more.
func (w *Walk) gone(path string) bool {
	return w != nil && !w.Found[path] && below(path, w.Roots) && !below(path, w.Blind)
}

// Holds reports that a file was found at root or below it.
func (w *Walk) Holds(root string) bool {
	for path := range w.Found {
		if path == root || below(path, []string{root}) {
			return true
		}
	}
	return false
}

// below reports that path lies in one of the folders.
func below(path string, folders []string) bool {
	for _, f := range folders {
		if rest, ok := strings.CutPrefix(path, strings.TrimSuffix(f, "/")); ok && strings.HasPrefix(rest, "/") {
			return true
		}
	}
	return false
}

// origins are those of a group: as they were, and as they become.
type origins struct {
	at       map[int64]origin   // by path
	of       map[int64][]origin // by bundle
	changed  rows
	departed rows
	replaced map[int64]*bundle // by the publication that stood there
}

func newOrigins() origins {
	return origins{at: map[int64]origin{}, of: map[int64][]origin{}, replaced: map[int64]*bundle{}}
}

// lookupOrigins fetches what stands under the paths of these bundles, and where else they stand.
func (g *group) lookupOrigins(ctx context.Context) error {
	g.origins = newOrigins()
	return g.wr.each(ctx, "arrived", g.origins.scan)
}

func (o *origins) scan(scan func(...any) error) error {
	was, err := scanOrigin(scan)
	o.at[was.id] = was
	o.of[was.bundle] = append(o.of[was.bundle], was)
	return err
}

func scanOrigin(scan func(...any) error) (o origin, err error) {
	return o, scan(&o.id, &o.path, &o.name, &o.bundle, &o.document, &o.documents)
}

// place notes that a bundle stands under its paths now, and no more under those that lead nowhere.
// What stood there before departs, unless the bundle is a part of it that was loaded by itself.
// It reports whether the bundle was renamed.
func (g *group) place(b *bundle) (renamed bool) {
	for _, now := range b.origins {
		now.documents = len(b.docIDs)
		was, known := g.origins.at[now.id]
		switch {
		case known && was.bundle == now.bundle && was.document == now.document && was.name == now.name:
			continue
		case known && was.document == now.document && was.documents > now.documents:
			continue
		case known:
			g.origins.depart(was)
			g.origins.replaced[was.bundle] = b
		}
		g.origins.at[now.id] = now
		g.origins.changed.add(opsOrigin, now.id, text(now.path), text(now.name), now.bundle, now.document)
	}
	if len(b.origins) == 0 {
		return false
	}
	for _, was := range g.origins.of[b.id] {
		if g.wr.walk.gone(was.path) {
			g.origins.depart(was)
			delete(g.origins.at, was.id)
			renamed = true
		}
	}
	delete(g.origins.of, b.id)
	return renamed
}

func (o *origins) depart(was origin) {
	o.departed.add(scratchDeparted, was.id, was.bundle, was.document, text(was.name))
}

// settleOrigins writes where things stand now; what stands nowhere any more becomes a former version.
func (g *group) settleOrigins(ctx context.Context) error {
	o := &g.origins
	if o.departed.len(scratchDeparted) > 0 {
		if _, err := g.wr.append(ctx, &o.departed); err != nil {
			return err
		}
		if err := g.wr.exec(ctx, "origin-clear"); err != nil {
			return err
		}
	}
	if o.changed.len(opsOrigin) > 0 {
		if _, err := g.wr.append(ctx, &o.changed); err != nil {
			return err
		}
	}
	if o.departed.len(scratchDeparted) == 0 {
		return nil
	}
	if err := g.wr.depart(ctx); err != nil {
		return err
	}
	doomed, err := g.wr.doomed(ctx)
	if err != nil {
		return err
	}
	maps.DeleteFunc(o.replaced, func(id int64, _ *bundle) bool { return !doomed[id] })
	if err := g.compare(ctx, o.replaced); err != nil {
		return err
	}
	_, err = g.wr.withdraw(ctx)
	return err
}

// depart dooms the publications that have lost a document with what is noted as departed.
func (wr *writer) depart(ctx context.Context) error {
	if err := wr.exec(ctx, "departing"); err != nil {
		return err
	}
	if err := wr.session.hold(ctx, wr); err != nil { // for another loader may bring them back just now
		return err
	}
	return wr.exec(ctx, "depart")
}

// allOrigins hands on every path that something was loaded from.
func (wr *writer) allOrigins(ctx context.Context, each func(origin)) error {
	return wr.each(ctx, "origins", func(scan func(...any) error) error {
		o, err := scanOrigin(scan)
		each(o)
		return err
	})
}

// Walked tells the run which folders it goes through, so that it knows a file that was moved
// from one that was copied, and which are gone.
func (r *Run) Walked(walk *Walk) { r.wr.walk = walk }

// Gone names the files that were loaded from the folders before and are not there any more.
func (r *Run) Gone(ctx context.Context) (names []string, err error) {
	return names, r.wr.allOrigins(ctx, func(o origin) {
		if r.wr.walk.gone(o.path) {
			names = append(names, o.name)
		}
	})
}

// RetireGone takes away what came from files that are gone, as Retire does; it gives how many
// publications went. What came from a file that is still there stays.
func (r *Run) RetireGone(ctx context.Context) (n int, err error) {
	wr := r.wr
	err = wr.session.within(ctx, wr, func() error {
		var out origins
		if err := wr.allOrigins(ctx, func(o origin) {
			if wr.walk.gone(o.path) {
				out.depart(o)
			}
		}); err != nil || out.departed.len(scratchDeparted) == 0 {
			return err
		}
		if _, err := wr.append(ctx, &out.departed); err != nil {
			return err
		}
		if err := wr.exec(ctx, "origin-clear"); err != nil {
			return err
		}
		if err := wr.depart(ctx); err != nil {
			return err
		}
		if n, err = wr.withdraw(ctx); err != nil {
			return err
		}
		return wr.session.settle(ctx, wr)
	})
	return n, err
}

// sortedOrigins are origins by their names.
func sortedOrigins(at map[int64]origin) []origin {
	return slices.SortedFunc(maps.Values(at), func(a, b origin) int {
		return cmp.Or(strings.Compare(a.name, b.name), strings.Compare(a.path, b.path))
	})
}
