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
	return fromFlow(w, lim)
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
