package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
	files "github.com/taizhang/taizhang/sql"
)

// writer fills the next generation. Nobody else sees it until it is published.
type writer struct {
	dir    string
	parser string
	base   generation // what was current when it began
	gen    generation // what it writes
	lock   *flock.Flock
	db     *sql.DB
	conn   *sql.Conn
	orgs   map[int64]bool  // organs that are in the database
	places map[string]bool // zones and townships that are in the database
	prunes bool            // something was deleted, so orphans may be left
}

// begin takes the one writer's place, copies the current generation and brings its schema up to date.
func (w *Warehouse) begin(ctx context.Context) (*writer, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.writer != nil {
		return nil, ErrLocked
	}
	if err := os.MkdirAll(w.dir, 0o755); err != nil {
		return nil, err
	}
	lock, err := takeLock(ctx, filepath.Join(w.dir, "LOCK"), w.opts.Wait)
	if err != nil {
		return nil, err
	}
	wr := &writer{dir: w.dir, parser: w.opts.Parser, lock: lock, orgs: map[int64]bool{}, places: map[string]bool{}}
	if err := wr.open(ctx, w.opts); err != nil {
		return nil, errors.Join(err, wr.drop())
	}
	w.writer = wr
	return wr, nil
}

func (wr *writer) open(ctx context.Context, opts Options) (err error) {
	if wr.base, err = current(wr.dir); err != nil {
		return err
	}
	if err := prune(wr.dir, wr.base, previous(wr.dir, wr.base)); err != nil {
		return err
	}
	wr.gen = wr.base + 1
	if wr.base > 0 {
		if err := cloneFile(wr.base.path(wr.dir), wr.gen.path(wr.dir)); err != nil {
			return err
		}
	}
	if wr.db, err = openWriting(wr.gen.path(wr.dir), opts); err != nil {
		return err
	}
	if err := migrate(ctx, wr.db); err != nil {
		return err
	}
	if wr.conn, err = wr.db.Conn(ctx); err != nil {
		return err
	}
	if err := wr.exec(ctx, "scratch"); err != nil {
		return err
	}
	if err := wr.divisions(ctx); err != nil {
		return err
	}
	if err := wr.orgDimensions(ctx); err != nil {
		return err
	}
	return wr.each(ctx, "orgs", func(scan func(...any) error) error {
		var id int64
		err := scan(&id)
		wr.orgs[id] = true
		return err
	})
}

// exec runs the statements of one of the loader's files.
func (wr *writer) exec(ctx context.Context, name string, args ...any) error {
	for _, s := range files.Split(files.Statement(name)) {
		if _, err := wr.conn.ExecContext(ctx, s, args...); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// publish decides the editions, closes the generation and points CURRENT at it.
func (w *Warehouse) publish(ctx context.Context, wr *writer) error {
	if err := wr.seal(ctx); err != nil {
		return errors.Join(err, w.abandon(wr))
	}
	if err := point(wr.dir, wr.base, wr.gen); err != nil {
		return errors.Join(err, w.abandon(wr))
	}
	err := prune(wr.dir, wr.gen, wr.base)
	w.release(wr)
	return errors.Join(err, wr.lock.Unlock())
}

func (wr *writer) seal(ctx context.Context) error {
	if err := wr.resolve(ctx); err != nil {
		return err
	}
	if err := wr.exec(ctx, "checkpoint"); err != nil {
		return err
	}
	return wr.closeDB()
}

func (wr *writer) closeDB() error {
	var errs []error
	if wr.conn != nil {
		errs = append(errs, wr.conn.Close())
		wr.conn = nil
	}
	if wr.db != nil {
		errs = append(errs, wr.db.Close())
		wr.db = nil
	}
	return errors.Join(errs...)
}

// abandon leaves no trace of an unpublished generation.
func (w *Warehouse) abandon(wr *writer) error {
	w.release(wr)
	return wr.drop()
}

func (wr *writer) drop() error {
	err := wr.closeDB()
	if wr.gen > 0 {
		for _, suffix := range []string{"", ".wal", ".tmp"} {
			err = errors.Join(err, os.RemoveAll(wr.gen.path(wr.dir)+suffix))
		}
	}
	return errors.Join(err, wr.lock.Unlock())
}

func (w *Warehouse) release(wr *writer) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.writer == wr {
		w.writer = nil
	}
}
