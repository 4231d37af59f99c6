package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

func newLoad(a *app) *cobra.Command {
	var given normalize.Given
	cmd := &cobra.Command{
		Use:   "load PATH…",
		Short: "load files and folders into the warehouse",
		Long: `Reads files of any mix of formats, finds their plans and loads them. Loading the same files
again changes nothing. A file that cannot be read is quarantined with its reason; the others go on.
What the text does not say can be given: by flags for all files, or line by line in a table
taizhang.csv in their folder (path, division, year, series, url, published_on, bundle).
Ctrl-C once stops behind the current document and keeps what is loaded; twice stops at once.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.load(cmd.Context(), args, given) },
	}
	givenFlags(cmd, &given)
	return cmd
}

func (a *app) load(ctx context.Context, paths []string, given normalize.Given) error {
	files, err := gather(paths)
	if err != nil {
		return err
	}
	pubs, err := publications(files, given)
	if err != nil {
		return err
	}
	w, err := a.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	read, closeReader, err := a.reader()
	if err != nil {
		return err
	}
	defer closeReader()
	counts, skipped, err := a.loadAll(ctx, w, read, pubs, len(files))
	if err != nil {
		return err
	}
	if err := a.printCounts(counts, skipped); err != nil {
		return err
	}
	return loadVerdict(counts, skipped)
}

// warehouse opens the one that --db names.
func (a *app) warehouse(ctx context.Context) (*warehouse.Warehouse, error) {
	w, err := warehouse.Open(ctx, a.db, warehouse.Options{Parser: versionText()})
	return w, databaseError(err)
}

// databaseError gives an error of the warehouse its exit code.
func databaseError(err error) error {
	var over *warehouse.LimitError
	switch {
	case err == nil || errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &over):
		return coded{exitLimit, err}
	case errors.Is(err, warehouse.ErrStatement):
		return coded{exitUsage, err}
	}
	return coded{exitDatabase, err}
}

func (a *app) loadAll(ctx context.Context, w *warehouse.Warehouse, read reader, pubs []publication, found int) (warehouse.Counts, *ledger, error) {
	keep := context.WithoutCancel(ctx) // what was begun is finished
	run, err := w.Start(keep, "load", versionText())
	if err != nil {
		return warehouse.Counts{}, nil, databaseError(err)
	}
	b := &batch{app: a, run: run, progress: a.newProgress(found), ledger: &ledger{}}
	done, err := inOrder(ctx, a.jobs, pubs, func(p publication) understood { return a.understand(ctx, read, p) }, func(u understood) error { return b.take(keep, u) })
	if err == nil {
		err = b.flush(keep)
	}
	b.progress.end()
	if err != nil {
		return warehouse.Counts{}, nil, databaseError(errors.Join(err, run.Abort()))
	}
	b.remaining(pubs[done:])
	counts, err := run.Finish(keep, b.found)
	return counts, b.ledger, databaseError(err)
}

// understood is a publication that went through the middle of the house.
type understood struct {
	publication
	results []*normalize.Result
	other   []warehouse.File // files that gave no result
	errs    []error          // why they could not be read
}

func (a *app) understand(ctx context.Context, read reader, p publication) understood {
	u := understood{publication: p}
	d := a.read(ctx, read, p)
	for _, b := range p.bundles(d.docs) {
		u.results = append(u.results, p.understand(b))
	}
	for _, f := range p.files {
		if f.skip != "" {
			u.other = append(u.other, warehouse.File{Name: f.name, Status: warehouse.Skipped, Reason: f.skip})
		}
	}
	for i, err := range d.errs {
		u.other = append(u.other, failedFile(d.failed[i].name, err))
		u.errs = append(u.errs, err)
	}
	return u
}

// The size of one group: what is held before it is written.
const (
	groupTasks     = 5_000
	groupDocuments = 200
	groupTime      = 2 * time.Second
)
