package warehouse

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/correct"
)

// Correction is what a person set right: in 杭州市西湖区 2021年 the 配合单位 of a task is 区教育局.
// None is ever changed or taken back; a later one says otherwise, or retracts it.
type Correction = correct.Correction

// CorrectionError says what a correction lacks or has too much, whatever is loaded.
type CorrectionError struct {
	Plan int64
	Why  string // action "x": want one of …
}

func (e *CorrectionError) Error() string {
	return fmt.Sprintf("correction of plan %d: %s", e.Plan, e.Why)
}

// ErrNoField says that a correction is of nothing that the plan has.
var ErrNoField = errors.New("no such field")

// check completes a correction and refuses one that says nothing.
func check(c *Correction) error {
	if c.At.IsZero() {
		c.At = time.Now()
	}
	c.At = c.At.UTC().Truncate(time.Microsecond)
	c.Division = orElse(c.Division, normalize.UnknownDivision)
	plainField(c)
	bad := func(why string, args ...any) error {
		return &CorrectionError{c.Plan, fmt.Sprintf(why, args...)}
	}
	switch does := c.Does(); {
	case c.Author == "":
		return bad("no author")
	case !slices.Contains(correct.Actions, does):
		return bad("action %q: want one of %v", does, correct.Actions)
	case does == correct.Retract && c.Retracts == 0:
		return bad("retracts nothing")
	case does == correct.Retract:
		c.Kind, c.Field = orElse(c.Kind, "plan"), orElse(c.Field, "retract")
	case c.Plan == 0:
		return bad("no plan")
	case !slices.Contains(correct.Kinds, c.Kind):
		return bad("kind %q: want one of %v", c.Kind, correct.Kinds)
	case c.Field == "" && does == correct.Change:
		return bad("no field")
	case (does == correct.Change || does == correct.Add) && !correct.Known(does, c.Kind, c.Field):
		return fmt.Errorf("%w: %s %s", ErrNoField, c.Kind, c.Field)
	case c.New != nil && (does == correct.Change || does == correct.Add):
		if why := correct.Valid(c.Kind, c.Field, *c.New); why != "" {
			return fmt.Errorf("%w: %s %s %q: %s", ErrNoField, c.Kind, c.Field, *c.New, why)
		}
	}
	c.Field = orElse(c.Field, string(c.Does()))
	return nil
}

// plainField names the words of an element, or of a task, where a correction names the whole: duty 区教育局 support.
func plainField(c *Correction) {
	words, element := correct.ElementFields[c.Kind]
	switch {
	case c.Kind == "task" && (c.Field == "task" || c.Field == ""):
		c.Field = "content"
	case !element || c.Does() == correct.Add || c.Field != c.Kind && c.Field != "":
		return
	case element:
		c.Field = words[0]
	}
	if c.New == nil || c.Kind != "duty" {
		return
	}
	if i := strings.LastIndexByte(*c.New, ' '); i > 0 && correct.Role((*c.New)[i+1:]) != "" {
		mention := (*c.New)[:i]
		c.New = &mention
	}
}

// Correct notes corrections. Once it returns they are on the disk, whatever load is under
// way: a server has them in ops.correction at once, a folder in its journal, from which
// they reach ops.correction with the next generation. The same one twice is one. Each is
// anchored to the words of its plan, where that is loaded; Settle, or the next load, lays them
// over the plans. It gives them as they were noted, with their keys.
func (w *Warehouse) Correct(ctx context.Context, corrections ...Correction) error {
	_, err := w.Note(ctx, corrections...)
	return err
}

// Note is Correct, and gives what was noted, with keys and anchors.
func (w *Warehouse) Note(ctx context.Context, corrections ...Correction) ([]Correction, error) {
	all := slices.Clone(corrections)
	for i := range all {
		if err := check(&all[i]); err != nil {
			return nil, err
		}
	}
	if err := w.aim(ctx, all); err != nil {
		return nil, err
	}
	for i := range all {
		all[i].ID = correctionKey(&all[i])
	}
	return all, w.store.correct(ctx, all)
}

func correctionKey(c *Correction) int64 { return key("correction", c.Says()...) }

// aim anchors corrections to the words of their plans. One of a plan that is not loaded stays without.
func (w *Warehouse) aim(ctx context.Context, all []Correction) error {
	shown := map[int64]*Shown{}
	for i := range all {
		c := &all[i]
		if c.Does() == correct.Retract || c.Target != nil {
			continue
		}
		s, err := w.shown(ctx, c.Plan, shown)
		if err != nil {
			return err
		}
		if s == nil {
			continue
		}
		if !s.Page.Aim(s.scope(), s.Plan, c) {
			return fmt.Errorf("%w: plan %d, task %d, %s %d", ErrNoField, c.Plan, c.Task, c.Kind, c.Ordinal)
		}
		if c.Other == 0 {
			continue
		}
		if c.Target.Other, err = w.aimOther(ctx, c.Other, shown); err != nil {
			return err
		}
	}
	return nil
}

// aimOther anchors the other task of a link.
func (w *Warehouse) aimOther(ctx context.Context, task int64, shown map[int64]*Shown) (*correct.Target, error) {
	h, err := w.TaskPlan(ctx, task)
	if err != nil {
		return nil, err
	}
	s, err := w.shown(ctx, h.Plan, shown)
	if err != nil {
		return nil, err
	}
	c := Correction{Kind: "task", Action: correct.Must, Task: task}
	if s == nil || !s.Page.Aim(s.scope(), s.Plan, &c) {
		return nil, fmt.Errorf("%w: %d", ErrNoTask, task)
	}
	return c.Target, nil
}

func (w *Warehouse) shown(ctx context.Context, plan int64, known map[int64]*Shown) (*Shown, error) {
	if s, ok := known[plan]; ok {
		return s, nil
	}
	s, err := w.Plan(ctx, plan)
	if errors.Is(err, ErrMissing) || errors.Is(err, ErrNoPlan) {
		s, err = nil, nil
	}
	known[plan] = s
	return s, err
}

// Corrections gives all that were noted, in the order of their time, those of the journal included.
func (w *Warehouse) Corrections(ctx context.Context) ([]Correction, error) {
	r, err := w.store.read(ctx)
	if err != nil {
		return nil, err
	}
	defer r.release()
	stored, err := storedCorrections(asks(ctx, r))
	if err != nil {
		return nil, err
	}
	waiting, err := w.store.waiting()
	return together(stored, waiting), err
}

// together adds to corrections those of others that they have not.
func together(stored, waiting []Correction) []Correction {
	known := map[int64]bool{}
	for i := range stored {
		known[stored[i].ID] = true
	}
	for _, c := range waiting {
		if !known[c.ID] {
			known[c.ID] = true
			stored = append(stored, c)
		}
	}
	slices.SortStableFunc(stored, func(a, b Correction) int { return a.At.Compare(b.At) })
	return stored
}

// anchored is what of a correction stands in the column target.
type anchored struct {
	Target *correct.Target `json:"target,omitempty"`
	Merged []int64         `json:"merged,omitempty"`
	Other  int64           `json:"other,omitempty"`
}

// storedCorrections reads ops.correction.
func storedCorrections(ask asking) (out []Correction, err error) {
	err = ask("corrections", 0, func(scan func(...any) error) error {
		c := Correction{}
		var task, retracts *int64
		var ordinal *int
		var note, action, target *string
		if err := scan(&c.ID, &c.At, &c.Author, &c.Kind, &c.Division, &c.Plan, &task, &ordinal, &c.Field, &c.Old, &c.New, &note, &action, &retracts, &target); err != nil {
			return err
		}
		c.At, c.Note, c.Action = c.At.UTC(), optionalText(note), correct.Action(optionalText(action))
		c.Task, c.Retracts, c.Ordinal = orZero(task), orZero(retracts), orZero(ordinal)
		var a anchored
		if target != nil {
			if err := json.Unmarshal([]byte(*target), &a); err != nil {
				return fmt.Errorf("correction %d: %w", c.ID, err)
			}
		}
		c.Target, c.Merged, c.Other = a.Target, a.Merged, a.Other
		out = append(out, c)
		return nil
	})
	return out, err
}

func orZero[T int | int64](n *T) T {
	if n == nil {
		return 0
	}
	return *n
}

// correct writes those corrections that ops.correction does not have.
func (wr *writer) correct(ctx context.Context, corrections []Correction) error {
	var out rows
	seen := map[int64]bool{}
	for i := range corrections {
		if c := &corrections[i]; !seen[c.ID] {
			seen[c.ID] = true
			if err := out.addCorrection(c); err != nil {
				return err
			}
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

func (r *rows) addCorrection(c *Correction) error {
	var target []byte
	q := quoteOf(c)
	if c.Target != nil || c.Other != 0 || c.Merged != nil {
		var err error
		if target, err = json.Marshal(anchored{c.Target, c.Merged, c.Other}); err != nil {
			return err
		}
	}
	r.add(scratchCorrection, c.ID, c.At, text(c.Author), text(c.Kind), text(c.Division), c.Plan, bundleKey(c.Task), positive(c.Ordinal),
		text(c.Field), given(c.Old), given(c.New), optional(c.Note), optional(string(c.Action)), optional(q.Exact), optional(q.Prefix), optional(q.Suffix),
		positive(q.Occurrence), bundleKey(c.Retracts), optional(string(target)))
	return nil
}
