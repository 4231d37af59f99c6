package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
)

// The ways in which a file cannot be read. Errors of Read wrap exactly one.
var (
	ErrFormat    = errors.New("unknown format")
	ErrDamaged   = errors.New("damaged")
	ErrEncrypted = errors.New("encrypted")
	ErrEmpty     = errors.New("empty file")
	ErrLimit     = errors.New("over a limit")
	ErrNeedsOCR  = errors.New("needs ocr") // holds pictures of text; status needs_ocr
)

// Sentinel is the one of them that err wraps, or nil.
func Sentinel(err error) error {
	for _, s := range []error{ErrFormat, ErrDamaged, ErrEncrypted, ErrEmpty, ErrLimit, ErrNeedsOCR} {
		if errors.Is(err, s) {
			return s
		}
	}
	return nil
}

// Error says which file could not be read, as what, and where it went wrong.
type Error struct {
	Name   string // the file
	Format string // what it was taken for; "" when unknown
	Where  string // part, page, cell or byte offset; "" when the whole file
	Err    error
}

// Error spells "任务分解表.xlsx: xlsx: 任务表!C7: damaged: invalid shared string".
func (e *Error) Error() string {
	s := e.Name
	for _, part := range []string{e.Format, e.Where} {
		if part != "" {
			s += ": " + part
		}
	}
	return s + ": " + e.Err.Error()
}

// Unwrap gives the sentinel's chain.
func (e *Error) Unwrap() error { return e.Err }

// Format is one row of the registry: how to know a file by its content and how to read it.
type Format struct {
	Name string                                        // the Document's Format
	Is   func(b []byte) bool                           // decides by content, never by suffix
	Read func(b []byte, lim Limits) (*Document, error) // fills Meta, Blocks, Hidden
}

// Read reads one file that holds one document. The name is used in messages and as Document.Name only.
func Read(name string, b []byte, lim Limits) (*Document, error) {
	docs, err := ReadAll(name, b, lim)
	if err != nil {
		return nil, err
	}
	if len(docs) != 1 {
		return nil, &Error{Name: name, Err: fmt.Errorf("%w: %d documents where one is wanted", ErrFormat, len(docs))}
	}
	return docs[0], nil
}

// ReadAll reads one file; only Document JSON holds several documents.
func ReadAll(name string, b []byte, lim Limits) ([]*Document, error) {
	if len(b) == 0 {
		return nil, &Error{Name: name, Err: ErrEmpty}
	}
	if int64(len(b)) > lim.FileBytes {
		return nil, &Error{Name: name, Err: fmt.Errorf("%w: file-bytes %d", ErrLimit, lim.FileBytes)}
	}
	if isDocumentJSON(b) {
		docs, err := documents(b, lim)
		if err != nil {
			return nil, located(name, "document-json", err)
		}
		return docs, nil
	}
	for _, f := range Formats {
		if !f.Is(b) {
			continue
		}
		d, err := f.Read(b, lim)
		if err != nil {
			return nil, located(name, f.Name, err)
		}
		switch {
		case d.chars() > lim.Chars:
			return nil, located(name, f.Name, over("chars", lim.Chars))
		case d.wide(lim.Columns):
			return nil, located(name, f.Name, over("columns", lim.Columns))
		}
		finish(d, name, f.Name, b)
		return []*Document{d}, nil
	}
	return nil, &Error{Name: name, Err: fmt.Errorf("%w: neither text nor a known file", ErrFormat)}
}

// located puts name and format on a reader's error, keeping the place the reader named.
func located(name, format string, err error) error {
	e := &Error{}
	if !errors.As(err, &e) {
		e = &Error{Err: err}
	}
	return &Error{Name: name, Format: format, Where: e.Where, Err: e.Err}
}

// placed puts a place on an error, and the sentinel unless it wraps one already.
func placed(where string, sentinel, err error) error {
	if Sentinel(err) == nil {
		err = fmt.Errorf("%w: %w", sentinel, err)
	}
	return &Error{Where: where, Err: err}
}

// finish states what is true of every file, and names the tables that have no name of their own.
func finish(d *Document, name, format string, b []byte) {
	sum := sha256.Sum256(b)
	d.Schema, d.Name, d.SHA256, d.Size = Schema, name, hex.EncodeToString(sum[:]), int64(len(b))
	if d.Format == "" {
		d.Format = format
	}
	if d.Blocks == nil {
		d.Blocks = []Block{}
	}
	n := 0
	for i := range d.Blocks {
		if t := d.Blocks[i].Table; t != nil {
			n++
			if t.Name == "" {
				t.Name = fmt.Sprintf("T%d", n)
			}
		}
	}
}
