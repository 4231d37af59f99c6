package ingest

import (
	"github.com/taizhang/taizhang/ingest/odf"
	"github.com/taizhang/taizhang/ingest/ooxml"
)

// readODT maps an OpenDocument text as readDOCX does a .docx.
func readODT(b []byte, lim Limits) (*Document, error) {
	pkg, err := ooxml.Open(b, packageLimits(lim))
	if err != nil {
		return nil, fromPackage(err)
	}
	w, err := odf.ReadText(pkg, lim.Cells, lim.Depth)
	if err != nil {
		return nil, fromPackage(err)
	}
	d := &flowing{lim: lim, doc: &Document{Meta: titled(w.Title)}}
	for _, h := range w.Hidden {
		d.doc.Hidden = append(d.doc.Hidden, Hidden(h))
	}
	d.nodes(w.Headers, Header)
	d.nodes(w.Body, Body)
	d.nodes(w.Notes, Note)
	d.nodes(w.Footers, Footer)
	return d.doc, d.err
}

// readODS reads an OpenDocument spreadsheet as readXLSX does a .xlsx.
func readODS(b []byte, lim Limits) (*Document, error) {
	pkg, err := ooxml.Open(b, packageLimits(lim))
	if err != nil {
		return nil, fromPackage(err)
	}
	book, err := odf.ReadSheets(pkg, lim.Cells, lim.Depth)
	if err != nil {
		return nil, fromPackage(err)
	}
	w := &workbook{lim: lim, formats: &formats{}, rows: book.Rows}
	d, err := w.document(book.Sheets)
	if err != nil {
		return nil, err
	}
	d.Meta = titled(book.Title)
	return d, nil
}

func titled(title string) []Meta {
	if title == "" {
		return nil
	}
	return []Meta{{"dc:title", title}}
}
