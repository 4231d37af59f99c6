package warehouse

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jmoiron/sqlx"
)

// hold keeps one transaction that sees what was committed when it began.
func (r serverReader) hold(ctx context.Context) (*Snapshot, error) {
	tx, err := r.begin(ctx, sql.LevelRepeatableRead, 0)
	if err != nil {
		return nil, err
	}
	ask := func(ctx context.Context, query string, args []any) (*Rows, error) {
		return serverStream(ctx, tx, query, args)
	}
	return &Snapshot{ask, func() error {
		if err := tx.Rollback(); !errors.Is(err, sql.ErrTxDone) {
			return err
		}
		return nil
	}}, nil
}

// serverStream prepares one statement of allowed words and reads its answer as it comes.
func serverStream(ctx context.Context, tx *sqlx.Tx, query string, args []any) (*Rows, error) {
	if err := questionable(query); err != nil {
		return nil, err
	}
	statement, err := tx.PrepareContext(ctx, query) // which takes one statement only
	if err != nil {
		return nil, err
	}
	rs, err := statement.QueryContext(ctx, args...)
	if err != nil {
		return nil, errors.Join(err, statement.Close())
	}
	a, columns, err := newServerAnswer(statement, rs)
	if err != nil {
		return nil, errors.Join(err, a.close())
	}
	return &Rows{Columns: columns, from: a}, nil
}
