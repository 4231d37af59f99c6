package main

import (
	"context"
	"fmt"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// forecast is what load --plan gathers.
type forecast struct {
	app       *app
	preview   *warehouse.Preview
	documents rows
	changes   rows
	pending   bool
}

// forecast prints what a load of files would do, and does nothing.
func (a *app) forecast(ctx context.Context, w *warehouse.Warehouse, files []file, how loading) error {
	read, closeReader := a.reader()
	defer closeReader()
	return a.foretell(ctx, w, &how, files, func(ctx context.Context, files []file, take func(understood) error) error {
		return a.eachUnderstood(ctx, read, files, take)
	})
}

// foretell prints what would become of what each makes of the files; how is nil where no folder was looked through.
func (a *app) foretell(ctx context.Context, w *warehouse.Warehouse, how *loading, files []file, each understanding) error {
	var walk *warehouse.Walk
	if how != nil {
		walk = how.walk
	}
	preview, err := w.Preview(ctx, walk)
	if err != nil {
		return databaseError(err)
	}
	defer preview.Close()
	f := &forecast{app: a, preview: preview}
	f.documents.columns = []string{"document", "becomes", "why"}
	for _, kind := range factKinds {
		f.documents.columns = append(f.documents.columns, kind+"_added", kind+"_changed", kind+"_removed")
	}
	f.changes.columns = []string{"document", "row", "action", "pos", "field", "was", "now"}
	seen := 0
	err = each(ctx, files, func(u understood) error {
		seen += len(u.files)
		return f.take(ctx, u)
	})
	switch {
	case err != nil:
		return databaseError(err)
	case seen < len(files):
		return coded{exitInterrupted, fmt.Errorf("interrupted: %d of %d files", seen, len(files))}
	}
	if how != nil {
		if err := f.gone(ctx, how.retire); err != nil {
			return databaseError(err)
		}
	}
	return f.print()
}

func (f *forecast) take(ctx context.Context, u understood) error {
	if u.result == nil {
		if at := u.files[0]; at.skip == "" {
			f.document(at.name, "quarantined", oneLine(u.err.Error()), nil)
		}
		return nil
	}
	x, err := f.preview.Look(ctx, u.result)
	if err != nil {
		return err
	}
	name := u.bundle.Name
	switch {
	case x.Err != nil:
		f.document(name, string(x.Status), oneLine(x.Err.Error()), nil)
	case x.Status == warehouse.Duplicate && len(x.Differences) == 0:
		f.pending = true
		f.document(name, string(x.Status), "the same bytes stand elsewhere", nil)
	}
	for _, d := range x.Differences {
		f.difference(string(x.Status), d)
	}
	return nil
}

// difference lists a publication that would be other than it is, and its rows.
func (f *forecast) difference(becomes string, d warehouse.Difference) {
	f.pending = true
	f.document(d.Name, becomes, d.Reason, d.Tallies)
	for _, c := range d.Changes {
		f.changes.values = append(f.changes.values, []any{d.Name, c.Kind, c.Action, c.Pos, c.Field, c.Was, c.Now})
	}
}

func (f *forecast) document(name, becomes, why string, tallies map[string]warehouse.Tally) {
	row := []any{name, becomes, why}
	for _, kind := range factKinds {
		t := tallies[kind]
		row = append(row, t.Added, t.Changed, t.Removed)
	}
	f.documents.values = append(f.documents.values, row)
}

// gone lists the files that are not there any more, and what would go with them where that is asked for.
func (f *forecast) gone(ctx context.Context, retire bool) error {
	names, ds, err := f.preview.Gone(ctx)
	if err != nil {
		return err
	}
	for _, name := range names {
		if !retire {
			f.document(name, "gone", "load --retire takes away what came from it alone", nil)
		}
	}
	for _, d := range ds {
		if retire {
			f.difference("retired", d)
		}
	}
	return nil
}

// print writes the documents and their rows: as two tables, the rows alone for csv, and each
// document with its rows for json.
func (f *forecast) print() error {
	a := f.app
	switch {
	case a.output == csvOutput:
		if err := a.print(f.changes); err != nil {
			return err
		}
	case a.output != tableOutput:
		if err := a.print(f.nested()); err != nil {
			return err
		}
	case len(f.documents.values) > 0:
		if err := f.tables(); err != nil {
			return err
		}
	}
	if f.pending {
		return coded{exitPending, nil}
	}
	return nil
}

func (f *forecast) tables() error {
	for _, row := range f.changes.values {
		for i := 5; i < len(row); i++ {
			row[i] = shortened(row[i].(string))
		}
	}
	if err := f.app.print(f.documents); err != nil || len(f.changes.values) == 0 {
		return err
	}
	fmt.Fprintln(f.app.out)
	return f.app.print(f.changes)
}

// nested puts the rows of each document into it.
func (f *forecast) nested() rows {
	of := map[any][]map[string]any{}
	for _, row := range f.changes.values {
		change := map[string]any{}
		for i, name := range f.changes.columns[1:] {
			change[name] = row[i+1]
		}
		of[row[0]] = append(of[row[0]], change)
	}
	out := rows{columns: append(f.documents.columns, "rows")}
	for _, row := range f.documents.values {
		out.values = append(out.values, append(row, of[row[0]]))
		delete(of, row[0])
	}
	return out
}
