package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/taizhang/taizhang/cmd/taizhang/eval"
	"github.com/taizhang/taizhang/normalize"
)

// verdicts judges the annotated texts of every folder, and damaged copies of those that are not to be taken as they are.
func (a *app) verdicts(f evalFlags) ([]eval.Verdict, error) {
	out, err := eval.AllVerdicts(f.gold, f.asIs)
	if err != nil {
		return nil, coded{exitUnreadable, err}
	}
	return out, nil
}

// fit writes the weights of confidence.
func (a *app) fit(f evalFlags) error {
	verdicts, err := a.verdicts(f)
	if err != nil {
		return err
	}
	table := eval.Fit(verdicts)
	if f.fit == stdinPath {
		_, err = fmt.Fprint(a.out, table)
		return err
	}
	return os.WriteFile(f.fit, []byte(table), 0o644)
}

// leaveOneOut prints the figures without each document, and how reliable confidence is.
func (a *app) leaveOneOut(f evalFlags, reports []eval.Report) error {
	verdicts, err := a.verdicts(f)
	if err != nil {
		return err
	}
	out, err := eval.LeaveOneOut(verdicts)
	if err != nil {
		return err
	}
	whole, damaged := eval.Whole(out)
	if a.output == jsonOutput {
		e := json.NewEncoder(a.out)
		e.SetIndent("", " ")
		return e.Encode(map[string]any{
			"figures": eval.Jackknifes(reports...), "reliability": eval.Reliability(whole), "sure": eval.Above(whole),
			"damaged": eval.Reliability(damaged), "damaged_sure": eval.Above(damaged),
		})
	}
	figures := rows{columns: []string{"field", "n", "f1", "lowest", "without", "highest", "without"}}
	for _, j := range eval.Jackknifes(reports...) {
		figures.values = append(figures.values, []any{j.Field, j.N, j.F1, j.Lowest, j.LowestOf, j.Highest, j.HighestOf})
	}
	for _, table := range []rows{figures, binRows("documents", whole), binRows("damaged copies", damaged), classRows(whole)} {
		if err := a.print(table); err != nil {
			return err
		}
		fmt.Fprintln(a.out)
	}
	return nil
}

var binColumns = []string{"of", "confidence", "n", "share", "right", "right_share", "mean", "low", "high"}

// binRows is a reliability table: confidence in bins, then all that is sure.
func binRows(of string, verdicts []eval.Verdict) rows {
	r := rows{columns: binColumns}
	for _, b := range append(eval.Reliability(verdicts), eval.Above(verdicts)) {
		r.values = append(r.values, binRow(of, b, len(verdicts)))
	}
	return r
}

func binRow(of string, b eval.Bin, all int) []any {
	span := fmt.Sprintf("[%.2f,%.2f)", b.From, b.To)
	if b.To == 1 {
		span = fmt.Sprintf("[%.2f,1]", b.From)
	}
	return []any{of, span, b.N, float64(b.N) / float64(max(all, 1)), b.Right, b.Share(), b.Mean, b.Low, b.High}
}

// classRows is what is sure of each class.
func classRows(verdicts []eval.Verdict) rows {
	r := rows{columns: binColumns}
	for _, c := range normalize.Classes() {
		var of []eval.Verdict
		for _, v := range verdicts {
			if v.Class == c {
				of = append(of, v)
			}
		}
		r.values = append(r.values, binRow(c.String(), eval.Above(of), len(of)))
	}
	return r
}
