package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// sums is the list of a folder's files, as sha256sum -c reads it. It also tells
// which files an earlier export made, for those alone may be replaced.
const sums = "SHA256SUMS"

// Folder is a folder that appears whole or not at all.
type Folder struct {
	path  string
	stage string // where it is filled
	force bool
	lines strings.Builder
}

// CreateFolder begins a folder. Without force it must not exist or be empty; with force
// it may be one of an earlier export, with nothing else in it.
func CreateFolder(path string, force bool) (*Folder, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := replaceable(path, force); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	stage, err := os.MkdirTemp(filepath.Dir(path), "."+filepath.Base(path)+".part-*")
	if err != nil {
		return nil, err
	}
	return &Folder{path: path, stage: stage, force: force}, nil
}

// replaceable reports why a folder must stay.
func replaceable(path string, force bool) error {
	entries, err := os.ReadDir(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	if !force {
		return fmt.Errorf("%s: %w", path, ErrExists)
	}
	ours, err := listed(filepath.Join(path, sums))
	if err != nil {
		return err
	}
	return filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		rel, relErr := filepath.Rel(path, name)
		if err = errors.Join(err, relErr); err != nil || d.IsDir() || ours[filepath.ToSlash(rel)] {
			return err
		}
		return fmt.Errorf("%s: %w and is of no export: name another folder", name, ErrExists)
	})
}

// listed are the files that an earlier export made, the list with them.
func listed(name string) (map[string]bool, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	ours := map[string]bool{sums: true}
	for s := bufio.NewScanner(f); s.Scan(); {
		if _, name, ok := strings.Cut(s.Text(), "  "); ok {
			ours[name] = true
		}
	}
	return ours, nil
}

// Create begins a file of the folder; close it before the next.
func (d *Folder) Create(name string) (*Member, error) {
	path := filepath.Join(d.stage, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	return &Member{file: f, name: name, sum: sha256.New(), folder: d}, err
}

// Member is a file of a folder being filled.
type Member struct {
	file   *os.File
	name   string
	sum    hash.Hash
	size   int64
	folder *Folder
}

// Write adds to the file and to its sum.
func (m *Member) Write(b []byte) (int, error) {
	n, err := m.file.Write(b)
	m.sum.Write(b[:n])
	m.size += int64(n)
	return n, err
}

// Close notes the file in the folder's list.
func (m *Member) Close() error {
	fmt.Fprintf(&m.folder.lines, "%s  %s\n", m.digest(), m.name)
	return errors.Join(m.file.Sync(), m.file.Close())
}

func (m *Member) digest() string { return hex.EncodeToString(m.sum.Sum(nil)) }

// write makes a whole file of the folder.
func (d *Folder) write(name string, b []byte) error {
	m, err := d.Create(name)
	if err != nil {
		return err
	}
	_, err = m.Write(b)
	return errors.Join(err, m.Close())
}

// Commit moves the filled folder to its place.
func (d *Folder) Commit() error {
	list := d.lines.String()
	if err := d.write(sums, []byte(list)); err != nil {
		return errors.Join(err, d.Abort())
	}
	if err := os.Chmod(d.stage, 0o755); err != nil {
		return errors.Join(err, d.Abort())
	}
	if err := d.swap(); err != nil {
		return errors.Join(err, d.Abort())
	}
	return syncFolder(filepath.Dir(d.path))
}

func (d *Folder) swap() error {
	if err := replaceable(d.path, d.force); err != nil { // what came in between
		return err
	}
	old := d.stage + ".old"
	err := os.Rename(d.path, old)
	if errors.Is(err, fs.ErrNotExist) {
		return os.Rename(d.stage, d.path)
	}
	if err != nil {
		return err
	}
	if err := os.Rename(d.stage, d.path); err != nil {
		return errors.Join(err, os.Rename(old, d.path))
	}
	return os.RemoveAll(old)
}

// Abort leaves nothing behind.
func (d *Folder) Abort() error { return os.RemoveAll(d.stage) }
