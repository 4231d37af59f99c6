package main

import (
	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/ingest/sandbox"
)

// newWorker is how a pool of readers calls this program.
func newWorker(a *app) *cobra.Command {
	return &cobra.Command{
		Use:    "worker",
		Short:  "read files for another process",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE:   func(*cobra.Command, []string) error { return sandbox.Serve(a.in, a.out) },
	}
}
