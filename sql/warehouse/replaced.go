package warehouse

import (
	"context"
	"maps"
	"slices"
)

// Why a publication's rows are other ones.
const (
	isNew    = "new"
	byParser = "parser" // the same bytes, read by another version
	byGiven  = "given"  // the operator says otherwise of them
	byFile   = "file"   // another content stands in its file
	isGone   = "gone"   // its file is gone
)

// compare notes what of publications that are stored becomes of them in those that replace them.
func (g *group) compare(ctx context.Context, replaced map[int64]*bundle) error {
	if len(replaced) == 0 {
		return nil
	}
	ids := slices.Sorted(maps.Keys(replaced))
	was, err := storedFacts(ctx, g.wr.list, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if b := replaced[id]; len(was.plansOf(id)) > 0 {
			g.stats.Differences = append(g.stats.Differences, g.difference(was, id, b))
		}
	}
	return nil
}

func (g *group) difference(was *facts, id int64, b *bundle) Difference {
	d := compareFacts(was, id, madeFacts(b), b.id)
	d.Name, d.Reason = b.name, byFile
	if id == b.id {
		d.Reason = g.held[id].reason
	}
	return d
}

// writeAliases notes which tasks have another identity now.
func (g *group) writeAliases(ctx context.Context) error {
	var out rows
	for _, d := range g.stats.Differences {
		for _, id := range slices.Sorted(maps.Keys(d.aliases)) {
			out.add(scratchFreshAlias, id, d.aliases[id], d.Reason, g.wr.at)
		}
	}
	if out.len(scratchFreshAlias) == 0 {
		return nil
	}
	if _, err := g.wr.append(ctx, &out); err != nil {
		return err
	}
	return g.wr.exec(ctx, "alias")
}
