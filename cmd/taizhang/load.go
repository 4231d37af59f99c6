package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/cmd/taizhang/serve"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

func newLoad(a *app) *cobra.Command {
	var given normalize.Given
	var links string
	var how loading
	var watching bool
	var every time.Duration
	cmd := &cobra.Command{
		Use:   "load PATH…",
		Short: "load files and folders into the warehouse",
		Long: `Reads files of any mix of formats, finds their plans and loads them. Loading the same files
again changes nothing. A file that cannot be read is quarantined with its reason; the others go on.
What the text does not say can be given: by flags for all files, or line by line in a table
taizhang.csv in their folder (path, division, year, series, url, published_on, bundle). Tasks of pages
that cannot be read are typed in there, a line each (path, page, title, serial, headings, task, lead,
support, duties, deadline); they are loaded with the provenance "typed".
A file that has changed replaces what was loaded from its path; that stays as a former version. A file
that was renamed is unchanged. Files of the folders given that are gone are named, and with --retire
what came from them and from no other file is taken away.
A new version of the program writes anew only what it reads otherwise, says how many tasks, duties and
deadlines that are, and with --explain which fields. --plan says all this beforehand and writes nothing.
--watch keeps looking into the folders: a file is taken once its size and time stand still, each batch is
a run of its own, and what stands in a folder together is read together.
Ctrl-C once finishes what was begun, at most 64 files of one folder, and keeps what is loaded;
twice stops at once and leaves the warehouse as it was.
At the end the tasks are linked with those of other years, places and levels, as taizhang link does.
Where taizhang serve runs on the same folder it is the writer: the files are handed to it and it loads them.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			how.linkName = links
			if how.link, err = linkingOf(links); err != nil {
				return err
			}
			if watching {
				return a.watch(cmd.Context(), args, given, how, every)
			}
			return a.load(cmd.Context(), args, given, how)
		},
	}
	cmd.Flags().StringVar(&links, "link", "all", "at the end link all, within each series only, or none: all, series, none")
	cmd.Flags().BoolVar(&how.retire, "retire", false, "take plans away whose files are gone from the folders given; they stay as former versions")
	cmd.Flags().BoolVar(&how.plan, "plan", false, "only print what would be added, changed and removed; exit 10 when that is anything, else 0")
	cmd.Flags().BoolVar(&how.tell, "explain", false, "name every row of what is replaced that is read otherwise, field by field")
	cmd.Flags().BoolVar(&watching, "watch", false, "go on looking into the folders and load what comes, until Ctrl-C")
	cmd.Flags().DurationVar(&every, "every", 2*time.Second, "with --watch, the time between two looks; a file that is the same at both is taken")
	cmd.MarkFlagsMutuallyExclusive("watch", "plan")
	givenFlags(cmd, &given)
	return cmd
}

// loading is how files are loaded.
type loading struct {
	link     *warehouse.Linking // at the end; nil for not at all
	linkName string             // what --link says
	retire   bool               // what came from files that are gone
	plan     bool               // only say what would be done
	tell     bool               // say of every row that is replaced what becomes of it
	walk     *warehouse.Walk    // where the paths led; nil when only some of the files are loaded
}

// linkingOf says how far a load links at its end; nil for not at all.
func linkingOf(name string) (*warehouse.Linking, error) {
	switch name {
	case "all":
		return &warehouse.EverywhereLinked, nil
	case "series":
		return &warehouse.Linking{}, nil
	case "none":
		return nil, nil
	}
	return nil, coded{exitUsage, fmt.Errorf("--link %s: want all, series or none", name)}
}

func (a *app) load(ctx context.Context, paths []string, given normalize.Given, how loading) error {
	w, err := a.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	if l, err := w.Lease(); err == nil && l != nil && l.Address != "" && !how.plan {
		return a.handOver(ctx, l.Address, w.Key(), paths, given, how)
	}
	files, err := a.find(paths, given)
	if err != nil {
		return err
	}
	how.walk = walked(paths, files)
	if err := how.check(); err != nil {
		return err
	}
	if how.plan {
		return a.forecast(ctx, w, files, how)
	}
	return a.loadInto(ctx, w, files, how)
}

// loadInto loads files and prints what became of them.
func (a *app) loadInto(ctx context.Context, w *warehouse.Warehouse, files []file, how loading) error {
	read, closeReader := a.reader()
	defer closeReader()
	counts, b, err := a.loadAll(ctx, w, read, files, how)
	if err != nil {
		return err
	}
	if err := a.printCounts(counts, b); err != nil {
		return err
	}
	return b.verdict(counts)
}

// warehouse opens the one that --db names.
func (a *app) warehouse(ctx context.Context) (*warehouse.Warehouse, error) {
	return a.warehouseAt(ctx, a.db)
}

func (a *app) warehouseAt(ctx context.Context, address string) (*warehouse.Warehouse, error) {
	return a.openWarehouse(ctx, address, "")
}

// openWarehouse opens a warehouse; at, where given, is where it takes the loads of others.
func (a *app) openWarehouse(ctx context.Context, address, at string) (*warehouse.Warehouse, error) {
	opts := a.warehouseOptions()
	if opts.Address = at; at != "" {
		opts.Asking = serve.Asking
	}
	w, err := warehouse.Open(ctx, address, opts)
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

// loadAll reads, understands and loads files. What was begun when ctx ends is
// finished and kept; the rest is counted as remaining.
func (a *app) loadAll(ctx context.Context, w *warehouse.Warehouse, read reader, files []file, how loading) (warehouse.Counts, *batch, error) {
	a = a.keeping(w)
	return a.loadFrom(ctx, w, files, how, func(ctx context.Context, left []file, take func(understood) error) error {
		return a.eachUnderstood(ctx, read, left, take)
	})
}

// understanding hands on what became of files, in order.
type understanding func(ctx context.Context, files []file, take func(understood) error) error

// loadFrom loads what each makes of the files.
func (a *app) loadFrom(ctx context.Context, w *warehouse.Warehouse, files []file, how loading, each understanding) (warehouse.Counts, *batch, error) {
	keep := context.WithoutCancel(ctx)
	run, err := w.Start(keep, "load", versionText())
	if err != nil {
		return warehouse.Counts{}, nil, databaseError(err)
	}
	run.Walked(how.walk)
	b := &batch{app: a, run: run, tell: how.tell, progress: a.newProgress(len(files)), done: map[string]bool{}, skipped: map[string]int{}}
	left, err := b.pass(ctx, files)
	if err == nil {
		err = each(ctx, left, func(u understood) error { return b.take(keep, u) })
	}
	if err == nil {
		err = errors.Join(a.keeper.fault(), b.flush(keep))
	}
	b.progress.end()
	if err != nil {
		return warehouse.Counts{}, nil, databaseError(errors.Join(err, run.Abort()))
	}
	b.remaining(files)
	if err := b.conclude(ctx, how); err != nil {
		return warehouse.Counts{}, nil, databaseError(errors.Join(err, run.Abort()))
	}
	counts, err := run.Finish(keep, b.found)
	return counts, b, databaseError(err)
}

// eachUnderstood reads files, understands them and hands them on in order.
func (a *app) eachUnderstood(ctx context.Context, read reader, files []file, take func(understood) error) error {
	work := func(it item) understood {
		if it.bundle == nil {
			return understood{item: it}
		}
		a.trace.Say("parse", it.size())
		return understood{it, understand(it)}
	}
	return inOrder(a.jobs, a.items(ctx, read, files), work, take)
}

// conclude does what needs all files: it looks for those that are gone, and links. An
// interruption leaves undone what was not begun.
func (b *batch) conclude(ctx context.Context, how loading) (err error) {
	keep := context.WithoutCancel(ctx)
	if ctx.Err() == nil && how.walk != nil {
		if b.gone, err = b.run.Gone(keep); err != nil {
			return err
		}
	}
	if len(b.gone) > 0 && how.retire {
		if b.retired, err = b.run.RetireGone(keep); err != nil {
			return err
		}
	}
	if ctx.Err() == nil && how.link != nil {
		_, err = b.run.Link(keep, *how.link)
	}
	b.cut = ctx.Err() != nil
	return err
}

// check refuses to take everything away because a folder is empty that was not before.
func (how loading) check() error {
	if !how.retire {
		return nil
	}
	for _, root := range how.walk.Roots {
		if !how.walk.Holds(root) {
			return coded{exitUnreadable, fmt.Errorf("%s: no file is there, so none is taken for gone: is it mounted? taizhang retire takes names", root)}
		}
	}
	return nil
}

// understood is an item that went through the middle of the house.
type understood struct {
	item
	result *normalize.Result
}
