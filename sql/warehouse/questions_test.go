package warehouse

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
)

// want are what the questions of docs/warehouse.md must say of plans: the number of rows, -1 where it
// is not looked at, and the sum of one column, computed from the plans themselves and not by SQL.
var questionWants = map[string]struct {
	column string
	rows   func([]*normalize.Plan) int
	sum    func([]*normalize.Plan) int
}{
	"year-summary": {"duties", years, perTask(func(p *normalize.Plan, t *normalize.Task) int { return len(t.Duties) })},
	"funnel":       {"tasks_with_duty", nil, perTask(func(p *normalize.Plan, t *normalize.Task) int { return one(len(t.Duties) > 0) })},
	"busiest-orgs": {"", func([]*normalize.Plan) int { return 10 }, nil},
	"org-years": {"tasks", nil, func(ps []*normalize.Plan) int {
		return len(organTasks(ps, func(p *normalize.Plan, org string) bool { return strings.Contains(org, "局") }))
	}},
	"org-tasks": {"", func(ps []*normalize.Plan) int {
		return sumPlans(ps, func(p *normalize.Plan) int {
			if p.Home() != "360102" || *p.Year != 2021 {
				return 0
			}
			return eachDuty(p, func(_ *normalize.Task, d *normalize.Duty) int { return one(strings.Contains(organ(p, d), "局")) })
		})
	}, nil},
	"due-by": {"", perTask(func(p *normalize.Plan, t *normalize.Task) int {
		n := 0
		for _, d := range t.Deadlines {
			n += one(d.Due != nil && *d.Due <= "2021-12-31" && status(t) != "done")
		}
		return n
	}), nil},
	"overdue": {"", perTask(func(p *normalize.Plan, t *normalize.Task) int {
		n := 0
		for _, d := range t.Deadlines {
			n += one(d.Due != nil && *d.Due < "2022-01-01" && status(t) != "done" && status(t) != "" && (t.Progress.AsOf == nil || *t.Progress.AsOf <= "2022-01-01"))
		}
		return n
	}), nil},
	"due-between":  {"", turnsBetween("2021-01-01", "2021-12-31"), nil},
	"due-by-month": {"turns", nil, turnsBetween("2021-01-01", "2021-12-31")},
	"due-calendar": {"turns", nil, turnsBetween("2021-01-01", "2021-12-31")},
	"due-status":   {"turns", nil, turnsBetween("0000-01-01", "2021-12-31")},
	"topics": {"tasks", nil, func(ps []*normalize.Plan) int {
		return sumPlans(ps, func(p *normalize.Plan) int { return len(p.Tasks) * one(p.Year != nil && *p.Year == 2021) })
	}},
	"plan-completion": {"done", func(ps []*normalize.Plan) int {
		return sumPlans(ps, func(p *normalize.Plan) int {
			return one(slices.ContainsFunc(p.Tasks, func(t normalize.Task) bool { return t.Progress != nil }))
		})
	}, perTask(func(p *normalize.Plan, t *normalize.Task) int { return one(status(t) == "done") })},
	"coverage": {"plans", nil, func(ps []*normalize.Plan) int {
		return sumPlans(ps, func(p *normalize.Plan) int { return one(p.Year != nil) })
	}},
	"quality": {"issues", func(ps []*normalize.Plan) int { return len(ps) }, func(ps []*normalize.Plan) int {
		return sumPlans(ps, func(p *normalize.Plan) int { return len(p.Issues) })
	}},
	"issues": {"issues", nil, func(ps []*normalize.Plan) int {
		return sumPlans(ps, func(p *normalize.Plan) int { return len(p.Issues) })
	}},
	"copies": {"tasks", func(ps []*normalize.Plan) int { return len(ps) + 1 }, nil},
	"relations": {"", func(ps []*normalize.Plan) int {
		return sumPlans(ps, func(p *normalize.Plan) int {
			return countFunc(p.Relations, func(r normalize.Relation) bool { return r.Kind != "cites" })
		})
	}, nil},
	"plans-as-of": {"tasks", func(ps []*normalize.Plan) int { return len(ps) }, perTask(func(*normalize.Plan, *normalize.Task) int { return 1 })},
	"ledger": {"characters", nil, func(ps []*normalize.Plan) int {
		return sumPlans(ps, func(p *normalize.Plan) (n int) {
			for _, c := range p.Ledger.Parts {
				n += c
			}
			return n
		})
	}},
}

// The twenty questions of docs/warehouse.md answer on both engines what the plans' JSON adds up to.
func TestTwentyQuestions(t *testing.T) {
	if len(files.Twenty) != 20 {
		t.Fatal(len(files.Twenty), "questions")
	}
	onBoth(t, func(t *testing.T, address string) {
		results := samples(t)
		var plans []*normalize.Plan
		for _, r := range results {
			if r.Bundle.Name != "copy.html" { // of the plan before it
				plans = append(plans, r.Plans...)
			}
		}
		w := open(t, address, Options{})
		loadRun(t, w, results)
		for _, name := range files.Twenty {
			want, known := questionWants[name]
			text, named := files.Named(name)
			if !known || !named {
				t.Errorf("%s: nothing is known of it", name)
				continue
			}
			a, err := w.Query(context.Background(), text, values[name]...)
			if err != nil {
				t.Fatal(name, err)
			}
			if len(a.Rows) == 0 {
				t.Errorf("%s has no rows", name)
			}
			if want.rows != nil && len(a.Rows) != want.rows(plans) {
				t.Errorf("%s: %d rows, want %d", name, len(a.Rows), want.rows(plans))
			}
			if want.sum != nil {
				if got := columnSum(a, want.column); got != want.sum(plans) {
					t.Errorf("%s: %s add up to %d, want %d", name, want.column, got, want.sum(plans))
				}
			}
		}
	})
}

func columnSum(a *Table, column string) (sum int) {
	i := slices.Index(a.Columns, column)
	for _, r := range a.Rows {
		n, _ := r[i].(int64)
		sum += int(n)
	}
	return sum
}

func sumPlans(ps []*normalize.Plan, f func(*normalize.Plan) int) (n int) {
	for _, p := range ps {
		n += f(p)
	}
	return n
}

func perTask(f func(*normalize.Plan, *normalize.Task) int) func([]*normalize.Plan) int {
	return func(ps []*normalize.Plan) int {
		return sumPlans(ps, func(p *normalize.Plan) (n int) {
			for i := range p.Tasks {
				n += f(p, &p.Tasks[i])
			}
			return n
		})
	}
}

func eachDuty(p *normalize.Plan, f func(*normalize.Task, *normalize.Duty) int) (n int) {
	for i := range p.Tasks {
		for j := range p.Tasks[i].Duties {
			n += f(&p.Tasks[i], &p.Tasks[i].Duties[j])
		}
	}
	return n
}

func countFunc[T any](all []T, f func(T) bool) (n int) {
	for _, x := range all {
		n += one(f(x))
	}
	return n
}

// years are the pairs of division and year.
func years(ps []*normalize.Plan) int {
	seen := map[[2]any]bool{}
	for _, p := range ps {
		year := 0
		if p.Year != nil {
			year = *p.Year
		}
		seen[[2]any{p.Home(), year}] = true
	}
	return len(seen)
}

func status(t *normalize.Task) string {
	if t.Progress == nil || t.Progress.Status == nil {
		return ""
	}
	return *t.Progress.Status
}

// organ is the name under which an organ's tasks add up.
func organ(p *normalize.Plan, d *normalize.Duty) string {
	if d.Org == nil {
		return d.Mention
	}
	return d.Org.Key(p).Line
}

// organTasks are the tasks of organs, each once for an organ that is or is not collective.
func organTasks(ps []*normalize.Plan, of func(*normalize.Plan, string) bool) map[[4]any]bool {
	out := map[[4]any]bool{}
	for _, p := range ps {
		eachDuty(p, func(t *normalize.Task, d *normalize.Duty) int {
			if name := organ(p, d); of(p, name) {
				out[[4]any{p.PlanID, t.ID, name, d.Collective}] = true
			}
			return 0
		})
	}
	return out
}

// turnsBetween counts what falls due between two days, turns of recurring deadlines included,
// but not what was due before the plan was signed.
func turnsBetween(from, to string) func([]*normalize.Plan) int {
	return perTask(func(p *normalize.Plan, t *normalize.Task) (n int) {
		for i := range t.Deadlines {
			for _, due := range daysOf(p, &t.Deadlines[i]) {
				early := p.SignedOn != nil && due < *p.SignedOn && (p.Kind == nil || *p.Kind != "status_report")
				n += one(due >= from && due <= to && !early)
			}
		}
		return n
	})
}

func daysOf(p *normalize.Plan, d *normalize.Deadline) (days []string) {
	if d.RRule != nil {
		rule, _ := normalize.ParseRecurrence(*d.RRule)
		s := spanOf(p)
		for _, o := range rule.Occurrences(s.from, s.to) {
			days = append(days, o.Due.String())
		}
	}
	if days == nil && d.Due != nil {
		days = append(days, *d.Due)
	}
	return days
}
