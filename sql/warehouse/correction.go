package warehouse

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/taizhang/taizhang/normalize"
)

// Correction is what a person set right: in 杭州市西湖区 2021年 the 配合单位 of a task is 区教育局.
// None is ever changed or taken back; a later one says otherwise.
type Correction struct {
	At       time.Time `json:"at"`     // UTC; now when zero
	Author   string    `json:"author"` // who made it
	Kind     string    `json:"kind"`   // plan, task, duty, deadline, measure or progress
	Division string    `json:"division"`
	Plan     int64     `json:"plan"`
	Task     int64     `json:"task,omitempty"`    // 0 where the plan itself is corrected
	Ordinal  int       `json:"ordinal,omitempty"` // which of the task's duties, deadlines …, from 1
	Field    string    `json:"field"`
	Old      *string   `json:"old,omitempty"` // what it said
	New      *string   `json:"new,omitempty"` // what it shall say; nil takes it away
	Note     string    `json:"note,omitempty"`
}

// correctionKinds is the closed list of what can be corrected.
var correctionKinds = []string{"plan", "task", "duty", "deadline", "measure", "progress"}

// ID is the correction's key, computed from all that it says.
func (c *Correction) ID() int64 {
	return key("correction", c.At.UTC().Format(time.RFC3339Nano), c.Author, c.Kind, c.Division, strconv.FormatInt(c.Plan, 10),
		strconv.FormatInt(c.Task, 10), strconv.Itoa(c.Ordinal), c.Field, spellOptional(c.Old), spellOptional(c.New), c.Note)
}

func spellOptional(s *string) string {
	if s == nil {
		return "-"
	}
	return "+" + *s
}

// check completes a correction and refuses one that says nothing.
func (c *Correction) check() error {
	if c.At.IsZero() {
		c.At = time.Now()
	}
	c.At = c.At.UTC().Truncate(time.Microsecond)
	c.Division = orElse(c.Division, normalize.UnknownDivision)
	switch {
	case c.Author == "":
		return fmt.Errorf("correction of plan %d: no author", c.Plan)
	case !slices.Contains(correctionKinds, c.Kind):
		return fmt.Errorf("correction of plan %d: kind %q: want one of %v", c.Plan, c.Kind, correctionKinds)
	case c.Field == "":
		return fmt.Errorf("correction of plan %d: no field", c.Plan)
	}
	return nil
}

// Correct notes corrections. Once it returns they are on the disk, whatever load is under
// way: a server has them in ops.correction at once, a folder in its journal, from which
// they reach ops.correction with the next generation. The same one twice is one.
func (w *Warehouse) Correct(ctx context.Context, corrections ...Correction) error {
	all := slices.Clone(corrections)
	for i := range all {
		if err := all[i].check(); err != nil {
			return err
		}
	}
	return w.store.correct(ctx, all)
}

// Corrections gives all that were noted, in the order of their time, those of the journal included.
func (w *Warehouse) Corrections(ctx context.Context) ([]Correction, error) {
	r, err := w.store.read(ctx)
	if err != nil {
		return nil, err
	}
	defer r.release()
	stored, err := storedCorrections(ctx, r)
	if err != nil {
		return nil, err
	}
	waiting, err := w.store.waiting()
	if err != nil {
		return nil, err
	}
	known := map[int64]bool{}
	for i := range stored {
		known[stored[i].ID()] = true
	}
	for _, c := range waiting {
		if !known[c.ID()] {
			known[c.ID()] = true
			stored = append(stored, c)
		}
	}
	slices.SortStableFunc(stored, func(a, b Correction) int { return a.At.Compare(b.At) })
	return stored, nil
}

// correct writes those corrections that ops.correction does not have.
func (wr *writer) correct(ctx context.Context, corrections []Correction) error {
	var out rows
	seen := map[int64]bool{}
	for i := range corrections {
		c := &corrections[i]
		if id := c.ID(); !seen[id] {
			seen[id] = true
			out.add(scratchCorrection, id, c.At, text(c.Author), text(c.Kind), text(c.Division), c.Plan, bundleKey(c.Task), positive(c.Ordinal),
				text(c.Field), given(c.Old), given(c.New), optional(c.Note))
		}
	}
	if len(seen) == 0 {
		return nil
	}
	if _, err := wr.append(ctx, &out); err != nil {
		return err
	}
	return wr.exec(ctx, "correct")
}
