package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/cmd/taizhang/eval"
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/parse"
)

type evalFlags struct {
	gold  []string
	orgs  string
	least map[string]string
	shown int
	given normalize.Given

	leaveOneOut bool
	fit         string
	asIs        []string
}

func newEval(a *app) *cobra.Command {
	var f evalFlags
	cmd := &cobra.Command{
		Use:   "eval --gold DIR [FILE…]",
		Short: "score plans against annotated ones",
		Long: `Reads the file that each annotation (taizhang.gold/v1) of DIR names and compares what comes
out with it. The files are looked for beside the annotations, in ../seeds, and among FILE…; a FILE
that is plan JSON, or - for standard input, is scored as it is.

With --leave-one-out it prints instead how far the figures hang on single documents, and how reliable
the confidence of each field is when its weights are fitted without the document. --fit writes the
weights fitted on all annotated texts and damaged copies of them: normalize/tables/confidence.tsv.`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.eval(cmd.Context(), f, args) },
	}
	cmd.Flags().StringSliceVar(&f.gold, "gold", nil, "folder of annotated plans; several may be given")
	cmd.Flags().StringVar(&f.orgs, "orgs", "", "table of organs with their functions (testdata/orgs.tsv), to score what is known of each")
	cmd.Flags().StringToStringVar(&f.least, "min", nil, "least F1 per field, as task=0.99,path=0.98; below it the exit code is 5")
	cmd.Flags().IntVar(&f.shown, "mismatches", -1, "how many mismatches to print, all when negative")
	cmd.Flags().BoolVar(&f.leaveOneOut, "leave-one-out", false, "print figures and reliability with each document left out")
	cmd.Flags().StringVar(&f.fit, "fit", "", "write the weights of confidence to this file, - for standard output")
	cmd.Flags().StringSliceVar(&f.asIs, "as-is", nil, "further folder to fit on, of which no damaged copies are made")
	givenFlags(cmd, &f.given)
	return cmd
}

func (a *app) eval(ctx context.Context, f evalFlags, paths []string) error {
	least, err := leastValues(f.least)
	if err == nil && len(f.gold) == 0 {
		err = errors.New("eval: --gold names no folder")
	}
	if err != nil {
		return coded{exitUsage, err}
	}
	if f.fit != "" {
		return a.fit(f)
	}
	var golds []*eval.Gold
	for _, dir := range f.gold {
		some, err := eval.ReadGoldDir(dir)
		if err != nil {
			return coded{exitUnreadable, err}
		}
		golds = append(golds, some...)
	}
	if err := giveOrgs(golds, f.orgs); err != nil {
		return err
	}
	plans, err := a.planFiles(paths)
	if err != nil {
		return err
	}
	read, closeReader := a.reader()
	defer closeReader()
	var reports []eval.Report
	score := func(g *eval.Gold) scored { return a.score(ctx, read, f, g, plans, paths) }
	err = inOrder(a.jobs, slices.Values(golds), score, func(s scored) error {
		if s.err == nil {
			reports = append(reports, s.report)
		} else {
			a.logf("%s", oneLine(s.err.Error()))
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(reports) == 0 {
		return coded{exitUnreadable, fmt.Errorf("%s: no annotated file was found", strings.Join(f.gold, ", "))}
	}
	if f.leaveOneOut {
		return a.leaveOneOut(f, reports)
	}
	return a.conclude(reports, len(golds), f.shown, least)
}

// giveOrgs lets the annotations know what organs do, where a table is given.
func giveOrgs(golds []*eval.Gold, path string) error {
	if path == "" {
		return nil
	}
	orgs, err := eval.ReadOrgs(path)
	if err != nil {
		return coded{exitUnreadable, err}
	}
	for _, g := range golds {
		g.Orgs = orgs
	}
	return nil
}

// leastValues reads --min.
func leastValues(given map[string]string) (map[string]float64, error) {
	out := map[string]float64{}
	for _, field := range slices.Sorted(maps.Keys(given)) {
		v, err := strconv.ParseFloat(given[field], 64)
		if err != nil || v < 0 || v > 1 {
			return nil, fmt.Errorf("--min %s=%s: want a number from 0 to 1", field, given[field])
		}
		if !eval.Known(field) {
			return nil, fmt.Errorf("--min %s: no such field", field)
		}
		out[field] = v
	}
	return out, nil
}

// conclude prints the reports and says whether they are good enough.
func (a *app) conclude(reports []eval.Report, golds, shown int, least map[string]float64) error {
	total := eval.Total(reports...)
	if err := a.printReports(reports, total, shown); err != nil {
		return err
	}
	var below []string
	for _, r := range append(reports, total) {
		below = append(below, r.Below(least)...)
	}
	if len(below) > 0 {
		return coded{exitQuality, errors.New(strings.Join(below, "; "))}
	}
	if len(reports) < golds {
		return coded{exitPartial, fmt.Errorf("%d of %d annotated files were scored", len(reports), golds)}
	}
	return nil
}

type scored struct {
	report eval.Report
	err    error
}

// score reads and scores one annotated file.
func (a *app) score(ctx context.Context, read reader, f evalFlags, g *eval.Gold, plans map[string][]*normalize.Plan, paths []string) scored {
	if got, ok := plans[g.Document.Name]; ok {
		return scored{report: eval.Score(g, got...)}
	}
	path := sourceAmong(g, paths)
	if path == "" {
		path = g.Source(g.Dir)
	}
	if path == "" {
		return scored{err: fmt.Errorf("%s: the file it annotates was not found", g.Document.Name)}
	}
	docs, err := a.readFile(ctx, read, file{path: path, name: filepath.Base(path)})
	if err != nil {
		return scored{err: err}
	}
	var got []*normalize.Plan
	var ledgers []eval.Report
	for _, b := range ingest.Bundles(docs) {
		r := parse.Parse(b)
		n := &normalize.Normalizer{Given: f.given}
		got = append(got, n.Result(r).Plans...)
		ledgers = append(ledgers, eval.Buckets(g, r))
	}
	return scored{report: eval.Join(eval.Score(g, got...), ledgers...)}
}

// sourceAmong finds the file among paths that g annotates: by its name, or by that of the annotation.
func sourceAmong(g *eval.Gold, paths []string) string {
	for _, p := range paths {
		base := filepath.Base(p)
		if base == g.Document.Name || strings.TrimSuffix(base, filepath.Ext(base)) == g.Stem {
			return p
		}
	}
	return ""
}

// planFiles reads those paths that hold plan JSON, by the name of their document.
func (a *app) planFiles(paths []string) (map[string][]*normalize.Plan, error) {
	out := map[string][]*normalize.Plan{}
	for _, path := range paths {
		b, err := a.open(file{path: path, name: path})
		if err != nil {
			return nil, err
		}
		if !bytes.Contains(b[:min(len(b), 200)], []byte(normalize.Schema)) {
			if path == stdinPath {
				return nil, coded{exitUnreadable, errors.New("stdin: no plan JSON")}
			}
			continue
		}
		for dec := json.NewDecoder(bytes.NewReader(b)); ; {
			p := &normalize.Plan{}
			if err := dec.Decode(p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, coded{exitUnreadable, fmt.Errorf("%s: byte %d: %w", path, dec.InputOffset(), err)}
			}
			name := filepath.Base(p.Document.Name)
			out[name] = append(out[name], p)
		}
	}
	return out, nil
}

// printReports prints a row per document and field, then the mismatches side by side.
func (a *app) printReports(reports []eval.Report, total eval.Report, shown int) error {
	if a.output == jsonOutput {
		e := json.NewEncoder(a.out)
		e.SetIndent("", " ")
		e.SetEscapeHTML(false)
		return e.Encode(map[string]any{"documents": reports, "total": total})
	}
	r := rows{columns: []string{"document", "field", "n", "tp", "fp", "fn", "precision", "recall", "f1", "low", "high"}}
	for _, report := range append(slices.Clone(reports), total) {
		for _, f := range report.Fields {
			if f.N+f.FP == 0 {
				continue
			}
			r.values = append(r.values, []any{report.Document, f.Name, f.N, f.TP, f.FP, f.FN, f.Precision, f.Recall, f.F1, f.Low, f.High})
		}
	}
	if err := a.print(r); err != nil || a.output != tableOutput {
		return err
	}
	for _, report := range reports {
		for _, m := range report.Mismatches {
			if shown == 0 {
				return nil
			}
			shown--
			if _, err := fmt.Fprintf(a.out, "\n%s task %d %s %s\n  gold │ %s\n  got  │ %s\n", m.Document, m.Task, m.Field, m.Pos, m.Gold, m.Got); err != nil {
				return err
			}
		}
	}
	return nil
}
