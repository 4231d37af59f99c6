package warehouse

import (
	"context"

	"github.com/taizhang/taizhang/normalize/correct"
)

// Became is a correction with what became of it in one plan; without a plan where it waits or is retracted.
type Became struct {
	Correction Correction
	State      string // held, same, stale; retracted, waiting
	How        string // exact, fuzzy; why it is stale
	Plan, Task int64
	Was, Now   string
}

// Became gives all corrections, in the order of their time, with what became of them. One that
// is not settled yet, or whose plan is not loaded, is waiting.
func (w *Warehouse) Became(ctx context.Context) ([]Became, error) {
	all, err := w.Corrections(ctx)
	if err != nil {
		return nil, err
	}
	r, err := w.store.read(ctx)
	if err != nil {
		return nil, err
	}
	defer r.release()
	of := map[int64][]Became{}
	if err := asks(ctx, r)("became", 0, func(scan func(...any) error) error {
		var id int64
		var task *int64
		var was, now *string
		b := Became{}
		err := scan(&id, &b.State, &b.How, &b.Plan, &task, &was, &now)
		b.Task, b.Was, b.Now = orZero(task), optionalText(was), optionalText(now)
		of[id] = append(of[id], b)
		return err
	}); err != nil {
		return nil, err
	}
	gone := map[int64]bool{}
	for i := range all {
		gone[all[i].Retracts] = true
	}
	var out []Became
	for _, c := range all {
		found := of[c.ID]
		switch {
		case c.Does() == correct.Retract:
			continue
		case gone[c.ID]:
			found = []Became{{State: "retracted"}}
		case len(found) == 0:
			found = []Became{{State: "waiting"}}
		}
		for _, b := range found {
			b.Correction = c
			out = append(out, b)
		}
	}
	return out, nil
}
