package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	files "github.com/taizhang/taizhang/sql"
)

func newRuns(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "runs [RUN]",
		Short: "list the loads, or the files of one",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			name, values := "runs", []any{}
			if len(args) == 1 {
				id, err := strconv.ParseInt(args[0], 10, 64)
				if err != nil {
					return coded{exitUsage, fmt.Errorf("runs %s: want a number", args[0])}
				}
				name, values = "run-files", []any{id}
			}
			query, _ := files.Named(name)
			return a.answer(cmd.Context(), query, values)
		},
	}
}
