// Package ooxml reads Office Open XML (ECMA-376): the zip package with its
// relations, and the text of a Word document in Word's own shape. It knows no
// Document; names are matched without their namespace, so that transitional,
// strict and WPS files read alike.
package ooxml

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// The ways in which a package cannot be read. An Error wraps exactly one.
var (
	ErrDamaged = errors.New("damaged package")
	ErrLimit   = errors.New("package over a limit")
)

// Error says in which part of the package, and where in it, reading ended.
type Error struct {
	Part string // word/document.xml
	Byte int    // offset in the unpacked part; 0 when the whole part
	Err  error
}

// Error spells "word/document.xml byte 1024: damaged package: tag w:p is not closed".
func (e *Error) Error() string { return e.Where() + ": " + e.Err.Error() }

// Where is the place without the reason.
func (e *Error) Where() string {
	if e.Byte > 0 {
		return fmt.Sprintf("%s byte %d", e.Part, e.Byte)
	}
	return e.Part
}

// Unwrap gives the sentinel's chain.
func (e *Error) Unwrap() error { return e.Err }

// Limits bound what a package may unpack to.
type Limits struct {
	Bytes int64 // of all parts read
	Part  int64 // of one that is held as a whole
	Ratio int64 // unpacked to packed size of one part
	// RatioFrom is the unpacked size from which the ratio counts: small parts of blanks pack well.
	RatioFrom int64
	Parts     int
	Chars     int // of the texts that a workbook's cells share
	Depth     int // nesting of XML elements
	Window    int // bytes of one tag or text of a part that is not held; WindowMost when 0
}

// Package is an opened zip package.
type Package struct {
	files map[string]*zip.File
	lim   Limits
	left  int64
}

// Open reads the directory of a package.
func Open(b []byte, lim Limits) (*Package, error) {
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, &Error{Part: fmt.Sprintf("byte %d", len(b)), Err: fmt.Errorf("%w: zip is cut off, no directory at its end", ErrDamaged)}
	}
	if len(r.File) > lim.Parts {
		return nil, &Error{Part: "zip directory", Err: fmt.Errorf("%w: parts %d", ErrLimit, lim.Parts)}
	}
	p := &Package{files: map[string]*zip.File{}, lim: lim, left: lim.Bytes}
	for _, f := range r.File {
		p.files[key(f.Name)] = f
	}
	return p, nil
}

// key is a part's name as packages compare it: no leading slash, any case.
func key(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// Has reports that a part exists.
func (p *Package) Has(part string) bool { return p.files[key(part)] != nil }

// Part unpacks one part.
func (p *Package) Part(name string) ([]byte, error) {
	r, err := p.open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	r.whole = p.lim.Part
	var buf bytes.Buffer
	buf.Grow(int(min(p.lim.Part, r.left, int64(p.files[key(name)].UncompressedSize64))) + bytes.MinRead)
	_, err = buf.ReadFrom(r)
	b := buf.Bytes()
	if e := (*Error)(nil); err != nil && !errors.As(err, &e) {
		return nil, &Error{Part: name, Byte: len(b), Err: fmt.Errorf("%w: %w", ErrDamaged, err)}
	}
	return b, err
}

// scan walks a part that may be too large to hold.
func (p *Package) scan(name string) (*Scanner, io.Closer, error) {
	r, err := p.open(name)
	if err != nil {
		return nil, nil, err
	}
	return scanFrom(name, r, p.lim.Depth, cmp.Or(p.lim.Window, WindowMost)), r, nil
}

// unpacked is a part being unpacked as far as the limits allow.
type unpacked struct {
	io.ReadCloser
	pkg  *Package
	name string
	left int64 // by its ratio

	whole, held int64 // the most that may be held, and what is; none is held of a part that is walked
}

func (p *Package) open(name string) (*unpacked, error) {
	f := p.files[key(name)]
	if f == nil {
		return nil, &Error{Part: name, Err: fmt.Errorf("%w: part is missing", ErrDamaged)}
	}
	if f.Flags&1 != 0 {
		return nil, &Error{Part: name, Err: fmt.Errorf("%w: part is enciphered", ErrDamaged)}
	}
	r, err := f.Open()
	if err != nil {
		return nil, &Error{Part: name, Err: fmt.Errorf("%w: %w", ErrDamaged, err)}
	}
	return &unpacked{ReadCloser: r, pkg: p, name: name, left: max(p.lim.RatioFrom, int64(f.CompressedSize64)*p.lim.Ratio)}, nil
}

// Read gives an Error that wraps ErrLimit when more comes than is allowed.
func (u *unpacked) Read(b []byte) (int, error) {
	n, err := u.ReadCloser.Read(b)
	u.left -= int64(n)
	u.pkg.left -= int64(n)
	if u.held += int64(n); u.whole > 0 && u.held > u.whole {
		return 0, &Error{Part: u.name, Err: fmt.Errorf("%w: part-bytes %d", ErrLimit, u.whole)}
	}
	if u.pkg.left < 0 {
		return 0, &Error{Part: u.name, Err: fmt.Errorf("%w: expanded-bytes %d", ErrLimit, u.pkg.lim.Bytes)}
	}
	if u.left < 0 {
		return 0, &Error{Part: u.name, Err: fmt.Errorf("%w: expand-ratio %d", ErrLimit, u.pkg.lim.Ratio)}
	}
	return n, err
}

// Relation leads from one part to another.
type Relation struct {
	ID   string
	Type string // the last word of its URI: styles, numbering, header …
	Part string // full name; "" when it leads outside the package
}

// Relations are those of a part, or of the package when part is "".
func (p *Package) Relations(part string) ([]Relation, error) {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	if !p.Has(name) {
		return nil, nil
	}
	b, err := p.Part(name)
	if err != nil {
		return nil, err
	}
	var rels []Relation
	s := NewScanner(name, b, p.lim.Depth)
	for s.Next() {
		if s.Kind == Start && string(s.Local) == "Relationship" {
			rels = append(rels, relation(s, path.Dir(part)))
		}
	}
	return rels, s.Err()
}

func relation(s *Scanner, dir string) Relation {
	r := Relation{ID: s.Attr("Id"), Type: path.Base(s.Attr("Type"))}
	target := strings.ReplaceAll(s.Attr("Target"), `\`, "/")
	switch {
	case s.Attr("TargetMode") == "External":
	case strings.HasPrefix(target, "/"):
		r.Part = target[1:]
	default:
		r.Part = path.Join(dir, target)
	}
	return r
}

// Main is the part the package is about, such as word/document.xml.
func (p *Package) Main(otherwise string) string {
	rels, _ := p.Relations("")
	for _, r := range rels {
		if r.Type == "officeDocument" && p.Has(r.Part) {
			return r.Part
		}
	}
	return otherwise
}
