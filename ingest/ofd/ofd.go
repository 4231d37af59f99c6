// Package ofd reads the Open Fixed-layout Document (GB/T 33190): what is drawn
// on its pages. Names are matched without their namespace, of which there are
// several in use; paths may be absolute, relative, or spelled with backslashes.
package ofd

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/taizhang/taizhang/ingest/ooxml"
	"github.com/taizhang/taizhang/ingest/page"
	"github.com/taizhang/taizhang/ingest/sfnt"
)

// ErrEncrypted says that the parts of a file are encrypted (GM/T 0099).
var ErrEncrypted = errors.New("encrypted ofd")

// Limits bound what a file may hold.
type Limits struct {
	Pages int
	Depth int // of elements, and of drawings in drawings
	Chars int

	Rules    int // of a page, and lines of a path, that are kept
	Drawings int // of a page that stand for others
	Codes    int // that the tables of one font list
}

// File is an opened file.
type File struct {
	Title       string
	Attachments []string // names of the files inside
	pkg         *ooxml.Package
	lim         Limits
	docs        []*document
	leafs       []leaf
	chars       int
	fonts       map[string]*sfnt.Font // embedded ones, by part
}

// document is one of the documents of a file; nearly always there is one.
type document struct {
	base      string // folder of its Document.xml
	box       page.Box
	templates map[string]string // by ID, the part
	marks     map[string][]string
	resources []string
}

// leaf is a page to be drawn.
type leaf struct {
	doc      *document
	id, part string
}

// Drawing is one page as drawn.
type Drawing struct {
	page.Sheet
	Images int
}

// Open reads the lists of pages.
func Open(pkg *ooxml.Package, lim Limits) (*File, error) {
	f := &File{pkg: pkg, lim: lim, fonts: map[string]*sfnt.Font{}}
	if pkg.Has("Encryptions.xml") {
		return nil, &ooxml.Error{Part: "Encryptions.xml", Err: ErrEncrypted}
	}
	root := "OFD.xml"
	b, err := pkg.Part(root)
	if err != nil {
		return nil, err
	}
	s := ooxml.NewScanner(root, b, lim.Depth)
	for s.Next() {
		if s.Kind == ooxml.Start && string(s.Local) == "DocBody" {
			if err := f.body(s); err != nil {
				return nil, err
			}
		}
	}
	if s.Err() == nil && len(f.leafs) == 0 {
		return nil, &ooxml.Error{Part: root, Err: fmt.Errorf("%w: no page", ooxml.ErrDamaged)}
	}
	return f, s.Err()
}

// body reads one of the documents of a file, in the version that is current.
func (f *File) body(s *ooxml.Scanner) error {
	root, version := "", ""
	s.Each(func(name string) {
		switch name {
		case "DocInfo":
			s.Each(func(name string) {
				if words := strings.TrimSpace(s.Words()); name == "Title" && f.Title == "" {
					f.Title = words
				}
			})
		case "DocRoot":
			root = resolve("", s.Words())
		case "Versions":
			s.Each(func(string) {
				if s.Attr("Current") == "true" {
					version = resolve("", s.Attr("BaseLoc"))
				}
				s.Skip()
			})
		default:
			s.Skip()
		}
	})
	if version != "" && f.pkg.Has(version) {
		return f.version(version, root)
	}
	return f.document(root)
}

// version reads which Document.xml a version has, if another than the first.
func (f *File) version(part, root string) error {
	b, err := f.pkg.Part(part)
	if err != nil {
		return err
	}
	s := ooxml.NewScanner(part, b, f.lim.Depth)
	for s.Next() {
		if s.Kind == ooxml.Start && string(s.Local) == "DocRoot" {
			if own := resolve(path.Dir(part), s.Words()); f.pkg.Has(own) {
				root = own
			}
		}
	}
	if s.Err() != nil {
		return s.Err()
	}
	return f.document(root)
}

// document reads a Document.xml.
func (f *File) document(part string) error {
	b, err := f.pkg.Part(part)
	if err != nil {
		return err
	}
	d := &document{base: path.Dir(part), templates: map[string]string{}}
	f.docs = append(f.docs, d)
	s := ooxml.NewScanner(part, b, f.lim.Depth)
	var annotations, attachments string
	for s.Next() {
		if s.Kind != ooxml.Start {
			continue
		}
		switch string(s.Local) {
		case "PhysicalBox":
			d.box = box(s.Words())
		case "TemplatePage":
			d.templates[s.Attr("ID")] = resolve(d.base, s.Attr("BaseLoc"))
		case "PublicRes", "DocumentRes":
			d.resources = append(d.resources, resolve(d.base, s.Words()))
		case "Attachments":
			attachments = resolve(d.base, s.Words())
		case "Annotations":
			annotations = resolve(d.base, s.Words())
		case "Page":
			if len(f.leafs) >= f.lim.Pages {
				return &ooxml.Error{Part: part, Err: fmt.Errorf("%w: pages %d", ooxml.ErrLimit, f.lim.Pages)}
			}
			f.leafs = append(f.leafs, leaf{d, s.Attr("ID"), resolve(d.base, s.Attr("BaseLoc"))})
		}
	}
	if s.Err() == nil && attachments != "" && f.pkg.Has(attachments) {
		if err := f.attached(attachments); err != nil {
			return err
		}
	}
	if s.Err() != nil || annotations == "" {
		return s.Err()
	}
	return f.annotations(d, annotations)
}

// attached lists the files that a document carries.
func (f *File) attached(part string) error {
	b, err := f.pkg.Part(part)
	if err != nil {
		return err
	}
	s := ooxml.NewScanner(part, b, f.lim.Depth)
	for s.Next() {
		if s.Kind == ooxml.Start && string(s.Local) == "Attachment" && s.Attr("Visible") != "false" {
			f.Attachments = append(f.Attachments, s.Attr("Name"))
		}
	}
	return s.Err()
}

// annotations notes which parts draw on top of which page.
func (f *File) annotations(d *document, part string) error {
	if !f.pkg.Has(part) {
		return nil
	}
	b, err := f.pkg.Part(part)
	if err != nil {
		return err
	}
	d.marks = map[string][]string{}
	s := ooxml.NewScanner(part, b, f.lim.Depth)
	id := ""
	for s.Next() {
		switch {
		case s.Kind != ooxml.Start:
		case string(s.Local) == "Page":
			id = s.Attr("PageID")
		case string(s.Local) == "FileLoc":
			d.marks[id] = append(d.marks[id], resolve(path.Dir(part), s.Words()))
		}
	}
	return s.Err()
}

// Pages is their number.
func (f *File) Pages() int { return len(f.leafs) }

// resolve names a part that is named relative to a folder, or with a leading slash from the root.
func resolve(base, loc string) string {
	loc = strings.ReplaceAll(strings.TrimSpace(loc), `\`, "/")
	if strings.HasPrefix(loc, "/") {
		return loc[1:]
	}
	return path.Join(base, loc)
}
