package main

import (
	"encoding/json"
	"maps"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/sandbox"
)

// The limits of one question.
const (
	queryTime = 30 * time.Second
	queryRows = 100_000
)

func newLimits(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "limits",
		Short: "list every limit of reading a file and of asking a question",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			r, err := limitRows(ingest.DefaultLimits)
			if err != nil {
				return err
			}
			return a.print(r)
		},
	}
}

func limitRows(lim ingest.Limits) (rows, error) {
	b, err := json.Marshal(lim)
	if err != nil {
		return rows{}, err
	}
	named := map[string]int64{
		"reader-seconds": int64(sandbox.DefaultTime / time.Second),
		"reader-memory":  sandbox.DefaultMemory,
		"bundle-files":   unitFiles,
		"bundle-bytes":   unitBytes,
		"query-seconds":  int64(queryTime / time.Second),
		"query-rows":     queryRows,
	}
	if err := json.Unmarshal(b, &named); err != nil {
		return rows{}, err
	}
	r := rows{columns: []string{"limit", "value"}}
	for _, name := range slices.Sorted(maps.Keys(named)) {
		r.values = append(r.values, []any{name, named[name]})
	}
	return r, nil
}
