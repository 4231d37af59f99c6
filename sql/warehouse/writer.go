package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	files "github.com/taizhang/taizhang/sql"
)

// writer fills a warehouse over one connection.
type writer struct {
	parser  string
	session session
	db      *sql.DB
	conn    *sql.Conn
	at      time.Time // when this load began, UTC: the time that its rows are loaded
	prunes  bool      // something was deleted, so orphans may be left
	wrote   int       // groups
	walk    *Walk     // what the load goes through; nil when nobody says
	said    *said     // what people said until this load began
	shared  bool      // what many workers found for this link is taken from the queue's tables
}

// prepare connects and fills the dimensions that come with the program.
func (wr *writer) prepare(ctx context.Context) error {
	wr.at = time.Now().UTC().Truncate(time.Microsecond)
	if err := wr.connect(ctx); err != nil {
		return err
	}
	return wr.session.within(ctx, wr, func() error {
		if err := wr.divisions(ctx); err != nil {
			return err
		}
		if err := wr.orgDimensions(ctx); err != nil {
			return err
		}
		if err := wr.dates(ctx); err != nil {
			return err
		}
		return wr.listen(ctx)
	})
}

func (wr *writer) connect(ctx context.Context) (err error) {
	if wr.conn, err = wr.db.Conn(ctx); err != nil {
		return err
	}
	if err := wr.session.tune(ctx, wr); err != nil {
		return err
	}
	return wr.exec(ctx, "scratch")
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

// transaction runs f so that all of what it wrote is there or nothing of it.
func (wr *writer) transaction(ctx context.Context, f func() error) error {
	if err := wr.exec(ctx, "begin"); err != nil {
		return err
	}
	if err := f(); err != nil {
		return errors.Join(err, wr.exec(context.WithoutCancel(ctx), "rollback"))
	}
	return wr.exec(ctx, "commit")
}

// list asks one of our own questions, with values.
func (wr *writer) list(ctx context.Context, query string, f func(*sql.Rows) error, args ...any) error {
	return handRows(wr.conn.QueryContext(ctx, query, args...))(f)
}

// append sends rows to their tables and counts them.
func (wr *writer) append(ctx context.Context, parts ...*rows) (int, error) {
	return wr.session.append(ctx, wr.conn, parts)
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

// one asks a question whose answer is one row.
func (wr *writer) one(ctx context.Context, name string, args []any, into ...any) error {
	if err := wr.conn.QueryRowContext(ctx, files.Statement(name), args...).Scan(into...); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
