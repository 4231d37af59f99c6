package main

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/sql/warehouse"
)

func newReparse(a *app) *cobra.Command {
	var links string
	var how loading
	cmd := &cobra.Command{
		Use:   "reparse",
		Short: "read anew, from the originals kept, what another version of the program has loaded",
		Long: `Reads the originals of every publication that another version of the program has read, wherever its
files are now, and writes anew only what is read otherwise: it says how many tasks, duties and deadlines
that are, and with --explain which fields. --plan says all this beforehand and writes nothing. What was
loaded without its bytes, and what has tasks typed in by hand, is left as it is and named: load the files.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if how.link, err = linkingOf(links); err != nil {
				return err
			}
			return a.reparse(cmd.Context(), how)
		},
	}
	cmd.Flags().StringVar(&links, "link", "all", "at the end link all, within each series only, or none: all, series, none")
	cmd.Flags().BoolVar(&how.plan, "plan", false, "only print what would be added, changed and removed; exit 10 when that is anything, else 0")
	cmd.Flags().BoolVar(&how.tell, "explain", false, "name every row of what is replaced that is read otherwise, field by field")
	return cmd
}

func (a *app) reparse(ctx context.Context, how loading) error {
	w, err := a.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	all, err := w.Publications(ctx, versionText())
	if err != nil {
		return databaseError(err)
	}
	s := &storedReader{app: a, warehouse: w}
	for _, p := range all {
		if err := s.add(ctx, p); err != nil {
			return databaseError(err)
		}
	}
	read, closeReader := a.reader()
	defer closeReader()
	s.read = read
	if how.plan {
		return a.foretell(ctx, w, nil, s.files(), s.eachUnderstood)
	}
	counts, b, err := a.loadFrom(ctx, w, s.files(), how, s.eachUnderstood)
	if err != nil {
		return err
	}
	if err := a.printCounts(counts, b); err != nil {
		return err
	}
	return b.verdict(counts)
}

// storedReader reads publications from their originals.
type storedReader struct {
	app       *app
	warehouse *warehouse.Warehouse
	read      reader
	all       []warehouse.Publication
}

// add takes a publication that can be read from its originals alone; others are named.
func (s *storedReader) add(ctx context.Context, p warehouse.Publication) error {
	if p.Typed {
		s.app.logf("%s: left as it is: its tasks were typed in by hand, load it with its taizhang.csv", p.Name)
		return nil
	}
	for _, d := range p.Documents {
		there, err := s.warehouse.HasOriginal(ctx, d.SHA256)
		if err != nil {
			return err
		}
		if !there {
			s.app.logf("%s: left as it is: %s: %v", p.Name, d.Name, warehouse.ErrNoOriginal)
			return nil
		}
	}
	s.all = append(s.all, p)
	return nil
}

// files are the documents, a file each.
func (s *storedReader) files() (out []file) {
	for _, p := range s.all {
		out = append(out, filesIn(p)...)
	}
	return out
}

func filesIn(p warehouse.Publication) (out []file) {
	for _, d := range p.Documents {
		out = append(out, file{path: d.SHA256 + " " + p.Name, name: d.Name, size: d.Size, given: p.Given})
	}
	return out
}

// eachUnderstood reads the publications, as many at a time as there are jobs, and hands them on in order.
func (s *storedReader) eachUnderstood(ctx context.Context, _ []file, take func(understood) error) error {
	return inOrder(s.app.jobs, s.publications(ctx), func(p warehouse.Publication) understood {
		it := item{given: p.Given, files: filesIn(p)}
		if it.bundle, it.err = s.bundle(context.WithoutCancel(ctx), p); it.err != nil {
			return understood{item: it}
		}
		return understood{it, understand(it)}
	}, take)
}

// publications end when ctx does.
func (s *storedReader) publications(ctx context.Context) iter.Seq[warehouse.Publication] {
	return func(yield func(warehouse.Publication) bool) {
		for _, p := range s.all {
			if ctx.Err() != nil || !yield(p) {
				return
			}
		}
	}
}

// bundle reads the documents of a publication.
func (s *storedReader) bundle(ctx context.Context, p warehouse.Publication) (*ingest.Bundle, error) {
	out := &ingest.Bundle{Name: p.Name}
	for _, d := range p.Documents {
		b, err := s.warehouse.Original(ctx, d.SHA256)
		if err != nil {
			return nil, err
		}
		docs, err := s.read(ctx, d.Name, b)
		if err != nil {
			return nil, err
		}
		if len(docs) != 1 || docs[0].SHA256 != d.SHA256 {
			return nil, &ingest.Error{Name: d.Name, Err: fmt.Errorf("%w: %d documents, want the one it was", errors.ErrUnsupported, len(docs))}
		}
		out.Documents = append(out.Documents, docs[0])
	}
	return out, nil
}
