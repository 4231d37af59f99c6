package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// watch is a drop folder: what stands still in it is loaded, batch by batch.
type watch struct {
	app   *app
	paths []string
	given normalize.Given
	how   loading
	every time.Duration

	seen   map[string]stamp // files as they were the last time
	loaded map[string]stamp // as they were when they were loaded
}

// stamp is how a file is known to be the same as a moment ago.
type stamp struct {
	size int64
	at   time.Time
}

// watch looks into the folders until ctx ends, which is no error. A batch that another load is in
// the way of waits for the next look; files that cannot be read are reported and quarantined.
func (a *app) watch(ctx context.Context, paths []string, given normalize.Given, how loading, every time.Duration) error {
	w, err := a.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	d := &watch{app: a, paths: paths, given: given, how: how, every: every, seen: map[string]stamp{}, loaded: map[string]stamp{}}
	for {
		if err := d.look(ctx, w); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(every):
		}
	}
}

// look loads the folders in which something that stands still is new, changed or gone.
func (d *watch) look(ctx context.Context, w *warehouse.Warehouse) error {
	files, err := gather(d.paths)
	if err != nil {
		return err
	}
	now := map[string]stamp{}
	for _, f := range files {
		if info, err := os.Lstat(f.path); err == nil {
			now[f.path] = stamp{info.Size(), info.ModTime()}
		}
	}
	batch, gone := d.batch(files, now)
	d.seen = now
	if len(batch) == 0 && !gone || ctx.Err() != nil {
		return nil
	}
	err = d.load(ctx, w, files, batch)
	if errors.Is(err, warehouse.ErrLocked) {
		d.app.logf("%s; trying again", oneLine(err.Error()))
		return nil
	}
	switch code := codeOf(err); {
	case err == nil, code == exitUnreadable, code == exitPartial, code == exitLimit:
	default:
		return err
	}
	for _, f := range batch {
		d.loaded[f.path] = now[f.path]
	}
	return nil
}

// batch are the files that stand still in the folders where one of them is not loaded as it
// stands; gone reports that one which was loaded is not there any more.
func (d *watch) batch(files []file, now map[string]stamp) (out []file, gone bool) {
	folders := map[string]bool{}
	var still []file
	for _, f := range files {
		at, there := now[f.path]
		if was, known := d.seen[f.path]; !there || !known || was != at {
			continue
		}
		still = append(still, f)
		if was, known := d.loaded[f.path]; !known || was != at {
			folders[filepath.Dir(f.path)] = true
		}
	}
	for path := range d.loaded {
		if _, there := now[path]; !there {
			delete(d.loaded, path)
			gone = true
		}
	}
	return slices.DeleteFunc(still, func(f file) bool { return !folders[filepath.Dir(f.path)] }), gone
}

// load makes one run of a batch; the other files are known to be there.
func (d *watch) load(ctx context.Context, w *warehouse.Warehouse, all, batch []file) error {
	files := d.app.unpack(batch)
	if err := describe(files, d.given); err != nil {
		return err
	}
	how := d.how
	how.walk = walked(d.paths, files)
	taken := map[string]bool{}
	for _, f := range batch {
		taken[f.real] = true
	}
	for _, f := range all {
		if how.walk.Found[f.real] = true; !taken[f.real] {
			how.walk.Blind = append(how.walk.Blind, f.real)
		}
	}
	return d.app.loadInto(ctx, w, files, how)
}
