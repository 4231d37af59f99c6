package ingest

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/ofd"
	"github.com/taizhang/taizhang/ingest/ooxml"
	pages "github.com/taizhang/taizhang/ingest/page"
)

// readOFD reads every page into one book, as readPDF does.
func readOFD(b []byte, lim Limits) (*Document, error) {
	pkg, err := ooxml.Open(b, packageLimits(lim))
	if err != nil {
		return nil, fromPackage(err)
	}
	f, err := ofd.Open(pkg, ofd.Limits{Pages: lim.Pages, Depth: lim.Depth, Chars: lim.Chars, Rules: lim.Rules, Drawings: lim.Drawings, Codes: lim.FontCodes})
	if errors.Is(err, ofd.ErrEncrypted) {
		return nil, fmt.Errorf("%w: the parts are encrypted", ErrEncrypted)
	}
	if err != nil {
		return nil, fromPackage(err)
	}
	var book pages.Book
	glyphs, pictures := 0, []string(nil)
	for i := range f.Pages() {
		p, err := f.Page(i)
		if err != nil {
			return nil, fromPackage(err)
		}
		if glyphs += len(p.Glyphs); len(p.Glyphs) == 0 && p.Images > 0 {
			pictures = append(pictures, strconv.Itoa(p.Number))
		}
		book.Add(&p.Sheet)
	}
	if glyphs == 0 && len(pictures) > 0 {
		return nil, fmt.Errorf("%w: pages are pictures; print the file to .pdf and read that", ErrNeedsOCR)
	}
	d := fromPages(book.Blocks())
	if n := cells(d); n > lim.Cells {
		return nil, over("cells", lim.Cells)
	}
	d.Meta = titled(f.Title)
	for _, name := range f.Attachments {
		d.Meta = append(d.Meta, Meta{Name: "attachment", Value: name})
	}
	if len(pictures) > 0 {
		d.Meta = append(d.Meta, Meta{Name: "picture-pages", Value: strings.Join(pictures, " ")})
	}
	return d, nil
}
