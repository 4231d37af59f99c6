package serve

import (
	"strconv"

	"github.com/taizhang/taizhang/normalize/link"
)

// ThreadRow is the line of a task through the years.
type ThreadRow struct {
	Thread       ID     `json:"thread_id"`
	Division     string `json:"division_code"`
	DivisionName string `json:"division_name"`
	First        int64  `json:"first_year"`
	Last         int64  `json:"last_year"`
	Years        int64  `json:"years"`
	Tasks        int64  `json:"tasks"`
	Plan         ID     `json:"plan_id" about:"最近一年的任务所在的方案 / the plan of the last year's task"`
	Task         ID     `json:"task_id"`
	Content      string `json:"content"`
}

// Threads is a list of threads.
type Threads struct {
	Page
	Threads []ThreadRow `json:"threads"`
}

func threads(r *request) (any, error) {
	out := Threads{}
	var err error
	if out.Page, err = r.page(); err != nil {
		return nil, err
	}
	years := 2
	if v := r.value("years"); v != "" {
		if years, err = strconv.Atoi(v); err != nil || years < 1 {
			return nil, wrong("years %q: want a number of years", v)
		}
	}
	var rows []ThreadRow
	if words := r.value("q"); words != "" {
		rows, err = scoped[ThreadRow](r, "threads-with", years, words, out.Page.limit(), out.Page.offset())
	} else {
		rows, err = r.latestThreads(years, out.Page.limit(), out.Page.offset())
	}
	out.Threads = paged(&out.Page, rows)
	return out, err
}

// latestThreads lists threads of so many years at least, each with the words of its last year's task.
func (r *request) latestThreads(years, limit, offset int) ([]ThreadRow, error) {
	rows, err := scoped[ThreadRow](r, "threads", years, limit, offset)
	if err != nil {
		return nil, err
	}
	err = wordsOf(r, rows, func(x *ThreadRow) taskKey { return taskKey{x.Division, x.Plan, x.Task} }, func(x *ThreadRow, t taskWords) { x.Content = t.Content })
	return rows, err
}

// ThreadTask is a thread's task of one year, with what changed since the one before it.
type ThreadTask struct {
	Thread    ID          `json:"thread_id"`
	Year      int64       `json:"year"`
	Plan      ID          `json:"plan_id"`
	Task      ID          `json:"task_id"`
	Division  string      `json:"division_code"`
	PlanTitle string      `json:"plan_title"`
	Path      string      `json:"path,omitempty"`
	Content   string      `json:"content"`
	Orgs      string      `json:"orgs,omitempty"`
	Deadlines string      `json:"deadlines,omitempty"`
	Redline   []link.Edit `json:"redline,omitempty" about:"与上一条相比 / against the one before"`
}

// Thread is a task through the years.
type Thread struct {
	Page
	Thread ID           `json:"thread_id"`
	Tasks  []ThreadTask `json:"tasks"`
}

func thread(r *request) (any, error) {
	id, err := r.id("thread")
	if err != nil {
		return nil, err
	}
	out := Thread{Thread: id}
	if out.Tasks, err = scoped[ThreadTask](r, "thread", int64(id)); err != nil {
		return nil, err
	}
	if len(out.Tasks) == 0 {
		if out.Thread, out.Tasks, err = r.threadNow(id); err != nil {
			return nil, err
		}
	}
	for i := range out.Tasks[1:] {
		out.Tasks[i+1].Redline = link.Redline(out.Tasks[i].Content, out.Tasks[i+1].Content)
	}
	out.Page, out.Tasks, err = part(r, out.Tasks)
	return out, err
}
