package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// stdinPath stands for standard input among the paths of a command.
const stdinPath = "-"

// file is one file that was found, under the name by which it is known again: its path
// relative to the folder that was given; a file given by itself keeps the path it was given by.
type file struct {
	path string
	real string // the same from the root of the file system, links resolved
	root string // the folder given, or the one the file given stands in
	name string
	size int64
	skip string // why it is not read; "" when it is

	alone bool // given by itself, not found in a folder

	depot string // s3://bucket/prefix that it stands in; "" on disk
	etag  string // there, changes with the bytes

	part    *ingest.Part // what it is in an archive; path and name are below the archive's
	archive string       // path of the archive; "" when it is none's part
	err     error        // why it cannot be read, where that is known already
	bytes   []byte       // standard input, once it is read

	row   givenRow        // what taizhang.csv says of it
	table string          // the folder of that table
	given normalize.Given // the row over the flags
}

// gather finds the files under paths: a path once, in the order of their names.
func gather(paths []string) ([]file, error) {
	var out []file
	for _, path := range paths {
		if path == stdinPath {
			out = append(out, file{path: path, real: path, name: "stdin"})
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			return nil, coded{exitUnreadable, unwrapPath(path, err)}
		}
		if !info.IsDir() {
			out = append(out, file{path: path, real: resolved(path), root: filepath.Dir(path), name: givenName(path), size: info.Size(), skip: leftover(filepath.Base(path)), alone: true})
			continue
		}
		if out, err = walk(path, out); err != nil {
			return nil, err
		}
	}
	return unique(out), nil
}

// givenName is a path as it was given, without what is true of one machine only.
func givenName(path string) string {
	if !filepath.IsLocal(path) {
		return filepath.Base(path)
	}
	return filepath.ToSlash(filepath.Clean(path))
}

func walk(root string, out []file) ([]file, error) {
	root, err := filepath.EvalSymlinks(root)
	if err != nil {
		return nil, coded{exitUnreadable, unwrapPath(root, err)}
	}
	top := resolved(root)
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		name, relErr := filepath.Rel(root, path)
		if name == "." {
			relErr = err // the folder given must be readable
		}
		if relErr != nil {
			return coded{exitUnreadable, unwrapPath(path, relErr)}
		}
		f := file{path: path, real: filepath.Join(top, name), root: root, name: filepath.ToSlash(name)}
		if name == "." {
			f.root, f.name = filepath.Dir(root), filepath.Base(root)
		}
		switch {
		case err != nil:
			f.skip = unreadableFolder
		case !d.IsDir():
			f.skip = skipReason(d)
		case name != "." && strings.HasPrefix(d.Name(), "."):
			f.skip, err = "hidden folder", fs.SkipDir
		case empty(path):
			f.skip = emptyFolder
		default:
			return nil
		}
		if info, err := d.Info(); err == nil && !d.IsDir() {
			f.size = info.Size()
		}
		out = append(out, f)
		if errors.Is(err, fs.SkipDir) {
			return err
		}
		return nil
	})
	return out, err
}

// empty is true of a folder that can be read and holds nothing.
func empty(folder string) bool {
	d, err := os.Open(folder)
	if err != nil {
		return false
	}
	defer d.Close()
	_, err = d.ReadDir(1)
	return errors.Is(err, io.EOF)
}

// skipReason tells why what a folder holds is not read, "" when it is.
func skipReason(d fs.DirEntry) string {
	if !d.Type().IsRegular() {
		return "no regular file"
	}
	if reason := leftover(d.Name()); reason != "" {
		return reason
	}
	if strings.HasPrefix(d.Name(), ".") {
		return "hidden file"
	}
	return ""
}

// leftover tells files that no one wrote as a plan: office lock files, folder caches,
// our own table. A shell's in/* gives them by themselves, too.
func leftover(name string) string {
	name = strings.ToLower(name)
	switch {
	case name == givenFile:
		return "table of given values"
	case strings.HasPrefix(name, "~$"), strings.HasPrefix(name, ".~"), strings.HasPrefix(name, "~wrl"):
		return "office lock file"
	case name == "thumbs.db", name == "ehthumbs.db", name == "desktop.ini", name == ".ds_store", strings.HasPrefix(name, "._"):
		return "folder cache"
	}
	return ""
}

// unique orders files by name and leaves each in once, by whatever paths it was given;
// the name it has in the outermost folder stands.
func unique(files []file) []file {
	slices.SortStableFunc(files, func(a, b file) int {
		return cmp.Or(cmp.Compare(a.depth(), b.depth()), strings.Compare(a.path, b.path))
	})
	seen := map[string]bool{}
	var out []file
	for _, f := range files {
		if !seen[f.real] {
			seen[f.real] = true
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b file) int {
		return cmp.Or(strings.Compare(a.name, b.name), strings.Compare(a.path, b.path))
	})
	return out
}

// origin is the place by which a document of f is known again when it has changed; "" from standard input.
func (f file) origin(d *ingest.Document, documents int) string {
	switch {
	case f.path == stdinPath || f.archive == stdinPath:
		return ""
	case documents > 1:
		return f.real + "#" + d.Name
	}
	return f.real
}

// walked says where paths led: to these files.
func walked(paths []string, files []file) *warehouse.Walk {
	w := &warehouse.Walk{Found: make(map[string]bool, len(files))}
	for _, path := range paths {
		if path != stdinPath {
			w.Roots = append(w.Roots, resolved(path))
		}
	}
	for _, f := range files {
		if f.skip != emptyFolder {
			w.Found[f.real] = true
		}
		if f.err != nil || f.skip == unreadableFolder {
			w.Blind = append(w.Blind, f.real)
		}
	}
	return w
}

// Why nothing is read of a folder.
const (
	unreadableFolder = "unreadable folder" // it cannot be looked into
	emptyFolder      = "empty folder"
)

// depth is the less the farther out the folder stands in which f was found; files
// given by themselves come after all folders.
func (f file) depth() int {
	if f.alone {
		return len(f.name)
	}
	return -len(f.name)
}

// resolved is where a path leads from the root of the file system.
func resolved(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return path
}

// unwrapPath spells an error of the file system with the path first, as all errors of input are.
func unwrapPath(path string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}
