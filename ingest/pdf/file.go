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
	Pages  int   // in the page tree
	Depth  int   // of page tree and forms
	Bytes  int64 // unpacked content, fonts and objects of one page
	Chars  int   // glyphs of the file
	Glyphs int   // of one page

	Rules       int // of one page, and lines of a path, that are kept
	States      int // that a page keeps at once, and of its marks
	Operands    int // of one operator
	Pictures    int // of one page
	Annotations int // of one page
	Codes       int // that the tables of one font list
}

// File is an opened PDF.
type File struct {
	src     *source
	lim     Limits
	title   string
	pages   []leaf
	fonts   fonts
	mended  int                 // remedies tried, as the objects were broken
	counted int64               // pages, as the tree says
	sets    map[string]*fontSet // by the spelling of /Font
	chars   int                 // drawn so far
	most    int                 // on one page, so far
	off     map[string]bool     // layers that are off, by reference
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
	return mended(b, lim, 0, err)
}

// remedies rewrite a file that cannot be read as it is: as a second reader
// understands it, then from its objects alone.
var remedies = []func([]byte, Limits) (*File, error){reread, fromObjects}

// mended opens a file with the first remedy from the given one on that helps; else why stands.
func mended(b []byte, lim Limits, from int, why error) (*File, error) {
	for i := from; i < len(remedies); i++ {
		f, err := remedies[i](b, lim)
		if err == nil {
			f.mended = i + 1
			return f, nil
		}
		if errors.Is(err, ErrEncrypted) || errors.Is(err, ErrLimit) {
			return nil, err
		}
	}
	return nil, why
}

func reread(b []byte, lim Limits) (*File, error) {
	clean, err := normalised(b)
	if err != nil {
		return nil, err
	}
	return whole(openAs(clean, lim))
}

func fromObjects(b []byte, lim Limits) (*File, error) {
	raw, err := rebuilt(b, lim.Bytes)
	if err != nil {
		return nil, err
	}
	f, err := openAs(raw, lim)
	if errors.Is(err, ErrEncrypted) {
		return reread(raw, lim)
	}
	return whole(f, err)
}

// whole wants all pages that were counted, with what they show: half a file is
// not read as if it were all.
func whole(f *File, why error) (_ *File, err error) {
	defer rescue(&err)
	if why != nil {
		return nil, why
	}
	if int64(len(f.pages)) < f.counted {
		return nil, fmt.Errorf("%w: pages are missing", ErrDamaged)
	}
	for i, l := range f.pages {
		if kind := l.page.Key("Contents").Kind(); kind != pdf.Stream && kind != pdf.Array && strings.Contains(l.page.String(), "/Contents ") {
			return nil, fmt.Errorf("%w: page %d is missing", ErrDamaged, i+1)
		}
	}
	return f, nil
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
	f.src.left = 1<<20 + 64*int64(len(b)) // the tables of places: read once, unless they form a circle
	r, err := pdf.NewReader(f.src, int64(len(b)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if !r.Trailer().Key("Encrypt").IsNull() {
		return nil, ErrEncrypted
	}
	f.src.refill()
	tree := r.Trailer().Key("Root").Key("Pages")
	f.counted = tree.Key("Count").Int64()
	f.pages, err = leaves(tree, lim)
	if err != nil {
		return nil, err
	}
	f.title, f.off = titleOf(r.Trailer()), layersOff(r.Trailer().Key("Root"))
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
