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
	f, err := pdf.Open(b, pdf.Limits{Pages: lim.Pages, Depth: lim.Depth, Bytes: min(lim.PartBytes, lim.ExpandedBytes), Chars: lim.Chars, Glyphs: lim.Glyphs,
		Rules: lim.Rules, States: lim.States, Operands: lim.Operands, Pictures: lim.Pictures, Annotations: lim.Annotations, Codes: lim.FontCodes})
	if err != nil {
		return nil, pdfError("", err)
	}
	var book pages.Book
	s := &scanner{lim: lim}
	var seen legibility
	for i := range f.Pages() {
		p, err := f.Page(i)
		if err != nil {
			return nil, pdfError(fmt.Sprintf("page %d", i+1), err)
		}
		sheet, err := s.drawn(f, i, p)
		if err != nil {
			return nil, err
		}
		seen.count(p, sheet)
		book.Add(sheet)
	}
	if err := seen.judge(s); err != nil {
		return nil, err
	}
	d := fromPages(book.Blocks())
	if len(d.Blocks) == 0 && len(d.Hidden) == 0 {
		return nil, fmt.Errorf("%w: no text and no picture on its pages", ErrEmpty)
	}
	if n := cells(d); n > lim.Cells {
		return nil, fmt.Errorf("%w: cells %d > %d", ErrLimit, n, lim.Cells)
	}
	d.Meta = append(s.meta(), seen.meta()...)
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

// legibility is how much of a PDF is text.
type legibility struct {
	glyphs, unknown int
	layered         []int // pages whose text is an invisible layer over a picture
}

func (l *legibility) count(p *pdf.Drawing, sheet *pages.Sheet) {
	for i := range sheet.Glyphs {
		if sheet.Glyphs[i].Text == pdf.Unknown {
			l.unknown++
		}
	}
	l.glyphs += len(sheet.Glyphs)
	if p.Layered && sheet == &p.Sheet {
		l.layered = append(l.layered, p.Number)
	}
}

func (l *legibility) judge(s *scanner) error {
	switch {
	case l.glyphs == 0 && len(s.unread) > 0:
		return s.needs("pages are pictures")
	case l.glyphs == 0 && len(s.read) > 0:
		return s.needs("no text is read in its pictures")
	case 2*l.unknown > l.glyphs:
		return s.needs("fonts do not tell their characters")
	}
	return nil
}

// meta names the pages whose text is a layer made by another's OCR, "hidden-text-pages:
// 1 2", and counts the characters that no font tells.
func (l *legibility) meta() (m []Meta) {
	if len(l.layered) > 0 {
		m = append(m, Meta{Name: LayeredPages, Value: list(l.layered)})
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
	return &Error{Where: where, Err: fmt.Errorf("%w: %s", kind, strings.Replace(err.Error(), said.Error()+": ", "", 1))}
}

// fromPages maps rebuilt pages to a Document.
func fromPages(blocks []pages.Block, hidden []pages.Hidden) *Document {
	d := &Document{}
	layers := map[pages.Layer]Layer{pages.Body: Body, pages.Header: Header, pages.Footer: Footer, pages.Note: Note}
	for _, b := range blocks {
		block := Block{Text: b.Text, Table: fromTable(b.Table), Page: b.Page, Layer: layers[b.Layer], Confidence: thousandths(b.Sure)}
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
		out.Cells[i] = Cell{Row: c.Row, Col: c.Col, RowSpan: c.RowSpan, ColSpan: c.ColSpan, Text: c.Text, Page: c.Page, Box: fromBox(c.Box), Confidence: thousandths(c.Sure)}
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

func thousandths(f float64) float64 { return float64(int64(f*1000+0.5)) / 1000 }
