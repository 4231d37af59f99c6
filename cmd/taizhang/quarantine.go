package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse"
)

func newQuarantine(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "quarantine",
		Short: "list the files that could not be read; explain one, try some again",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			query, _ := files.Named("quarantine")
			return a.answer(cmd.Context(), query, nil)
		},
	}
	cmd.AddCommand(
		&cobra.Command{
			Use:   "explain NAME",
			Short: "tell what became of a file in every load, and why",
			Args:  cobra.ExactArgs(1),
			RunE: func(cmd *cobra.Command, args []string) error {
				return a.answer(cmd.Context(), files.Statement("quarantine-explain"), []any{args[0]})
			},
		},
		&cobra.Command{
			Use:   "replay PATH…",
			Short: "load those of the files and folders again that stand in quarantine",
			Long: `Of the files under PATHs only those are read that stand in quarantine under the same name: after a new
version, with another --limit, with an OCR engine. What can be read now leaves the quarantine.`,
			Args: cobra.MinimumNArgs(1),
			RunE: func(cmd *cobra.Command, args []string) error { return a.replay(cmd.Context(), args) },
		})
	return cmd
}

func (a *app) replay(ctx context.Context, paths []string) error {
	found, err := a.find(paths, normalize.Given{})
	if err != nil {
		return err
	}
	w, err := a.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	query, _ := files.Named("quarantine")
	t, err := w.Query(ctx, query)
	if err != nil {
		return databaseError(err)
	}
	held := map[any]bool{}
	for _, row := range t.Rows {
		held[row[0]] = true
	}
	var again []file
	for _, f := range found {
		if held[f.name] {
			again = append(again, f)
		}
	}
	return a.loadInto(ctx, w, again, loading{link: &warehouse.EverywhereLinked})
}
