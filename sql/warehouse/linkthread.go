package warehouse

import (
	"context"
	"slices"
	"strconv"

	"github.com/taizhang/taizhang/normalize/link"
)

// thread makes the threads of every series anew in which an edition or a link has changed.
func (wr *writer) thread(ctx context.Context, p *linkPlan, st *LinkStats) error {
	line := slices.DeleteFunc(slices.Clone(p.line), func(h *linkHead) bool { return !p.stale[h.series] })
	for _, batch := range p.threadBatches(line, linkTasks) {
		if err := wr.threadBatch(ctx, p, batch, st); err != nil {
			return err
		}
	}
	if !p.moved {
		return nil
	}
	return wr.exec(ctx, "link-aliases-write")
}

// staleLines marks the series whose editions in force are others than before, and those that links tie to one that is marked.
func (wr *writer) staleLines(ctx context.Context, p *linkPlan) error {
	now := map[int64]*linkHead{}
	for _, h := range p.line {
		now[h.plan] = h
	}
	err := wr.each(ctx, "link-editions", func(scan func(...any) error) error {
		var plan, series, print int64
		if err := scan(&plan, &series, &print); err != nil {
			return err
		}
		if h := now[plan]; h != nil && h.series == series && h.print() == print {
			delete(now, plan)
			return nil
		}
		p.stale[series] = true
		return nil
	})
	for _, h := range now {
		p.stale[h.series] = true
	}
	p.spread()
	return err
}

func (h *linkHead) print() int64 {
	return key("series_edition", linkVersion, h.parser, h.spell(h.exact, h.given, int64(h.year)))
}

// spread marks the series that links across series tie to one that is marked.
func (p *linkPlan) spread() {
	for again := true; again; {
		again = false
		for _, x := range p.pairs {
			if x.kind.threads() && p.stale[x.a.series] != p.stale[x.b.series] {
				p.stale[x.a.series], p.stale[x.b.series], again = true, true, true
			}
		}
	}
}

// threadBatches cuts stale series into lots of about so many tasks; series that links tie stay together.
func (p *linkPlan) threadBatches(line []*linkHead, tasks int) (out [][]int64) {
	var all []int64
	size := map[int64]int{}
	for _, h := range line {
		size[h.series] += h.tasks
	}
	for s := range p.stale {
		all = append(all, s)
	}
	slices.Sort(all)
	n := 0
	for _, lot := range p.tied(all) {
		for _, s := range lot {
			n += size[s]
		}
		if len(out) == 0 || n > tasks {
			out, n = append(out, nil), 0
		}
		out[len(out)-1] = append(out[len(out)-1], lot...)
	}
	return out
}

// tied groups series that are linked across, in the order of their smallest.
func (p *linkPlan) tied(series []int64) [][]int64 {
	var members []link.Member
	number := map[int64]int{}
	for i, s := range series {
		number[s] = i
		members = append(members, link.Member{Task: strconv.FormatInt(s, 10), Edition: &link.Edition{}, Place: i})
	}
	var linked [][2]int
	for _, x := range p.pairs {
		if a, b := x.a.series, x.b.series; x.kind.threads() && a != b && p.stale[a] {
			linked = append(linked, [2]int{number[a], number[b]})
		}
	}
	var out [][]int64
	for _, t := range link.Join(members, linked) {
		var lot []int64
		for _, m := range t.Members {
			lot = append(lot, series[m.Place])
		}
		out = append(out, lot)
	}
	return out
}

// threadBatch makes the threads of some series anew.
func (wr *writer) threadBatch(ctx context.Context, p *linkPlan, series []int64, st *LinkStats) error {
	wanted := map[int64]bool{}
	for _, s := range series {
		wanted[s] = true
	}
	var plans []*linkHead
	var out rows
	for _, h := range p.line {
		if wanted[h.series] {
			plans = append(plans, h)
			out.add(coreSeriesEdition, h.division, h.plan, h.series, h.year, h.print())
		}
	}
	if err := wr.want(ctx, plans, series); err != nil {
		return err
	}
	b := threadBatch{plan: p, number: map[[2]int64]int{}, shown: map[int64][]int64{}, editions: map[int64]*link.Edition{}, members: memberLines{}, threads: threadLines{}}
	for _, read := range []asked{{"link-threads", b.old}, {"link-lines", b.threads.read}, {"link-members", b.member}, {"link-links", b.link}} {
		if err := wr.each(ctx, read.name, read.row); err != nil {
			return err
		}
	}
	b.write(&out)
	st.Threads += out.len(coreThread)
	p.moved = p.moved || out.len(scratchAlias) > 0
	if err := wr.exec(ctx, "link-editions-clear"); err != nil {
		return err
	}
	if err := wr.clearLines(ctx, &b); err != nil {
		return err
	}
	_, err := wr.append(ctx, &out)
	return err
}

// threadBatch is the tasks of some series with their links.
type threadBatch struct {
	plan     *linkPlan
	tasks    []link.Member
	keys     [][2]int64 // plan and task of each
	number   map[[2]int64]int
	links    [][2]int
	shown    map[int64][]int64 // tasks of each thread as it was
	editions map[int64]*link.Edition
	members  memberLines // as they were; in the end those that are no more
	threads  threadLines
}

func (b *threadBatch) old(scan func(...any) error) error {
	m, err := b.members.read(scan)
	b.shown[m.thread] = append(b.shown[m.thread], m.task)
	return err
}

func (b *threadBatch) member(scan func(...any) error) error {
	var plan, task int64
	var ordinal int
	if err := scan(&plan, &task, &ordinal); err != nil {
		return err
	}
	e := b.editions[plan]
	if e == nil {
		h := b.plan.heads[plan]
		e = &link.Edition{ID: strconv.FormatInt(h.exact, 10), Year: h.year, Signed: h.signed}
		b.editions[plan] = e
	}
	b.number[[2]int64{plan, task}] = len(b.tasks)
	b.keys = append(b.keys, [2]int64{plan, task})
	b.tasks = append(b.tasks, link.Member{Task: strconv.FormatInt(task, 10), Edition: e, Place: len(b.tasks)})
	return nil
}

func (b *threadBatch) link(scan func(...any) error) error {
	var s, sp, t, tp int64
	if err := scan(&s, &sp, &t, &tp); err != nil {
		return err
	}
	i, one := b.number[[2]int64{sp, s}]
	j, other := b.number[[2]int64{tp, t}]
	if one && other {
		b.links = append(b.links, [2]int{i, j})
	}
	return nil
}

// write makes the rows of threads that are not as they were, and says where those that were shown lead now.
func (b *threadBatch) write(out *rows) {
	now := map[int64]int64{} // thread of a task
	for _, t := range link.Join(b.tasks, b.links) {
		first, last := t.Members[0], t.Members[len(t.Members)-1]
		id := b.keys[first.Place][1]
		years := map[int]bool{}
		for _, m := range t.Members {
			k := b.keys[m.Place]
			h := b.plan.heads[k[0]]
			years[h.year] = true
			now[k[1]] = id
			b.members.keep(out, memberLine{h.division, id, h.series, k[0], k[1], h.year})
		}
		start, end := b.plan.heads[b.keys[first.Place][0]], b.plan.heads[b.keys[last.Place][0]]
		b.threads.keep(out, threadLine{end.division, id, start.series, start.year, end.year, len(years), len(t.Members)})
	}
	for thread, tasks := range b.shown {
		for to, reason := range forwarded(thread, tasks, now) {
			out.add(scratchAlias, thread, to, reason)
		}
	}
}

// forwarded says where a thread that was shown leads now, and why; nowhere else where it is as it was.
func forwarded(thread int64, tasks []int64, now map[int64]int64) map[int64]string {
	out := map[int64]string{}
	for _, task := range tasks {
		to, there := now[task]
		switch {
		case !there || to == thread:
		case now[thread] == thread:
			out[to] = "split"
		case now[thread] == 0:
			out[to] = "gone"
		default:
			out[to] = "merge"
		}
	}
	return out
}
