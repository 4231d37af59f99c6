package main

import (
	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/parse"
)

func newParse(a *app) *cobra.Command {
	var given normalize.Given
	cmd := &cobra.Command{
		Use:   "parse FILE…",
		Short: "print the plans of files as JSON, one a line",
		Long: `Prints one taizhang.plan/v1 object a line for every plan, and at least one for every bundle.
A file may be a plan of any format or what "taizhang read" printed; - is standard input.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			out := jsonLines(a.out)
			return eachBundle(cmd.Context(), a, args, given, understand, func(r *normalize.Result) error {
				for _, plan := range r.Plans {
					if err := out.Encode(plan); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	givenFlags(cmd, &given)
	return cmd
}

// understand takes a Bundle through the middle of the house, where nothing fails.
func understand(it item) *normalize.Result {
	n := &normalize.Normalizer{Given: it.given}
	return n.Result(parse.Parse(it.bundle))
}
