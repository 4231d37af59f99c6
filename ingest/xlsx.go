package ingest

import (
	"fmt"

	"github.com/taizhang/taizhang/ingest/ooxml"
	"github.com/taizhang/taizhang/ingest/sheet"
)

// readXLSX makes every visible sheet one Table named after it, with the sheet's own coordinates.
func readXLSX(b []byte, lim Limits) (*Document, error) {
	w, book, err := openXLSX(b, lim)
	if err != nil {
		return nil, err
	}
	d, err := w.document(book.Sheets)
	if err != nil {
		return nil, err
	}
	d.Meta = w.meta
	w.leftOver(d, book.Unused(), book.Readings)
	return d, nil
}

func openXLSX(b []byte, lim Limits) (*workbook, *ooxml.Workbook, error) {
	pkg, err := ooxml.Open(b, packageLimits(lim))
	if err != nil {
		return nil, nil, fromPackage(err)
	}
	facts, err := pkg.Facts()
	if err != nil {
		return nil, nil, fromPackage(err)
	}
	book, err := ooxml.ReadWorkbook(pkg)
	if err != nil {
		return nil, nil, fromPackage(err)
	}
	w := &workbook{lim: lim, formats: xlsxFormats(pkg, book), rows: xlsxRows(book)}
	for _, f := range facts {
		if f.Name == "dc:title" {
			w.meta = append(w.meta, Meta(f))
		}
	}
	return w, book, nil
}

func xlsxFormats(pkg *ooxml.Package, book *ooxml.Workbook) *formats {
	f := &formats{date1904: book.Date1904}
	if book.Styles != "" {
		f.styles = func() ([]byte, error) {
			b, err := pkg.Part(book.Styles)
			if err != nil {
				return nil, fromPackage(err)
			}
			return b, nil
		}
	}
	return f
}

func xlsxRows(book *ooxml.Workbook) sheetRows {
	return func(sh *sheet.Sheet, use func(sheet.Row) error) ([]sheet.Annotation, error) {
		notes, err := book.Annotations(sh)
		if err != nil {
			return nil, fromPackage(err)
		}
		return notes, fromRows(sh, book.Rows(sh, use))
	}
}

// fromRows adds the row at which a package's error was met.
func fromRows(sh *sheet.Sheet, err error) error {
	e, ok := err.(*ooxml.Error)
	switch {
	case ok && sh.Last > 0:
		return &Error{Where: fmt.Sprintf("%s!%d", sh.Name, sh.Last), Err: fmt.Errorf("%w: %s", fromPackage(e).(*Error).Err, e.Where())}
	case ok:
		return fromPackage(err)
	}
	return err
}
