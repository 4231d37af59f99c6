package warehouse

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
)

// ErrNoOriginal says that the bytes of a document are not kept.
var ErrNoOriginal = errors.New("the original is not kept: the document was loaded without its bytes")

// originals keep the bytes of documents as they were read, by their SHA-256 in lower-case hex.
type originals interface {
	// kept tells whether the bytes are there.
	kept(ctx context.Context, sum string) (bool, error)
	// put keeps bytes; nothing happens where they are kept already.
	put(ctx context.Context, sum string, b []byte) error
	// get gives bytes as they stand, ErrNoOriginal where there are none.
	get(ctx context.Context, sum string) ([]byte, error)
	// sums names all that are kept, in order.
	sums(ctx context.Context) ([]string, error)
}

// Keep keeps the bytes of a document beside its rows, once.
func (w *Warehouse) Keep(ctx context.Context, sum string, b []byte) error {
	o := w.store.originals()
	if there, err := o.kept(ctx, sum); there || err != nil {
		return err
	}
	if err := o.put(ctx, sum, b); err != nil {
		return fmt.Errorf("original %s: %w", sum, err)
	}
	return nil
}

// HasOriginal tells whether the bytes of a document are kept.
func (w *Warehouse) HasOriginal(ctx context.Context, sum string) (bool, error) {
	return w.store.originals().kept(ctx, sum)
}

// Original gives the bytes of a document by their SHA-256, ErrNoOriginal where they are not
// kept. Bytes that are not what they were are an error.
func (w *Warehouse) Original(ctx context.Context, sum string) ([]byte, error) {
	if !isSum(sum) {
		return nil, fmt.Errorf("%q: %w", sum, ErrNoOriginal)
	}
	b, err := w.store.originals().get(ctx, sum)
	if err != nil {
		return nil, fmt.Errorf("original %s: %w", sum, err)
	}
	if is := sumOfBytes(b); is != sum {
		return nil, fmt.Errorf("original %s: its bytes have become others, of the sum %s", sum, is)
	}
	return b, nil
}

func sumOfBytes(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func isSum(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == sha256.Size && s == hex.EncodeToString(b)
}

// copyOriginals brings all that from keeps.
func (w *Warehouse) copyOriginals(ctx context.Context, from *Warehouse) error {
	sums, err := from.store.originals().sums(ctx)
	if err != nil {
		return err
	}
	for _, sum := range sums {
		b, err := from.Original(ctx, sum)
		if err != nil {
			return err
		}
		if err := w.Keep(ctx, sum, b); err != nil {
			return err
		}
	}
	return nil
}

// damaged counts the originals that are not what they were.
func (w *Warehouse) damaged(ctx context.Context) (n int64, err error) {
	o := w.store.originals()
	sums, err := o.sums(ctx)
	for _, sum := range sums {
		b, err := o.get(ctx, sum)
		if errors.Is(err, ErrNoOriginal) { // a compaction has just let it go
			continue
		}
		if err != nil {
			return n, err
		}
		if sumOfBytes(b) != sum {
			n++
		}
	}
	return n, err
}

// originalFolder keeps originals as files: originals/ab/abcd….
type originalFolder string

func (f *folder) originals() originals { return originalFolder(filepath.Join(f.dir, "originals")) }

func (o originalFolder) path(sum string) string { return filepath.Join(string(o), sum[:2], sum) }

func (o originalFolder) kept(_ context.Context, sum string) (bool, error) {
	info, err := os.Stat(o.path(sum))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && info.Size() > 0, err
}

// put writes beside the place and moves there, so that a kill or a power cut leaves all bytes or none;
// they are on the disk before rows that name them are published.
func (o originalFolder) put(_ context.Context, sum string, b []byte) error {
	path := o.path(sum)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	t, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	_, err = t.Write(b)
	if err = errors.Join(err, t.Sync(), t.Close()); err == nil {
		err = os.Rename(t.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(t.Name()))
	}
	return syncFile(filepath.Dir(path))
}

func (o originalFolder) get(_ context.Context, sum string) ([]byte, error) {
	b, err := os.ReadFile(o.path(sum))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoOriginal
	}
	return b, err
}

func (o originalFolder) sums(context.Context) (out []string, err error) {
	found, err := filepath.Glob(filepath.Join(string(o), "??", "*"))
	for _, path := range found {
		if name := filepath.Base(path); isSum(name) {
			out = append(out, name)
		}
	}
	return out, err
}

// forget removes what no document has any more, and what a kill left half written.
func (o originalFolder) forget(known map[string]bool) error {
	found, err := filepath.Glob(filepath.Join(string(o), "??", "*"))
	for _, path := range found {
		if !known[filepath.Base(path)] {
			err = errors.Join(err, os.Remove(path))
		}
	}
	return err
}

// originalTable keeps originals in a server's table raw.original.
type originalTable struct{ *server }

func (s *server) originals() originals { return originalTable{s} }

func (o originalTable) kept(ctx context.Context, sum string) (there bool, err error) {
	err = o.db.GetContext(ctx, &there, files.Extra("original-known"), documentOf(sum))
	return there, o.named(err)
}

func (o originalTable) put(ctx context.Context, sum string, b []byte) error {
	_, err := o.db.ExecContext(ctx, files.Extra("original-put"), documentOf(sum), sum, b)
	return o.named(err)
}

func (o originalTable) get(ctx context.Context, sum string) (b []byte, err error) {
	err = o.db.GetContext(ctx, &b, files.Extra("original-get"), documentOf(sum))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNoOriginal
	}
	return b, o.named(err)
}

func (o originalTable) sums(ctx context.Context) (out []string, err error) {
	err = o.db.SelectContext(ctx, &out, files.Extra("original-all"))
	return out, o.named(err)
}

func documentOf(sum string) int64 { return int64(normalize.DocumentID(sum)) }
