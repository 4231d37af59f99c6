package main

import (
	"os"
	"path"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest"
)

// unpack puts the parts of archives in the archives' places, so that each is read,
// counted and quarantined like a file of a folder.
func (a *app) unpack(files []file) []file {
	held := &ingest.Archives{}
	var out []file
	for _, f := range files {
		if f.skip == "" {
			f.bytes, f.err = a.piped(f)
		}
		open := f.source(a.limits.FileBytes)
		if open == nil {
			out = append(out, f)
			continue
		}
		parts, err := held.Open(f.name, open, a.limits.Limits)
		if err != nil {
			f.err = err
			out = append(out, f)
			continue
		}
		slices.SortStableFunc(parts, func(a, b *ingest.Part) int { return strings.Compare(a.Name, b.Name) })
		for _, p := range parts {
			out = append(out, f.of(p))
		}
	}
	return out
}

// piped is what comes from standard input, which has to be known to be an archive or not.
func (a *app) piped(f file) ([]byte, error) {
	if f.path != stdinPath {
		return nil, nil
	}
	return a.open(f)
}

// of is the file that a part of archive f is.
func (f file) of(p *ingest.Part) file {
	inner := f
	inner.part, inner.archive = p, f.path
	inner.path, inner.real, inner.name = f.path+"/"+p.Name, f.real+"/"+p.Name, f.name+"/"+p.Name
	inner.size, inner.skip, inner.bytes = p.Size, leftover(path.Base(p.Name)), nil
	switch {
	case inner.skip != "":
	case strings.HasPrefix(p.Name, "__MACOSX/"):
		inner.skip = "folder cache"
	case path.Base(p.Name)[0] == '.':
		inner.skip = "hidden file"
	}
	return inner
}

// source tells how to open f where it is an archive; nil where it is none.
func (f file) source(most int64) func() (ingest.Source, error) {
	if f.skip != "" || f.err != nil {
		return nil
	}
	open := func() (ingest.Source, error) { return openDisk(f.path) }
	if f.bytes != nil {
		open = func() (ingest.Source, error) { return ingest.InMemory(f.bytes), nil }
	}
	s, err := open()
	if err != nil {
		return nil // reading it says why
	}
	defer s.Close()
	if s.Size() > most || !ingest.IsArchive(s, s.Size()) {
		return nil
	}
	return open
}

// onDisk is an archive in the file system.
type onDisk struct {
	*os.File
	size int64
}

func (d onDisk) Size() int64 { return d.size }

func openDisk(path string) (ingest.Source, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, err
	}
	return onDisk{f, info.Size()}, nil
}
