package main

import (
	"github.com/spf13/cobra"
)

func newRetire(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "retire NAME…",
		Short: "take plans away whose files are gone; questions as of a time before still find them",
		Long: `NAMEs are those that the files were loaded under, as mart and taizhang runs show them. What
came from these files alone is no longer counted and stays as a former version (mart.plan_version);
what came from another file as well stays.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, names []string) error {
			w, err := a.warehouse(cmd.Context())
			if err != nil {
				return err
			}
			defer w.Close()
			n, err := w.Retire(cmd.Context(), names...)
			if err != nil {
				return databaseError(err)
			}
			return a.print(rows{columns: []string{"retired"}, values: [][]any{{n}}})
		},
	}
}
