package warehouse

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"

	files "github.com/taizhang/taizhang/sql"
)

// ErrOccupied says that a warehouse which is to receive another is not empty.
var ErrOccupied = errors.New("the warehouse is not empty")

// Copy writes all of w into to, which must be empty, whatever the engine of either, and
// compares the digests: unless they are equal it is an error. What fails before leaves to as it was.
func (w *Warehouse) Copy(ctx context.Context, to *Warehouse) (digest string, err error) {
	if err := w.expect(ctx); err != nil {
		return "", err
	}
	if err := to.vacant(ctx); err != nil {
		return "", err
	}
	if err := to.write(ctx, func(wr *writer) error { return wr.takeOver(ctx, w) }); err != nil {
		return "", err
	}
	if err := to.copyOriginals(ctx, w); err != nil {
		return "", err
	}
	if digest, err = w.Digest(ctx); err != nil {
		return "", err
	}
	have, err := to.Digest(ctx)
	if err == nil && have != digest {
		err = fmt.Errorf("the copy differs: digest %s, want %s; was the source loaded meanwhile?", have, digest)
	}
	return digest, err
}

// vacant refuses a warehouse that anything was ever loaded into.
func (w *Warehouse) vacant(ctx context.Context) error {
	st, err := w.State(ctx)
	if err != nil || st.Condition == "missing" {
		return err
	}
	if st.Condition == "newer" {
		return fmt.Errorf("%s: %w", st.Address, ErrNewer)
	}
	if st.Documents+st.Runs > 0 || st.Corrections > 0 {
		return fmt.Errorf("%s: %w", st.Address, ErrOccupied)
	}
	return nil
}

// takeOver fills the writer's tables with the rows of another warehouse, as they are.
func (wr *writer) takeOver(ctx context.Context, from *Warehouse) error {
	waiting, err := from.store.waiting()
	if err != nil {
		return err
	}
	audits, err := from.store.audited()
	if err != nil {
		return err
	}
	return wr.session.within(ctx, wr, func() error {
		s, err := from.Snapshot(ctx)
		if err != nil {
			return err
		}
		for _, query := range files.Split(files.Statement("all")) {
			if err = wr.takeTable(ctx, s, query); err != nil {
				err = fmt.Errorf("%s: %w", query, err)
				break
			}
		}
		if err == nil {
			err = errors.Join(wr.correct(ctx, waiting), wr.audit(ctx, audits))
		}
		return errors.Join(err, s.Close())
	})
}

func (wr *writer) takeTable(ctx context.Context, source *Snapshot, query string) error {
	_, from, _ := strings.Cut(query, " * ")
	if _, err := wr.conn.ExecContext(ctx, "delete "+from); err != nil {
		return err
	}
	answer, err := source.Stream(ctx, query)
	if err != nil {
		return err
	}
	row := make([]any, len(answer.Columns))
	schema, name := tableName(query)
	err = wr.session.pour(ctx, wr.conn, schema, name, func() ([]any, error) {
		more, err := answer.Next(row)
		if !more {
			return nil, err
		}
		return row, nil
	})
	return errors.Join(err, answer.Close())
}

// pour sends rows to a table until next gives nil.
func (s *nextGeneration) pour(_ context.Context, conn *sql.Conn, schema, name string, next func() ([]any, error)) error {
	return conn.Raw(func(c any) error {
		to, err := openSink(c.(driver.Conn), "", schema, name)
		if err != nil {
			return err
		}
		defer to.close()
		values := []datum{}
		for {
			row, err := next()
			if row == nil {
				return errors.Join(err, to.flush())
			}
			values = values[:0]
			for _, v := range row {
				values = append(values, datumOf(v))
			}
			if err := to.add(values); err != nil {
				return err
			}
		}
	})
}

func (s *serverSession) pour(ctx context.Context, conn *sql.Conn, schema, name string, next func() ([]any, error)) (err error) {
	if s.columns == nil {
		if s.columns, err = columnsOf(ctx, conn); err != nil {
			return err
		}
	}
	return conn.Raw(func(c any) error {
		st, err := c.(driver.ConnPrepareContext).PrepareContext(ctx, s.copyIn(schema, name))
		if err != nil {
			return err
		}
		return errors.Join(pourLines(ctx, st.(copier), next), st.Close())
	})
}

func pourLines(ctx context.Context, to copier, next func() ([]any, error)) error {
	lines := make([]byte, 0, copyBytes+4096)
	send := func() error {
		if len(lines) == 0 {
			return nil
		}
		_, err := to.CopyData(ctx, string(lines[:len(lines)-1]))
		lines = lines[:0]
		return err
	}
	values := []datum{}
	for {
		row, err := next()
		if err != nil {
			return err
		}
		if row == nil {
			return send()
		}
		values = values[:0]
		for _, v := range row {
			values = append(values, datumOf(v))
		}
		if lines = appendLine(lines, values); len(lines) >= copyBytes {
			if err := send(); err != nil {
				return err
			}
		}
	}
}
