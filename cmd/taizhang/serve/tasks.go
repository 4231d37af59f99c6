package serve

import (
	"slices"
	"strconv"
)

// TaskRow is a task in a list.
type TaskRow struct {
	Task         ID     `json:"task_id"`
	Plan         ID     `json:"plan_id"`
	Division     string `json:"division_code"`
	DivisionName string `json:"division_name"`
	PlanTitle    string `json:"plan_title"`
	Year         int64  `json:"year,omitempty"`
	Serial       string `json:"serial,omitempty"`
	Path         string `json:"path,omitempty"`
	Content      string `json:"content"`
	Orgs         string `json:"orgs,omitempty"`
}

// Tasks is a list of tasks.
type Tasks struct {
	Page
	Facets Facets    `json:"facets"`
	Tasks  []TaskRow `json:"tasks"`
}

func tasks(r *request) (any, error) {
	f, err := r.filter()
	if err != nil {
		return nil, err
	}
	out := Tasks{Page: f.page, Facets: f.facets}
	rows, err := r.tasksWith(wanted{f.division, f.year, r.value("q"), r.value("org")}, f.page.limit(), f.page.offset())
	out.Tasks = paged(&out.Page, rows)
	return out, err
}

// wanted says which tasks are meant: those of a division and a year whose words and organs hold others; "" for any.
type wanted struct{ division, year, words, org string }

// tasksWith looks through the tasks of each year and some divisions at a time until it has enough: who searches for a word
// that stands everywhere does not wait for all that is there to be read.
func (r *request) tasksWith(w wanted, limit, offset int) ([]TaskRow, error) {
	type taskRange struct {
		Year     int64  `json:"year"`
		Division string `json:"division_code"`
		Tasks    int64  `json:"tasks"`
	}
	ranges, err := scoped[taskRange](r, "task-ranges", w.division, w.year)
	if err != nil {
		return nil, err
	}
	var list []stretch
	for _, x := range ranges {
		list = append(list, stretch{strconv.FormatInt(x.Year, 10), x.Division, x.Tasks})
	}
	count := func(p piece) (int64, error) { return r.passing(w, p) }
	return through(cut(list, false), limit, offset, count, func(p piece, limit, offset int) ([]TaskRow, error) {
		return scoped[TaskRow](r, "tasks", w.words, w.org, p.key, p.from, p.to, limit, offset)
	})
}

// passing counts the tasks of a piece that are meant.
func (r *request) passing(w wanted, p piece) (int64, error) {
	if w.words == "" && w.org == "" {
		return p.n, nil
	}
	type count struct {
		Tasks int64 `json:"tasks"`
	}
	n, err := scoped[count](r, "tasks-count", w.words, w.org, p.key, p.from, p.to)
	if err != nil {
		return 0, err
	}
	return n[0].Tasks, nil
}

// taskWords are the words of a task for a list that chose it without them.
type taskWords struct {
	Task    ID     `json:"task_id"`
	Ordinal int64  `json:"ordinal"`
	Serial  string `json:"serial"`
	Path    string `json:"path"`
	Content string `json:"content"`
	Orgs    string `json:"orgs"`
}

// words gives those of one task; those of its plan are read together and kept, for lists have neighbours.
func (r *request) words(division string, plan, task ID) (taskWords, error) {
	all, err := ask[taskWords](r, "task-words", division, int64(plan))
	if err != nil {
		return taskWords{}, err
	}
	if i := slices.IndexFunc(all, func(t taskWords) bool { return t.Task == task }); i >= 0 {
		return all[i], nil
	}
	return taskWords{}, notFound("task %d of plan %d", task, plan)
}
