package warehouse

import (
	"context"
	"database/sql"
	"maps"
	"time"
)

// warmTime is how long a publication waits at most for the reader that is to answer from it.
const warmTime = 2 * time.Second

// ready is a question of ours that was put before, with the values that it was put with last.
type ready struct {
	st   *sql.Stmt
	args []any
}

// warm opens a generation that is about to be published and puts to it what was asked of the one before, so that
// who asks first afterwards waits neither for the file to be opened nor for its tables to be found. It is no fault
// where that fails: whoever asks first opens it anew and is told.
func (f *folder) warm(ctx context.Context, g generation) {
	f.mu.Lock()
	old := f.reader
	if old != nil {
		old.uses.Add(1)
	}
	f.mu.Unlock()
	if old == nil { // nobody asks here
		return
	}
	defer old.release()
	next, err := f.openGeneration(g)
	if err != nil {
		return
	}
	limited, cancel := context.WithTimeout(ctx, warmTime)
	defer cancel()
	next.repeat(limited, old)
	f.mu.Lock()
	defer f.mu.Unlock()
	_ = f.disinherit() // nobody asked of the one before
	f.heir = next
}

// cool gives up the reader of what is not published after all.
func (f *folder) cool() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.disinherit()
}

// disinherit closes the reader that nobody has asked yet.
func (f *folder) disinherit() error {
	heir := f.heir
	f.heir = nil
	if heir == nil {
		return nil
	}
	return heir.close()
}

// repeat puts each question again that was put to another generation.
func (r *generationReader) repeat(ctx context.Context, old *generationReader) {
	old.mu.Lock()
	questions := maps.Clone(old.ready)
	old.mu.Unlock()
	for query, q := range questions {
		st, err := r.prepared(ctx, query, q.args)
		if err != nil {
			return
		}
		if err := handRows(st.QueryContext(ctx, q.args...))(func(*sql.Rows) error { return nil }); err != nil {
			return
		}
	}
}
