package warehouse

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/normalize/link"
	files "github.com/taizhang/taizhang/sql"
)

// ErrNoPlan says that a name is that of no plan, or of several.
var ErrNoPlan = errors.New("no such plan")

// PlanHead is a plan that stands for its edition: 2021年东湖区政务公开工作方案.
type PlanHead struct {
	Plan, Series, Exact              int64
	Division, Place, Title, Document string
	Year, Tasks                      int
	Signed                           string
}

// Find gives the plans that a name is of: a plan's or edition's number, or words of its
// title, place or code with perhaps a year, 东湖区@2021, 政务公开@2020.
func (w *Warehouse) Find(ctx context.Context, name string) ([]PlanHead, error) {
	words, year, _ := strings.Cut(name, "@")
	t, err := w.ask(ctx, "compare-find", words, year)
	if err != nil {
		return nil, err
	}
	out := make([]PlanHead, len(t.Rows))
	for i, row := range t.Rows {
		h := &out[i]
		if err := scanRow(row)(&h.Plan, &h.Series, &h.Exact, &h.Division, &h.Place, &h.Title, &h.Document, &h.Year, &h.Tasks, &h.Signed); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// FindOne is the one plan that a name is of.
func (w *Warehouse) FindOne(ctx context.Context, name string) (PlanHead, error) {
	found, err := w.Find(ctx, name)
	switch {
	case err != nil:
		return PlanHead{}, err
	case len(found) == 0:
		return PlanHead{}, fmt.Errorf("%w: %s", ErrNoPlan, name)
	case len(found) > 1:
		return PlanHead{}, fmt.Errorf("%w: %s is the name of %d plans, of %d %s and %d %s; say more, or its number", ErrNoPlan, name, len(found), found[0].Plan, found[0].Title, found[1].Plan, found[1].Title)
	}
	return found[0], nil
}

// Edition reads a plan's tasks as linking sees them.
func (w *Warehouse) Edition(ctx context.Context, h PlanHead) (*link.Edition, error) {
	of := &linkHead{division: h.Division, plan: h.Plan, exact: h.Exact, series: h.Series, year: h.Year, tasks: h.Tasks, signed: h.Signed}
	e := of.empty()
	r := linkReader{editions: map[int64]*link.Edition{h.Plan: e}}
	for _, q := range r.questions() {
		t, err := w.query(ctx, onePlan(q.name), h.Division, h.Plan)
		if err != nil {
			return nil, err
		}
		for _, row := range t.Rows {
			if err := q.row(scanRow(row)); err != nil {
				return nil, err
			}
		}
	}
	return e.Read(), nil
}

// onePlan is a question about the plans that are wanted, put about one.
func onePlan(name string) string {
	return strings.ReplaceAll(files.Statement(name), "join wanted w", "join (select cast($1 as text) as division_code, cast($2 as bigint) as plan_id) w")
}

// ask answers one of our own questions.
func (w *Warehouse) ask(ctx context.Context, name string, args ...any) (*Table, error) {
	return w.query(ctx, files.Statement(name), args...)
}

func (w *Warehouse) query(ctx context.Context, text string, args ...any) (*Table, error) {
	return w.Query(ctx, strings.TrimSuffix(strings.TrimSpace(text), ";"), args...)
}

// scanRow hands a row's values out as database/sql does.
func scanRow(row []any) func(into ...any) error {
	return func(into ...any) error {
		for i, p := range into {
			if err := assign(p, row[i]); err != nil {
				return err
			}
		}
		return nil
	}
}

func assign(into, v any) error {
	switch p := into.(type) {
	case *string:
		*p, _ = v.(string)
	case **string:
		if s, ok := v.(string); ok {
			*p = &s
		}
	case *int64:
		*p, _ = v.(int64)
	case *int:
		n, _ := v.(int64)
		*p = int(n)
	case *float64:
		*p = float(v)
	case **float64:
		if v != nil {
			f := float(v)
			*p = &f
		}
	case *bool:
		*p, _ = v.(bool)
	default:
		return fmt.Errorf("no way to put %T into %T", v, into)
	}
	return nil
}

func float(v any) float64 {
	if n, ok := v.(int64); ok {
		return float64(n)
	}
	f, _ := v.(float64)
	return f
}

// Compared is two editions between which a task's links are explained.
type Compared struct {
	A, B  PlanHead
	Kind  string // year, report, cascade, given; "" where the warehouse does not compare them
	Bound link.Bound
	X, Y  *link.Edition
}

// Compare reads two plans with what people have said of their tasks.
func (w *Warehouse) Compare(ctx context.Context, a, b PlanHead) (*Compared, error) {
	c := &Compared{A: a, B: b}
	var err error
	if c.X, err = w.Edition(ctx, a); err != nil {
		return nil, err
	}
	if c.Y, err = w.Edition(ctx, b); err != nil {
		return nil, err
	}
	t, err := w.ask(ctx, "compare-kind", a.Plan, b.Plan)
	if err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		c.Kind, _ = row[0].(string)
	}
	said, err := w.ask(ctx, "compare-said", a.Plan, b.Plan)
	if err != nil {
		return nil, err
	}
	x := linkPair{}
	for _, row := range said.Rows {
		at := [2]int64{row[0].(int64), row[1].(int64)}
		if row[2] == mustLink {
			x.must = append(x.must, at)
		} else {
			x.cannot = append(x.cannot, at)
		}
	}
	c.Bound = x.bound(c.X, c.Y)
	return c, nil
}

// TaskNow is the number that a task has now: of one that was read otherwise since, or whose file has changed,
// the number it got then; any other number is given back.
func (w *Warehouse) TaskNow(ctx context.Context, task int64) (int64, error) {
	t, err := w.ask(ctx, "task-now", task)
	if err != nil || len(t.Rows) == 0 {
		return task, err
	}
	return t.Rows[0][0].(int64), nil
}

// TaskPlan is the plan, standing for its edition, that a task is of.
func (w *Warehouse) TaskPlan(ctx context.Context, task int64) (PlanHead, error) {
	t, err := w.ask(ctx, "compare-task", task)
	if err != nil {
		return PlanHead{}, err
	}
	if len(t.Rows) == 0 {
		return PlanHead{}, fmt.Errorf("%w: %d", ErrNoTask, task)
	}
	return w.FindOne(ctx, fmt.Sprint(t.Rows[0][0]))
}

// SeriesOverride is what a person says of a plan's series: another one, and why. Free takes it back.
type SeriesOverride struct {
	Plan   PlanHead
	Series int64
	Free   bool
	Why    string
}

// OverrideSeries puts a plan's edition into a series and links anew what this touches.
func (w *Warehouse) OverrideSeries(ctx context.Context, o SeriesOverride) (LinkStats, error) {
	var st LinkStats
	err := w.write(ctx, func(wr *writer) error {
		if err := wr.session.within(ctx, wr, func() error { return wr.overrideSeries(ctx, o) }); err != nil {
			return err
		}
		var err error
		st, err = wr.linkWhole(ctx, Linking{})
		return err
	})
	return st, err
}

func (wr *writer) overrideSeries(ctx context.Context, o SeriesOverride) error {
	was := o.Plan.Series
	if err := wr.one(ctx, "series-was", []any{o.Plan.Exact, was}, &was); err != nil {
		return err
	}
	if err := wr.exec(ctx, "series-old", o.Plan.Series); err != nil {
		return err
	}
	if err := wr.exec(ctx, "series-forget", o.Plan.Exact); err != nil {
		return err
	}
	if err := wr.exec(ctx, "series-free", o.Plan.Exact, was); err != nil {
		return err
	}
	var out rows
	if !o.Free {
		out.add(coreSeriesOverride, o.Plan.Exact, o.Series, was, text(o.Why))
	}
	out.add(scratchTouched, o.Plan.Plan)
	_, err := wr.append(ctx, &out)
	return err
}
