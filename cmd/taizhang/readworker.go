package main

import (
	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/ingest/sandbox"
)

// newReadWorker is how a pool of readers calls this program.
func newReadWorker(a *app) *cobra.Command {
	return &cobra.Command{
		Use:    "read-worker",
		Short:  "read files for another process",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE:   func(*cobra.Command, []string) error { return sandbox.Serve(a.in, a.out) },
	}
}
