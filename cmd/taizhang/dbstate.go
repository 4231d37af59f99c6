package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/sql/warehouse"
)

func newStatus(a *app) *cobra.Command {
	return a.onDatabase("status", "tell how the warehouse stands: version of its tables, size, contents, who writes it", "", func(ctx context.Context, w *warehouse.Warehouse) error {
		st, err := w.State(ctx)
		if err != nil {
			return databaseError(err)
		}
		writer := "none"
		if st.Writer != nil {
			writer = st.Writer.String()
		}
		return a.print(rows{columns: []string{"what", "value"}, values: [][]any{
			{"engine", st.Engine}, {"address", st.Address}, {"tables", st.Condition}, {"version", st.Schema}, {"newest_version", st.Newest},
			{"generation", st.Generation}, {"bytes", st.Bytes}, {"documents", st.Documents}, {"plans", st.Plans}, {"tasks", st.Tasks},
			{"runs", st.Runs}, {"quarantined", st.Quarantined}, {"corrections", st.Corrections}, {"writer", writer},
		}})
	})
}

const aboutVerify = `Reads every row: each line is something that must be true and how many rows break it; the
digest is one hash over all rows, equal for equal warehouses whatever the engine and whatever the
order of loading. Ends with 5 where a rule is broken.`

func newVerify(a *app) *cobra.Command {
	return a.onDatabase("verify", "read every row, hold it against the rules of the tables and give the digest of all", aboutVerify, func(ctx context.Context, w *warehouse.Warehouse) error {
		checks, digest, err := w.Verify(ctx)
		if err != nil {
			return databaseError(err)
		}
		broken := int64(0)
		r := rows{columns: []string{"check", "rows"}}
		for _, c := range checks {
			broken += c.Rows
			r.values = append(r.values, []any{c.Name, c.Rows})
		}
		r.values = append(r.values, []any{"digest", digest})
		if err := a.print(r); err != nil {
			return err
		}
		if broken > 0 {
			return coded{exitQuality, fmt.Errorf("db verify: %d rows break a rule", broken)}
		}
		return nil
	})
}

func newCompact(a *app) *cobra.Command {
	return a.onDatabase("compact", "give the room of deleted rows free", "", func(ctx context.Context, w *warehouse.Warehouse) error {
		return databaseError(w.Compact(ctx))
	})
}

// onDatabase is a command that takes nothing but --db.
func (a *app) onDatabase(use, short, long string, f func(context.Context, *warehouse.Warehouse) error) *cobra.Command {
	return &cobra.Command{
		Use:   use,
		Short: short,
		Long:  long,
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w, err := a.warehouse(cmd.Context())
			if err != nil {
				return err
			}
			defer w.Close()
			return f(cmd.Context(), w)
		},
	}
}

const aboutCopy = `Copies every row of a warehouse into an empty one, between a folder and PostgreSQL either way,
and compares the digests of both. The tables of SRC must be of this program's version.`

func newCopy(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "copy SRC DST",
		Short: "copy a warehouse into another, empty one, of either engine",
		Long:  aboutCopy,
		Args:  cobra.ExactArgs(2),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.copy(cmd.Context(), args[0], args[1]) },
	}
}

func newBackup(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "backup DIR",
		Short: "copy the warehouse into a new folder",
		Long:  aboutCopy + "\nThe folder is a warehouse itself: taizhang sql --db DIR asks it.",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if warehouse.IsServer(args[0]) {
				return coded{exitUsage, errors.New("db backup: want a folder; db copy writes to a server")}
			}
			return a.copy(cmd.Context(), a.db, args[0])
		},
	}
}

func newRestore(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "restore DIR",
		Short: "copy a backup into the warehouse, which must be empty",
		Long:  aboutCopy,
		Args:  cobra.ExactArgs(1),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.copy(cmd.Context(), args[0], a.db) },
	}
}

func (a *app) copy(ctx context.Context, src, dst string) error {
	from, err := a.warehouseAt(ctx, src)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := a.warehouseAt(ctx, dst)
	if err != nil {
		return err
	}
	defer to.Close()
	digest, err := from.Copy(ctx, to)
	if err != nil {
		return databaseError(err)
	}
	return a.print(rows{columns: []string{"digest"}, values: [][]any{{digest}}})
}
