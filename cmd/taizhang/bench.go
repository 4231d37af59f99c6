package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

func newBench(a *app) *cobra.Command {
	cmd := &cobra.Command{Use: "bench", Short: "make what benchmarks and trials need", Args: cobra.NoArgs}
	cmd.AddCommand(newCorpus(a))
	return cmd
}

// corpusFlags say what corpus to make and where it goes.
type corpusFlags struct {
	corpus.Options
	formats []string
	load    bool
}

func newCorpus(a *app) *cobra.Command {
	var f corpusFlags
	cmd := &cobra.Command{
		Use:   "corpus [DIR]",
		Short: "make synthetic plans whose truth is known",
		Long: `Makes plans of many divisions, years and series whose tasks are carried over from year to
year, reworded, split, merged, dropped, and easily mistaken for one another; all organs, tasks
and figures in them are invented. The same flags give the same bytes. DIR gets

  documents/330106/03-2021.docx  the plans, each in one of the formats, in turn
  truth/plans.tsv                what each plan is
  truth/tasks.ndjson             every task with its organs, deadline and topics
  truth/links.tsv                same, modified, split, merged, new, dropped: how each year came from the one before

--load puts the plans straight into the warehouse, without files and without parsing.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.corpus(cmd.Context(), args, f) },
	}
	flags := cmd.Flags()
	flags.Uint64Var(&f.Seed, "seed", 1, "another seed gives another corpus")
	flags.IntVar(&f.Divisions, "divisions", 3, "districts and counties")
	flags.IntVar(&f.Years, "years", 3, "editions of each series")
	flags.IntVar(&f.Series, "series", 2, fmt.Sprintf("series of each division, at most %d", corpus.MaxSeries()))
	flags.IntVar(&f.Tasks, "tasks", 50, "tasks of one plan, about")
	flags.IntVar(&f.FirstYear, "first-year", 2016, "the first edition's")
	flags.StringSliceVar(&f.formats, "format", corpus.Formats(), "formats of the documents; none for the truth alone")
	flags.BoolVar(&f.load, "load", false, "load into the warehouse")
	return cmd
}

func (f *corpusFlags) check(args []string) error {
	if err := f.Check(); err != nil {
		return err
	}
	if slices.Equal(f.formats, []string{"none"}) {
		f.formats = nil
	}
	for _, name := range f.formats {
		if !slices.Contains(corpus.Formats(), name) {
			return fmt.Errorf("--format %s: want any of %v, or none", name, corpus.Formats())
		}
	}
	if len(args) == 0 && !f.load {
		return errors.New("bench corpus: want a folder, --load, or both")
	}
	return nil
}

func (a *app) corpus(ctx context.Context, args []string, f corpusFlags) error {
	if err := f.check(args); err != nil {
		return coded{exitUsage, err}
	}
	var folder *corpus.Folder
	if len(args) > 0 {
		var err error
		if folder, err = corpus.CreateFolder(args[0], f.formats); err != nil {
			return err
		}
	}
	sum := corpusSum{}
	write := func(e *corpus.Edition) error {
		sum.plans++
		sum.tasks += len(e.Tasks)
		sum.links += len(e.Links)
		if folder == nil {
			return nil
		}
		return folder.Add(e)
	}
	err := a.eachEdition(ctx, f, write)
	if folder != nil {
		err = errors.Join(err, folder.Close())
	}
	if err != nil {
		return err
	}
	return a.print(rows{columns: []string{"plans", "tasks", "links"}, values: [][]any{{sum.plans, sum.tasks, sum.links}}})
}

type corpusSum struct{ plans, tasks, links int }

// eachEdition makes the corpus, and loads it where that is wanted.
func (a *app) eachEdition(ctx context.Context, f corpusFlags, write func(*corpus.Edition) error) error {
	if !f.load {
		for e := range f.Editions() {
			if err := errors.Join(ctx.Err(), write(e)); err != nil {
				return err
			}
		}
		return nil
	}
	w, err := a.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	run, err := w.Start(ctx, "bench corpus", versionText())
	if err != nil {
		return databaseError(err)
	}
	found, err := a.loadEditions(ctx, run, f, write)
	if err != nil {
		return errors.Join(err, run.Abort())
	}
	_, err = run.Finish(ctx, found)
	return databaseError(err)
}

// loadEditions makes rows of several plans at the same time and loads them in their order.
func (a *app) loadEditions(ctx context.Context, run *warehouse.Run, f corpusFlags, write func(*corpus.Edition) error) (found int, err error) {
	ctx, cancel := context.WithCancel(ctx)
	in, made := make(chan *normalize.Result, a.jobs), make(chan error, 1)
	go func() {
		defer close(in)
		work := func(e *corpus.Edition) ready { return ready{e, e.Result("docx")} }
		made <- inOrder(a.jobs, f.Editions(), work, func(r ready) error {
			select {
			case in <- r.result:
			case <-ctx.Done():
				return ctx.Err()
			}
			found++
			return write(r.edition)
		})
	}()
	err = run.LoadAll(ctx, in, nil)
	cancel()
	return found, databaseError(errors.Join(err, <-made))
}

// ready is an edition with its rows.
type ready struct {
	edition *corpus.Edition
	result  *normalize.Result
}
