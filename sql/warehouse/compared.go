package warehouse

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/normalize/link"
	files "github.com/taizhang/taizhang/sql"
)

// during asks of what is published at one moment.
func during[T any](ctx context.Context, w *Warehouse, f func(*Reading) (T, error)) (out T, err error) {
	r, err := w.Reading(ctx)
	if err != nil {
		return out, err
	}
	defer r.Close()
	return f(r)
}

// statement answers one of the loader's questions.
func (r *Reading) statement(ctx context.Context, text string, args ...any) (*Table, error) {
	return r.Query(ctx, strings.TrimSuffix(strings.TrimSpace(text), ";"), args...)
}

// Find is Warehouse.Find at the moment that is held.
func (r *Reading) Find(ctx context.Context, name string) ([]PlanHead, error) {
	if number, err := strconv.ParseInt(name, 10, 64); err == nil {
		if found, err := r.heads(ctx, "compare-plan", number); err != nil || len(found) > 0 {
			return found, err
		}
	}
	words, year, _ := strings.Cut(name, "@")
	return r.heads(ctx, "compare-find", words, year)
}

func (r *Reading) heads(ctx context.Context, name string, args ...any) ([]PlanHead, error) {
	t, err := r.statement(ctx, files.Statement(name), args...)
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

// Edition reads a plan's tasks as linking sees them.
func (w *Warehouse) Edition(ctx context.Context, h PlanHead) (*link.Edition, error) {
	return during(ctx, w, func(r *Reading) (*link.Edition, error) {
		e, err := r.editions(ctx, h)
		if err != nil {
			return nil, err
		}
		return e[0], nil
	})
}

// editions reads the tasks of plans as linking sees them, of all plans with the same questions.
func (r *Reading) editions(ctx context.Context, heads ...PlanHead) ([]*link.Edition, error) {
	out := make([]*link.Edition, len(heads))
	into := linkReader{editions: map[int64]*link.Edition{}}
	var wanted []string
	var args []any
	for i, h := range heads {
		if into.editions[h.Plan] == nil {
			of := &linkHead{division: h.Division, plan: h.Plan, exact: h.Exact, series: h.Series, year: h.Year, tasks: h.Tasks, signed: h.Signed}
			into.editions[h.Plan] = of.empty()
			wanted = append(wanted, fmt.Sprintf("select cast($%d as text) as division_code, cast($%d as bigint) as plan_id", len(args)+1, len(args)+2))
			args = append(args, h.Division, h.Plan)
		}
		out[i] = into.editions[h.Plan]
	}
	these := "join (" + strings.Join(wanted, " union all ") + ") w"
	for _, q := range into.questions() {
		t, err := r.statement(ctx, strings.ReplaceAll(files.Statement(q.name), "join wanted w", these), args...)
		if err != nil {
			return nil, err
		}
		for _, row := range t.Rows {
			if err := q.row(scanRow(row)); err != nil {
				return nil, err
			}
		}
	}
	for _, e := range into.editions {
		e.Read()
	}
	return out, nil
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
	return during(ctx, w, func(r *Reading) (*Compared, error) { return r.Compare(ctx, a, b) })
}

// Compare is Warehouse.Compare at the moment that is held.
func (r *Reading) Compare(ctx context.Context, a, b PlanHead) (*Compared, error) {
	c := &Compared{A: a, B: b}
	both, err := r.editions(ctx, a, b)
	if err != nil {
		return nil, err
	}
	c.X, c.Y = both[0], both[1]
	t, err := r.statement(ctx, files.Statement("compare-kind"), a.Plan, b.Plan)
	if err != nil {
		return nil, err
	}
	c.Kind, _ = t.Rows[0][0].(string)
	if t.Rows[0][1] == int64(0) { // nobody has said anything
		return c, nil
	}
	said, err := r.statement(ctx, files.Statement("compare-said"), a.Plan, b.Plan)
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
