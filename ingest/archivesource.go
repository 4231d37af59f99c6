package ingest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"sync"
)

// Source is an archive's bytes.
type Source interface {
	io.ReaderAt
	io.Closer
	Size() int64
}

// InMemory is a Source of bytes that are at hand.
func InMemory(b []byte) Source { return inMemory{bytes.NewReader(b)} }

type inMemory struct{ *bytes.Reader }

func (inMemory) Close() error { return nil }

// Archives holds open the archive that was read last, so that a batch may know
// thousands of them and the parts of each are read without opening it again. The
// zero value is ready.
type Archives struct {
	mu   sync.Mutex
	idle *opened
}

// shelve keeps o open and closes the one kept before.
func (held *Archives) shelve(o *opened) {
	held.mu.Lock()
	was := held.idle
	held.idle = o
	held.mu.Unlock()
	if was != nil && was != o {
		was.drop()
	}
}

// opened is an archive that is open while parts of it are read.
type opened struct {
	open func() (Source, error)
	held *Archives
	zip  *zip.Reader // stays when the source is closed

	mu    sync.Mutex
	src   Source
	users int
}

func (o *opened) take() (err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.src == nil {
		if o.src, err = o.open(); err != nil {
			return err
		}
	}
	o.users++
	return nil
}

func (o *opened) give() {
	o.mu.Lock()
	o.users--
	o.mu.Unlock()
	o.held.shelve(o)
}

func (o *opened) drop() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.users == 0 && o.src != nil {
		o.src.Close()
		o.src = nil
	}
}

// ReadAt reads the source, which is open as long as someone took it.
func (o *opened) ReadAt(b []byte, at int64) (int, error) { return o.src.ReadAt(b, at) }

// directory reads the list of parts, unless it was read before.
func (o *opened) directory(most int) (err error) {
	if o.zip != nil {
		return nil
	}
	size := o.src.Size()
	if tooMany(o, size, most) {
		return over("parts", most)
	}
	o.zip, err = zip.NewReader(o, size)
	switch {
	case err != nil:
		return fmt.Errorf("%w: truncated zip, no directory at its end", ErrDamaged)
	case len(o.zip.File) > most:
		return over("parts", most)
	}
	return nil
}

// Bounds of the look at a zip before its directory is taken into memory.
const (
	entryBytes = 46 // of a part in the directory, at least
	packedToo  = 4  // parts of stored documents count as well
)

// tooMany counts the marks of a directory's entries: what it states of itself may lie.
func tooMany(r io.ReaderAt, size int64, most int) bool {
	most *= packedToo
	if size/entryBytes <= int64(most) {
		return false
	}
	mark, n := []byte("PK\x01\x02"), 0
	b := make([]byte, 1<<20)
	for at := int64(0); at < size && n <= most; at += int64(len(b)) - 3 {
		k, _ := r.ReadAt(b, at)
		n += bytes.Count(b[:k], mark)
	}
	return n > most
}
