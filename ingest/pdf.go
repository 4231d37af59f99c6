package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	pages "github.com/taizhang/taizhang/ingest/page"
	"github.com/taizhang/taizhang/ingest/pdf"
)

// isPDF looks for %PDF- near the start, where readers look for it: first on its line, whatever stands before.
func isPDF(b []byte) bool {
	b = b[:min(len(b), 1024)]
	i := bytes.Index(b, []byte("%PDF-"))
	return i == 0 || i > 0 && (b[i-1] < ' ' || b[i-1] >= 0x80)
}

// readPDF reads every page into one book. Pictures without any text need OCR.
func readPDF(b []byte, lim Limits) (*Document, error) {
	f, err := pdf.Open(b, pdf.Limits{Pages: lim.Pages, Depth: lim.Depth, Bytes: lim.ExpandedBytes, Chars: lim.Chars})
	if err != nil {
		return nil, pdfError("", err)
	}
	var book pages.Book
	glyphs, images := 0, 0
	for i := range f.Pages() {
		d, err := f.Page(i)
		if err != nil {
			return nil, pdfError(fmt.Sprintf("page %d", i+1), err)
		}
		glyphs, images = glyphs+len(d.Glyphs), images+d.Images
		book.Add(&d.Sheet)
	}
	if glyphs == 0 && images > 0 {
		return nil, fmt.Errorf("%w: pages are pictures", ErrNeedsOCR)
	}
	return fromPages(book.Blocks())
}

// pdfError says with this package's words what went wrong, and the library's only for the rest.
func pdfError(where string, err error) error {
	kind, said := ErrDamaged, pdf.ErrDamaged
	switch {
	case errors.Is(err, pdf.ErrEncrypted):
		return &Error{Where: where, Err: fmt.Errorf("%w: a password is needed", ErrEncrypted)}
	case errors.Is(err, pdf.ErrLimit):
		kind, said = ErrLimit, pdf.ErrLimit
	}
	return &Error{Where: where, Err: fmt.Errorf("%w: %s", kind, strings.TrimPrefix(err.Error(), said.Error()+": "))}
}

// fromPages maps rebuilt pages to a Document.
func fromPages(blocks []pages.Block, hidden []pages.Hidden) (*Document, error) {
	d := &Document{}
	layers := map[pages.Layer]Layer{pages.Body: Body, pages.Header: Header, pages.Footer: Footer}
	for _, b := range blocks {
		d.Blocks = append(d.Blocks, Block{Text: b.Text, Table: fromTable(b.Table), Page: b.Page, Box: fromBox(b.Box), Layer: layers[b.Layer]})
	}
	for _, h := range hidden {
		d.Hidden = append(d.Hidden, Hidden{Reason: h.Reason, Text: h.Text})
	}
	return d, nil
}

func fromTable(t *pages.Table) *Table {
	if t == nil {
		return nil
	}
	out := &Table{Rows: t.Rows, Cols: t.Cols, Cells: make([]Cell, len(t.Cells))}
	for i, c := range t.Cells {
		out.Cells[i] = Cell{Row: c.Row, Col: c.Col, RowSpan: c.RowSpan, ColSpan: c.ColSpan, Text: c.Text, Page: c.Page, Box: fromBox(c.Box)}
	}
	return out
}

func fromBox(b pages.Box) *Box {
	return &Box{X0: round(b.X0), Y0: round(b.Y0), X1: round(b.X1), Y1: round(b.Y1)}
}

// round keeps hundredths of a point: enough to mark a place, short enough to read.
func round(f float64) float64 {
	return float64(int64(f*100+0.5)) / 100
}
