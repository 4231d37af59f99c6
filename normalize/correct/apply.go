package correct

import (
	"slices"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/anchor"
)

// sheet is a plan under correction.
type sheet struct {
	page *Page
	plan *normalize.Plan
	at   map[string][]span // of places that were looked up

	read    *normalize.Plan // as the parser read it
	effects []Effect
}

// head is what the identities of tasks that people make hang on.
func (s *sheet) head() uint64 {
	n, _ := strconv.ParseUint(s.read.Head(), 10, 64)
	return n
}

// Apply lays all that people said over the plans of one publication, as the parser read them, and
// tells what became of each correction that is of one of them. The plans given are not touched;
// one without any correction is given back itself.
func Apply(page *Page, plans []*normalize.Plan, all []Correction) ([]*normalize.Plan, [][]Effect) {
	out, effects := slices.Clone(plans), make([][]Effect, len(plans))
	active := Active(all)
	for i, p := range plans {
		of := active[:0:0]
		for _, c := range active {
			if c.Target != nil && page.fits(c.Target, p) && (c.Kind != "plan" || len(plans) == 1 || c.Target.isOf(p, i+1)) {
				of = append(of, c)
			}
			if c.Target != nil && c.Target.Other != nil && page.fits(c.Target.Other, p) {
				c.Target, c.Field = c.Target.Other, "other"
				of = append(of, c)
			}
		}
		if len(of) == 0 {
			continue
		}
		s := &sheet{page: page, plan: clone(p), at: map[string][]span{}, read: p}
		for k := range of {
			s.effects = append(s.effects, s.apply(&of[k]))
		}
		for k := range s.plan.Tasks {
			s.plan.Tasks[k].Ordinal = k + 1
		}
		out[i], effects[i] = s.plan, s.effects
	}
	return out, landed(effects)
}

// landed leaves out that a correction is stale in one plan where it holds in another of the same publication.
func landed(effects [][]Effect) [][]Effect {
	holds, told := map[int64]bool{}, map[int64]bool{}
	for _, of := range effects {
		for _, e := range of {
			holds[e.Correction] = holds[e.Correction] || e.State != Stale
		}
	}
	for i, of := range effects {
		effects[i] = slices.DeleteFunc(of, func(e Effect) bool {
			drop := e.State == Stale && (holds[e.Correction] || told[e.Correction])
			told[e.Correction] = true
			return drop
		})
	}
	return effects
}

// isOf tells one plan of a publication from the others.
func (t *Target) isOf(p *normalize.Plan, index int) bool {
	if t.Title != "" && p.Title != nil {
		return sameTitle(t.Title, *p.Title)
	}
	return t.Index == index
}

// clone copies what corrections change.
func clone(p *normalize.Plan) *normalize.Plan {
	out := *p
	out.Tasks = slices.Clone(p.Tasks)
	for i := range out.Tasks {
		t := &out.Tasks[i]
		t.Duties, t.Deadlines, t.Measures = slices.Clone(t.Duties), slices.Clone(t.Deadlines), slices.Clone(t.Measures)
		if t.Progress != nil {
			g := *t.Progress
			t.Progress = &g
		}
	}
	return &out
}

func (s *sheet) spansOf(task int) []span {
	pos := s.plan.Tasks[task].Pos
	at, ok := s.at[pos]
	if !ok {
		at = s.page.spans(pos)
		s.at[pos] = at
	}
	return at
}

func (s *sheet) apply(c *Correction) Effect {
	e := Effect{Correction: c.ID, State: Stale, Kind: c.Kind, Field: c.Field, How: missing}
	switch {
	case c.Kind == "plan":
		s.applyPlan(c, &e)
	case c.Does() == Add && c.Kind == "task":
		s.addTask(c, &e)
	default:
		f := s.find(c.Target.Task)
		if e.How, e.Score = f.how, f.score; !f.ok() {
			return e
		}
		e.Task = s.plan.Tasks[f.tasks[0]].ID
		s.applyTask(c, f, &e)
	}
	switch {
	case e.State == Stale:
		e.Task, e.Ordinal, e.Was, e.Now = "", 0, "", ""
	case e.State == Same && c.Does() != Change && c.Does() != Add:
		e.State = Held
	}
	return e
}

// done notes that a correction holds.
func (e *Effect) done(was, now string) {
	e.Was, e.Now, e.State = was, now, Held
	if was == now {
		e.State = Same
	}
}

func (s *sheet) applyTask(c *Correction, f found, e *Effect) {
	t := &s.plan.Tasks[f.tasks[0]]
	switch c.Does() {
	case Must, Cannot:
		if len(f.tasks) > 1 {
			e.How = ambiguous
			return
		}
		e.done("", "")
	case Split:
		s.split(c, f, e)
	case Merge:
		s.merge(c, f, e)
	case Reject:
		s.reject(c, f, e)
	case Add:
		for _, i := range f.tasks {
			s.addElement(c, &s.plan.Tasks[i], e)
		}
	default:
		if c.Kind != "task" {
			s.changeElements(c, f, e)
			return
		}
		if len(f.tasks) > 1 {
			s.gather(c, f, e)
			return
		}
		s.changeTask(c, t, e)
	}
}

// wanted is what a field shall say; an accepted one what it said.
func wanted(c *Correction) string {
	if c.Does() == Accept {
		return value(c.Old)
	}
	return value(c.New)
}

func (s *sheet) applyPlan(c *Correction, e *Effect) {
	f, ok := planFields[c.Field]
	if !ok {
		return
	}
	is, want := f.get(s.plan), wanted(c)
	e.How, e.Score = string(anchor.Exact), 1
	if is != want && !alike(is, value(c.Old)) && c.Target.Document != s.plan.Document.SHA256 && !s.quoted(c) {
		e.How = other
		return
	}
	if is != want {
		if !f.set(s.plan, want) {
			e.How = "value"
			return
		}
		if f.then != nil {
			f.then(s.plan)
		}
	}
	if *f.sure(s.plan) = normalize.Surely; want == "" {
		*f.sure(s.plan) = normalize.Confidence{}
	}
	e.done(is, f.get(s.plan))
}

// quoted reports that the words a correction is anchored to are there.
func (s *sheet) quoted(c *Correction) bool {
	return c.Target.Value != nil && s.page.text.Find(*c.Target.Value).How.Found()
}

// changeTask sets a field of one task.
func (s *sheet) changeTask(c *Correction, t *normalize.Task, e *Effect) {
	f, ok := taskFields[c.Field]
	if !ok {
		e.How = "field"
		return
	}
	is, want := f.get(t), wanted(c)
	if is != want && c.Field == "content" {
		want = s.part(c, is, want)
	}
	if want == "" && c.Field == "content" || is != want && !f.set(t, want) {
		e.How = other
		return
	}
	*f.sure(t) = normalize.Surely
	e.done(is, f.get(t))
}

// part is what the whole of a task says once the part that was corrected says want: a task that
// was read together with its neighbour keeps the neighbour's words. "" where that cannot be told.
func (s *sheet) part(c *Correction, is, want string) string {
	was := value(c.Old)
	switch {
	case anchor.Similarity(is, was) >= anchor.Alike || alike(is, want) || was == "":
		return want
	case strings.Count(is, was) == 1 && s.runningHead(strings.Replace(is, was, "", 1)):
		return want
	case strings.Count(is, was) == 1:
		return strings.Replace(is, was, want, 1)
	case strings.Contains(was, is) || strings.Contains(is, want):
		return want
	}
	return ""
}

// runningHead reports words of the title, which a page prints at its head.
func (s *sheet) runningHead(words string) bool {
	return strings.Contains(hanzi.Key(value(s.plan.Title)), hanzi.Key(words))
}

// changeElements sets a field of one duty, deadline or figure, in each of the tasks that have it.
func (s *sheet) changeElements(c *Correction, f found, e *Effect) {
	how := missing
	for _, i := range f.tasks {
		t := &s.plan.Tasks[i]
		at, same, found := s.element(t, c)
		if at < 0 {
			if e.State == Stale {
				how = found
			}
			continue
		}
		if found == string(anchor.Fuzzy) {
			how = found
		} else if e.State == Stale {
			how = e.How
		}
		e.Task = t.ID
		s.changeElement(c, t, at, same, e)
	}
	if e.How = how; e.State == Stale && c.New == nil && c.Does() == Change && how == missing {
		e.done("", "") // what it took away is not read any more
	}
}

func (s *sheet) changeElement(c *Correction, t *normalize.Task, at int, same bool, e *Effect) {
	x := elementsOf(t, c.Kind)[at]
	is := x.get(c.Field)
	e.Ordinal = at + 1
	switch {
	case same:
		x.sure()
		e.done(is, is)
	case c.Does() == Change && c.New == nil:
		drop(t, c.Kind, at)
		e.done(is, "")
	case is != wanted(c) && !x.set(c.Field, wanted(c)):
		e.State = Stale
	default:
		if is != wanted(c) {
			s.reread(t, c, at)
		}
		x = elementsOf(t, c.Kind)[at]
		x.sure()
		e.done(is, x.get(c.Field))
	}
}

// reread gives the words that a person set their meaning.
func (s *sheet) reread(t *normalize.Task, c *Correction, at int) {
	if c.Field != "mention" {
		return
	}
	switch c.Kind {
	case "duty":
		d := &t.Duties[at]
		again := s.plan.SaidOrgan(d.Mention, d.Role)
		again.Pos, again.Inherited, again.Inline = d.Pos, d.Inherited, d.Inline
		*d = again
	case "deadline":
		d := &t.Deadlines[at]
		again := s.plan.SaidDeadline(t, d.Mention)
		again.Pos, again.Inherited, again.Scope = d.Pos, d.Inherited, d.Scope
		*d = again
	case "measure":
		m := &t.Measures[at]
		pos := m.Pos
		*m = normalize.SaidMeasure(m.Mention)
		m.Pos = pos
	case "progress":
		pos := t.Progress.Pos
		*t.Progress = s.plan.SaidProgress(t.Progress.Mention)
		t.Progress.Pos = pos
	}
}

// drop takes an element away.
func drop(t *normalize.Task, kind string, at int) {
	switch kind {
	case "duty":
		t.Duties = slices.Delete(t.Duties, at, at+1)
	case "deadline":
		t.Deadlines = slices.Delete(t.Deadlines, at, at+1)
	case "measure":
		t.Measures = slices.Delete(t.Measures, at, at+1)
	case "progress":
		t.Progress = nil
	}
}
