package warehouse

import (
	"context"
	"errors"
	"hash/maphash"
	"path/filepath"

	"github.com/taizhang/taizhang/normalize"
)

// Known tells folders that hold just what was loaded from them from those that must be read:
// 10 files, the same 10 names and bytes as at the last load of this version, nothing given of them.
// It is safe for concurrent use.
type Known struct {
	run     *Run
	names   maphash.Seed
	at      map[int64]inPlace // by path
	folders map[string]int    // how many files were loaded from each
	left    map[int64]bool    // publications that were loaded from a path, too, that leads nowhere now
}

// inPlace is the document that stands under a path.
type inPlace struct {
	bundle, document int64
	documents        int // of the bundle
	name             uint64
	format           string
	plain            bool // read by this version, and nothing was given of it
}

// Arrived is a file that may be known; Sum gives the SHA-256 of its bytes in hex.
type Arrived struct {
	Path, Name string
	Sum        func() (string, error)
}

// Known looks up what stands under the paths of former loads.
func (r *Run) Known(ctx context.Context) (*Known, error) {
	k := &Known{run: r, names: maphash.MakeSeed(), at: map[int64]inPlace{}, folders: map[string]int{}, left: map[int64]bool{}}
	formats := map[string]string{}
	return k, r.wr.each(ctx, "known", func(scan func(...any) error) error {
		var s inPlace
		var id, given int64
		var path, name, parser string
		if err := scan(&id, &path, &name, &s.bundle, &s.document, &s.documents, &parser, &given, &s.format); err != nil {
			return err
		}
		if formats[s.format] == "" {
			formats[s.format] = s.format
		}
		s.name, s.format, s.plain = maphash.String(k.names, name), formats[s.format], parser == r.wr.parser && given == 0
		k.at[id] = s
		k.folders[filepath.Dir(path)]++
		if r.wr.walk.gone(path) {
			k.left[s.bundle] = true
		}
		return nil
	})
}

// Same gives the accounts of all files of a folder where nothing has changed since they were loaded, and
// nil where one of them must be read: how files belong together depends on all of a folder.
func (k *Known) Same(folder string, files []Arrived) ([]File, error) {
	if len(files) == 0 || len(files) != k.folders[folder] {
		return nil, nil
	}
	seen := map[int64]map[int64]bool{} // documents of each publication
	found := make([]inPlace, len(files))
	for i, f := range files {
		s, known := k.at[key("origin", f.Path)]
		if !known || !s.plain || k.left[s.bundle] || s.name != maphash.String(k.names, f.Name) {
			return nil, nil
		}
		if seen[s.bundle] == nil {
			seen[s.bundle] = map[int64]bool{}
		}
		seen[s.bundle][s.document] = true
		found[i] = s
	}
	for _, s := range found {
		if len(seen[s.bundle]) != s.documents {
			return nil, nil
		}
	}
	return accounts(files, found)
}

// accounts are those of files whose bytes are the same.
func accounts(files []Arrived, found []inPlace) ([]File, error) {
	var out []File
	for i, f := range files {
		sum, err := f.Sum()
		if err != nil {
			return nil, err
		}
		s := found[i]
		if int64(normalize.DocumentID(sum)) != s.document {
			return nil, nil
		}
		out = append(out, File{Name: f.Name, Status: Unchanged, Format: s.format, SHA256: sum, bundle: s.bundle})
	}
	return out, nil
}

// Unchanged accounts for files that Known found the same.
func (r *Run) Unchanged(ctx context.Context, files []File) error {
	for _, f := range files {
		if f.Status != Unchanged {
			return errors.New(f.Name + ": is not known as unchanged")
		}
		r.File(f)
	}
	return r.flush(ctx, filesKept)
}
