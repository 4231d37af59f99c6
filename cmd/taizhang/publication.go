package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/parse"
)

// publication is what will become a Bundle: one file, or those that taizhang.csv says belong together.
type publication struct {
	name  string
	files []file
	given normalize.Given
}

// publications groups files by the tables beside them. Files that are skipped stand alone.
func publications(files []file, flags normalize.Given) ([]publication, error) {
	tables := map[string]givenTable{}
	var out []publication
	at := map[string]int{}
	for _, f := range files {
		folder, row, err := lookUpGiven(tables, f)
		if err != nil {
			return nil, err
		}
		if i, ok := at[folder+"\x00"+row.bundle]; ok && row.bundle != "" && f.skip == "" {
			out[i].files = append(out[i].files, f)
			continue
		}
		p := publication{name: f.name, files: []file{f}, given: row.over(flags)}
		if row.bundle != "" {
			p.name = row.bundle
			at[folder+"\x00"+row.bundle] = len(out)
		}
		out = append(out, p)
	}
	return out, nil
}

// lookUpGiven finds what is said of f in the nearest table above it, up to the folder that was given.
func lookUpGiven(tables map[string]givenTable, f file) (folder string, row givenRow, err error) {
	if f.path == stdinPath {
		return "", row, nil
	}
	for folder = filepath.Dir(f.path); ; folder = filepath.Dir(folder) {
		t, ok := tables[folder]
		if !ok {
			if t, err = readGiven(folder); err != nil {
				return "", row, err
			}
			tables[folder] = t
		}
		rel, err := filepath.Rel(folder, f.path)
		if err != nil {
			return "", row, err
		}
		if row, ok := t[filepath.ToSlash(rel)]; ok || folder == filepath.Clean(f.root) || folder == filepath.Dir(folder) {
			return folder, row, nil
		}
	}
}

// reader reads one file's bytes into Documents.
type reader func(ctx context.Context, name string, b []byte) ([]*ingest.Document, error)

// readInProcess is the reader of worker processes and of tests.
func readInProcess(_ context.Context, name string, b []byte) ([]*ingest.Document, error) {
	return ingest.ReadAll(name, b, ingest.DefaultLimits)
}

// open reads f's bytes; a file over the limit is not taken into memory.
func (a *app) open(f file) ([]byte, error) {
	most := ingest.DefaultLimits.FileBytes
	if f.path == stdinPath {
		return io.ReadAll(io.LimitReader(a.in, most+1))
	}
	r, err := os.Open(f.path)
	if err != nil {
		return nil, unwrapPath(f.name, err)
	}
	defer r.Close()
	if info, err := r.Stat(); err == nil && info.Size() > most {
		return nil, &ingest.Error{Name: f.name, Err: fmt.Errorf("%w: file-bytes %d > %d", ingest.ErrLimit, info.Size(), most)}
	}
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, unwrapPath(f.name, err)
	}
	return b, nil
}

// bundles makes Bundles of the documents of one publication. Documents that
// came as JSON keep the bundle they were read in.
func (p publication) bundles(docs []*ingest.Document) []*ingest.Bundle {
	var out []*ingest.Bundle
	for _, d := range docs {
		name := d.Bundle
		if name == "" && len(p.files) > 1 {
			name = p.name
		}
		if last := len(out) - 1; name != "" && last >= 0 && out[last].Name == name {
			out[last].Documents = append(out[last].Documents, d)
			continue
		}
		if name == "" {
			name = d.Name
		}
		out = append(out, &ingest.Bundle{Name: name, Documents: []*ingest.Document{d}})
	}
	return out
}

// understand takes a Bundle through the middle of the house, where nothing fails.
func (p publication) understand(b *ingest.Bundle) *normalize.Result {
	n := &normalize.Normalizer{Given: p.given}
	return n.Result(parse.Parse(b))
}
