package warehouse

import (
	"context"
)

// Retire takes away the publications that came from files of these names, and from no file of
// another name: 2021/旧方案.docx. Figures no longer count them; they stay as former versions, so
// that questions as of a time before still find them. It gives how many publications went.
func (w *Warehouse) Retire(ctx context.Context, names ...string) (n int, err error) {
	err = w.write(ctx, func(wr *writer) error {
		return wr.session.within(ctx, wr, func() error {
			n, err = wr.retire(ctx, names)
			return err
		})
	})
	return n, err
}

func (wr *writer) retire(ctx context.Context, names []string) (int, error) {
	var out rows
	for _, name := range names {
		out.add(scratchGone, text(name))
	}
	if _, err := wr.append(ctx, &out); err != nil {
		return 0, err
	}
	if err := wr.exec(ctx, "retire"); err != nil {
		return 0, err
	}
	n, err := wr.withdraw(ctx)
	if err != nil {
		return 0, err
	}
	return n, wr.session.settle(ctx, wr)
}

// withdraw turns the doomed publications into former versions and gives how many they are.
func (wr *writer) withdraw(ctx context.Context) (int, error) {
	former, err := wr.doomed(ctx)
	if err != nil {
		return 0, err
	}
	wr.prunes = wr.prunes || len(former) > 0
	for _, step := range []func() error{
		func() error { return wr.keep(ctx, former) },
		func() error { return wr.exec(ctx, "delete") },
		func() error { return wr.exec(ctx, "retired") },
	} {
		if err := step(); err != nil {
			return 0, err
		}
	}
	return len(former), nil
}

// doomed are the publications that are about to go.
func (wr *writer) doomed(ctx context.Context) (map[int64]bool, error) {
	out := map[int64]bool{}
	return out, wr.each(ctx, "doomed", func(scan func(...any) error) error {
		var bundle int64
		err := scan(&bundle)
		out[bundle] = true
		return err
	})
}
