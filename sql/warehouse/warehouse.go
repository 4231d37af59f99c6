// Package warehouse keeps plans in an embedded database: a folder of
// generations, of which readers see the one that CURRENT names and a load
// writes the next. It is the only place that knows a database.
package warehouse

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/taizhang/taizhang/normalize"
)

// Sentinels of the package's errors.
var (
	ErrMissing = errors.New("no warehouse here yet")
	ErrLocked  = errors.New("another load is writing")
	ErrMoved   = errors.New("another writer published in between")
	ErrBalance = errors.New("files found and files accounted for differ")
)

// Options configures a Warehouse; the zero value is useful.
type Options struct {
	Parser    string        // version of what made the results; a new one loads known bytes again
	Wait      time.Duration // how long a load waits for another writer; 0 gives ErrLocked at once
	Memory    string        // of the engine while loading, "1GB" when empty
	Threads   int           // of the engine, 2 when 0
	QueryTime time.Duration // limit of one Query, 30 s when 0
	QueryRows int           // limit of one Query, 100,000 when 0
}

// Warehouse is a folder of generations. It is safe for concurrent use; loads take turns.
type Warehouse struct {
	dir  string
	opts Options

	mu     sync.Mutex // of writer
	writer *writer

	readMu sync.Mutex
	reader *reader
}

// Open names a warehouse's folder, ./taizhang.db.d; it is created by the first Migrate or Load.
func Open(_ context.Context, dir string, opts Options) (*Warehouse, error) {
	if dir == "" {
		return nil, fmt.Errorf("warehouse: no folder named")
	}
	opts.Memory = orElse(opts.Memory, "1GB")
	opts.Threads = orElse(opts.Threads, 2)
	opts.QueryTime = orElse(opts.QueryTime, 30*time.Second)
	opts.QueryRows = orElse(opts.QueryRows, 100_000)
	return &Warehouse{dir: dir, opts: opts}, nil
}

func orElse[T comparable](v, other T) T {
	var zero T
	if v == zero {
		return other
	}
	return v
}

// Migrate brings the schema and the views up to date and publishes the result.
func (w *Warehouse) Migrate(ctx context.Context) error {
	return w.write(ctx, func(*writer) error { return nil })
}

// Load adds results in one generation of their own and publishes it. Inside a
// longer load use Start and Run.Load.
func (w *Warehouse) Load(ctx context.Context, results ...*normalize.Result) (Stats, error) {
	var st Stats
	err := w.write(ctx, func(wr *writer) error {
		var err error
		st, err = wr.load(ctx, results)
		return err
	})
	return st, err
}

// write runs f on a new generation and publishes it; on failure nothing has happened.
func (w *Warehouse) write(ctx context.Context, f func(*writer) error) error {
	wr, err := w.begin(ctx)
	if err != nil {
		return err
	}
	if err := f(wr); err != nil {
		return errors.Join(err, w.abandon(wr))
	}
	return w.publish(ctx, wr)
}

// Close gives up an unfinished load and closes the reader.
func (w *Warehouse) Close() error {
	w.mu.Lock()
	wr := w.writer
	w.mu.Unlock()
	var err error
	if wr != nil {
		err = w.abandon(wr)
	}
	w.readMu.Lock()
	defer w.readMu.Unlock()
	if w.reader != nil {
		err = errors.Join(err, w.reader.close())
		w.reader = nil
	}
	return err
}
