package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

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
			same := func(it item) []*ingest.Document { return it.bundle.Documents }
			return eachBundle(cmd.Context(), a, args, normalize.Given{}, same, func(docs []*ingest.Document) error {
				for _, d := range docs {
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

// eachBundle reads what paths name, works on every bundle and hands the results
// on in order. A file that cannot be read is reported; the others go on.
func eachBundle[R any](ctx context.Context, a *app, paths []string, flags normalize.Given, work func(item) R, use func(R) error) error {
	files, err := a.find(paths, flags)
	if err != nil {
		return err
	}
	read, closeReader := a.reader()
	defer closeReader()
	type result struct {
		item
		made R
	}
	var failed []error
	done := 0
	err = inOrder(a.jobs, a.items(ctx, read, files), func(it item) result {
		if it.bundle == nil {
			return result{item: it}
		}
		return result{it, work(it)}
	}, func(r result) error {
		done += len(r.files)
		if r.err != nil {
			a.logf("%s", oneLine(r.err.Error()))
			failed = append(failed, r.err)
		}
		for _, f := range r.files {
			if f.skip != "" {
				a.logf("%s: skipped: %s", f.name, f.skip)
			}
		}
		if r.bundle == nil {
			return nil
		}
		return use(r.made)
	})
	switch {
	case err != nil:
		return err
	case done < len(files):
		return coded{exitInterrupted, fmt.Errorf("interrupted: %d of %d files", done, len(files))}
	}
	return verdict(failed, len(files))
}

// find gathers files and what the operator says of them.
func (a *app) find(paths []string, flags normalize.Given) ([]file, error) {
	files, err := gather(paths)
	if err != nil {
		return nil, err
	}
	files = a.unpack(files)
	return files, describe(files, flags)
}

// items reads files, as many at a time as there are jobs, and bundles them unit by
// unit. When ctx ends the current unit is finished, for its bundles must be whole.
func (a *app) items(ctx context.Context, read reader, files []file) iter.Seq[item] {
	return func(yield func(item) bool) {
		type document struct {
			file file
			docs []*ingest.Document
			err  error
		}
		all := a.units(files)
		if a.order != nil {
			a.order(all)
		}
		next, now := 0, &reading{}
		_ = inOrder(a.jobs, eachFile(ctx, all), func(f file) document {
			if f.skip != "" {
				return document{file: f}
			}
			docs, err := a.readFile(context.WithoutCancel(ctx), read, f)
			return document{f, docs, err}
		}, func(d document) error {
			if now.left == 0 {
				now = newReading(all[next])
				next++
			}
			now.add(d.file, d.docs, d.err)
			if now.left > 0 {
				return nil
			}
			for _, it := range now.items() {
				if !yield(it) {
					return errStopped
				}
			}
			return nil
		})
	}
}

var errStopped = errors.New("stopped")

// eachFile gives the files unit by unit; none is begun when ctx has ended.
func eachFile(ctx context.Context, all []unit) iter.Seq[file] {
	return func(yield func(file) bool) {
		for _, u := range all {
			if ctx.Err() != nil {
				return
			}
			for _, f := range u.files {
				if !yield(f) {
					return
				}
			}
		}
	}
}

func (a *app) readFile(ctx context.Context, read reader, f file) ([]*ingest.Document, error) {
	b, err := a.open(f)
	if err != nil {
		return nil, err
	}
	a.trace.Say("read", len(b))
	docs, err := read(ctx, f.name, b)
	typed := f.row.typed
	switch {
	case err == nil && len(typed) > 0:
		docs[0].AddTyped(typed)
	case len(typed) > 0 && errors.As(err, new(*ingest.Error)):
		docs = []*ingest.Document{ingest.FromTyped(f.name, b, typed)}
	case err != nil:
		return nil, unread{sha256.Sum256(b), err}
	}
	a.keeper.keep(ctx, b, docs)
	return docs, nil
}

// unread is the error of a file whose bytes were had, so that quarantine can name them.
type unread struct {
	sum [sha256.Size]byte
	error
}

// Unwrap gives why it could not be read.
func (u unread) Unwrap() error { return u.error }

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
