package serve

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/taizhang/taizhang/normalize/link"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// Pointer leads to where something is to be seen.
type Pointer struct {
	Title string `json:"title"`
	Path  string `json:"path"`
}

// superseded says of what had a number that it is no more, and what is to be seen instead.
type superseded struct {
	problem Problem
	what    string
}

func (s *superseded) Error() string { return s.what }

// lapsed is a task that was in a thread, with its plan and the plan in force of that series and year.
type lapsed struct {
	Plan        ID     `json:"plan_id"`
	Division    string `json:"division_code"`
	Title       string `json:"title"`
	Exact       ID     `json:"exact_edition_id"`
	Series      ID     `json:"series_id"`
	Year        int64  `json:"year"`
	Tasks       int64  `json:"tasks"`
	Signed      string `json:"signed_on"`
	NowPlan     ID     `json:"now_plan_id"`
	NowDivision string `json:"now_division_code"`
	NowTitle    string `json:"now_title"`
	NowExact    ID     `json:"now_exact_edition_id"`
	NowTasks    int64  `json:"now_tasks"`
	NowSigned   string `json:"now_signed_on"`
}

func (x *lapsed) plans() (was, now warehouse.PlanHead) {
	head := func(plan, exact ID, division, title, signed string, tasks int64) warehouse.PlanHead {
		return warehouse.PlanHead{Plan: int64(plan), Exact: int64(exact), Series: int64(x.Series), Division: division, Title: title, Year: int(x.Year), Tasks: int(tasks), Signed: signed}
	}
	return head(x.Plan, x.Exact, x.Division, x.Title, x.Signed, x.Tasks), head(x.NowPlan, x.NowExact, x.NowDivision, x.NowTitle, x.NowSigned, x.NowTasks)
}

// mostLed is how often a number may lead to another that leads on.
const mostLed = 16

// threadNow are the tasks of the thread that a number leads to which no thread has: that of the task with the number, that which an older
// number leads to, or, where another edition of the same year is in force now, that of the task which says the same there.
func (r *request) threadNow(id ID) (ID, []ThreadTask, error) {
	last := id
	for range mostLed {
		to, err := r.threadOf(last)
		if err != nil {
			return 0, nil, err
		}
		if to == 0 || to == last {
			break
		}
		if tasks, err := scoped[ThreadTask](r, "thread", int64(to)); err != nil || len(tasks) > 0 {
			return to, tasks, err
		}
		last = to // its tasks were superseded since
	}
	var of *lapsed
	for _, task := range []ID{last, id} {
		found, err := scoped[lapsed](r, "thread-was", int64(task))
		if err != nil {
			return 0, nil, err
		}
		if len(found) == 0 {
			continue
		}
		of = &found[0]
		if to, tasks, err := r.threadIn(of, task); err != nil || len(tasks) > 0 {
			return to, tasks, err
		}
	}
	if of == nil {
		return 0, nil, notFound("thread %d", id)
	}
	return 0, nil, of.gone(id)
}

// threadIn is the thread of the task that one has become in the plan in force now; without tasks where it has become none.
func (r *request) threadIn(x *lapsed, task ID) (ID, []ThreadTask, error) {
	if x.NowPlan == 0 {
		return 0, nil, nil
	}
	others, err := r.counterparts(x, task)
	for _, other := range others {
		to, err := r.threadOf(other)
		if err != nil {
			return 0, nil, err
		}
		if tasks, err := scoped[ThreadTask](r, "thread", int64(to)); err != nil || len(tasks) > 0 {
			return to, tasks, err
		}
	}
	return 0, nil, err
}

// threadOf is the thread that a task is in, or that an older number leads to; 0 for none.
func (r *request) threadOf(id ID) (ID, error) {
	type row struct {
		Thread ID `json:"thread_id"`
	}
	led, err := ask[row](r, "thread-of", int64(id))
	if err != nil || len(led) == 0 {
		return 0, err
	}
	return led[0].Thread, nil
}

// counterparts are the tasks of the plan in force that a task of the one before it has become, the likest first.
func (r *request) counterparts(x *lapsed, task ID) (out []ID, err error) {
	was, now := x.plans()
	c, err := r.reading.Compare(r.Context(), was, now)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(c.X.Tasks, func(t link.Task) bool { return t.ID == task.String() })
	links := link.PairWithin(c.X, c.Y, link.DefaultRules, c.Bound).Links
	slices.SortStableFunc(links, func(a, b link.Link) int { return int(b.Score.Total - a.Score.Total) })
	for _, l := range links {
		if l.A == at {
			n, err := strconv.ParseInt(c.Y.Tasks[l.B].ID, 10, 64)
			if err != nil {
				return nil, err
			}
			out = append(out, ID(n))
		}
	}
	return out, nil
}

// gone says of a thread that it is no more: where its first task stands, and what is in force there now.
func (x *lapsed) gone(id ID) error {
	p := trouble(http.StatusNotFound, "not-linked", "这条任务不在任何线索中", "它所在的方案未与历年的方案相连，或已被撤下；任务本身见下。")
	see := []Pointer{{x.Title, fmt.Sprintf("/plans/%s?task=%s#v-%s", x.Plan, id, id)}}
	if x.NowPlan != 0 {
		p = trouble(http.StatusGone, "superseded", "这条线索已不在", "同一系列同一年度今以另一份方案为准，其中没有相应的任务；原来的任务、今天的方案、两者的比较见下。")
		see = append(see, Pointer{x.NowTitle, "/plans/" + x.NowPlan.String()}, Pointer{x.Title + " → " + x.NowTitle, fmt.Sprintf("/compare?a=%s&b=%s", x.Plan, x.NowPlan)})
	}
	p.See = see
	return &superseded{p, "thread " + id.String()}
}

// PlanNow says of a plan that no longer stands for itself which one does.
type PlanNow struct {
	Plan    ID     `json:"plan_id" about:"所示的方案；被替换者为其旧版 / the plan that is shown, of a replaced one its former version"`
	Version ID     `json:"version_of,omitempty" about:"被替换前的编号 / its number before it was replaced"`
	Until   string `json:"loaded_to,omitempty" about:"何时被替换或撤下 / when it was replaced or taken back"`
	Now     ID     `json:"now_plan_id,omitempty"`
	Title   string `json:"now_title,omitempty"`
}

// planNow is a plan's head, of one that was replaced that of its last version, and what stands in its place; nil where it stands itself.
func planNow(r *request, id ID) (*PlanHead, *PlanNow, error) {
	heads, err := scoped[PlanHead](r, "plan", int64(id))
	if err != nil {
		return nil, nil, err
	}
	if len(heads) > 0 && heads[0].Primary && (heads[0].InForce || heads[0].Year == 0) {
		return &heads[0], nil, nil
	}
	found, err := scoped[PlanNow](r, "plan-now", int64(id))
	if err != nil {
		return nil, nil, err
	}
	if len(found) == 0 {
		return nil, nil, notFound("plan %d", id)
	}
	now := &found[0]
	head, err := planHead(r, now.Plan)
	if now.Now == 0 && now.Until == "" { // it stands, only not among those of other years
		now = nil
	}
	return head, now, err
}
