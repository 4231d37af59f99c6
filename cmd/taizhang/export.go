package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/taizhang/taizhang/sql/export"
	"github.com/taizhang/taizhang/sql/warehouse"
)

const aboutExport = `Writes rows of the warehouse into a file, all of them, however many. WHAT is one of
  mart.task, task …        a view of mart (docs/sql.md)
  @NAME [VALUE…]           a standard question, as for sql
  "select …" [VALUE…]      any one select; - reads it from standard input
  register, 台账           the 督查台账: 序号, 工作任务, 责任单位, 完成时限, 进展情况, 备注
  slips, 督办单            what each organ has to do by --due-by: one sheet each, or one file each where --to ends in /
  template register|slip   the template of these, to be edited and given back with --template
The format is that of the suffix of --to, or --output: csv, ndjson, parquet, xlsx. A file appears
whole or not at all and replaces no other one without --force. --bundle DIR writes every view of
mart as parquet with a data dictionary.
In csv, texts that a spreadsheet would compute (=, +, -, @ …) begin with ', and a BOM says UTF-8; --plain leaves both out.`

// exporting is what the flags of export say.
type exporting struct {
	to, template, sheetBy, bundle string
	force, plain, redact          bool
	scope                         export.Scope
}

func newExport(a *app) *cobra.Command {
	var e exporting
	cmd := &cobra.Command{
		Use:         "export WHAT [VALUE…] --to FILE | export --bundle DIR",
		Short:       "write rows into csv, ndjson, parquet or xlsx: a table, a 督查台账, 督办单",
		Long:        aboutExport,
		Annotations: map[string]string{moreOutput: "parquet xlsx"},
		Args: func(_ *cobra.Command, args []string) error {
			if (len(args) == 0) == (e.bundle == "") {
				return errors.New("export: want WHAT or --bundle DIR")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return exportError(a.export(cmd.Context(), e, args))
		},
	}
	f := cmd.Flags()
	f.StringVar(&e.to, "to", stdinPath, "file, folder ending in / for slips, or - for standard output")
	f.BoolVar(&e.force, "force", false, "replace what is there")
	f.BoolVar(&e.plain, "plain", false, "csv for programs: exact texts, no BOM")
	f.BoolVar(&e.redact, "redact", false, "hide telephone numbers, mailboxes and numbers of identity cards")
	f.StringVar(&e.template, "template", "", "xlsx that says how sheets look")
	f.StringVar(&e.sheetBy, "sheet-by", "", "xlsx: a sheet for each plan, division, org, or value of a column")
	f.StringVar(&e.bundle, "bundle", "", "folder for all views as parquet, with dictionary, Frictionless and dbt schemas")
	f.StringVar(&e.scope.Plan, "plan", "", "register, slips: plans of this id, 文号, or words in the title")
	f.StringVar(&e.scope.Division, "division", "", "register, slips: plans of this division, code or name")
	f.StringVar(&e.scope.Year, "year", "", "register, slips: plans of this year")
	f.StringVar(&e.scope.Org, "org", "", "slips, register by org: organs with these words in the name")
	f.StringVar(&e.scope.AsOf, "as-of", "", "register, slips: the day to compare deadlines with")
	f.StringVar(&e.scope.DueBy, "due-by", "", "register, slips: tasks with a deadline up to this day")
	return cmd
}

// exportError gives an error its exit code.
func exportError(err error) error {
	var known coded
	switch {
	case err == nil, errors.As(err, &known), errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, export.ErrExists):
		return coded{exitUsage, fmt.Errorf("%w: --force replaces it", err)}
	case errors.Is(err, export.ErrName), errors.Is(err, export.ErrTemplate), errors.Is(err, export.ErrScattered), errors.Is(err, warehouse.ErrStatement):
		return coded{exitUsage, err}
	case errors.Is(err, syscall.ENOSPC):
		return coded{exitInternal, fmt.Errorf("%w: nothing was written", err)}
	case errors.As(err, new(*fs.PathError)), errors.As(err, new(*os.LinkError)), errors.As(err, new(*os.SyscallError)):
		return coded{exitInternal, err}
	}
	return databaseError(err)
}

func (a *app) export(ctx context.Context, e exporting, args []string) error {
	if err := e.check(); err != nil {
		return coded{exitUsage, err}
	}
	if len(args) > 0 && args[0] == "template" {
		return a.exportTemplate(e, args[1:])
	}
	w, err := a.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	from, err := w.Snapshot(ctx)
	if err != nil {
		return databaseError(err)
	}
	defer from.Close()
	if e.bundle != "" {
		return a.exportBundle(ctx, e, from)
	}
	job, err := a.exportJob(e, args)
	if err != nil {
		return err
	}
	return a.exportTable(ctx, e, from, job)
}

// check refuses days that are none.
func (e exporting) check() error {
	for _, d := range []struct{ flag, day string }{{"as-of", e.scope.AsOf}, {"due-by", e.scope.DueBy}} {
		if _, err := time.Parse(time.DateOnly, d.day); d.day != "" && err != nil {
			return fmt.Errorf("--%s %s: want a day such as 2021-06-30", d.flag, d.day)
		}
	}
	if strings.Trim(e.scope.Year, "0123456789") != "" || len(e.scope.Year) > 4 {
		return fmt.Errorf("--year %s: want a year such as 2021", e.scope.Year)
	}
	return nil
}

func (a *app) exportTemplate(e exporting, args []string) error {
	if len(args) != 1 || !slices.Contains(export.Templates(), args[0]) {
		return coded{exitUsage, fmt.Errorf("export template: want %s", strings.Join(export.Templates(), " or "))}
	}
	b, err := export.TemplateFile(args[0])
	if err != nil {
		return err
	}
	return a.toFile(e, export.XLSX, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
}

func (a *app) exportTable(ctx context.Context, e exporting, from *warehouse.Snapshot, j exportJob) error {
	answer, err := from.Stream(ctx, j.query, j.values...)
	if err != nil {
		return err
	}
	defer answer.Close()
	p := a.newRowProgress()
	defer p.end()
	t := e.change(p)(export.Of(answer))
	var notes export.Notes
	if j.folder {
		notes, err = a.exportFolder(e, t, j)
	} else {
		err = a.toFile(e, j.format, func(w io.Writer) error {
			notes, err = export.Write(w, j.format, t, export.Options{Plain: e.plain, Book: j.book})
			return err
		})
	}
	if err != nil {
		return err
	}
	p.end()
	a.exportNotes(e, p.rows, notes)
	return nil
}

// change is what every table goes through.
func (e exporting) change(p *rowProgress) func(export.Table) export.Table {
	return func(t export.Table) export.Table {
		if e.redact {
			t = t.Redacted()
		}
		return t.Counted(p.add)
	}
}

func (a *app) exportFolder(e exporting, t export.Table, j exportJob) (export.Notes, error) {
	d, err := export.CreateFolder(e.to, e.force)
	if err != nil {
		return export.Notes{}, err
	}
	n, notes, err := j.book.Split(d, t)
	if err != nil {
		return notes, errors.Join(err, d.Abort())
	}
	a.logf("export: %d files in %s", n, e.to)
	return notes, d.Commit()
}

func (a *app) exportBundle(ctx context.Context, e exporting, from *warehouse.Snapshot) error {
	d, err := export.CreateFolder(e.bundle, e.force)
	if err != nil {
		return err
	}
	p := a.newRowProgress()
	defer p.end()
	if err := export.Bundle(ctx, d, from, e.change(p)); err != nil {
		return errors.Join(err, d.Abort())
	}
	if err := d.Commit(); err != nil {
		return err
	}
	p.end()
	a.logf("export: %d rows in %s", p.rows, e.bundle)
	return nil
}

// toFile gives write the file of --to, which appears once write has ended well.
func (a *app) toFile(e exporting, format export.Format, write func(io.Writer) error) error {
	if e.to == stdinPath {
		f, ok := a.out.(*os.File)
		if ok && (format == export.Parquet || format == export.XLSX) && term.IsTerminal(int(f.Fd())) {
			return coded{exitUsage, fmt.Errorf("%s is not for a terminal: want --to FILE", format)}
		}
		return write(a.out)
	}
	f, err := export.Create(e.to, e.force)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		return errors.Join(err, f.Abort())
	}
	return f.Commit()
}

// exportNotes says how much was written and what did not fit where it stood.
func (a *app) exportNotes(e exporting, rows int, n export.Notes) {
	if e.to != stdinPath {
		a.logf("export: %d rows in %s", rows, e.to)
	}
	if n.Parts > 0 {
		a.logf("export: %d sheets go on from the one before, for a sheet is full", n.Parts)
	}
	if n.Continued > 0 {
		a.logf("export: %d cells go on in the row below, for a cell holds no more than 32,767 characters", n.Continued)
	}
	if n.Tall > 0 {
		a.logf("export: %d rows are higher than a spreadsheet shows (409 points): their cells hold all of the text, the screen and the paper do not", n.Tall)
	}
}
