package warehouse

import (
	"context"
	"errors"
)

// correct writes corrections in a transaction of their own.
func (s *server) correct(ctx context.Context, corrections []Correction) error {
	return s.noting(ctx, func(wr *writer) error { return wr.correct(ctx, corrections) })
}

// noting has a writer of its own note something, beside any load.
func (s *server) noting(ctx context.Context, note func(*writer) error) error {
	if err := s.migrate(ctx); err != nil {
		return s.named(err)
	}
	wr := &writer{session: &serverSession{server: s}, db: s.db.DB}
	if err := wr.connect(ctx); err != nil {
		return s.named(errors.Join(err, wr.session.drop(wr)))
	}
	err := wr.session.within(ctx, wr, func() error { return note(wr) })
	return errors.Join(err, wr.session.drop(wr))
}

// waiting is nothing: a server has no journal.
func (s *server) waiting() ([]Correction, error) { return nil, nil }

func (s *serverSession) waiting() ([]Correction, error) { return nil, nil }
