package warehouse

import (
	"context"
	"errors"
	"fmt"

	"github.com/taizhang/taizhang/normalize/correct"
)

// mustLink and cannotLink are what a person can say of two tasks.
const (
	mustLink   = "must"
	cannotLink = "cannot"
)

// ErrNoTask says that a task is not loaded, or not in an edition's primary plan.
var ErrNoTask = errors.New("no such task")

// LinkOverride is what a person says of two tasks: Must or not, and why. Free takes it back.
type LinkOverride struct {
	A, B int64
	Must bool
	Free bool
	Why  string
}

// Override notes what a person says of tasks, and links anew what it touches.
func (w *Warehouse) Override(ctx context.Context, said ...LinkOverride) (LinkStats, error) {
	var st LinkStats
	err := w.write(ctx, func(wr *writer) error {
		for _, o := range said {
			if err := wr.override(ctx, o); err != nil {
				return err
			}
		}
		var err error
		st, err = wr.linkWhole(ctx, Linking{})
		return err
	})
	return st, err
}

func (wr *writer) override(ctx context.Context, o LinkOverride) error {
	return wr.session.within(ctx, wr, func() error {
		if o.A == o.B {
			return fmt.Errorf("%w: %d and itself", ErrNoTask, o.A)
		}
		for _, id := range []int64{o.A, o.B} {
			if n, err := wr.count(ctx, "link-task-known", id); err != nil || n == 0 {
				return errors.Join(err, fmt.Errorf("%w: %d", ErrNoTask, id))
			}
		}
		a, b := min(o.A, o.B), max(o.A, o.B)
		if err := wr.exec(ctx, "link-override-free", a, b); err != nil || o.Free {
			return err
		}
		kind := cannotLink
		if o.Must {
			kind = mustLink
		}
		var out rows
		out.add(coreLinkOverride, a, b, kind, text(o.Why))
		_, err := wr.append(ctx, &out)
		return err
	})
}

// count asks a question of one number.
func (wr *writer) count(ctx context.Context, name string, args ...any) (n int64, err error) {
	err = wr.one(ctx, name, args, &n)
	return n, err
}

// linkSaid brings what corrections say of two tasks up to date, which may have other keys by now.
func (wr *writer) linkSaid(ctx context.Context) error {
	if err := wr.exec(ctx, "link-said-clear"); err != nil {
		return err
	}
	said := map[[2]int64]string{}
	why := map[[2]int64]string{}
	if err := wr.each(ctx, "link-said", func(scan func(...any) error) error {
		var id, a, b int64
		var action string
		err := scan(&id, &action, &a, &b)
		at := [2]int64{min(a, b), max(a, b)}
		said[at], why[at] = cannotLink, fmt.Sprintf("correction %d", id)
		if action == string(correct.Must) {
			said[at] = mustLink
		}
		return err
	}); err != nil || len(said) == 0 {
		return err
	}
	var out rows
	for at, kind := range said {
		if err := wr.exec(ctx, "link-override-free", at[0], at[1]); err != nil {
			return err
		}
		out.add(coreLinkOverride, at[0], at[1], kind, text(why[at]))
	}
	_, err := wr.append(ctx, &out)
	return err
}
