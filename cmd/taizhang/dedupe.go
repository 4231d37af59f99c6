package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func newDedupe(a *app) *cobra.Command {
	var explain bool
	cmd := &cobra.Command{
		Use:   "dedupe",
		Short: "list the copies of each edition, and plans that are nearly copies",
		Long: `Copies of one edition (the .docx and the .pdf of a plan, the same page from two sites) are
loaded each, and one is primary: figures count only that one. Plans that share at least 98 of
100 tasks without being copies are listed as near; they are never merged.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.dedupe(cmd.Context(), explain) },
	}
	cmd.Flags().BoolVar(&explain, "explain", false, "say what made the primary copy primary")
	return cmd
}

func (a *app) dedupe(ctx context.Context, explain bool) error {
	w, err := a.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	copies, err := w.Copies(ctx)
	if err != nil {
		return databaseError(err)
	}
	near, err := w.NearCopies(ctx)
	if err != nil {
		return databaseError(err)
	}
	r := rows{columns: []string{"edition", "is", "name", "format", "tasks", "title"}}
	if explain {
		r.columns = append(r.columns, "why")
	}
	for _, c := range copies {
		is := "copy"
		if c.Primary {
			is = "primary"
		}
		row := []any{c.Edition, is, c.Name, c.Format, c.Tasks, c.Title}
		if explain {
			row = append(row, c.Why)
		}
		r.values = append(r.values, row)
	}
	for _, n := range near {
		row := []any{nil, "near", n.Name, nil, n.Shared, nil}
		if explain {
			row = append(row, fmt.Sprintf("%d of %d tasks as in %s", n.Shared, n.Of, n.Other))
		}
		r.values = append(r.values, row)
	}
	return a.print(r)
}
