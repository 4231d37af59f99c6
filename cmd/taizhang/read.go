package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
)

func newRead(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "read FILE…",
		Short: "print files as Document JSON, one a line",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			out := jsonLines(a.out)
			return a.eachPublication(cmd.Context(), args, normalize.Given{}, func(p publication, docs []*ingest.Document) error {
				for _, d := range docs {
					if len(p.files) > 1 && d.Bundle == "" {
						d.Bundle = p.name
					}
					if err := out.Encode(d); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

// jsonLines writes values as JSON, one a line, with Chinese and < > & as they are.
func jsonLines(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

// documents is a publication as it was read.
type documents struct {
	publication
	docs   []*ingest.Document
	failed []file // that could not be read
	errs   []error
}

// eachPublication reads what paths name and hands it on in order. A file that
// cannot be read is reported; the others go on.
func (a *app) eachPublication(ctx context.Context, paths []string, flags normalize.Given, use func(publication, []*ingest.Document) error) error {
	files, err := gather(paths)
	if err != nil {
		return err
	}
	pubs, err := publications(files, flags)
	if err != nil {
		return err
	}
	read, closeReader, err := a.reader()
	if err != nil {
		return err
	}
	defer closeReader()
	var failed []error
	done, err := inOrder(ctx, a.jobs, pubs, func(p publication) documents { return a.read(ctx, read, p) }, func(d documents) error {
		for _, err := range d.errs {
			a.logf("%s", oneLine(err.Error()))
		}
		failed = append(failed, d.errs...)
		if len(d.docs) == 0 {
			return nil
		}
		return use(d.publication, d.docs)
	})
	switch {
	case err != nil:
		return err
	case done < len(pubs):
		return coded{exitInterrupted, errors.New("interrupted")}
	}
	return verdict(failed, len(files))
}

// read reads the files of one publication. What was begun is finished even when ctx ends.
func (a *app) read(ctx context.Context, read reader, p publication) documents {
	d := documents{publication: p}
	for _, f := range p.files {
		if f.skip != "" {
			continue
		}
		docs, err := a.readFile(context.WithoutCancel(ctx), read, f)
		if err != nil {
			d.failed, d.errs = append(d.failed, f), append(d.errs, err)
			continue
		}
		d.docs = append(d.docs, docs...)
	}
	return d
}

func (a *app) readFile(ctx context.Context, read reader, f file) ([]*ingest.Document, error) {
	b, err := a.open(f)
	if err != nil {
		return nil, err
	}
	return read(ctx, f.name, b)
}

// verdict is the error of a batch some of whose files failed; what failed was reported already.
func verdict(failed []error, found int) error {
	switch {
	case len(failed) == 0:
		return nil
	case found == 1:
		return coded{readCode(failed[0], exitUnreadable), nil}
	}
	return coded{exitPartial, nil}
}
