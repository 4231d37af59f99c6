// Package odf reads OpenDocument (ISO/IEC 26300): the text of .odt in reading
// order and the sheets of .ods.
package odf

import (
	"strings"

	"github.com/taizhang/taizhang/ingest/ooxml"
)

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
			return strings.TrimSpace(s.Words()), s.Err()
		}
	}
	return "", s.Err()
}
