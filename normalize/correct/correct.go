// Package correct lays what people set right over what the parser read: in 杭州市西湖区
// 2021年 the 配合单位 of a task is 区教育局. It knows no database.
//
// A Correction says who, when and why, what it said and what it shall say, and is anchored by
// words (Target): the plan's head, the task's quotation with 32 characters on both sides and
// the field's own. So it survives a new parser, other identities, and the document
// published anew with other page numbers, wraps or in another format. Apply is total and pure:
// what is found again exactly or at the one place that is 0.9 alike is applied, what is not is
// stale and listed, and nothing is applied where two places could be meant.
//
// The order of work of a program that lets people correct:
//
//	w.Correct(ctx, warehouse.Correction{Author: "李某", Action: correct.Change, Kind: "duty", Plan: plan,
//		Task: task, Ordinal: 2, Field: "mention", New: &name, Note: "附件写作区教体局"})  // on the disk; anchors are made
//	w.Settle(ctx)          // shows in every view; a load does the same
//	w.Plan(ctx, plan)      // the plan as its rows say and as it is with all that was noted, at once
//	w.Corrections(ctx)     // all rows ever noted
//	w.Became(ctx)          // what became of each: held, same, stale, retracted, waiting
//	w.Questions(ctx, …)    // what is worth a look: unsure fields, Issues, stale corrections
//	w.Correct(ctx, warehouse.Correction{Author: "李某", Action: correct.Retract, Retracts: id}) // undone, a row too
package correct

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

// Action is what a person does.
type Action string

// The actions. Change is what a Correction without one means.
const (
	Accept  Action = "accept"      // the field is right as it is
	Change  Action = "correct"     // it shall say New; nil takes it away
	Split   Action = "split"       // the task is several: New has a line for each
	Merge   Action = "merge"       // the task and those of Target.More, or of Merged, are one
	Reject  Action = "reject"      // it is no task
	Add     Action = "add"         // a task, duty, deadline, measure or progress that was not read
	Must    Action = "must-link"   // the task is that of Other in another plan
	Cannot  Action = "cannot-link" // it is not
	Retract Action = "retract"     // the correction Retracts does not hold
)

// Actions is the closed list of them.
var Actions = []Action{Accept, Change, Split, Merge, Reject, Add, Must, Cannot, Retract}

// Kinds is the closed list of what can be corrected.
var Kinds = []string{"plan", "task", "duty", "deadline", "measure", "progress"}

// Correction is what a person set right. None is ever changed or taken back; a later one says otherwise.
type Correction struct {
	ID       int64     `json:"id,omitempty"` // computed from all that it says
	At       time.Time `json:"at"`           // UTC; now when zero
	Author   string    `json:"author"`
	Action   Action    `json:"action,omitempty"`
	Kind     string    `json:"kind"`
	Division string    `json:"division"`
	Plan     int64     `json:"plan"`
	Task     int64     `json:"task,omitempty"`    // 0 where the plan itself is corrected
	Ordinal  int       `json:"ordinal,omitempty"` // which of the task's duties, deadlines …, from 1
	Field    string    `json:"field"`
	Old      *string   `json:"old,omitempty"` // what it said; filled in where it is nil
	New      *string   `json:"new,omitempty"` // what it shall say; nil takes it away
	Note     string    `json:"note,omitempty"`
	Merged   []int64   `json:"merged,omitempty"`   // the other tasks of a Merge
	Other    int64     `json:"other,omitempty"`    // the other task of a link
	Retracts int64     `json:"retracts,omitempty"` // the correction that is taken back
	Target   *Target   `json:"target,omitempty"`   // made when it is noted
}

// Says is all that a correction says, as text, from which its key is computed.
func (c *Correction) Says() []string {
	out := []string{c.At.UTC().Format(time.RFC3339Nano), c.Author, c.Kind, c.Division, strconv.FormatInt(c.Plan, 10),
		strconv.FormatInt(c.Task, 10), strconv.Itoa(c.Ordinal), c.Field, spell(c.Old), spell(c.New), c.Note}
	if c.Does() == Change {
		return out
	}
	out = append(out, string(c.Action), strconv.FormatInt(c.Other, 10), strconv.FormatInt(c.Retracts, 10))
	for _, id := range c.Merged {
		out = append(out, strconv.FormatInt(id, 10))
	}
	return out
}

func spell(s *string) string {
	if s == nil {
		return "-"
	}
	return "+" + *s
}

// Does is the action.
func (c *Correction) Does() Action { return cmp.Or(c.Action, Change) }

// State is what became of a correction in one plan.
type State string

// The states.
const (
	Held  State = "held"  // found again and applied
	Same  State = "same"  // found again; the text is now read as it wants
	Stale State = "stale" // not found again for sure: not applied
)

// Effect is what became of a correction in one plan.
type Effect struct {
	Correction int64
	State      State
	How        string  // exact, fuzzy; missing, ambiguous, other of a stale one
	Score      float64 // how much alike the words are that it hangs on
	Task       string  // identity of the task; "" for the plan itself or where it is stale
	Kind       string
	Ordinal    int // which of the task's duties …, from 1
	Field      string
	Was        string // what was read
	Now        string // what it says now
}

// Active leaves those that nobody has taken back, in the order of their time.
func Active(all []Correction) []Correction {
	gone := map[int64]bool{}
	for i := range all {
		if c := &all[i]; c.Does() == Retract {
			gone[c.Retracts] = true
		}
	}
	var out []Correction
	for _, c := range all {
		if c.Does() != Retract && !gone[c.ID] {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b Correction) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return out
}
