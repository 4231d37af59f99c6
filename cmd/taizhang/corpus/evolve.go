package corpus

import (
	"math/rand/v2"
	"slices"
)

// change is what becomes of tasks from one edition to the next.
type change struct {
	relation string
	from, to *task // nil for none
}

// The relations of the truth. Same is word for word.
const (
	Same     = "same"
	Modified = "modified"
	Split    = "split"
	Merged   = "merged"
	New      = "new"
	Dropped  = "dropped"
)

// lineage is one series of one division on its way through the years.
type lineage struct {
	rand   *rand.Rand
	fields []int
	size   int // tasks of an edition
	above  upstream
	tasks  []*task
	used   map[topic]bool // of this edition and the one before
}

// next makes the following edition and says how it came from the one before.
func (l *lineage) next() []change {
	changes := l.carry()
	l.used = map[topic]bool{}
	l.use(l.tasks)
	var now []*task
	for _, c := range changes {
		if c.to != nil && !slices.Contains(now[max(len(now)-1, 0):], c.to) {
			now = append(now, c.to)
		}
	}
	l.use(now)
	old := l.tasks
	for range max(l.size-len(now), l.size/20) {
		t := l.invent(old)
		l.use([]*task{t})
		now = append(now, t)
		changes = append(changes, change{New, nil, t})
	}
	slices.SortStableFunc(now, func(a, b *task) int { return a.field() - b.field() })
	l.tasks = now
	return changes
}

func (l *lineage) use(tasks []*task) {
	for _, t := range tasks {
		for _, p := range t.parts {
			l.used[p.topic] = true
		}
	}
}

// carry takes the tasks over, one after the other: of a hundred 40 word for word, 30
// reworded, 5 merged, 4 split where they can be, the rest not at all.
func (l *lineage) carry() (out []change) {
	for i := 0; i < len(l.tasks); i++ {
		t := l.tasks[i]
		switch n := l.rand.IntN(100); {
		case n < 40:
			out = append(out, change{Same, t, l.again(t)})
		case n < 45 && i+1 < len(l.tasks) && mergeable(t, l.tasks[i+1]):
			m := l.merge(t, l.tasks[i+1])
			out = append(out, change{Merged, t, m}, change{Merged, l.tasks[i+1], m})
			i++
		case n < 65 && len(t.parts) > 1:
			for _, half := range l.split(t) {
				out = append(out, change{Split, t, half})
			}
		case n < 79:
			out = append(out, change{Modified, t, l.reword(t)})
		default:
			out = append(out, change{Dropped, t, nil})
		}
	}
	return out
}

// again is the task in another year: the same words; now and then other organs or another time.
func (l *lineage) again(t *task) *task {
	c := t.clone()
	if l.rand.IntN(8) == 0 {
		c.assign(l.rand)
	}
	if l.rand.IntN(8) == 0 {
		c.when = newWhen(l.rand)
	}
	return c
}

func mergeable(a, b *task) bool {
	return len(a.parts) == 1 && len(b.parts) == 1 && a.field() == b.field()
}

func (l *lineage) merge(a, b *task) *task {
	m := l.again(a)
	m.parts = append(m.parts, b.clone().parts...)
	if m.formula < 0 {
		m.formula = b.formula
	}
	return m
}

func (l *lineage) split(t *task) (out []*task) {
	for i := range t.parts {
		half := l.again(t)
		half.parts = half.parts[i : i+1]
		if i > 0 {
			half.lead = -1
		}
		out = append(out, half)
	}
	return out
}

// reword changes one to three things about the words, never the topic.
func (l *lineage) reword(t *task) *task {
	was := t.String()
	for {
		c := l.again(t)
		for range 1 + l.rand.IntN(3) {
			l.retouch(c)
		}
		if c.String() != was {
			return c
		}
	}
}

func (l *lineage) retouch(t *task) {
	r, w := l.rand, words()
	p := &t.parts[r.IntN(len(t.parts))]
	d := &p.details[r.IntN(len(p.details))]
	switch r.IntN(7) {
	case 0:
		p.wording = r.IntN(len(w.actions[p.topic.action]))
	case 1:
		d.wording = r.IntN(len(w.details[d.line]))
	case 2:
		if len(p.details) > 1 {
			*d = p.newDetail(r)
		}
	case 3:
		if len(p.details) < 4 {
			p.details = append(p.details, p.newDetail(r))
		}
	case 4:
		t.formula = maybe(r, 2, len(w.formulas))
	case 5:
		t.lead = maybe(r, 3, len(w.leads))
	case 6:
		if p.figure > 0 {
			p.figure = 2 + r.IntN(48)
		}
	}
}

// invent makes a task that no edition had: from the upstream list, like one that
// there was but of another object or area, or its own.
func (l *lineage) invent(old []*task) *task {
	for {
		t := l.draft(old)
		if !slices.ContainsFunc(t.parts, func(p part) bool { return l.used[p.topic] }) {
			return t
		}
	}
}

func (l *lineage) draft(old []*task) *task {
	switch n := l.rand.IntN(8); {
	case n < 4:
		t := l.above.pick(l.rand, l.fields)
		if l.rand.IntN(2) == 0 {
			return l.reword(t)
		}
		return l.again(t)
	case n < 6 && len(old) > 0:
		return l.confuse(old[l.rand.IntN(len(old))])
	case n < 7:
		a, b := newTopic(l.rand, l.fields), newTopic(l.rand, l.fields)
		if b.field = a.field; a != b {
			return newTask(l.rand, newPart(l.rand, a), newPart(l.rand, b))
		}
	}
	return newTask(l.rand, newPart(l.rand, newTopic(l.rand, l.fields)))
}

// confuse gives the words of a task to another object or area: alike, and not the same.
func (l *lineage) confuse(t *task) *task {
	c := t.clone()
	c.parts = c.parts[:1]
	p := &c.parts[0]
	p.above = 0
	if p.topic.area > 0 && l.rand.IntN(2) == 0 {
		p.topic.area = l.rand.IntN(len(words().areas))
	} else {
		p.topic.object = l.rand.IntN(len(words().fields[p.topic.field].objects))
	}
	return c
}

// upstream is the list of a series that all divisions carry out in their own way.
type upstream struct {
	seed uint64
	size int
}

// pick gives one of its tasks; the same line has the same words for every division.
func (u upstream) pick(r *rand.Rand, fields []int) *task {
	line := r.IntN(u.size)
	own := rand.New(rand.NewPCG(u.seed, uint64(line)))
	t := newTask(own, newPart(own, newTopic(own, fields)))
	t.parts[0].above = line + 1
	return t
}
