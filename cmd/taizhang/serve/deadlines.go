package serve

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Due is something that falls due on a day.
type Due struct {
	Due          string `json:"due"`
	Deadline     string `json:"deadline"`
	Kind         string `json:"kind"`
	Turn         int64  `json:"turn" about:"周期性时限的第几期 / which turn of a recurring deadline"`
	RRule        string `json:"rrule,omitempty"`
	Plan         ID     `json:"plan_id"`
	Task         ID     `json:"task_id"`
	Division     string `json:"division_code"`
	DivisionName string `json:"division_name"`
	PlanTitle    string `json:"plan_title"`
	Serial       string `json:"serial,omitempty"`
	Content      string `json:"content"`
	Orgs         string `json:"orgs,omitempty"`
	Status       string `json:"status,omitempty"`
	State        string `json:"state"`

	ordinal int64 // of the task in its plan
}

// Day is a day of the calendar.
type Day struct {
	Day      string `json:"day"`
	Workday  bool   `json:"is_workday"`
	Festival string `json:"festival,omitempty"`
	Turns    int64  `json:"turns"`
	Done     int64  `json:"done"`
}

// Deadlines is a month of what falls due.
type Deadlines struct {
	Page
	Facets Facets `json:"facets"`
	Month  string `json:"month"`
	AsOf   string `json:"as_of"`
	First  string `json:"first_due,omitempty" about:"最早的到期日 / the first day on which anything falls due"`
	Last   string `json:"last_due,omitempty"`
	Days   []Day  `json:"days"`
	Due    []Due  `json:"due"`
}

// dueFilter is a span of days and whose deadlines are meant.
type dueFilter struct {
	from, to             time.Time
	asOf                 string
	division, state, org string
}

func (r *request) dueFilter() (f dueFilter, err error) {
	asOf, err := r.day("asof", r.today())
	if err != nil {
		return f, err
	}
	f.asOf = asOf.Format(time.DateOnly)
	if f.state, err = r.one("state", states...); err != nil {
		return f, err
	}
	f.division, f.org = r.value("division"), r.value("org")
	month := r.value("month")
	if month == "" {
		month = asOf.Format("2006-01")
	}
	if f.from, err = time.Parse("2006-01", month); err != nil {
		return f, wrong("month %q: want 2021-06", month)
	}
	f.to = f.from.AddDate(0, 1, -1)
	return f, nil
}

func deadlines(r *request) (any, error) {
	f, err := r.dueFilter()
	if err != nil {
		return nil, err
	}
	out := Deadlines{AsOf: f.asOf}
	if out.Page, err = r.page(); err != nil {
		return nil, err
	}
	type span struct {
		First string `json:"first_due"`
		Last  string `json:"last_due"`
	}
	all, err := scoped[span](r, "due-span")
	if err != nil {
		return nil, err
	}
	out.First, out.Last = all[0].First, all[0].Last
	if r.value("month") == "" { // the month that is nearest to the day and has something
		f.from, f.to = nearest(f.from, out.First, out.Last)
	}
	out.Month = f.from.Format("2006-01")
	if out.Facets, err = scoped[Facet](r, "facets"); err != nil {
		return nil, err
	}
	ranges, err := r.dueRanges(f)
	if err != nil {
		return nil, err
	}
	if out.Days, err = r.days(f, ranges); err != nil {
		return nil, err
	}
	rows, err := r.due(f, ranges, out.Page.limit(), out.Page.offset())
	if err != nil {
		return nil, err
	}
	out.Due, err = r.worded(paged(&out.Page, rows))
	return out, err
}

// dueRange is how often something falls due on a day in a division, and how often it is done.
type dueRange struct {
	Day      string `json:"day"`
	Division string `json:"division_code"`
	Turns    int64  `json:"turns"`
	Done     int64  `json:"done"`
}

// dueRanges are those of a filter's days and division, in order.
func (r *request) dueRanges(f dueFilter) ([]dueRange, error) {
	return scoped[dueRange](r, "due-ranges", f.from.Format(time.DateOnly), f.to.Format(time.DateOnly), f.division)
}

// days are those of a filter with how often something falls due, whatever its state.
func (r *request) days(f dueFilter, ranges []dueRange) ([]Day, error) {
	days, err := ask[Day](r, "calendar", f.from.Format(time.DateOnly), f.to.Format(time.DateOnly))
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	for i, d := range days {
		at[d.Day] = i
	}
	for _, x := range ranges {
		if i, ok := at[x.Day]; ok {
			days[i].Turns += x.Turns
			days[i].Done += x.Done
		}
	}
	return days, nil
}

// due looks through the days and divisions of a filter until it has enough.
func (r *request) due(f dueFilter, ranges []dueRange, limit, offset int) ([]Due, error) {
	var list []stretch
	for _, x := range ranges {
		list = append(list, stretch{x.Day, x.Division, x.Turns})
	}
	count := func(p piece) (int64, error) {
		if f.state == "" && f.org == "" {
			return p.n, nil
		}
		all, err := scoped[Due](r, "due", p.key, p.last, f.asOf, p.from, p.to, f.state, f.org, p.n, 0)
		return int64(len(all)), err
	}
	return through(cut(list, true, opening(f.state != "" || f.org != "", limit)), limit, offset, count, func(p piece, limit, offset int) ([]Due, error) {
		return scoped[Due](r, "due", p.key, p.last, f.asOf, p.from, p.to, f.state, f.org, limit, offset)
	})
}

// worded gives the rows of a page their words, and those of one plan and day its order. It must be the whole
// page and no more: what is cut off afterwards would be on no page.
func (r *request) worded(page []Due) ([]Due, error) {
	err := wordsOf(r, page, func(x *Due) taskKey { return taskKey{x.Division, x.Plan, x.Task} }, func(x *Due, t taskWords) {
		x.Serial, x.Content, x.Orgs, x.ordinal = t.Serial, t.Content, t.Orgs, t.Ordinal
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(page, func(a, b Due) int {
		return cmp.Or(strings.Compare(a.Due, b.Due), strings.Compare(a.Division, b.Division), cmp.Compare(a.Plan, b.Plan), cmp.Compare(a.ordinal, b.ordinal))
	})
	return page, nil
}

// nearest is the month, or the first or last that has anything where the month lies outside.
func nearest(month time.Time, first, last string) (from, to time.Time) {
	for _, edge := range []struct {
		day   string
		after bool
	}{{first, false}, {last, true}} {
		d, err := time.Parse(time.DateOnly, edge.day)
		if err != nil {
			continue
		}
		start := time.Date(d.Year(), d.Month(), 1, 0, 0, 0, 0, time.UTC)
		if edge.after && month.After(start) || !edge.after && month.Before(start) {
			month = start
		}
	}
	return month, month.AddDate(0, 1, -1)
}

// Weeks lays the month out, Monday first; days of other months are empty.
func (d Deadlines) Weeks() [][]Day {
	var out [][]Day
	week := []Day{}
	for i, day := range d.Days {
		t, err := time.Parse(time.DateOnly, day.Day)
		if err != nil {
			return nil
		}
		if i == 0 {
			week = make([]Day, (int(t.Weekday())+6)%7)
		}
		if week = append(week, day); len(week) == 7 {
			out, week = append(out, week), nil
		}
	}
	if len(week) > 0 {
		out = append(out, append(week, make([]Day, 7-len(week))...))
	}
	return out
}

// Number is the day of the month, 30 of 2021-06-30.
func (d Day) Number() string {
	if len(d.Day) < 10 {
		return ""
	}
	return d.Day[8:]
}

// Most is the number of the busiest day.
func (d Deadlines) Most() (n int64) {
	for _, day := range d.Days {
		n = max(n, day.Turns)
	}
	return n
}

// Move is the month n months later.
func (d Deadlines) Move(n int) string {
	t, err := time.Parse("2006-01", d.Month)
	if err != nil {
		return ""
	}
	return t.AddDate(0, n, 0).Format("2006-01")
}
