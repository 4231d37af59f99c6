package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
)

// folder is the embedded engine: generations in a folder, and CURRENT that names the one in force.
type folder struct {
	dir  string
	opts Options

	mu     sync.Mutex
	reader *generationReader
	heir   *generationReader // of the generation that is being published
	held   *seat             // for as long as the folder is open; nil when each load takes its own
}

// nextGeneration is what a load writes; nobody else sees it until it is published.
type nextGeneration struct {
	folder *folder
	dir    string
	base   generation // what was current when it began
	gen    generation // what it writes
	seat   *seat
	told   Trace

	memory string // the engine's limit
	sinks  [tableCount]*sink
}

// begin takes the one writer's place and copies the current generation.
func (f *folder) begin(ctx context.Context) (*writer, error) { return f.start(ctx, cloneFile) }

// start takes the writer's place; fill makes the next generation out of the current one.
func (f *folder) start(ctx context.Context, fill func(from, to string) error) (*writer, error) {
	seat, err := f.sit(ctx)
	if err != nil {
		return nil, err
	}
	s := &nextGeneration{folder: f, dir: f.dir, seat: seat, told: f.opts.Trace, memory: f.opts.Memory}
	wr := &writer{parser: f.opts.Parser, session: s}
	if err := s.open(ctx, wr, f.opts, fill); err != nil {
		return nil, errors.Join(err, s.drop(wr))
	}
	return wr, nil
}

func (s *nextGeneration) open(ctx context.Context, wr *writer, opts Options, fill func(from, to string) error) (err error) {
	if s.base, err = current(s.dir); err != nil {
		return err
	}
	if err := prune(s.dir, s.base, previous(s.dir, s.base)); err != nil {
		return err
	}
	s.gen = s.base + 1
	if s.base > 0 {
		if err := fill(s.base.path(s.dir), s.gen.path(s.dir)); err != nil {
			return err
		}
	}
	if wr.db, err = openWriting(s.gen.path(s.dir), opts); err != nil {
		return err
	}
	if err := migrate(ctx, wr.db); err != nil {
		return err
	}
	return wr.prepare(ctx)
}

// within has nothing to do: until it is published a generation is nobody's.
func (s *nextGeneration) within(_ context.Context, _ *writer, f func() error) error { return f() }

// together is a transaction; without one, every statement waits for the disk.
func (s *nextGeneration) together(ctx context.Context, wr *writer, f func() error) error {
	return wr.transaction(ctx, f)
}

// tune has nothing to do: the engine was opened for this.
func (s *nextGeneration) tune(context.Context, *writer) error { return nil }

// hold has nothing to do: there is one writer.
func (s *nextGeneration) hold(context.Context, *writer) error { return nil }

// settle waits for publish, when the whole load is there.
func (s *nextGeneration) settle(context.Context, *writer) error { return nil }

// again has no bad luck to wait for.
func (s *nextGeneration) again(_ context.Context, _ *writer, _ int, err error) error {
	if systemic(err) {
		return fmt.Errorf("%w: %w", ErrLost, err)
	}
	return err
}

func (s *nextGeneration) account(ctx context.Context, wr *writer, note func(int64) error) error {
	return wr.each(ctx, "run-next", func(scan func(...any) error) error {
		var id int64
		if err := scan(&id); err != nil {
			return err
		}
		return note(id)
	})
}

// publish decides the editions, closes the generation and points CURRENT at it.
func (s *nextGeneration) publish(ctx context.Context, wr *writer) error {
	if err := s.seal(ctx, wr); err != nil {
		return errors.Join(err, s.drop(wr))
	}
	s.told.Say("publish", 1)
	s.folder.warm(ctx, s.gen)
	if err := point(s.dir, s.base, s.gen); err != nil {
		return errors.Join(err, s.folder.cool(), s.drop(wr))
	}
	s.told.Say("publish", 1)
	return errors.Join(prune(s.dir, s.gen, s.base), s.seat.leave())
}

func (s *nextGeneration) seal(ctx context.Context, wr *writer) error {
	s.told.Say("publish", 1)
	corrections, err := readJournal(s.dir)
	if err != nil {
		return err
	}
	if err := wr.correct(ctx, corrections); err != nil {
		return err
	}
	audits, err := readAudits(s.dir)
	if err != nil {
		return err
	}
	if err := wr.audit(ctx, audits); err != nil {
		return err
	}
	if _, err := wr.amend(ctx); err != nil {
		return err
	}
	if err := wr.resolve(ctx); err != nil {
		return err
	}
	s.told.Say("publish", 1)
	if err := errors.Join(wr.exec(ctx, "near-copies"), wr.exec(ctx, "refresh")); err != nil {
		return err
	}
	s.told.Say("publish", 1)
	if err := wr.exec(ctx, "checkpoint"); err != nil {
		return err
	}
	return s.closeDB(wr)
}

// drop leaves no trace of an unpublished generation.
func (s *nextGeneration) drop(wr *writer) error {
	err := s.closeDB(wr)
	if s.gen > 0 {
		for _, suffix := range []string{"", ".wal", ".tmp"} {
			err = errors.Join(err, os.RemoveAll(s.gen.path(s.dir)+suffix))
		}
	}
	return errors.Join(err, s.seat.leave())
}

// generationReader is a published generation, open for questions as long as somebody asks.
type generationReader struct {
	gen  generation
	path string
	opts Options
	db   *sql.DB
	uses sync.WaitGroup

	mu    sync.Mutex
	ready map[string]ready // questions of ours that were put before
}

// read gives the generation that is current now.
func (f *folder) read(context.Context) (reader, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for range 3 {
		g, err := current(f.dir)
		if err != nil {
			return nil, err
		}
		if g == 0 {
			return nil, fmt.Errorf("%s: %w", f.dir, ErrMissing)
		}
		if f.reader != nil && f.reader.gen == g {
			f.reader.uses.Add(1)
			return f.reader, nil
		}
		if _, err := os.Stat(g.path(f.dir)); errors.Is(err, fs.ErrNotExist) {
			continue // published and pruned in between: look again
		}
		next, err := f.inherit(g)
		if err != nil {
			return nil, err
		}
		f.retire()
		f.reader = next
		f.reader.uses.Add(1)
		return f.reader, nil
	}
	return nil, fmt.Errorf("%s: no generation stands still", f.dir)
}

// inherit is the reader of a generation that was opened as it was published, else one that is opened now.
func (f *folder) inherit(g generation) (*generationReader, error) {
	if heir := f.heir; heir != nil && heir.gen == g {
		f.heir = nil
		return heir, nil
	}
	return f.openGeneration(g)
}

func (f *folder) openGeneration(g generation) (*generationReader, error) {
	db, opts, err := openReading(g.path(f.dir), f.opts)
	if err != nil {
		return nil, err
	}
	return &generationReader{gen: g, path: g.path(f.dir), opts: opts, db: db}, nil
}

// retire lets the questions under way on the old generation end, then closes it.
func (f *folder) retire() {
	if old := f.reader; old != nil {
		go old.close()
	}
}

func (f *folder) close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	var err error
	if f.reader != nil {
		err = f.reader.close()
		f.reader = nil
	}
	err = errors.Join(err, f.disinherit())
	if f.held != nil {
		f.held.stays = false
		err = errors.Join(err, f.held.leave())
		f.held = nil
	}
	return err
}

func (r *generationReader) release() { r.uses.Done() }

func (r *generationReader) close() error {
	r.uses.Wait()
	return r.db.Close()
}

// prepared makes one of our questions ready for all who put it: to plan it anew costs as much as to answer it.
func (r *generationReader) prepared(ctx context.Context, query string, args []any) (*sql.Stmt, error) {
	if st := r.known(query, args); st != nil {
		return st, nil
	}
	st, err := r.db.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if other, ok := r.ready[query]; ok {
		return other.st, st.Close()
	}
	if r.ready == nil {
		r.ready = map[string]ready{}
	}
	r.ready[query] = ready{st, args}
	return st, nil
}

// known is a question that was put before, and notes what it is put with now.
func (r *generationReader) known(query string, args []any) *sql.Stmt {
	r.mu.Lock()
	defer r.mu.Unlock()
	q, ok := r.ready[query]
	if ok {
		r.ready[query] = ready{q.st, args}
	}
	return q.st
}

func (r *generationReader) ask(ctx context.Context, query string, args []any, f func(*sql.Rows) error) error {
	conn, err := r.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := oneQuestion(conn, query); err != nil {
		return err
	}
	return handRows(conn.QueryContext(ctx, query, args...))(f)
}

// hold needs nothing more: a generation never changes.
func (r *generationReader) hold(context.Context) (*Snapshot, error) {
	ask := func(ctx context.Context, query string, args []any) (*Rows, error) {
		return openStream(ctx, r.path, r.opts, query, args)
	}
	return &Snapshot{ask, func() error { return nil }}, nil
}

func (r *generationReader) list(ctx context.Context, query string, f func(*sql.Rows) error, args ...any) error {
	return handRows(r.db.QueryContext(ctx, query, args...))(f)
}

// handRows gives rows to f and closes them.
func handRows(rs *sql.Rows, err error) func(func(*sql.Rows) error) error {
	return func(f func(*sql.Rows) error) error {
		if err != nil {
			return err
		}
		defer rs.Close()
		if err := f(rs); err != nil {
			return err
		}
		return rs.Err()
	}
}
