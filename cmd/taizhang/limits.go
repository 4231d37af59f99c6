package main

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/ingest"
)

func newLimits(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "limits",
		Short: "list every limit of reading a file",
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
	var named map[string]int64
	if err := json.Unmarshal(b, &named); err != nil {
		return rows{}, err
	}
	r := rows{columns: []string{"limit", "value"}}
	for _, name := range slices.Sorted(maps.Keys(named)) {
		r.values = append(r.values, []any{name, named[name]})
	}
	return r, nil
}
