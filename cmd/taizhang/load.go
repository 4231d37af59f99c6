package main

import "github.com/spf13/cobra"

func newLoad(a *app) *cobra.Command { return &cobra.Command{Use: "load"} }
func newSQL(a *app) *cobra.Command  { return &cobra.Command{Use: "sql"} }
func newRuns(a *app) *cobra.Command { return &cobra.Command{Use: "runs"} }
