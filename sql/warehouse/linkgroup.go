package warehouse

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/link"
)

// groupYears are the editions of each year in the order of their places, and the years to be grouped anew.
type groupYears struct {
	plan  *linkPlan
	of    map[int][]*linkHead
	stale []int
}

// groupYears looks at what is loaded and what was grouped.
func (wr *writer) groupYears(ctx context.Context, f link.LSH) (*groupYears, error) {
	y := &groupYears{plan: &linkPlan{heads: map[int64]*linkHead{}}, of: map[int][]*linkHead{}}
	if err := wr.heads(ctx, y.plan, "link-heads"); err != nil {
		return nil, err
	}
	for _, h := range y.plan.heads {
		y.of[h.year] = append(y.of[h.year], h)
	}
	known := map[int]int64{}
	if err := wr.each(ctx, "link-group-years", func(scan func(...any) error) error {
		var year int
		var print int64
		err := scan(&year, &print)
		known[year] = print
		if len(y.of[year]) == 0 {
			y.stale = append(y.stale, year)
		}
		return err
	}); err != nil {
		return nil, err
	}
	for year, heads := range y.of {
		slices.SortFunc(heads, byPlace)
		if known[year] != groupPrint(f, heads) {
			y.stale = append(y.stale, year)
		}
	}
	slices.Sort(y.stale)
	return y, nil
}

// group puts like tasks of a year's editions together, for every year that has changed.
func (wr *writer) group(ctx context.Context, f link.LSH, st *LinkStats) error {
	y, err := wr.groupYears(ctx, f)
	if err != nil {
		return err
	}
	for _, year := range y.stale {
		if err := wr.groupYear(ctx, y.plan, f, year, y.of[year], st); err != nil {
			return err
		}
	}
	return nil
}

// byPlace is the order in which tasks become representatives: from above, then by code.
func byPlace(a, b *linkHead) int {
	return cmp.Or(cmp.Compare(rank(a.division), rank(b.division)), cmp.Compare(a.division, b.division), cmp.Compare(a.series, b.series),
		cmp.Compare(a.signed, b.signed), cmp.Compare(a.exact, b.exact), cmp.Compare(a.plan, b.plan))
}

// rank is how far below the state a division stands; the unknown one comes last.
func rank(division string) int {
	switch normalize.LevelOf(division) {
	case "国家":
		return 0
	case "省":
		return 1
	case "市":
		return 2
	case "县":
		return 3
	case "乡":
		return 4
	}
	return 5
}

func groupPrint(f link.LSH, heads []*linkHead) int64 {
	fields := []string{linkVersion, fmt.Sprint(f)}
	for _, h := range heads {
		fields = append(fields, fmt.Sprint(h.plan, h.print()), h.division)
	}
	return key("group", fields...)
}

func (wr *writer) groupYear(ctx context.Context, p *linkPlan, f link.LSH, year int, heads []*linkHead, st *LinkStats) error {
	if err := wr.exec(ctx, "link-group-clear", year); err != nil {
		return err
	}
	if len(heads) == 0 {
		return nil
	}
	editions, err := wr.wordsOf(ctx, p, heads)
	if err != nil {
		return err
	}
	print := groupPrint(f, heads)
	found, err := wr.grouped(ctx, editions, f, year, print)
	if err != nil {
		return err
	}
	var out rows
	out.add(coreLinkGroupYear, year, print)
	st.Groups += addGroups(&out, heads, editions, found)
	_, err = wr.append(ctx, &out)
	return err
}

// wordsOf reads plans with nothing but the words of their tasks, in order.
func (wr *writer) wordsOf(ctx context.Context, p *linkPlan, heads []*linkHead) ([]*link.Edition, error) {
	plans := make([]int64, len(heads))
	for i, h := range heads {
		plans[i] = h.plan
	}
	read, err := wr.words(ctx, p, plans)
	if err != nil {
		return nil, err
	}
	editions := make([]*link.Edition, len(heads))
	for i, h := range heads {
		editions[i] = read[h.plan]
	}
	return editions, nil
}

// grouped groups the tasks of a year, by the bands that were summed for it where all are there.
func (wr *writer) grouped(ctx context.Context, editions []*link.Edition, f link.LSH, year int, print int64) ([]link.Grouped, error) {
	if wr.shared {
		sums, err := wr.bandSums(ctx, editions, f, year, print)
		if sums != nil || err != nil {
			return link.GroupSummed(editions, f, sums, each), err
		}
	}
	return link.Group(editions, f, each), nil
}

// addGroups makes the rows of groups that span divisions, and counts these.
func addGroups(out *rows, heads []*linkHead, editions []*link.Edition, found []link.Grouped) (groups int) {
	spans := make([]bool, len(found))
	for _, g := range found {
		if heads[g.Edition].division != heads[found[g.Group].Edition].division {
			spans[g.Group] = true
		}
	}
	for i, g := range found {
		if !spans[g.Group] {
			continue
		}
		if i == g.Group {
			groups++
		}
		h, r := heads[g.Edition], &found[g.Group]
		out.add(coreLinkGroup, h.division, taskKey(&editions[r.Edition].Tasks[r.Task]), h.plan, taskKey(&editions[g.Edition].Tasks[g.Task]), positive(h.year), i == g.Group, g.Likeness)
	}
	return groups
}
