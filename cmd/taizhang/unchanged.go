package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// passed is a folder whose files were looked at: accounts are nil where they must be read.
type passed struct {
	files    []file
	accounts []warehouse.File
}

// pass accounts for the files of folders in which nothing has changed since they were loaded, and
// gives those that are left to be read. Nobody has to read the others: their bytes are the same.
func (b *batch) pass(ctx context.Context, files []file) (rest []file, err error) {
	keep := context.WithoutCancel(ctx)
	known, err := b.run.Known(keep)
	if err != nil {
		return nil, err
	}
	same := map[string]bool{}
	err = inOrder(b.app.jobs, slices.Values(byFolder(files)), func(of []file) passed {
		if ctx.Err() != nil {
			return passed{files: of}
		}
		// What cannot be read now is said when it is read.
		accounts, _ := known.Same(filepath.Dir(of[0].real), b.app.arrived(of))
		return passed{of, accounts}
	}, func(p passed) error {
		if p.accounts == nil {
			return nil
		}
		for _, f := range p.files {
			same[f.path], b.done[f.path] = true, true
		}
		b.found += len(p.files)
		b.read += len(p.files)
		b.progress.add(len(p.files))
		return b.run.Unchanged(keep, p.accounts)
	})
	return slices.DeleteFunc(slices.Clone(files), func(f file) bool { return same[f.path] }), err
}

// byFolder are the files by the folder they stand in, without those of folders where something is said of a file,
// and without those that stand in no folder: parts of archives, objects of a depot.
func byFolder(files []file) (out [][]file) {
	at, odd := map[string]int{}, map[string]bool{}
	for _, f := range files {
		if f.skip != "" {
			continue
		}
		folder := filepath.Dir(f.real)
		i, known := at[folder]
		if !known {
			i = len(out)
			at[folder] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], f)
		odd[folder] = odd[folder] || !f.plain()
	}
	return slices.DeleteFunc(out, func(of []file) bool { return odd[filepath.Dir(of[0].real)] })
}

// plain is true of a file on disk of which nothing is said.
func (f file) plain() bool {
	return f.path != stdinPath && f.real != "" && f.depot == "" && f.part == nil && f.archive == "" && f.err == nil && f.bytes == nil &&
		f.row.bundle == "" && len(f.row.typed) == 0 && f.given == normalize.Given{}
}

func (a *app) arrived(files []file) []warehouse.Arrived {
	out := make([]warehouse.Arrived, len(files))
	for i, f := range files {
		out[i] = warehouse.Arrived{Path: f.real, Name: f.name, Sum: func() (string, error) {
			b, err := a.open(f)
			sum := sha256.Sum256(b)
			return hex.EncodeToString(sum[:]), err
		}}
	}
	return out
}
