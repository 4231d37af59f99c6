package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/sql/warehouse"
)

func newDB(a *app) *cobra.Command {
	cmd := &cobra.Command{Use: "db", Short: "look after the warehouse", Args: cobra.NoArgs}
	cmd.AddCommand(newMigrate(a), newStatus(a), newVerify(a), newCompact(a), newCopy(a), newBackup(a), newRestore(a), newExtra(a))
	return cmd
}

func newMigrate(a *app) *cobra.Command {
	return a.onDatabase("migrate", "bring tables and views up to date; load does so by itself", "", func(ctx context.Context, w *warehouse.Warehouse) error {
		return databaseError(w.Migrate(ctx))
	})
}

func newExtra(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "extra NAME",
		Short: "give a PostgreSQL warehouse what loads do not need",
		Long: `trigram        an index on the words of tasks, for like '%…%'; loads become slower
division-rows  row-level security: a login named in ops.reader_division sees those divisions only

The files stand in sql/postgres; a DBA can run them with psql as well.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(warehouse.Extras, args[0]) {
				return coded{exitUsage, fmt.Errorf("db extra %s: want %s", args[0], strings.Join(warehouse.Extras, " or "))}
			}
			w, err := a.warehouse(cmd.Context())
			if err != nil {
				return err
			}
			defer w.Close()
			return databaseError(w.Extra(cmd.Context(), args[0]))
		},
	}
}
