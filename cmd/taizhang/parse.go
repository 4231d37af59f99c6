package main

import (
	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
)

func newParse(a *app) *cobra.Command {
	var given normalize.Given
	cmd := &cobra.Command{
		Use:   "parse FILE…",
		Short: "print the plans of files as JSON, one a line",
		Long: `Prints one taizhang.plan/v1 object a line for every plan, and at least one for every file.
A file may be a plan of any format or what "taizhang read" printed; - is standard input.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			out := jsonLines(a.out)
			return a.eachPublication(cmd.Context(), args, given, func(p publication, docs []*ingest.Document) error {
				for _, b := range p.bundles(docs) {
					for _, plan := range p.understand(b).Plans {
						if err := out.Encode(plan); err != nil {
							return err
						}
					}
				}
				return nil
			})
		},
	}
	givenFlags(cmd, &given)
	return cmd
}
