package serve

import "strconv"

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
	return through(cut(list, false, opening(w.filters(), limit)), limit, offset, count, func(p piece, limit, offset int) ([]TaskRow, error) {
		return r.meant(w, p, limit, offset)
	})
}

// filters reports that some tasks are not meant.
func (w wanted) filters() bool { return w.words != "" || w.org != "" }

// mostKept is how many tasks of a piece are remembered without their words; of more each page is looked for anew.
var mostKept = 20_000

// found are the tasks of a piece that are meant, without their words; all says that none is left out.
func (r *request) found(w wanted, p piece) (out []TaskRow, all bool, err error) {
	if !w.filters() {
		return nil, false, nil
	}
	out, err = scoped[TaskRow](r, "tasks-found", w.words, w.org, p.key, p.from, p.to, mostKept)
	return out, len(out) < mostKept, err
}

// meant is a part of a piece's tasks that are meant, with their words.
func (r *request) meant(w wanted, p piece, limit, offset int) ([]TaskRow, error) {
	found, all, err := r.found(w, p)
	if err != nil {
		return nil, err
	}
	if !all {
		return scoped[TaskRow](r, "tasks", w.words, w.org, p.key, p.from, p.to, limit, offset)
	}
	from := min(offset, len(found))
	page := found[from:min(from+limit, len(found))]
	err = wordsOf(r, page, func(x *TaskRow) taskKey { return taskKey{x.Division, x.Plan, x.Task} }, func(x *TaskRow, t taskWords) {
		x.Serial, x.Path, x.Content, x.Orgs = t.Serial, t.Path, t.Content, t.Orgs
	})
	return page, err
}

// passing counts the tasks of a piece that are meant.
func (r *request) passing(w wanted, p piece) (int64, error) {
	if !w.filters() {
		return p.n, nil
	}
	if found, all, err := r.found(w, p); err != nil || all {
		return int64(len(found)), err
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
