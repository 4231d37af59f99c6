package warehouse

import (
	"context"
	"errors"
	"fmt"
	"strings"

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
	return during(ctx, w, func(r *Reading) ([]PlanHead, error) { return r.Find(ctx, name) })
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
