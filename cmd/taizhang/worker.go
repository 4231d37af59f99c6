package main

import (
	"github.com/spf13/cobra"
)

func newWorker(a *app) *cobra.Command {
	return &cobra.Command{
		Use:    "worker",
		Short:  "read files for another process",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE:   func(*cobra.Command, []string) error { return nil },
	}
}

// reader starts the worker processes that read files.
func (a *app) reader() (reader, func(), error) {
	return readInProcess, func() {}, nil
}
