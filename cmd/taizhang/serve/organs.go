package serve

import "time"

// Organs is a list of organs.
type Organs struct {
	Page
	Facets Facets `json:"facets"`
	Organs []Busy `json:"organs"`
}

func organs(r *request) (any, error) {
	f, err := r.filter()
	if err != nil {
		return nil, err
	}
	out := Organs{Page: f.page, Facets: f.facets}
	rows, err := scoped[Busy](r, "busiest", f.division, r.value("q"), f.year, f.page.limit(), f.page.offset())
	out.Organs = paged(&out.Page, rows)
	return out, err
}

// OrganYear is what an organ had to do in a year, by role.
type OrganYear struct {
	Year        int64 `json:"year"`
	Tasks       int64 `json:"tasks"`
	Lead        int64 `json:"lead_tasks"`
	Responsible int64 `json:"responsible_tasks"`
	Support     int64 `json:"support_tasks"`
	Implement   int64 `json:"implement_tasks"`
}

// OrganName is one of the names an organ has had.
type OrganName struct {
	Ordinal int64  `json:"ordinal"`
	Name    string `json:"name"`
	From    string `json:"valid_from,omitempty"`
	To      string `json:"valid_to,omitempty"`
}

// OrganTask is a task of an organ.
type OrganTask struct {
	Year      int64  `json:"year,omitempty"`
	Role      string `json:"role"`
	Mention   string `json:"mention"`
	Plan      ID     `json:"plan_id"`
	Task      ID     `json:"task_id"`
	PlanTitle string `json:"plan_title"`
	Serial    string `json:"serial,omitempty"`
	Path      string `json:"path,omitempty"`
	Content   string `json:"content"`
	Deadline  string `json:"deadline,omitempty"`
	Due       string `json:"due,omitempty"`
	Status    string `json:"status,omitempty"`
	State     string `json:"state,omitempty" about:"done、overdue、unreported、open；没有截止日为空 / empty without a last day"`
}

// Organ is an organ of a division: its tasks, and its names through the reforms.
type Organ struct {
	Page
	Division     string      `json:"division_code"`
	DivisionName string      `json:"division_name"`
	Name         string      `json:"org_name"`
	AsOf         string      `json:"as_of"`
	Years        []OrganYear `json:"years"`
	Names        []OrganName `json:"names"`
	Tasks        []OrganTask `json:"tasks"`
}

// states are how what has a last day can stand.
var states = []string{"overdue", "unreported", "open", "done"}

func organ(r *request) (any, error) {
	o := Organ{Division: r.PathValue("division"), Name: r.PathValue("name")}
	var err error
	if o.Page, err = r.page(); err != nil {
		return nil, err
	}
	year, err := r.year("year")
	if err != nil {
		return nil, err
	}
	role, err := r.one("role", "lead", "responsible", "support", "implement")
	if err != nil {
		return nil, err
	}
	state, err := r.one("state", states...)
	if err != nil {
		return nil, err
	}
	asOf, err := r.day("asof", r.today())
	if err != nil {
		return nil, err
	}
	o.AsOf = asOf.Format(time.DateOnly)
	if o.Years, err = scoped[OrganYear](r, "organ-years", o.Division, o.Name); err != nil {
		return nil, err
	}
	if len(o.Years) == 0 {
		return nil, notFound("organ %s of %s", o.Name, o.Division)
	}
	if o.DivisionName, err = r.divisionName(o.Division); err != nil {
		return nil, err
	}
	if o.Names, err = ask[OrganName](r, "organ-names", o.Name); err != nil {
		return nil, err
	}
	rows, err := scoped[OrganTask](r, "organ-tasks", o.Division, o.Name, year, role, state, o.AsOf, o.Page.limit(), o.Page.offset())
	if err != nil {
		return nil, err
	}
	o.Tasks = paged(&o.Page, rows)
	err = wordsOf(r, o.Tasks, func(t *OrganTask) taskKey { return taskKey{o.Division, t.Plan, t.Task} }, func(t *OrganTask, words taskWords) {
		t.Serial, t.Path, t.Content, t.State = words.Serial, words.Path, words.Content, stateOf(t.Due, t.Status, o.AsOf)
	})
	return o, err
}

// divisionName is the full name of a division, its code where nobody knows one: 江西省南昌市东湖区 for 360102.
func (r *request) divisionName(code string) (string, error) {
	type row struct {
		Name string `json:"division_name"`
	}
	rows, err := ask[row](r, "division-name", code)
	if err != nil || len(rows) == 0 || rows[0].Name == "" {
		return code, err
	}
	return rows[0].Name, nil
}

// stateOf tells how a task stands on a day: without a report nothing is known, so it is not overdue.
func stateOf(due, status, asOf string) string {
	switch {
	case status == "done":
		return "done"
	case due == "":
		return ""
	case due >= asOf:
		return "open"
	case status == "":
		return "unreported"
	}
	return "overdue"
}
