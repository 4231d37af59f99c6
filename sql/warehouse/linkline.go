package warehouse

import "context"

// memberLine is a row of core.thread_member: a task in its thread.
type memberLine struct {
	division                   string
	thread, series, plan, task int64
	year                       int
}

// threadLine is a row of core.thread.
type threadLine struct {
	division                  string
	thread, series            int64
	first, last, years, tasks int
}

// memberLines and threadLines are rows as they stand; those that stay are taken out, so that a next
// edition writes its own tasks and what it changes, not the whole line.
type (
	memberLines map[memberLine]bool
	threadLines map[threadLine]bool
)

func (l memberLines) read(scan func(...any) error) (memberLine, error) {
	var m memberLine
	err := scan(&m.division, &m.thread, &m.series, &m.plan, &m.task, &m.year)
	l[m] = true
	return m, err
}

func (l threadLines) read(scan func(...any) error) error {
	var t threadLine
	err := scan(&t.division, &t.thread, &t.series, &t.first, &t.last, &t.years, &t.tasks)
	l[t] = true
	return err
}

// keep adds a row that does not stand yet.
func (l memberLines) keep(out *rows, m memberLine) {
	if l[m] {
		delete(l, m)
		return
	}
	out.add(coreThreadMember, m.division, m.thread, m.series, m.plan, m.task, m.year)
}

func (l threadLines) keep(out *rows, t threadLine) {
	if l[t] {
		delete(l, t)
		return
	}
	out.add(coreThread, t.division, t.thread, t.series, t.first, t.last, t.years, t.tasks)
}

// clearLines removes the rows that were not kept.
func (wr *writer) clearLines(ctx context.Context, b *threadBatch) error {
	if len(b.members)+len(b.threads) == 0 {
		return nil
	}
	var gone rows
	for m := range b.members {
		gone.add(scratchGoneMember, m.series, m.plan, m.task)
	}
	for t := range b.threads {
		gone.add(scratchGoneThread, t.series, t.thread)
	}
	if _, err := wr.append(ctx, &gone); err != nil {
		return err
	}
	return wr.exec(ctx, "link-threads-clear")
}
