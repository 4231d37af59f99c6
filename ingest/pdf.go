package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
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

// readPDF reads every page into one book.
func readPDF(b []byte, lim Limits) (*Document, error) {
	f, err := pdf.Open(b, pdf.Limits{Pages: lim.Pages, Depth: lim.Depth, Bytes: lim.ExpandedBytes, Chars: lim.Chars})
	if err != nil {
		return nil, pdfError("", err)
	}
	var book pages.Book
	var seen legibility
	for i := range f.Pages() {
		p, err := f.Page(i)
		if err != nil {
			return nil, pdfError(fmt.Sprintf("page %d", i+1), err)
		}
		seen.count(p)
		book.Add(&p.Sheet)
	}
	if err := seen.judge(); err != nil {
		return nil, err
	}
	d := fromPages(book.Blocks())
	if n := cells(d); n > lim.Cells {
		return nil, fmt.Errorf("%w: cells %d > %d", ErrLimit, n, lim.Cells)
	}
	d.Meta = seen.meta()
	if title := strings.TrimSpace(f.Title()); title != "" {
		d.Meta = append(d.Meta, Meta{Name: "title", Value: title})
	}
	return d, nil
}

func cells(d *Document) (n int) {
	for i := range d.Blocks {
		if t := d.Blocks[i].Table; t != nil {
			n += len(t.Cells)
		}
	}
	return n
}

// legibility is how much of a PDF is text that can be read without looking at pictures.
type legibility struct {
	glyphs, unknown int
	pictures        []string // pages that show pictures or curves, and no text
}

func (l *legibility) count(p *pdf.Drawing) {
	const letters = 50 // so many painted shapes are text turned into curves
	for i := range p.Glyphs {
		if p.Glyphs[i].Text == pdf.Unknown {
			l.unknown++
		}
	}
	l.glyphs += len(p.Glyphs)
	if len(p.Glyphs) == 0 && (p.Images > 0 || p.Shapes > letters) {
		l.pictures = append(l.pictures, strconv.Itoa(p.Number))
	}
}

func (l *legibility) judge() error {
	switch {
	case l.glyphs == 0 && len(l.pictures) > 0:
		return fmt.Errorf("%w: pages are pictures", ErrNeedsOCR)
	case 2*l.unknown > l.glyphs:
		return fmt.Errorf("%w: fonts do not tell their characters", ErrNeedsOCR)
	}
	return nil
}

// meta names the pages whose words are missing, "picture-pages: 3 7", and counts the characters that no font tells.
func (l *legibility) meta() (m []Meta) {
	if len(l.pictures) > 0 {
		m = append(m, Meta{Name: "picture-pages", Value: strings.Join(l.pictures, " ")})
	}
	if l.unknown > 0 {
		m = append(m, Meta{Name: "unknown-characters", Value: strconv.Itoa(l.unknown)})
	}
	return m
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
func fromPages(blocks []pages.Block, hidden []pages.Hidden) *Document {
	d := &Document{}
	layers := map[pages.Layer]Layer{pages.Body: Body, pages.Header: Header, pages.Footer: Footer, pages.Note: Note}
	for _, b := range blocks {
		block := Block{Text: b.Text, Table: fromTable(b.Table), Page: b.Page, Layer: layers[b.Layer]}
		if b.Box != (pages.Box{}) {
			block.Box = fromBox(b.Box)
		}
		d.Blocks = append(d.Blocks, block)
	}
	for _, h := range hidden {
		d.Hidden = append(d.Hidden, Hidden{Reason: h.Reason, Text: h.Text})
	}
	return d
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
