package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/taizhang/taizhang/sql/export"
)

// exportJob is a question, its values, and how its answer is laid out.
type exportJob struct {
	query  string
	values []any
	format export.Format
	book   export.Workbook
	folder bool
}

func (a *app) exportJob(e exporting, args []string) (exportJob, error) {
	j, template, err := a.exported(e, args)
	if err != nil {
		return j, err
	}
	j.folder = strings.HasSuffix(e.to, "/")
	if j.format, err = a.exportFormat(e, template != ""); err != nil {
		return j, coded{exitUsage, err}
	}
	if j.folder && (j.format != export.XLSX || len(j.book.SheetBy) == 0) {
		return j, coded{exitUsage, fmt.Errorf("--to %s: a folder takes the sheets of an xlsx as files: want slips, or --sheet-by", e.to)}
	}
	if j.format != export.XLSX {
		if e.template != "" || e.sheetBy != "" && template == "" {
			return j, coded{exitUsage, fmt.Errorf("--template and --sheet-by are for xlsx, not %s", j.format)}
		}
		return j, nil
	}
	j.book.Template, err = readTemplate(e.template, template)
	return j, err
}

// exported finds what is asked for, and the template it has of its own.
func (a *app) exported(e exporting, args []string) (j exportJob, template string, err error) {
	values := make([]any, len(args)-1)
	for i, v := range args[1:] {
		values[i] = v
	}
	j.book.Values = e.scope.Values()
	switch what := args[0]; what {
	case "register", "台账", "督查台账":
		by, ok := export.ParseArrangement(e.sheetBy)
		if !ok && e.sheetBy != "" {
			return j, "", coded{exitUsage, fmt.Errorf("--sheet-by %s: want plan, division or org", e.sheetBy)}
		}
		j.query, j.values = export.Register(by, e.scope)
		j.book.SheetBy, j.book.SheetAs, j.book.Name = by.SheetBy(), "sheet", "督查台账"
		return j, "register", noValues(what, values)
	case "slips", "slip", "督办单":
		if e.scope.DueBy == "" || e.sheetBy != "" {
			return j, "", coded{exitUsage, errors.New("slips: want --due-by DAY, and no --sheet-by: each organ has a sheet")}
		}
		j.query, j.values = export.Slip(e.scope)
		j.book.SheetBy, j.book.SheetAs, j.book.Name = export.ByOrg.SheetBy(), "sheet", "督办单"
		return j, "slip", noValues(what, values)
	default:
		if j.query, err = a.exportQuestion(what); err != nil {
			return j, "", err
		}
		j.values, j.book.Name = values, "Sheet1"
		if e.sheetBy != "" {
			j.book.SheetBy = []string{e.sheetBy}
		}
		if e.scope != (export.Scope{}) {
			return j, "", coded{exitUsage, errors.New("--plan, --division, --year, --org, --as-of and --due-by are for register and slips")}
		}
		return j, "", nil
	}
}

func noValues(what string, values []any) error {
	if len(values) > 0 {
		return coded{exitUsage, fmt.Errorf("export %s takes no values", what)}
	}
	return nil
}

// exportQuestion is the question of a view, or what sql would ask.
func (a *app) exportQuestion(what string) (string, error) {
	if v, ok := export.ViewNamed(what); ok {
		return v.Query, nil
	}
	if what != stdinPath && what[:min(1, len(what))] != "@" && !strings.ContainsAny(what, " \n\t(") {
		var names []string
		for _, v := range export.Views() {
			names = append(names, v.Name)
		}
		return "", coded{exitUsage, fmt.Errorf("export %q: no such view; there are %s", what, strings.Join(names, ", "))}
	}
	return a.question(what)
}

// exportFormat is that of the flag, else of the suffix; of a register on its own, xlsx.
func (a *app) exportFormat(e exporting, laidOut bool) (export.Format, error) {
	if a.output != tableOutput {
		if f, ok := export.ParseFormat(a.output); ok {
			return f, nil
		}
		return 0, fmt.Errorf("--output %s: export writes csv, ndjson, parquet or xlsx", a.output)
	}
	suffix := filepath.Ext(e.to)
	if f, ok := export.ParseFormat(suffix); ok {
		return f, nil
	}
	switch {
	case strings.HasSuffix(e.to, "/"):
		return export.XLSX, nil
	case e.to != stdinPath && suffix != "" && !strings.HasPrefix(e.to, "/dev/"):
		return 0, fmt.Errorf("--to %s: a suffix that export does not know: want .csv, .ndjson, .parquet or .xlsx, or --output", e.to)
	case laidOut && e.to != stdinPath:
		return export.XLSX, nil
	}
	return export.CSV, nil
}

// readTemplate reads the template of a file, else the one of that name.
func readTemplate(file, name string) (*export.Template, error) {
	var b []byte
	var err error
	switch {
	case file != "":
		b, err = os.ReadFile(file)
	case name != "":
		b, err = export.TemplateFile(name)
	default:
		return nil, nil
	}
	if err != nil {
		return nil, coded{readCode(err, exitUnreadable), err}
	}
	t, err := export.ParseTemplate(b)
	if err != nil && file != "" {
		err = fmt.Errorf("%s: %w", file, err)
	}
	return t, err
}
