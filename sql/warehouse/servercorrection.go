package warehouse

import (
	"context"
	"database/sql"
	"errors"

	files "github.com/taizhang/taizhang/sql"
)

// correct writes corrections in a transaction of their own.
func (s *server) correct(ctx context.Context, corrections []Correction) error {
	if err := s.migrate(ctx); err != nil {
		return s.named(err)
	}
	wr := &writer{session: &serverSession{server: s}, db: s.db.DB}
	if err := wr.connect(ctx); err != nil {
		return s.named(errors.Join(err, wr.session.drop(wr)))
	}
	err := wr.session.within(ctx, wr, func() error { return wr.correct(ctx, corrections) })
	return errors.Join(err, wr.session.drop(wr))
}

// waiting is nothing: a server has no journal.
func (s *server) waiting() ([]Correction, error) { return nil, nil }

// storedCorrections reads ops.correction.
func storedCorrections(ctx context.Context, r reader) (out []Correction, err error) {
	return out, r.list(ctx, files.Statement("corrections"), func(rs *sql.Rows) error {
		for rs.Next() {
			c, err := scanCorrection(rs)
			if err != nil {
				return err
			}
			out = append(out, c)
		}
		return nil
	})
}

func scanCorrection(rs *sql.Rows) (Correction, error) {
	var id int64
	var task, ordinal sql.NullInt64
	var note sql.NullString
	c := Correction{}
	err := rs.Scan(&id, &c.At, &c.Author, &c.Kind, &c.Division, &c.Plan, &task, &ordinal, &c.Field, &c.Old, &c.New, &note)
	c.At, c.Task, c.Ordinal, c.Note = c.At.UTC(), task.Int64, int(ordinal.Int64), note.String
	return c, err
}
