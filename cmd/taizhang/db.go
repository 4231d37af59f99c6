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

const aboutMigrate = `With --citus the tables of a PostgreSQL server with the extension are spread over its nodes: facts by
division_code, dimensions to every node (sql/postgres/citus.sql). Without the extension nothing is done, and nothing twice.`

func newMigrate(a *app) *cobra.Command {
	citus := false
	cmd := a.onDatabase("migrate", "bring tables and views up to date; load does so by itself", aboutMigrate, func(ctx context.Context, w *warehouse.Warehouse) error {
		if !citus {
			return databaseError(w.Migrate(ctx))
		}
		s, err := w.Distribute(ctx)
		if err != nil {
			return databaseError(err)
		}
		if !s.Citus {
			a.logf("citus is not installed on this server: nothing distributed")
		}
		return a.print(rows{columns: []string{"citus", "distributed", "reference"}, values: [][]any{{s.Citus, s.Distributed, s.Reference}}})
	})
	cmd.Flags().BoolVar(&citus, "citus", false, "spread the tables over the nodes of Citus, where the extension is there")
	return cmd
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
