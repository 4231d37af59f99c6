package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// stdinPath stands for standard input among the paths of a command.
const stdinPath = "-"

// file is one file that was found, under the name by which it is known again: its path
// relative to the folder that was given; a file given by itself keeps the path it was given by.
type file struct {
	path string
	root string // the folder given, or the one the file given stands in
	name string
	size int64
	skip string // why it is not read; "" when it is

	row   givenRow        // what taizhang.csv says of it
	table string          // the folder of that table
	given normalize.Given // the row over the flags
}

// gather finds the files under paths: a path once, in the order of their names.
func gather(paths []string) ([]file, error) {
	var out []file
	for _, path := range paths {
		if path == stdinPath {
			out = append(out, file{path: path, name: "stdin"})
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			return nil, coded{exitUnreadable, unwrapPath(path, err)}
		}
		if !info.IsDir() {
			out = append(out, file{path: path, root: filepath.Dir(path), name: givenName(path), size: info.Size()})
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
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return coded{exitUnreadable, unwrapPath(path, err)}
		}
		name, err := filepath.Rel(root, path)
		if err != nil || name == "." {
			return err
		}
		if d.IsDir() {
			if strings.HasPrefix(d.Name(), ".") {
				return fs.SkipDir
			}
			return nil
		}
		f := file{path: path, root: root, name: filepath.ToSlash(name), skip: skipReason(d)}
		if info, err := d.Info(); err == nil {
			f.size = info.Size()
		}
		out = append(out, f)
		return nil
	})
	return out, err
}

// skipReason tells files that no one wrote as a plan: office lock files, folder caches, our own table.
func skipReason(d fs.DirEntry) string {
	name := strings.ToLower(d.Name())
	switch {
	case !d.Type().IsRegular():
		return "no regular file"
	case name == givenFile:
		return "table of given values"
	case strings.HasPrefix(name, "~$"), strings.HasPrefix(name, ".~lock."), strings.HasPrefix(name, "~wrl"):
		return "office lock file"
	case name == "thumbs.db", name == "desktop.ini", name == ".ds_store", strings.HasPrefix(name, "._"):
		return "folder cache"
	case strings.HasPrefix(name, "."):
		return "hidden file"
	}
	return ""
}

// unique orders files by name and leaves a path in once.
func unique(files []file) []file {
	slices.SortStableFunc(files, func(a, b file) int {
		return cmp.Or(strings.Compare(a.name, b.name), strings.Compare(a.path, b.path))
	})
	return slices.CompactFunc(files, func(a, b file) bool { return filepath.Clean(a.path) == filepath.Clean(b.path) })
}

// unwrapPath spells an error of the file system with the path first, as all errors of input are.
func unwrapPath(path string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}
