package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/sandbox"
)

// reader reads one file's bytes into Documents.
type reader func(ctx context.Context, name string, b []byte) ([]*ingest.Document, error)

// readInProcess is the reader of worker processes and of tests.
func readInProcess(_ context.Context, name string, b []byte) ([]*ingest.Document, error) {
	return ingest.ReadAll(name, b, ingest.DefaultLimits)
}

// open reads f's bytes; a file over the limit is not taken into memory.
func (a *app) open(f file) ([]byte, error) {
	switch {
	case f.err != nil:
		return nil, f.err
	case f.part != nil:
		return f.part.Read(f.name)
	case f.bytes != nil:
		return f.bytes, nil
	}
	most := a.limits.FileBytes
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

// reader starts the pool of worker processes, this program again, that read files.
func (a *app) reader() (reader, func()) {
	pool := sandbox.New(a.limits.sandbox(a.jobs))
	return pool.ReadAll, func() { pool.Close() }
}
