package warehouse

import (
	"context"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/link"
)

// editions reads plans as linking sees them, by plan.
func (wr *writer) editions(ctx context.Context, p *linkPlan, plans []int64) (map[int64]*link.Edition, error) {
	out, err := wr.blank(ctx, p, plans)
	if err != nil {
		return nil, err
	}
	r := linkReader{editions: out}
	return out, wr.fill(ctx, out, r.questions())
}

// words reads plans with nothing but the words of their tasks.
func (wr *writer) words(ctx context.Context, p *linkPlan, plans []int64) (map[int64]*link.Edition, error) {
	out, err := wr.blank(ctx, p, plans)
	if err != nil {
		return nil, err
	}
	r := linkReader{editions: out}
	return out, wr.fill(ctx, out, []asked{{"link-tasks", r.task}})
}

// blank names the plans that are wanted and gives each an edition without tasks.
func (wr *writer) blank(ctx context.Context, p *linkPlan, plans []int64) (map[int64]*link.Edition, error) {
	out := map[int64]*link.Edition{}
	var heads []*linkHead
	for _, id := range plans {
		if out[id] == nil {
			out[id] = p.heads[id].empty()
			heads = append(heads, p.heads[id])
		}
	}
	return out, wr.want(ctx, heads, nil)
}

// asked is one of the loader's questions and what to do with each row.
type asked struct {
	name string
	row  func(scan func(...any) error) error
}

func (wr *writer) fill(ctx context.Context, editions map[int64]*link.Edition, questions []asked) error {
	for _, q := range questions {
		if err := wr.each(ctx, q.name, q.row); err != nil {
			return err
		}
	}
	all := make([]*link.Edition, 0, len(editions))
	for _, e := range editions {
		all = append(all, e)
	}
	each(len(all), func(i int) { all[i].Read() })
	return nil
}

// want names the plans and series that the next questions are about, each once.
func (wr *writer) want(ctx context.Context, plans []*linkHead, series []int64) error {
	if err := wr.exec(ctx, "link-wanted-clear"); err != nil {
		return err
	}
	var in rows
	for _, h := range plans {
		in.add(scratchWanted, h.division, h.plan)
	}
	for _, id := range series {
		in.add(scratchWantedSeries, id)
	}
	_, err := wr.append(ctx, &in)
	return err
}

// linkReader fills editions from rows that come sorted by plan and task.
type linkReader struct {
	editions  map[int64]*link.Edition
	functions map[int64][]string

	tasks map[[2]int64]int // place of a task, by plan and number
	last  [2]int64
	found *link.Task // the last one that was asked for
}

// questions are all that fill an edition, in order.
func (r *linkReader) questions() []asked {
	return []asked{{"link-tasks", r.task}, {"link-orgs", r.org}, {"link-duties", r.duty}, {"link-deadlines", r.deadline}, {"link-measures", r.measure}}
}

// splitPath undoes how headings are joined.
func splitPath(path string) []string {
	if path == "" {
		return nil
	}
	return strings.Split(path, pathJoint)
}

func (r *linkReader) task(scan func(...any) error) error {
	var plan, id int64
	var t link.Task
	var path string
	if err := scan(&plan, &id, &t.Ordinal, &path, &t.Content); err != nil {
		return err
	}
	t.ID, t.Path = strconv.FormatInt(id, 10), splitPath(path)
	if r.tasks == nil {
		r.tasks, r.functions = map[[2]int64]int{}, map[int64][]string{}
	}
	e := r.editions[plan]
	r.tasks[[2]int64{plan, id}] = len(e.Tasks)
	e.Tasks = append(e.Tasks, t)
	return nil
}

// find gives the task that a row belongs to; rows of one task stand together.
func (r *linkReader) find(plan, task int64) *link.Task {
	if at := [2]int64{plan, task}; at != r.last || r.found == nil {
		r.last, r.found = at, &r.editions[plan].Tasks[r.tasks[at]]
	}
	return r.found
}

func (r *linkReader) org(scan func(...any) error) error {
	var id int64
	var functions string
	if err := scan(&id, &functions); err != nil || functions == "" {
		return err
	}
	r.functions[id] = strings.Split(functions, "、")
	return nil
}

func (r *linkReader) duty(scan func(...any) error) error {
	var plan, task, org int64
	var ordinal int
	var mention, role string
	if err := scan(&plan, &task, &ordinal, &mention, &role, &org); err != nil {
		return err
	}
	t := r.find(plan, task)
	if org == 0 {
		t.Orgs = append(t.Orgs, link.UnknownOrg(mention, role))
		return nil
	}
	t.Orgs = append(t.Orgs, link.Org{Key: strconv.FormatInt(org, 10), Name: mention, Role: role, Functions: r.functions[org]})
	return nil
}

func (r *linkReader) deadline(scan func(...any) error) error {
	var plan, task int64
	var d normalize.Deadline
	if err := scan(&plan, &task, &d.Mention, &d.Kind, &d.Due, &d.RRule, &d.Duration); err != nil {
		return err
	}
	t := r.find(plan, task)
	t.Deadlines = append(t.Deadlines, d)
	return nil
}

func (r *linkReader) measure(scan func(...any) error) error {
	var plan, task int64
	var m normalize.Measure
	if err := scan(&plan, &task, &m.Mention, &m.Op, &m.Value, &m.ValueMax, &m.Unit, &m.Change); err != nil {
		return err
	}
	t := r.find(plan, task)
	t.Measures = append(t.Measures, m)
	return nil
}

func taskKey(t *link.Task) int64 {
	id, _ := strconv.ParseInt(t.ID, 10, 64) // it was written from one
	return id
}
