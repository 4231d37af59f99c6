package link

import (
	"github.com/taizhang/taizhang/normalize"
)

// Edition is a plan as linking sees it: 东湖区2021年政务公开工作方案 with its tasks.
type Edition struct {
	ID       string // identity of the edition
	Series   string // identity of the series
	Title    string
	Division string // GB/T 2260 code, "" where unknown
	Year     int    // 0 where unknown
	Signed   string // ISO 8601 date, "" where unknown
	Tasks    []Task

	index *index // what they say
}

// Task is a task as linking sees it.
type Task struct {
	ID        string
	Ordinal   int
	Path      []string
	Content   string
	Orgs      []Org
	Deadlines []normalize.Deadline
	Measures  []normalize.Measure

	exact string // folded, with its figures: what makes two tasks the same
}

// Org is an organ's part in a task. Key is its identity, the same for an organ under
// another name of its line; it is the folded mention where the organ is unknown.
type Org struct {
	Key, Name, Role string
	Functions       []string
}

// From sees a plan as an edition.
func From(p *normalize.Plan) *Edition {
	e := &Edition{ID: p.Edition, Series: p.Series, Title: value(p.Title), Division: value(p.Division.Code), Signed: value(p.SignedOn)}
	if p.Year != nil {
		e.Year = *p.Year
	}
	for i := range p.Tasks {
		e.Tasks = append(e.Tasks, fromTask(p, &p.Tasks[i]))
	}
	return e.Read()
}

// Read prepares tasks that were filled in by hand or from rows; From has done so. Tasks that
// are changed afterwards have to be read again.
func (e *Edition) Read() *Edition {
	var said reading
	for i := range e.Tasks {
		t := &e.Tasks[i]
		text := lower(t.Content)
		t.exact = exactly(text)
		said.task(text)
	}
	e.index = said.index()
	e.index.faces = facesOf(e.Tasks)
	return e
}

func fromTask(p *normalize.Plan, t *normalize.Task) Task {
	out := Task{ID: t.ID, Ordinal: t.Ordinal, Path: t.Path, Content: t.Content, Deadlines: t.Deadlines, Measures: t.Measures}
	for i := range t.Duties {
		out.Orgs = append(out.Orgs, fromDuty(p, &t.Duties[i]))
	}
	return out
}

func fromDuty(p *normalize.Plan, d *normalize.Duty) Org {
	if d.Org == nil {
		return UnknownOrg(d.Mention, d.Role)
	}
	k := d.Org.Key(p)
	functions := normalize.LineFunctions(k.Line)
	if functions == nil {
		functions = d.Org.Functions
	}
	return Org{Key: normalize.SpellID(k.ID()), Name: d.Mention, Role: d.Role, Functions: functions}
}

// UnknownOrg is an organ of which nothing but its name is known.
func UnknownOrg(mention, role string) Org { return Org{Key: fold(mention), Name: mention, Role: role} }

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
