package warehouse

import (
	"context"
	"strconv"
	"time"
)

// Where the time of loading stands in the rows of a bundle and of a plan.
const (
	bundleLoadedFrom = 8
	planLoadedFrom   = 43
)

// stamp says when the bundle is loaded: the start of the load, the same for all of it.
func (b *bundle) stamp(at time.Time) {
	for t, column := range map[table]int{coreBundle: bundleLoadedFrom, corePlan: planLoadedFrom} {
		for values := b.rows[t]; len(values) > 0; values = values[tables[t].columns:] {
			values[column] = timeDatum(at)
		}
	}
}

// delete removes the rows of bundles that are written anew. What another version of the
// parser read, or the operator described otherwise, stays as a former version; what this
// very load wrote, and bytes that only go by another name, leave none.
func (g *group) delete(ctx context.Context) error {
	var in rows
	former, replaced := map[int64]bool{}, map[int64]*bundle{}
	for _, h := range g.order {
		if h.stored {
			in.add(scratchDoomed, h.id)
			former[h.id] = h.former
			if h.former {
				replaced[h.id] = h.fresh
			}
		}
	}
	if in.len(scratchDoomed) == 0 {
		return nil
	}
	g.wr.prunes = true
	if err := g.compare(ctx, replaced); err != nil {
		return err
	}
	if _, err := g.wr.append(ctx, &in); err != nil {
		return err
	}
	if err := g.wr.keep(ctx, former); err != nil {
		return err
	}
	if err := g.wr.exec(ctx, "delete"); err != nil {
		return err
	}
	clear(g.stored)
	return g.lookupStored(ctx)
}

// keep turns what is stored of those doomed bundles that are to stay into former versions:
// a row's key becomes the key of the version, the same wherever and whenever it is made.
func (wr *writer) keep(ctx context.Context, former map[int64]bool) error {
	if err := wr.exec(ctx, "doom"); err != nil {
		return err
	}
	var out rows
	last := int64(-1)
	if err := wr.each(ctx, "former", func(scan func(...any) error) error {
		var bundle int64
		var plan *int64
		var versions int
		if err := scan(&bundle, &plan, &versions); err != nil || !former[bundle] {
			return err
		}
		if bundle != last {
			out.add(scratchFormerBundle, bundle, versionKey(bundle, versions+1), wr.at)
			last = bundle
		}
		if plan != nil {
			out.add(scratchFormerPlan, *plan, versionKey(*plan, versions+1), bundle)
		}
		return nil
	}); err != nil {
		return err
	}
	if out.len(scratchFormerBundle) == 0 {
		return nil
	}
	if _, err := wr.append(ctx, &out); err != nil {
		return err
	}
	return wr.exec(ctx, "keep")
}

// versionKey is the key of the n-th version of what had the key id, from 1.
func versionKey(id int64, n int) int64 {
	return key("version", strconv.FormatInt(id, 10), strconv.Itoa(n))
}
