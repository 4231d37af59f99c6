package correct

import (
	"slices"
	"strings"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/anchor"
)

// lines cuts what a person wrote into what it is several of.
func lines(words string) (out []string) {
	for _, l := range strings.Split(words, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// split cuts a task into several. What stands in the words of one of them alone stays with that one;
// the rest holds for all.
func (s *sheet) split(c *Correction, f found, e *Effect) {
	parts := lines(value(c.New))
	if len(parts) < 2 {
		e.How = "value"
		return
	}
	if s.says(f, parts) {
		e.done(value(c.New), value(c.New))
		return
	}
	if len(f.tasks) > 1 {
		s.join(f)
	}
	at := f.tasks[0]
	whole := s.plan.Tasks[at]
	if anchor.Similarity(whole.Content, c.Target.Task.Words) < anchor.Alike {
		e.How = other
		return
	}
	var out []normalize.Task
	for i, words := range parts {
		t := whole
		t.Content, t.Items, t.Confidence.Content = words, nil, normalize.Surely
		t.Pos = s.inner(whole.Pos, words)
		if i > 0 {
			t.ID = s.identify(t.Path, words)
		}
		t.Duties = mine(whole.Duties, parts, i, func(d normalize.Duty) string { return inline(d.Inline, d.Mention) })
		t.Deadlines = mine(whole.Deadlines, parts, i, func(d normalize.Deadline) string { return d.Mention })
		t.Measures = mine(whole.Measures, parts, i, func(m normalize.Measure) string { return m.Mention })
		out = append(out, t)
	}
	s.plan.Tasks = slices.Replace(s.plan.Tasks, at, at+1, out...)
	e.done(whole.Content, value(c.New))
}

func inline(is bool, words string) string {
	if is {
		return words
	}
	return ""
}

// mine are the elements of a whole that belong to its i-th part.
func mine[T any](all []T, parts []string, i int, words func(T) string) []T {
	out := make([]T, 0, len(all))
	for _, x := range all {
		w := words(x)
		in := slices.IndexFunc(parts, func(p string) bool { return w != "" && strings.Contains(p, w) })
		if in < 0 || strings.Contains(parts[i], w) {
			out = append(out, x)
		}
	}
	return out
}

// says reports that the tasks found are read as several already, just so.
func (s *sheet) says(f found, parts []string) bool {
	if len(f.tasks) != len(parts) {
		return false
	}
	for i, p := range parts {
		if !alike(s.plan.Tasks[f.tasks[i]].Content, p) {
			return false
		}
	}
	return true
}

// inner is where words stand inside a place, or the whole place.
func (s *sheet) inner(pos, words string) string {
	at, ok := hull(s.page.spans(pos))
	if !ok {
		return pos
	}
	p := s.page.text.FindIn(anchor.Selector{Exact: words}, at.from, at.to)
	if !p.How.Found() {
		return pos
	}
	return s.page.spell(span{p.From, p.To})
}

// merge makes several tasks one, in the place of the first.
func (s *sheet) merge(c *Correction, f found, e *Effect) {
	all := slices.Clone(f.tasks)
	for i := range c.Target.More {
		more := s.find(&c.Target.More[i])
		if !more.ok() {
			e.How = more.how
			return
		}
		all = append(all, more.tasks...)
		e.Score = min(e.Score, more.score)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	was := s.words(all)
	if len(all) > 1 {
		s.join(found{tasks: all})
	}
	t := &s.plan.Tasks[all[0]]
	if c.New != nil {
		t.Content, t.Items = *c.New, nil
	}
	t.Confidence.Content = normalize.Surely
	e.Task = t.ID
	e.done(was, t.Content)
}

func (s *sheet) words(tasks []int) string {
	var all []string
	for _, i := range tasks {
		all = append(all, s.plan.Tasks[i].Content)
	}
	return strings.Join(all, "\n")
}

// join puts tasks together in the first of them: words, places, and each duty, deadline and figure once.
func (s *sheet) join(f found) {
	first := &s.plan.Tasks[f.tasks[0]]
	for _, i := range f.tasks[1:] {
		t := &s.plan.Tasks[i]
		first.Content += t.Content
		first.Items = nil
		if t.Pos != "" && t.Pos != first.Pos {
			first.Pos += " + " + t.Pos
		}
		first.Duties = union(first.Duties, t.Duties, func(d normalize.Duty) string { return d.Mention + " " + d.Role })
		first.Deadlines = union(first.Deadlines, t.Deadlines, func(d normalize.Deadline) string { return d.Mention })
		first.Measures = union(first.Measures, t.Measures, func(m normalize.Measure) string { return m.Mention })
		if first.Progress == nil {
			first.Progress = t.Progress
		}
	}
	for k := len(f.tasks) - 1; k > 0; k-- {
		s.plan.Tasks = slices.Delete(s.plan.Tasks, f.tasks[k], f.tasks[k]+1)
	}
}

func union[T any](a, b []T, name func(T) string) []T {
	for _, x := range b {
		if !slices.ContainsFunc(a, func(y T) bool { return name(x) == name(y) }) {
			a = append(a, x)
		}
	}
	return a
}

// gather sets the words of a task that is now read as several: who looked at it said that it is one.
func (s *sheet) gather(c *Correction, f found, e *Effect) {
	was := s.words(f.tasks)
	if c.Field != "content" || c.Does() == Accept {
		if c.Field == "content" {
			e.How = other
			return
		}
		for _, i := range f.tasks {
			s.changeTask(c, &s.plan.Tasks[i], e)
		}
		return
	}
	s.join(f)
	t := &s.plan.Tasks[f.tasks[0]]
	t.Content, t.Items, t.Confidence.Content = value(c.New), nil, normalize.Surely
	e.done(was, t.Content)
}

// reject takes away what is no task.
func (s *sheet) reject(c *Correction, f found, e *Effect) {
	for _, i := range f.tasks {
		t := &s.plan.Tasks[i]
		if f.at.len() > 0 && inside(f.at, s.spansOf(i)) < within && anchor.Similarity(t.Content, c.Target.Task.Words) < anchor.Alike {
			e.How = other
			return
		}
	}
	was := s.words(f.tasks)
	for k := len(f.tasks) - 1; k >= 0; k-- {
		s.plan.Tasks = slices.Delete(s.plan.Tasks, f.tasks[k], f.tasks[k]+1)
	}
	e.done(was, "")
}

// addTask puts in a task that was typed in, behind the one it was typed in behind, unless it is read by now.
func (s *sheet) addTask(c *Correction, e *Effect) {
	words := value(c.New)
	if words == "" {
		e.How = "value"
		return
	}
	e.How, e.Score = string(anchor.Exact), 1
	for i := range s.plan.Tasks {
		if t := &s.plan.Tasks[i]; alike(t.Content, words) {
			e.Task = t.ID
			e.done(words, words)
			return
		}
	}
	at := len(s.plan.Tasks)
	t := normalize.Task{Path: []string{}, Content: words, Duties: []normalize.Duty{}, Deadlines: []normalize.Deadline{}, Measures: []normalize.Measure{}, Provenance: "typed"}
	t.Confidence.Content = normalize.Surely
	if c.Target.Task != nil {
		f := s.find(c.Target.Task)
		if !f.ok() {
			e.How, e.Score = f.how, 0
			return
		}
		behind := f.tasks[len(f.tasks)-1]
		at, t.Path, t.Pos = behind+1, s.plan.Tasks[behind].Path, s.plan.Tasks[behind].Pos
		e.How, e.Score = f.how, f.score
	}
	t.ID = s.identify(t.Path, words)
	s.plan.Tasks = slices.Insert(s.plan.Tasks, at, t)
	e.Task = t.ID
	e.done("", words)
}

// identify is the identity of a task that people made.
func (s *sheet) identify(path []string, words string) string {
	for n := 0; ; n++ {
		id := normalize.SpellID(normalize.TaskID(s.head(), path, words, n))
		if !slices.ContainsFunc(s.plan.Tasks, func(t normalize.Task) bool { return t.ID == id }) {
			return id
		}
	}
}

// addElement adds what was not read, unless it is read by now.
func (s *sheet) addElement(c *Correction, t *normalize.Task, e *Effect) {
	words := value(c.New)
	n := len(elementsOf(t, c.Kind))
	for i, x := range elementsOf(t, c.Kind) {
		if alike(x.words, words) && (c.Field == "" || c.Kind != "duty" || x.role == Role(c.Field)) {
			x.sure()
			e.Task, e.Ordinal = t.ID, i+1
			e.done(words, words)
			return
		}
	}
	switch c.Kind {
	case "duty":
		role := Role(c.Field)
		if role == "" {
			role = "responsible"
		}
		t.Duties = append(t.Duties, s.plan.SaidOrgan(words, role))
	case "deadline":
		t.Deadlines = append(t.Deadlines, s.plan.SaidDeadline(t, words))
	case "measure":
		t.Measures = append(t.Measures, normalize.SaidMeasure(words))
	case "progress":
		g := s.plan.SaidProgress(words)
		t.Progress, n = &g, 0
	}
	if words == "" {
		e.How = "value"
		return
	}
	e.Task, e.Ordinal = t.ID, n+1
	for i := range elementsOf(t, c.Kind) {
		if i == n {
			s.stand(t, c.Kind, i)
		}
	}
	e.done("", words)
}

// stand gives what was added the place of its task: the tables want one.
func (s *sheet) stand(t *normalize.Task, kind string, i int) {
	switch kind {
	case "duty":
		t.Duties[i].Pos = t.Pos
	case "deadline":
		t.Deadlines[i].Pos = t.Pos
	case "measure":
		t.Measures[i].Pos = t.Pos
	case "progress":
		t.Progress.Pos = t.Pos
	}
}
