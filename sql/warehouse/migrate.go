package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
	files "github.com/taizhang/taizhang/sql"
)

// migrate runs the migrations that are missing and makes all views anew, unless
// this very schema and these views were made already.
func migrate(ctx context.Context, db *sql.DB) error {
	want := fingerprint()
	if made(ctx, db, want) {
		return nil
	}
	if newer(ctx, db) {
		return ErrNewer
	}
	if err := runMigrations(ctx, db); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return makeViews(ctx, db, want)
}

// fingerprint is a hash over all migrations and views, and what only servers have.
func fingerprint() int64 {
	var texts []string
	for _, q := range append(files.Migrations(), files.Views()...) {
		texts = append(texts, q.Name, q.Text)
	}
	texts = append(texts, files.ChineseViews())
	for _, name := range onServers {
		texts = append(texts, files.Extra(name))
	}
	return key("made", texts...)
}

func made(ctx context.Context, db *sql.DB, want int64) bool {
	n := 0
	err := db.QueryRowContext(ctx, files.Statement("made-same"), want).Scan(&n)
	return err == nil && n == 1 // in a new file there is no such table
}

// newer reports that a later version of the program has changed the schema.
func newer(ctx context.Context, db *sql.DB) bool {
	last, err := versions{}.GetLatestVersion(ctx, db)
	return err == nil && last > newest()
}

// newest is the number of the last migration that this program knows.
func newest() int64 {
	all := files.Migrations()
	n, _ := goose.NumericComponent(all[len(all)-1].Name + ".sql")
	return n
}

func runMigrations(ctx context.Context, db *sql.DB) error {
	dir, err := fs.Sub(files.Schema, "schema")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(database.DialectCustom, db, dir, goose.WithStore(versions{}), goose.WithAllowOutofOrder(true))
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

// makeViews drops all views, makes them anew and notes it, in one transaction.
func makeViews(ctx context.Context, db *sql.DB, want int64) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	drops, err := list(ctx, tx, files.Statement("zh-drops"))
	if err != nil {
		return errors.Join(err, tx.Rollback())
	}
	for _, s := range drops {
		if _, err := tx.ExecContext(ctx, s); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	for _, v := range append(files.Views(), files.Query{Name: "zh", Text: files.ChineseViews()}) {
		for _, s := range files.Split(v.Text) {
			if _, err := tx.ExecContext(ctx, s); err != nil {
				return errors.Join(fmt.Errorf("view %s: %w", v.Name, err), tx.Rollback())
			}
		}
	}
	if _, err := tx.ExecContext(ctx, files.Statement("made-clear")); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	if _, err := tx.ExecContext(ctx, files.Statement("made-note"), want); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// list reads an answer of one column of text.
func list(ctx context.Context, tx *sql.Tx, query string) (out []string, err error) {
	rs, err := tx.QueryContext(ctx, query)
	err = handRows(rs, err)(func(rs *sql.Rows) error {
		for rs.Next() {
			var s string
			if err := rs.Scan(&s); err != nil {
				return err
			}
			out = append(out, s)
		}
		return nil
	})
	return out, err
}

// versions is goose's table of applied migrations, ops.migration.
type versions struct{}

// Tablename is where the versions stand.
func (versions) Tablename() string { return "ops.migration" }

// CreateVersionTable makes the table.
func (versions) CreateVersionTable(ctx context.Context, db database.DBTxConn) error {
	for _, s := range files.Split(files.Statement("migration-table")) {
		if _, err := db.ExecContext(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// Insert notes a migration as applied.
func (versions) Insert(ctx context.Context, db database.DBTxConn, req database.InsertRequest) error {
	_, err := db.ExecContext(ctx, files.Statement("migration-insert"), req.Version)
	return err
}

// Delete takes a note back.
func (versions) Delete(ctx context.Context, db database.DBTxConn, version int64) error {
	_, err := db.ExecContext(ctx, files.Statement("migration-delete"), version)
	return err
}

// GetMigration tells whether a migration is applied.
func (versions) GetMigration(ctx context.Context, db database.DBTxConn, version int64) (*database.GetMigrationResult, error) {
	var n int64
	err := db.QueryRowContext(ctx, files.Statement("migration-one"), version).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("%w: %d", database.ErrVersionNotFound, version)
	}
	return &database.GetMigrationResult{IsApplied: true}, err
}

// GetLatestVersion is the highest applied migration.
func (versions) GetLatestVersion(ctx context.Context, db database.DBTxConn) (int64, error) {
	var n sql.NullInt64
	if err := db.QueryRowContext(ctx, files.Statement("migration-latest")).Scan(&n); err != nil {
		return -1, err
	}
	if !n.Valid {
		return -1, database.ErrVersionNotFound
	}
	return n.Int64, nil
}

// ListMigrations lists what is applied, latest first.
func (versions) ListMigrations(ctx context.Context, db database.DBTxConn) ([]*database.ListMigrationsResult, error) {
	rows, err := db.QueryContext(ctx, files.Statement("migration-list"))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*database.ListMigrationsResult
	for rows.Next() {
		m := &database.ListMigrationsResult{IsApplied: true}
		if err := rows.Scan(&m.Version); err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, rows.Err()
}
