package warehouse

import (
	"context"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/normalize/link"
	files "github.com/taizhang/taizhang/sql"
	"golang.org/x/sync/errgroup"
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
		e, _, err := r.editions(ctx, h, h)
		return e, err
	})
}

// editions reads the tasks of two plans, which may be the same, as linking sees them, of both with the same questions.
func (r *Reading) editions(ctx context.Context, a, b PlanHead) (x, y *link.Edition, err error) {
	into := linkReader{editions: map[int64]*link.Edition{}}
	for _, h := range []PlanHead{a, b} {
		of := &linkHead{division: h.Division, plan: h.Plan, exact: h.Exact, series: h.Series, year: h.Year, tasks: h.Tasks, signed: h.Signed}
		into.editions[h.Plan] = of.empty()
	}
	questions := into.questions()
	answers, err := r.answers(ctx, questions, a.Division, a.Plan, b.Division, b.Plan)
	if err != nil {
		return nil, nil, err
	}
	for i, q := range questions {
		for _, row := range answers[i].Rows {
			if err := q.row(scanRow(row)); err != nil {
				return nil, nil, err
			}
		}
	}
	x, y = into.editions[a.Plan], into.editions[b.Plan]
	both := []*link.Edition{x, y}[:len(into.editions)]
	each(len(both), func(i int) { both[i].Read() })
	return x, y, nil
}

// answers are those to the questions that linking asks of all wanted plans, of two plans only, as many at a time as can be.
func (r *Reading) answers(ctx context.Context, questions []asked, args ...any) ([]*Table, error) {
	these := "join (" + files.Statement("compare-wanted") + ") w"
	out := make([]*Table, len(questions))
	var under errgroup.Group
	under.SetLimit(r.once)
	for i, q := range questions {
		under.Go(func() (err error) {
			out[i], err = r.statement(ctx, strings.ReplaceAll(files.Statement(q.name), "join wanted w", these), args...)
			return err
		})
	}
	return out, under.Wait()
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
	var err error
	if c.X, c.Y, err = r.editions(ctx, a, b); err != nil {
		return nil, err
	}
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
