// Package odf reads OpenDocument (ISO/IEC 26300): the text of .odt in reading
// order and the sheets of .ods.
package odf

import (
	"strings"

	"github.com/taizhang/taizhang/ingest/flow"
	"github.com/taizhang/taizhang/ingest/ooxml"
)

// Document is a file's text.
type Document struct {
	Headers, Body, Notes, Footers []flow.Node
	Title                         string
	Hidden                        []Hidden
}

// Hidden is text that no reader of the page sees.
type Hidden struct{ Reason, Text string }

const (
	content  = "content.xml"
	styling  = "styles.xml"
	metadata = "meta.xml"
)

// title is what the file says its title is.
func title(pkg *ooxml.Package, depth int) (string, error) {
	if !pkg.Has(metadata) {
		return "", nil
	}
	b, err := pkg.Part(metadata)
	if err != nil {
		return "", err
	}
	s := ooxml.NewScanner(metadata, b, depth)
	for s.Next() {
		if s.Kind == ooxml.Start && string(s.Local) == "title" {
			return strings.TrimSpace(chars(s)), s.Err()
		}
	}
	return "", s.Err()
}

// chars is all text of the element whose Start was just seen.
func chars(s *ooxml.Scanner) string {
	var sb strings.Builder
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		if s.Kind == ooxml.Text {
			sb.Write(s.Chars)
		}
	}
	return sb.String()
}

// each calls f on every child of the element whose Start was just seen; f must
// go to the child's End.
func each(s *ooxml.Scanner, f func(name string)) {
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		if s.Kind == ooxml.Start {
			f(string(s.Local))
		}
	}
}
