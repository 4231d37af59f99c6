package warehouse

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/link"
)

// group puts like tasks of a year's editions together, for every year that has changed.
func (wr *writer) group(ctx context.Context, f link.LSH, st *LinkStats) error {
	p := &linkPlan{heads: map[int64]*linkHead{}}
	if err := wr.each(ctx, "link-heads", p.head); err != nil {
		return err
	}
	years := map[int][]*linkHead{}
	for _, h := range p.heads {
		years[h.year] = append(years[h.year], h)
	}
	stale := map[int]bool{}
	known := map[int]int64{}
	if err := wr.each(ctx, "link-group-years", func(scan func(...any) error) error {
		var year int
		var print int64
		err := scan(&year, &print)
		known[year] = print
		stale[year] = stale[year] || len(years[year]) == 0
		return err
	}); err != nil {
		return err
	}
	for year, heads := range years {
		slices.SortFunc(heads, byPlace)
		stale[year] = known[year] != groupPrint(f, heads)
	}
	var order []int
	for year, is := range stale {
		if is {
			order = append(order, year)
		}
	}
	slices.Sort(order)
	for _, year := range order {
		if err := wr.groupYear(ctx, p, f, year, years[year], st); err != nil {
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
	plans := make([]int64, len(heads))
	for i, h := range heads {
		plans[i] = h.plan
	}
	read, err := wr.words(ctx, p, plans)
	if err != nil {
		return err
	}
	editions := make([]*link.Edition, len(heads))
	for i, h := range heads {
		editions[i] = read[h.plan]
	}
	var out rows
	out.add(coreLinkGroupYear, year, groupPrint(f, heads))
	st.Groups += addGroups(&out, heads, editions, link.Group(editions, f, each))
	_, err = wr.append(ctx, &out)
	return err
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
