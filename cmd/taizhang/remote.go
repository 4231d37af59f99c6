package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/taizhang/taizhang/cmd/taizhang/depot"
	"github.com/taizhang/taizhang/sql/warehouse/queue"
)

// gatherAnywhere finds the files of folders, /srv/plans or file:///srv/plans, and of depots. done removes what was fetched of the latter: their tables of
// given values.
func (a *app) gatherAnywhere(ctx context.Context, paths []string) (files []file, done func(), err error) {
	done = func() {}
	var disk []string
	for _, p := range paths {
		if !depot.Is(p) {
			disk = append(disk, strings.TrimPrefix(p, "file://"))
			continue
		}
		dir, err := os.MkdirTemp("", "taizhang-depot-")
		if err != nil {
			return nil, done, err
		}
		before := done
		done = func() { os.RemoveAll(dir); before() }
		found, err := a.gatherDepot(ctx, p, dir)
		if err != nil {
			return nil, done, coded{exitUnreadable, err}
		}
		files = append(files, found...)
	}
	more, err := gather(disk)
	return append(files, more...), done, err
}

// gatherDepot lists a depot's files as if they stood in dir.
func (a *app) gatherDepot(ctx context.Context, address, dir string) ([]file, error) {
	d, err := depot.Open(address)
	if err != nil {
		return nil, err
	}
	var out []file
	for o, err := range d.List(ctx) {
		if err != nil {
			return nil, err
		}
		p := filepath.Join(dir, filepath.FromSlash(o.Name))
		f := file{path: p, real: p, root: dir, name: o.Name, size: o.Size, skip: leftover(path.Base(o.Name)), depot: d.Address, etag: o.ETag}
		if path.Base(o.Name) == givenFile {
			if err := d.Fetch(ctx, o.Name, p, a.limits.FileBytes); err != nil {
				return nil, err
			}
		}
		out = append(out, f)
	}
	return unique(out), nil
}

// fetch puts a job's files, and the tables of given values above them, into a folder of its own. A file
// that could not be had is not there.
func (a *app) fetch(ctx context.Context, base string, j queue.Job) (dir string, err error) {
	d, err := depot.Open(base)
	if err != nil {
		return "", err
	}
	if dir, err = os.MkdirTemp("", "taizhang-job-"); err != nil {
		return "", err
	}
	var errs []error
	asked := map[string]bool{}
	for _, f := range j.Files {
		errs = append(errs, d.Fetch(ctx, f.Name, filepath.Join(dir, filepath.FromSlash(f.Name)), a.limits.FileBytes))
		for folder := path.Dir(f.Name); !asked[folder]; folder = path.Dir(folder) {
			asked[folder] = true
			table := path.Join(folder, givenFile)
			if err := d.Fetch(ctx, table, filepath.Join(dir, filepath.FromSlash(table)), a.limits.FileBytes); !errors.Is(err, fs.ErrNotExist) {
				errs = append(errs, err)
			}
		}
	}
	return dir, errors.Join(errs...)
}
