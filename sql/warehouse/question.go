package warehouse

import (
	"context"
	"strconv"

	files "github.com/taizhang/taizhang/sql"
)

// Question is something worth a look: a field that the parser is unsure of, an Issue, or a correction that was not found again.
type Question struct {
	Division    string
	Year        int // 0 unknown
	Title       string
	Plan, Task  int64  // task 0 where it is about the plan
	Kind, Field string // as in a Correction; kind issue with its code, kind stale with the field
	Ordinal     int
	Words       string
	Confidence  *float64 // nil of an issue or a stale correction
	Why         string   // code of the issue, or why a correction is stale
	Pos         string   // of a stale correction its key
}

// QuestionScope says what of the queue to give; the zero value asks for the first hundred under 0.95.
type QuestionScope struct {
	Division string  // beginning of a code: 36 for a province
	Plan     int64   // 0 for all
	Kind     string  // "" for all
	Year     int     // 0 for all
	Below    float64 // confidence, 0.95 when 0
	Limit    int     // 100 when 0
}

// Questions gives what is worth a look, stale corrections first, then issues, then the least sure fields.
func (w *Warehouse) Questions(ctx context.Context, of QuestionScope) ([]Question, error) {
	of.Limit = orElse(of.Limit, 100)
	out, err := w.odd(ctx, of)
	if err != nil || len(out) == of.Limit {
		return out, err
	}
	of.Limit -= len(out)
	fields, err := w.unsure(ctx, of)
	return append(out, fields...), err
}

// odd are the stale corrections and the issues.
func (w *Warehouse) odd(ctx context.Context, of QuestionScope) ([]Question, error) {
	t, err := w.ask(ctx, "review-odd", of.Division, of.Plan, of.Kind, of.Year, of.Limit)
	if err != nil {
		return nil, err
	}
	out := make([]Question, len(t.Rows))
	for i, row := range t.Rows {
		q := &out[i]
		if err := scanRow(row)(&q.Division, &q.Year, &q.Title, &q.Plan, &q.Kind, &q.Field, &q.Ordinal, &q.Words, &q.Why, &q.Pos); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// unsure are the fields, as the workbench asks for them; an organ stands with its role.
func (w *Warehouse) unsure(ctx context.Context, of QuestionScope) ([]Question, error) {
	plan := ""
	if of.Plan != 0 {
		plan = strconv.FormatInt(of.Plan, 10)
	}
	t, err := w.query(ctx, files.Page("review"), "", of.Division, plan, of.Kind, orElse(of.Below, unsureBelow), of.Year, of.Limit, 0)
	if err != nil {
		return nil, err
	}
	out := make([]Question, len(t.Rows))
	for i, row := range t.Rows {
		q, value, content := &out[i], "", ""
		if err := scanRow(row)(&q.Division, &q.Year, &q.Title, &q.Plan, &q.Task, &q.Kind, &q.Field, &q.Ordinal, &q.Words, &value, &q.Confidence, &q.Pos, &content); err != nil {
			return nil, err
		}
		if q.Kind == "duty" {
			q.Words += " " + value
		}
	}
	return out, nil
}
