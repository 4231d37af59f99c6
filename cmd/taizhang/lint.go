package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/cmd/taizhang/lint"
	"github.com/taizhang/taizhang/normalize"
)

const aboutLint = `Prints what is odd in plans themselves, one finding a line: FILE:PLACE: CODE: sentence.
A warning is a fault of the plan (a number twice, a deadline before the date of issue, an organ
of another place or one that no longer exists), a note is what could not be made out.
--output sarif gives SARIF 2.1.0.`

type lintFlags struct {
	strict   bool
	language string
	given    normalize.Given
}

func newLint(a *app) *cobra.Command {
	var f lintFlags
	cmd := &cobra.Command{
		Use:         "lint FILE…",
		Short:       "say what is odd in the plans themselves",
		Long:        aboutLint,
		Args:        cobra.MinimumNArgs(1),
		Annotations: map[string]string{moreOutput: sarifOutput},
		RunE:        func(cmd *cobra.Command, args []string) error { return a.lint(cmd, f, args) },
	}
	cmd.Flags().BoolVar(&f.strict, "strict", false, "end with 5 when there is a warning")
	cmd.Flags().StringVar(&f.language, "lang", "en", "language of the sentences, en or zh")
	givenFlags(cmd, &f.given)
	return cmd
}

func (a *app) lint(cmd *cobra.Command, f lintFlags, paths []string) error {
	say, ok := map[string]func(lint.Finding) string{"en": lint.Finding.Text, "zh": lint.Finding.Chinese}[f.language]
	if !ok {
		return coded{exitUsage, fmt.Errorf("--lang %s: want en or zh", f.language)}
	}
	var findings []lint.Finding
	warnings := 0
	work := func(it item) []lint.Finding { return lint.Findings(understand(it)) }
	failed := eachBundle(cmd.Context(), a, paths, f.given, work, func(found []lint.Finding) error {
		for _, one := range found {
			findings = append(findings, one)
			if one.Rule.Level == lint.Warning {
				warnings++
			}
		}
		return nil
	})
	if err := a.printFindings(findings, say); err != nil {
		return err
	}
	if failed != nil {
		return failed
	}
	if f.strict && warnings > 0 {
		return coded{exitQuality, fmt.Errorf("lint: warnings: %d", warnings)}
	}
	return nil
}

// printFindings writes lines for people by default, else the shape of --output.
func (a *app) printFindings(findings []lint.Finding, say func(lint.Finding) string) error {
	switch a.output {
	case sarifOutput:
		return lint.WriteSARIF(a.out, versionText(), findings, say)
	case tableOutput:
		for _, f := range findings {
			if _, err := fmt.Fprintf(a.out, "%s: %s: %s\n", f.Where(), f.Rule.Code, oneLine(say(f))); err != nil {
				return err
			}
		}
		return nil
	}
	r := rows{columns: []string{"file", "pos", "code", "level", "sentence", "quotation"}}
	for _, f := range findings {
		r.values = append(r.values, []any{f.File, f.Pos, f.Rule.Code, string(f.Rule.Level), say(f), f.Quotation})
	}
	return a.print(r)
}
