package main

import (
	"path"
	"path/filepath"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
)

// unit is a set of files that are read before it is known how they belong
// together: those of one folder, for a notice names its attachments there, or
// those that taizhang.csv says are one bundle.
type unit struct {
	bundle string // as the table names it
	files  []file
}

// bundles groups the documents of a unit; an archive is known to be one folder's work.
func (u unit) bundles(docs []*ingest.Document) []*ingest.Bundle {
	if u.bundle == "" && u.files[0].archive != "" {
		return ingest.Unpacked(docs)
	}
	return ingest.Bundles(docs)
}

// The size of a unit, so that a folder of a million files is not held at once.
// Files whose names are neighbours stay together.
const (
	unitFiles = 64
	unitBytes = 64 << 20
)

// units divides files, which come sorted by name.
func (a *app) units(files []file) []unit {
	var out []unit
	at := map[string]int{}
	bytes := map[int]int64{}
	for _, f := range files {
		key := f.folder() + "\x00" + f.row.bundle
		i, ok := at[key]
		if !ok || f.row.bundle == "" && (len(out[i].files) >= a.limits.BundleFiles || bytes[i]+f.size > a.limits.BundleBytes) {
			i = len(out)
			out = append(out, unit{bundle: f.row.bundle})
			at[key] = i
		}
		out[i].files = append(out[i].files, f)
		bytes[i] += f.size
	}
	return out
}

// folder is where f's neighbours stand: its own, the archive it is a part of, or that
// of the table which bundles it.
func (f file) folder() string {
	if f.row.bundle != "" {
		return f.table
	}
	if f.archive != "" {
		return f.archive
	}
	return path.Dir(f.name) + "\x00" + f.root
}

// describe looks up what the tables beside the files say of them.
func describe(files []file, flags normalize.Given) error {
	tables := map[string]givenTable{}
	for i := range files {
		f := &files[i]
		if f.path == stdinPath || f.archive == stdinPath {
			f.given = flags
			continue
		}
		if err := f.lookUp(tables); err != nil {
			return err
		}
		f.given = f.row.over(flags)
	}
	return nil
}

// lookUp finds what is said of f in the nearest table above it, up to the folder that was given.
func (f *file) lookUp(tables map[string]givenTable) (err error) {
	onDisk := f.path
	if f.archive != "" {
		onDisk = f.archive
	}
	for folder := filepath.Dir(onDisk); ; folder = filepath.Dir(folder) {
		t, ok := tables[folder]
		if !ok {
			if t, err = readGiven(folder); err != nil {
				return err
			}
			tables[folder] = t
		}
		for _, path := range []string{f.path, onDisk} { // what is said of an archive is said of its parts
			rel, err := filepath.Rel(folder, path)
			if err != nil {
				return err
			}
			if row, ok := t[filepath.ToSlash(rel)]; ok {
				f.row, f.table = row, folder
				return nil
			}
		}
		if folder == filepath.Clean(f.root) || folder == filepath.Dir(folder) {
			return nil
		}
	}
}

// item is what goes on from reading: a Bundle, or a file that gave none.
type item struct {
	bundle *ingest.Bundle
	given  normalize.Given
	files  []file // that it came from
	err    error  // why the file could not be read
}

// size is how many bytes the item's documents have.
func (it *item) size() (n int) {
	for _, d := range it.bundle.Documents {
		n += int(d.Size)
	}
	return n
}

// reading is a unit whose files are being read.
type reading struct {
	unit unit
	left int // files that are not read yet
	docs []*ingest.Document
	from map[*ingest.Document]file
	odd  []item // files that gave no document
}

func newReading(u unit) *reading {
	return &reading{unit: u, left: len(u.files), from: map[*ingest.Document]file{}}
}

func (r *reading) add(f file, docs []*ingest.Document, err error) {
	r.left--
	if f.skip != "" || err != nil {
		r.odd = append(r.odd, item{files: []file{f}, err: err})
		return
	}
	for _, d := range docs {
		d.Origin = f.origin(d, len(docs))
		if d.Bundle == "" {
			d.Bundle = r.unit.bundle
		}
		r.docs = append(r.docs, d)
		r.from[d] = f
	}
}

// items are the unit's bundles, and its files that gave none.
func (r *reading) items() []item {
	out := r.odd
	seen := map[string]bool{}
	for _, b := range r.unit.bundles(r.docs) {
		it := item{bundle: b}
		for _, d := range b.Documents {
			f := r.from[d]
			if it.given == (normalize.Given{}) {
				it.given = f.given
			}
			if !seen[f.path] {
				seen[f.path] = true
				it.files = append(it.files, f)
			}
		}
		out = append(out, it)
	}
	return out
}
