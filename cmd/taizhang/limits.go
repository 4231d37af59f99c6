package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/sandbox"
)

// limits are all bounds of reading a file and of asking a question, by the names that
// taizhang limits lists and --limit, TAIZHANG_LIMIT and taizhang.yaml set.
type limits struct {
	ingest.Limits
	ReaderSeconds int64 `json:"reader-seconds"` // for a file, and one more for each megabyte
	ReaderMemory  int64 `json:"reader-memory"`  // of the process that reads it
	BundleFiles   int   `json:"bundle-files"`   // of one folder that are held until it is known which belong together
	BundleBytes   int64 `json:"bundle-bytes"`
	QuerySeconds  int64 `json:"query-seconds"`
	QueryRows     int   `json:"query-rows"`
}

var defaultLimits = limits{
	Limits:        ingest.DefaultLimits,
	ReaderSeconds: int64(sandbox.DefaultTime / time.Second),
	ReaderMemory:  sandbox.DefaultMemory,
	BundleFiles:   unitFiles,
	BundleBytes:   unitBytes,
	QuerySeconds:  int64(queryTime / time.Second),
	QueryRows:     queryRows,
}

// The limits of one question.
const (
	queryTime = 30 * time.Second
	queryRows = 100_000
)

// take sets what the environment and then the flags say, "cells=1000,pages=50".
func (l *limits) take(environment string, flags []string) error {
	for _, part := range append(strings.Split(environment, ","), flags...) {
		if part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		if err := l.set(strings.TrimSpace(name), strings.TrimSpace(value)); err != nil {
			return err
		}
	}
	return nil
}

func (l *limits) set(name, value string) error {
	if n, err := strconv.ParseInt(value, 10, 64); err != nil || n <= 0 {
		return fmt.Errorf("limit %s=%s: want a whole number above 0", name, value)
	}
	dec := json.NewDecoder(bytes.NewReader(fmt.Appendf(nil, `{%q:%s}`, name, value)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(l); err != nil {
		if _, fixed := ingest.Bounds[name]; fixed {
			return fmt.Errorf("limit %s cannot be set", name)
		}
		return fmt.Errorf("limit %s: no such limit, taizhang limits lists them", name)
	}
	return nil
}

// byName spells every limit in its unit: bytes, seconds, or how many.
func (l *limits) byName() map[string]int64 {
	out := map[string]int64{}
	if b, err := json.Marshal(l); err == nil {
		_ = json.Unmarshal(b, &out)
	}
	return out
}

// sandbox is what a pool of readers is told.
func (l *limits) sandbox(workers int) sandbox.Options {
	return sandbox.Options{Workers: workers, Limits: l.Limits, Memory: l.ReaderMemory, Time: time.Duration(l.ReaderSeconds) * time.Second}
}

func newLimits(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "limits",
		Short: "list every limit of reading a file and of asking a question",
		Long: `Lists every limit as it stands, and at the end, "no" under settable, those that formats
themselves have or that no plan needs more of. Each of the others is set by its name: --limit cells=1000000 (several cut by
commas), TAIZHANG_LIMIT=cells=1000000,pages=100 in the environment, or under limits: in taizhang.yaml.
A file over a limit ends with exit code 7; in a batch it is quarantined with its reason.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.print(a.limits.rows()) },
	}
}

func (l *limits) rows() rows {
	r := rows{columns: []string{"limit", "value", "settable"}}
	add := func(named map[string]int64, settable string) {
		for _, name := range slices.Sorted(maps.Keys(named)) {
			r.values = append(r.values, []any{name, named[name], settable})
		}
	}
	add(l.byName(), "yes")
	add(ingest.Bounds, "no")
	return r
}
