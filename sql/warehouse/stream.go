package warehouse

import (
	"context"
	"time"
)

// Kind says what a column of an answer holds.
type Kind uint8

// The kinds of columns and the Go types of their values; null is nil.
const (
	Text  Kind = iota // string
	Bool              // bool
	Int               // int64
	Float             // float64
	Date              // time.Time at midnight UTC
	Time              // time.Time in UTC
)

// Column is one column of an answer: due, Date.
type Column struct {
	Name string
	Kind Kind
}

// Rows is an answer read row by row, however long it is. Close it after use.
type Rows struct {
	Columns []Column
	from    answer
}

// answer is where the rows of an engine come from.
type answer interface {
	next(row []any) (bool, error)
	close() error
}

// Next fills row, as long as Columns, with the next row's values; false after the last.
func (r *Rows) Next(row []any) (bool, error) { return r.from.next(row) }

// Close ends the question.
func (r *Rows) Close() error { return r.from.close() }

// Snapshot is what is published now: all its questions see the same rows, whatever
// is loaded meanwhile. One question at a time; close it after use.
type Snapshot struct {
	ask func(ctx context.Context, query string, args []any) (*Rows, error)
	end func() error
}

// Snapshot takes hold of what is published.
func (w *Warehouse) Snapshot(ctx context.Context) (*Snapshot, error) {
	r, err := w.store.read(ctx)
	if err != nil {
		return nil, err
	}
	s, err := r.hold(ctx)
	if err != nil {
		r.release()
		return nil, err
	}
	end := s.end
	s.end = func() error {
		defer r.release()
		return end()
	}
	return s, nil
}

// Stream answers one select, as Query does and under the same lock and key, but
// without limits of rows and time: neither the engine nor the program holds the
// whole answer. ctx ends it at any row. Close the rows before the next question.
func (s *Snapshot) Stream(ctx context.Context, query string, args ...any) (*Rows, error) {
	return s.ask(ctx, query, args)
}

// Close lets go.
func (s *Snapshot) Close() error { return s.end() }

// interrupting calls stop again and again once ctx has ended, until done is closed:
// an engine forgets an interruption that reaches it between two steps.
func interrupting(ctx context.Context, done <-chan struct{}, stop func()) {
	select {
	case <-ctx.Done():
	case <-done:
		return
	}
	for again := time.NewTicker(20 * time.Millisecond); ; {
		stop()
		select {
		case <-again.C:
		case <-done:
			again.Stop()
			return
		}
	}
}
