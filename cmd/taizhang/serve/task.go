package serve

import (
	"cmp"
	"slices"
	"strings"

	kindof "github.com/taizhang/taizhang/normalize/correct"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// TaskLink is a task of another plan that a task is linked with.
type TaskLink struct {
	Way          string `json:"way" about:"before 前一方案、after 后一方案 / before or after"`
	Kind         string `json:"kind" about:"year、report、cascade、given"`
	Relation     string `json:"relation"`
	Given        bool   `json:"is_given" about:"人工指定 / said by a person"`
	Score        int64  `json:"score" about:"百万分之一 / millionths"`
	Plan         ID     `json:"plan_id"`
	Task         ID     `json:"task_id"`
	PlanTitle    string `json:"plan_title"`
	Year         int64  `json:"year,omitempty"`
	DivisionName string `json:"division_name"`
	Content      string `json:"content"`
}

// Became is a correction with what became of it.
type Became struct {
	Correction warehouse.Correction `json:"correction"`
	State      string               `json:"state" about:"held、same、stale、retracted、waiting"`
	How        string               `json:"how,omitempty" about:"exact、fuzzy；未落实的缘由 missing、ambiguous、other、value / why it is stale"`
	Was        string               `json:"was,omitempty"`
	Now        string               `json:"now,omitempty"`
}

// TaskView is a task with all that can be said of it: each field, what stands around it, and what it is linked with.
type TaskView struct {
	Plan   PlanHead   `json:"plan"`
	Task   PlanTask   `json:"task"`
	Around []PlanTask `json:"around" about:"前后的任务，可合并 / the tasks before and after, with which it can be merged"`
	Links  []TaskLink `json:"links"`
	Found  []TaskRow  `json:"found" about:"含有所找的字的任务，可指为同一任务 / tasks that hold the words looked for, to link with"`
	Made   []Became   `json:"corrections"`
}

// around is how many tasks before and after one are shown.
const around = 8

func taskView(r *request) (any, error) {
	plan, err := r.id("plan")
	if err != nil {
		return nil, err
	}
	id, err := r.id("task")
	if err != nil {
		return nil, err
	}
	head, err := planHead(r, plan)
	if err != nil {
		return nil, err
	}
	v := TaskView{Plan: *head, Found: []TaskRow{}, Made: []Became{}}
	if err := v.place(r, head, id); err != nil {
		return nil, err
	}
	if v.Links, err = scoped[TaskLink](r, "task-links", int64(plan), int64(id)); err != nil {
		return nil, err
	}
	if words := r.value("q"); words != "" {
		found, err := r.tasksWith(wanted{r.value("division"), r.value("year"), words, ""}, 20, 0)
		if err != nil {
			return nil, err
		}
		v.Found = slices.DeleteFunc(found, func(t TaskRow) bool { return t.Plan == plan })
	}
	v.Made, err = r.became(plan, id)
	return v, err
}

// place reads a task with its facts and those around it.
func (v *TaskView) place(r *request, head *PlanHead, id ID) error {
	type place struct {
		Before int64 `json:"before"` // with itself
	}
	at, err := ask[place](r, "task-ordinal", head.Division, int64(head.Plan), int64(id))
	if err != nil {
		return err
	}
	if len(at) == 0 || at[0].Before == 0 {
		return notFound("task %d of plan %d", id, head.Plan)
	}
	from := max(0, at[0].Before-1-around)
	all, err := ask[PlanTask](r, "plan-tasks", head.Division, int64(head.Plan), 2*around+1, from)
	if err != nil {
		return err
	}
	if err := addFacts(r, head, all); err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(t PlanTask) bool { return t.Task == id })
	if i < 0 {
		return notFound("task %d of plan %d", id, head.Plan)
	}
	v.Task = all[i]
	v.Around = slices.Delete(all, i, i+1)
	return nil
}

// Waiting counts the corrections that do not show yet.
func (v TaskView) Waiting() int { return waiting(v.Made) }

// editable is a field with a form of its own.
type editable struct {
	Kind    string
	Ordinal int64
	Field   string
	Name    string // in codes
	Value   string
	Wide    bool
}

// Editable lists the fields of the task and of what hangs on it.
func (v TaskView) Editable() []editable {
	t := &v.Task
	out := []editable{{"task", 0, "content", "content", t.Content, true}, {"task", 0, "serial", "serial", t.Serial, false}, {"task", 0, "path", "path", t.Path, true}}
	facts := slices.Clone(t.Facts)
	rank := map[string]int{"duty": 0, "deadline": 1, "measure": 2, "progress": 3}
	slices.SortStableFunc(facts, func(a, b Fact) int { return cmp.Or(rank[a.What]-rank[b.What], cmp.Compare(a.Ordinal, b.Ordinal)) })
	for _, f := range facts {
		switch f.What {
		case "duty":
			out = append(out, editable{f.What, f.Ordinal, "mention", "organ", f.Words, false}, editable{f.What, f.Ordinal, "role", "role", f.Kind, false})
		case "progress":
			out = append(out, editable{f.What, 1, "mention", f.What, f.Words, true})
		default:
			out = append(out, editable{f.What, f.Ordinal, "mention", f.What, f.Words, false})
		}
	}
	return out
}

// Whole reports the words of an element, with which it can be taken away.
func (e editable) Whole() bool { return e.Kind != "task" && e.Field == "mention" }

// Roles are what a duty can be.
func (TaskView) Roles() []string { return []string{"lead", "responsible", "support", "implement"} }

// Kinds are what can be added besides duties.
func (TaskView) Kinds() []string { return []string{"deadline", "measure", "progress"} }

// splitParts are the parts of a task, one a line, without empty lines.
func splitParts(text string) string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// complete says what a form leaves out: which field is added, that the parts of a task stand in lines.
func (c *Correction) complete() error {
	switch kindof.Action(c.Action) {
	case kindof.Split:
		if c.New = splitParts(c.New); !strings.Contains(c.New, "\n") {
			return wrong("a task is split into two parts at least, a line each")
		}
	case kindof.Merge:
		if len(c.Merged) == 0 {
			return wrong("merge with which tasks?")
		}
	case kindof.Must, kindof.Cannot:
		if c.Other == 0 || c.Other == c.Task {
			return wrong("which other task?")
		}
	case kindof.Add:
		if strings.TrimSpace(c.New) == "" {
			return wrong("nothing to add")
		}
		if fields, ok := kindof.ElementFields[c.Kind]; ok && c.Field == "" {
			c.Field = fields[0]
		}
	}
	return nil
}
