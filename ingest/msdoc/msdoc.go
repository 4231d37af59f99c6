// Package msdoc reads Word's binary format ([MS-DOC], Word 97 and later, also
// written by WPS as .wps): its text in reading order with tables, list numbers
// and outline levels.
package msdoc

import (
	"errors"
	"fmt"

	"github.com/taizhang/taizhang/ingest/flow"
)

// The ways in which a file cannot be read.
var (
	ErrDamaged   = errors.New("damaged")
	ErrEncrypted = errors.New("encrypted")
	ErrOld       = errors.New("written by Word 95 or before")
	ErrLimit     = errors.New("over a limit")
)

// Limits bound what a file may expand to; every number in a file is held against them or against its size.
type Limits struct {
	Chars int // of all stories
	Depth int // of tables in tables
}

// Read reads a file. Errors wrap one of this package's.
func Read(b []byte, lim Limits) (*flow.Document, error) {
	f, err := open(b)
	if err != nil {
		return nil, err
	}
	if err := f.definitions(); err != nil {
		return nil, err
	}
	if n := f.pieces.chars(); n > lim.Chars {
		return nil, fmt.Errorf("%w: chars %d", ErrLimit, lim.Chars)
	}
	r := &reader{file: f, lim: lim, doc: &flow.Document{Pictures: f.pictures()}}
	r.all()
	return r.doc, r.err
}

// file is an opened file: its streams and what they define.
type file struct {
	main, table, data []byte
	fib               fib
	pieces            pieces
	paras             runs // PAPX by place in the main stream
	chars             runs // CHPX
	styles            []style
	lists             lists
}

func (f *file) definitions() error {
	var err error
	if f.pieces, err = readPieces(f.part(clx), f.main); err != nil {
		return err
	}
	f.paras = readRuns(f.part(papxBins), f.main, papxPage)
	f.chars = readRuns(f.part(chpxBins), f.main, chpxPage)
	f.styles = readStyles(f.part(stylesheet))
	f.lists = readLists(f.tail(listTable), f.part(listOverrides))
	return nil
}
