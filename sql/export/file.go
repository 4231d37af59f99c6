package export

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrExists says that something stands where a file or folder is to go.
var ErrExists = errors.New("exists already")

// File is a file that appears whole or not at all: it is written beside its place
// and moved there by Commit.
type File struct {
	*os.File
	path  string
	force bool
	there bool // a device or a pipe: written where it is
}

// Create begins a file. Without force it will not take the place of another one.
func Create(path string, force bool) (*File, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, &fs.PathError{Op: "create", Path: path, Err: errors.New("is a folder")}
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &File{File: f, path: path, there: true}, err
	case err == nil && !force:
		return nil, fmt.Errorf("%s: %w", path, ErrExists)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // the link stays, what it names is replaced
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".part-*")
	if err != nil {
		return nil, err
	}
	return &File{File: f, path: path, force: force}, nil
}

// Commit moves the whole file to its place.
func (f *File) Commit() error {
	if f.there {
		return f.Close()
	}
	err := errors.Join(f.Chmod(0o644), f.Sync(), f.Close())
	if err == nil && f.force {
		err = os.Rename(f.Name(), f.path)
	} else if err == nil {
		err = f.link()
	}
	if err != nil {
		return errors.Join(err, remove(f.Name()))
	}
	return syncFolder(filepath.Dir(f.path))
}

// link takes the place only if it is still free.
func (f *File) link() error {
	err := os.Link(f.Name(), f.path)
	switch {
	case err == nil:
		return remove(f.Name())
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s: %w", f.path, ErrExists)
	}
	if _, err := os.Lstat(f.path); err == nil { // a file system without links
		return fmt.Errorf("%s: %w", f.path, ErrExists)
	}
	return os.Rename(f.Name(), f.path)
}

// Abort leaves nothing behind.
func (f *File) Abort() error {
	err := f.Close()
	if f.there {
		return err
	}
	return errors.Join(err, remove(f.Name()))
}

func remove(name string) error {
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = d.Sync() // not every system can
	return d.Close()
}
