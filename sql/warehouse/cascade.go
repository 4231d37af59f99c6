package warehouse

import (
	"cmp"
	"context"
	"slices"

	"github.com/taizhang/taizhang/normalize"
)

// cascadeShare is the share of a plan's tasks that stand in groups with tasks of a plan
// from above, in percent, with which the two are taken together.
const cascadeShare = 20

// upstreams is how many plans from above a plan is compared with at most, the
// best founded first.
const upstreams = 3

// upstream is a plan from above that a plan may carry out.
type upstream struct {
	of    *linkHead
	basis string
	order int // relation, series, text
	share int
}

// cascades pairs plans with those from above that they name, that have the same title in
// the same year, or whose tasks they share.
func (wr *writer) cascades(ctx context.Context, p *linkPlan, cited [][2]int64, enter func(a, b *linkHead, kind pairKind, basis string)) error {
	above := map[*linkHead][]upstream{}
	for _, c := range cited {
		p.above(above, c[0], c[1], "relation", 0, 0)
	}
	if uppers := p.uppers(); len(uppers) > 0 {
		if err := wr.sameTitles(ctx, p, above); err != nil {
			return err
		}
		if err := wr.sharedTasks(ctx, p, uppers, above); err != nil {
			return err
		}
	}
	for h, found := range above {
		slices.SortFunc(found, func(a, b upstream) int {
			return cmp.Or(cmp.Compare(a.order, b.order), -cmp.Compare(a.share, b.share), -cmp.Compare(rank(a.of.division), rank(b.of.division)), cmp.Compare(a.of.exact, b.of.exact), cmp.Compare(a.of.plan, b.of.plan))
		})
		taken := map[*linkHead]bool{}
		for _, u := range found {
			if len(taken) < upstreams && !taken[u.of] {
				taken[u.of] = true
				enter(u.of, h, cascadePair, u.basis)
			}
		}
	}
	return nil
}

// uppers are the plans of divisions that stand above that of another plan.
func (p *linkPlan) uppers() (out []*linkHead) {
	stands := map[string]bool{}
	for _, h := range p.heads {
		for _, division := range ancestors(h.division) {
			stands[division] = true
		}
	}
	for _, h := range p.heads {
		if stands[h.division] {
			out = append(out, h)
		}
	}
	return out
}

// sameTitles takes together the plans of one title and year where one division stands above the other.
func (wr *writer) sameTitles(ctx context.Context, p *linkPlan, above map[*linkHead][]upstream) error {
	titles := map[string][]int64{}
	err := wr.each(ctx, "link-titles", func(scan func(...any) error) error {
		var plan int64
		var title string
		err := scan(&plan, &title)
		if h := p.heads[plan]; h != nil && h.year != 0 {
			if t := normalize.SeriesTitle(title); t != "" {
				titles[t] = append(titles[t], plan)
			}
		}
		return err
	})
	for _, plans := range titles {
		p.sameTitle(above, plans)
	}
	return err
}

// sharedTasks takes together the plans that share groups with those from above.
func (wr *writer) sharedTasks(ctx context.Context, p *linkPlan, uppers []*linkHead, above map[*linkHead][]upstream) error {
	if err := wr.want(ctx, uppers, nil); err != nil {
		return err
	}
	return wr.each(ctx, "link-groups", func(scan func(...any) error) error {
		var from, to int64
		var tasks int
		err := scan(&from, &to, &tasks)
		if h := p.heads[from]; h != nil && 100*tasks >= cascadeShare*h.tasks {
			p.above(above, from, to, "text", 2, tasks)
		}
		return err
	})
}

// sameTitle takes together the plans of one title where one division stands above the other.
func (p *linkPlan) sameTitle(found map[*linkHead][]upstream, plans []int64) {
	at := map[string][]int64{}
	for _, id := range plans {
		at[p.heads[id].division] = append(at[p.heads[id].division], id)
	}
	for _, id := range plans {
		for _, division := range ancestors(p.heads[id].division) {
			for _, other := range at[division] {
				if p.heads[other].year == p.heads[id].year {
					p.above(found, id, other, "series", 1, 0)
				}
			}
		}
	}
}

// above notes that plan may carry out what another, of a division above its own, lists.
func (p *linkPlan) above(found map[*linkHead][]upstream, plan, other int64, basis string, order, share int) {
	h, u := p.heads[plan], p.heads[other]
	if h == nil || u == nil || !slices.Contains(ancestors(h.division), u.division) {
		return
	}
	found[h] = append(found[h], upstream{u, basis, order, share})
}

// ancestors are the codes of the divisions above one: 360103 is in 360100, 360000, 000000.
func ancestors(division string) (out []string) {
	if division == normalize.UnknownDivision || len(division) < 6 {
		return nil
	}
	for _, above := range []string{division[:6], division[:4] + "00", division[:2] + "0000", normalize.StateDivision} {
		if above != division && !slices.Contains(out, above) {
			out = append(out, above)
		}
	}
	return out
}
