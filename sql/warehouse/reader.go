package warehouse

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
)

// reader is a published generation, open for questions as long as somebody asks.
type reader struct {
	gen  generation
	db   *sql.DB
	uses sync.WaitGroup
}

// read gives the generation that is current now; release it after use.
func (w *Warehouse) read() (*reader, error) {
	w.readMu.Lock()
	defer w.readMu.Unlock()
	for range 3 {
		g, err := current(w.dir)
		if err != nil {
			return nil, err
		}
		if g == 0 {
			return nil, fmt.Errorf("%s: %w", w.dir, ErrMissing)
		}
		if w.reader != nil && w.reader.gen == g {
			w.reader.uses.Add(1)
			return w.reader, nil
		}
		if _, err := os.Stat(g.path(w.dir)); errors.Is(err, fs.ErrNotExist) {
			continue // published and pruned in between: look again
		}
		db, err := openReading(g.path(w.dir), w.opts)
		if err != nil {
			return nil, err
		}
		w.retire()
		w.reader = &reader{gen: g, db: db}
		w.reader.uses.Add(1)
		return w.reader, nil
	}
	return nil, fmt.Errorf("%s: no generation stands still", w.dir)
}

// retire lets the questions under way on the old generation end, then closes it.
func (w *Warehouse) retire() {
	if old := w.reader; old != nil {
		go old.close()
	}
}

func (r *reader) release() { r.uses.Done() }

func (r *reader) close() error {
	r.uses.Wait()
	return r.db.Close()
}
