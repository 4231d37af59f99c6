// Package pdf reads what is drawn on the pages of a PDF file: glyphs with their
// text, and rules. An object reader finds the objects, this package interprets
// the content streams, the fonts and the filters itself; it knows no Document.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"
)

// The ways in which a PDF cannot be read.
var (
	ErrDamaged   = errors.New("damaged pdf")
	ErrEncrypted = errors.New("encrypted pdf")
	ErrLimit     = errors.New("pdf over a limit")
)

// Limits bound what one file may cost.
type Limits struct {
	Pages int   // in the page tree
	Depth int   // of page tree and forms
	Bytes int64 // unpacked content, fonts and objects of one page
	Chars int   // glyphs of the file
}

// File is an opened PDF.
type File struct {
	src       *source
	lim       Limits
	title     string
	pages     []leaf
	fonts     fonts
	rewritten bool                // the objects were broken
	sets      map[string]*fontSet // by the spelling of /Font
	chars     int                 // drawn so far
	most      int                 // on one page, so far
}

// source serves the file's bytes to the object reader and stops it when it reads in circles.
type source struct {
	b    []byte
	left int64
}

// errCircle says that the objects were read many times over: their references form a circle.
var errCircle = errors.New("objects refer in circles")

// ReadAt mends the head, which the object reader wants exactly so.
func (s *source) ReadAt(p []byte, off int64) (int, error) {
	if s.left -= int64(len(p)); s.left < 0 {
		panic(errCircle)
	}
	if off < 0 || off >= int64(len(s.b)) {
		return 0, io.EOF
	}
	n := copy(p, s.b[off:])
	if off == 0 {
		copy(p[:n], "%PDF-1.7\n")
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func (s *source) refill() { s.left = 256<<20 + 8*int64(len(s.b)) }

// Open finds the pages. Files the object reader cannot take as they are
// (encrypted for the owner only, broken cross references) are rewritten first.
func Open(b []byte, lim Limits) (*File, error) {
	b = trimmed(b)
	f, err := openAs(b, lim)
	if err == nil || errors.Is(err, ErrLimit) {
		return f, err
	}
	clean, cleanErr := normalised(b)
	if cleanErr != nil {
		if errors.Is(cleanErr, ErrEncrypted) {
			return nil, cleanErr
		}
		return nil, err
	}
	return openAs(clean, lim)
}

// trimmed cuts junk before %PDF- and after the last %%EOF.
func trimmed(b []byte) []byte {
	if i := bytes.Index(b[:min(len(b), 1024)], []byte("%PDF-")); i > 0 {
		b = b[i:]
	}
	if i := bytes.LastIndex(b, []byte("%%EOF")); i >= 0 {
		b = b[:i+5]
	}
	return b
}

func openAs(b []byte, lim Limits) (f *File, err error) {
	defer rescue(&err)
	if err := sane(b); err != nil {
		return nil, err
	}
	f = &File{src: &source{b: b}, lim: lim, fonts: fonts{}, sets: map[string]*fontSet{}}
	f.src.refill()
	r, err := pdf.NewReader(f.src, int64(len(b)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if !r.Trailer().Key("Encrypt").IsNull() {
		return nil, ErrEncrypted
	}
	f.pages, err = leaves(r.Trailer().Key("Root").Key("Pages"), lim)
	if err != nil {
		return nil, err
	}
	f.title = titleOf(r.Trailer())
	return f, nil
}

// titleOf reads /Info; a file is not broken for want of it.
func titleOf(trailer pdf.Value) (title string) {
	var broken error
	defer rescue(&broken)
	return trailer.Key("Info").Key("Title").Text()
}

// sane refuses object counts no file of this size can hold: the object reader allocates by them.
func sane(b []byte) error {
	most := 1<<20 + 16*len(b)
	for _, key := range []string{"/Size", "/Index"} {
		for rest := b; ; {
			i := bytes.Index(rest, []byte(key))
			if i < 0 {
				break
			}
			rest = rest[i+len(key):]
			for _, w := range strings.Fields(strings.Trim(until(rest, "/>]"), " [")) {
				if n, err := strconv.ParseInt(w, 10, 64); err == nil && n > int64(most) {
					return fmt.Errorf("%w: %s %d", ErrDamaged, key, n)
				}
			}
		}
	}
	return nil
}

func until(b []byte, stops string) string {
	b = b[:min(len(b), 200)]
	if i := bytes.IndexAny(b, stops); i >= 0 {
		b = b[:i]
	}
	return string(b)
}

// rescue turns a panic of the object reader into an error.
func rescue(err *error) {
	switch x := recover().(type) {
	case nil:
	case error:
		*err = fmt.Errorf("%w: %w", ErrDamaged, x)
	default:
		*err = fmt.Errorf("%w: %v", ErrDamaged, x)
	}
}

// Title is what the file itself gives as its title; often the name of a draft.
func (f *File) Title() string { return f.title }

// Pages counts the pages.
func (f *File) Pages() int { return len(f.pages) }
