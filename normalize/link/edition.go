package link

import (
	"slices"

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

	words words
}

// Org is an organ's part in a task. Key is the same for an organ under another
// name of its line; it is the folded mention where the organ is unknown.
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
		e.Tasks = append(e.Tasks, fromTask(&p.Tasks[i]))
	}
	return e.Read()
}

// Read prepares tasks that were filled in by hand or from rows; From has done so.
func (e *Edition) Read() *Edition {
	for i := range e.Tasks {
		t := &e.Tasks[i]
		t.words = read(t.Content)
	}
	return e
}

func fromTask(t *normalize.Task) Task {
	out := Task{ID: t.ID, Ordinal: t.Ordinal, Path: t.Path, Content: t.Content, Deadlines: t.Deadlines, Measures: t.Measures}
	for i := range t.Duties {
		out.Orgs = append(out.Orgs, fromDuty(&t.Duties[i]))
	}
	return out
}

func fromDuty(d *normalize.Duty) Org {
	o := Org{Key: fold(d.Mention), Name: d.Mention, Role: d.Role}
	if d.Org == nil {
		return o
	}
	o.Functions = slices.Sorted(slices.Values(d.Org.Functions))
	if d.Org.Line != "" {
		o.Key = value(d.Org.Division) + "/" + d.Org.Line + "/" + d.Org.Branch
	}
	return o
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
