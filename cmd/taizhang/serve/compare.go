package serve

import (
	"errors"
	"strconv"

	"github.com/taizhang/taizhang/normalize/link"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// Side is one of two plans that are compared.
type Side struct {
	Plan     ID     `json:"plan_id"`
	Title    string `json:"title"`
	Division string `json:"division"`
	Year     int    `json:"year,omitempty"`
	Tasks    int    `json:"tasks"`
}

// SideTask is a task of one side.
type SideTask struct {
	Task    string   `json:"task_id"`
	Ordinal int      `json:"ordinal"`
	Path    []string `json:"path"`
	Content string   `json:"content"`
	Orgs    []string `json:"orgs"`
	Due     []string `json:"deadlines"`
}

// Delta is what became of a task.
type Delta struct {
	Relation  string                `json:"relation"`
	Class     string                `json:"class,omitempty"`
	Score     int64                 `json:"score,omitempty" about:"百万分之一 / millionths"`
	A         *SideTask             `json:"a,omitempty"`
	B         *SideTask             `json:"b,omitempty"`
	Redline   []link.Edit           `json:"redline,omitempty"`
	Organs    []link.OrganChange    `json:"organs,omitempty"`
	Deadlines []link.DeadlineChange `json:"deadlines,omitempty"`
	Measures  []link.MeasureChange  `json:"measures,omitempty"`
}

// Neighbour is a pair of plans that are worth comparing.
type Neighbour struct {
	A            ID     `json:"a_plan_id"`
	B            ID     `json:"b_plan_id"`
	Before       int64  `json:"before_year"`
	After        int64  `json:"after_year"`
	Title        string `json:"title"`
	DivisionName string `json:"division_name"`
	ATasks       int64  `json:"a_tasks"`
	BTasks       int64  `json:"b_tasks"`
	Links        int64  `json:"links"`
}

// Compare is two plans side by side; without two plans, those worth comparing.
type Compare struct {
	Page
	A          *Side          `json:"a,omitempty"`
	B          *Side          `json:"b,omitempty"`
	Count      map[string]int `json:"count,omitempty" about:"各关系、各类变化的条数 / lines by relation and class"`
	Deltas     []Delta        `json:"deltas,omitempty"`
	Neighbours []Neighbour    `json:"neighbours,omitempty"`
	Found      [2][]Side      `json:"-"`
}

// filters of a comparison, in the order of their importance.
var deltaFilters = []string{"new", "dropped", "strengthened", "weakened", "mixed", "reworded", "unchanged", "split", "merged"}

// Filters names them for the page.
func (Compare) Filters() []string { return deltaFilters }

func compare(r *request) (any, error) {
	c := Compare{}
	var err error
	if c.Page, err = r.page(); err != nil {
		return nil, err
	}
	a, err := side(r, r.value("a"), &c.Found[0])
	if err != nil {
		return nil, err
	}
	b, err := side(r, r.value("b"), &c.Found[1])
	if err != nil {
		return nil, err
	}
	if a == nil || b == nil {
		rows, err := scoped[Neighbour](r, "neighbours", c.Page.limit(), c.Page.offset())
		c.Neighbours = paged(&c.Page, rows)
		return c, err
	}
	only, err := r.one("only", deltaFilters...)
	if err != nil {
		return nil, err
	}
	both, err := r.reading.Compare(r.Context(), *a, *b)
	if err != nil {
		return nil, err
	}
	c.A, c.B = sideOf(a), sideOf(b)
	c.fill(link.PairWithin(both.X, both.Y, link.DefaultRules, both.Bound), only)
	c.Page, c.Deltas, err = part(r, c.Deltas)
	return c, err
}

// mostFound is how many plans a name may be of before more must be said.
const mostFound = 20

// side finds the one plan that is meant, a number or words of its title with perhaps a year; where
// several are, they are given to choose from.
func side(r *request, name string, several *[]Side) (*warehouse.PlanHead, error) {
	if name == "" {
		return nil, nil
	}
	found, err := r.reading.Find(r.Context(), name)
	if err != nil {
		return nil, err
	}
	var seen []warehouse.PlanHead
	for _, h := range found {
		if r.user.sees(h.Division) {
			seen = append(seen, h)
		}
	}
	switch len(seen) {
	case 0:
		return nil, fault{404, errors.New("no such plan: " + name)}
	case 1:
		return &seen[0], nil
	}
	for i := range seen[:min(len(seen), mostFound)] {
		*several = append(*several, *sideOf(&seen[i]))
	}
	return nil, nil
}

func sideOf(h *warehouse.PlanHead) *Side {
	return &Side{Plan: ID(h.Plan), Title: h.Title, Division: h.Place, Year: h.Year, Tasks: h.Tasks}
}

func (c *Compare) fill(p *link.Pairing, only string) {
	c.Count = map[string]int{}
	for _, d := range p.Deltas() {
		l := Delta{Relation: string(d.Relation)}
		c.Count["all"]++
		if d.A >= 0 {
			l.A = sideTask(&p.A.Tasks[d.A])
		}
		if d.B >= 0 {
			l.B = sideTask(&p.B.Tasks[d.B])
		}
		if l.A != nil && l.B != nil {
			l.Class, l.Score, l.Redline = string(d.Change.Class), d.Score.Total, d.Change.Redline
			l.Organs, l.Deadlines, l.Measures = d.Change.Organs, d.Change.Deadlines, d.Change.Measures
			c.Count[l.Class]++
		}
		if l.Relation != string(link.Same) && l.Relation != string(link.Modified) {
			c.Count[l.Relation]++
		}
		if only == "" || only == l.Relation || only == l.Class {
			c.Deltas = append(c.Deltas, l)
		}
	}
}

func sideTask(t *link.Task) *SideTask {
	out := &SideTask{Task: t.ID, Ordinal: t.Ordinal, Path: t.Path, Content: t.Content, Orgs: []string{}, Due: []string{}}
	if out.Path == nil {
		out.Path = []string{}
	}
	for _, o := range t.Orgs {
		out.Orgs = append(out.Orgs, o.Name)
	}
	for _, d := range t.Deadlines {
		out.Due = append(out.Due, d.Mention)
	}
	return out
}

// Name is what leads to a plan again: its number.
func (s Side) Name() string { return strconv.FormatInt(int64(s.Plan), 10) }
