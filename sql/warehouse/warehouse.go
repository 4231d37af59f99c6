// Package warehouse keeps plans in a database: an embedded one, a folder of
// generations of which readers see the one that CURRENT names and a load writes
// the next, or a PostgreSQL server. It is the only place that knows a database.
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
	ErrLost    = errors.New("the database cannot go on")
	ErrNewer   = errors.New("the warehouse was made by a newer version")
)

// Options configures a Warehouse; the zero value is useful.
type Options struct {
	Parser    string        // version of what made the results; a new one loads known bytes again
	Wait      time.Duration // how long a load waits for another writer; 0 gives ErrLocked at once
	Memory    string        // of the engine while loading, "1GB" when empty
	Threads   int           // of the engine, 2 when 0
	Asking    int           // threads of the engine for questions, as many as Threads when 0: where many ask at once each does with one
	QueryTime time.Duration // limit of one Query, 30 s when 0
	QueryRows int           // limit of one Query, 100,000 when 0
	Trace     Trace         // told how far a load is; may be nil
	Address   string        // where a writer of a folder takes the loads of others; "" when it does not
}

// Warehouse is a folder of generations or a database on a server. It is safe for
// concurrent use; the loads of one Warehouse take turns.
type Warehouse struct {
	store store
	opts  Options

	mu     sync.Mutex // of writer
	writer *writer
}

// Open names a warehouse: a folder, ./taizhang.db.d, or a database, postgres://user@host/name;
// what the address leaves out the PG… variables of the environment say. The tables are
// made by the first Migrate or Load.
func Open(_ context.Context, address string, opts Options) (*Warehouse, error) {
	if address == "" {
		return nil, fmt.Errorf("warehouse: no folder or database named")
	}
	opts.Memory = orElse(opts.Memory, "1GB")
	opts.Threads = orElse(opts.Threads, 2)
	opts.Asking = orElse(opts.Asking, opts.Threads)
	opts.QueryTime = orElse(opts.QueryTime, 30*time.Second)
	opts.QueryRows = orElse(opts.QueryRows, 100_000)
	if IsServer(address) {
		s, err := newServer(address, opts)
		return &Warehouse{store: s, opts: opts}, err
	}
	return &Warehouse{store: &folder{dir: address, opts: opts}, opts: opts}, nil
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
	return w.writeInto(ctx, func() (*writer, error) { return w.store.begin(ctx) }, f)
}

// writeInto is write, on a generation that begin makes.
func (w *Warehouse) writeInto(ctx context.Context, begin func() (*writer, error), f func(*writer) error) error {
	wr, err := w.take(begin)
	if err != nil {
		return err
	}
	if err := f(wr); err != nil {
		return errors.Join(err, w.abandon(wr))
	}
	return w.publish(ctx, wr)
}

// begin takes the writer's place.
func (w *Warehouse) begin(ctx context.Context) (*writer, error) {
	return w.take(func() (*writer, error) { return w.store.begin(ctx) })
}

func (w *Warehouse) take(begin func() (*writer, error)) (*writer, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.writer != nil {
		return nil, ErrLocked
	}
	wr, err := begin()
	w.writer = wr
	return wr, err
}

// publish lets everybody see what was written.
func (w *Warehouse) publish(ctx context.Context, wr *writer) error {
	defer w.release(wr)
	return wr.session.publish(ctx, wr)
}

// abandon gives up what was not published.
func (w *Warehouse) abandon(wr *writer) error {
	w.release(wr)
	return wr.session.drop(wr)
}

func (w *Warehouse) release(wr *writer) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.writer == wr {
		w.writer = nil
	}
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
	return errors.Join(err, w.store.close())
}
