package ingest

import (
	"bytes"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/charset"
	"github.com/taizhang/taizhang/ingest/xmlsheet"
)

// isExcelXML is true of XML Spreadsheet 2003.
func isExcelXML(b []byte) bool {
	o := opening(b)
	return bytes.HasPrefix(o, []byte("<?xml")) && bytes.Contains(o, []byte("<workbook")) && bytes.Contains(o, []byte("urn:schemas-microsoft-com:office:spreadsheet")) ||
		bytes.HasPrefix(o, []byte("<?xml")) && bytes.Contains(o, []byte(`progid="excel.sheet"`))
}

// readExcelXML reads an .xls that is XML as readXLSX does a .xlsx.
func readExcelXML(b []byte, lim Limits) (*Document, error) {
	book, err := xmlsheet.Read(unicodeXML(b), lim.Cells, lim.Depth)
	if err != nil {
		return nil, fromPackage(err)
	}
	w := &workbook{lim: lim, formats: namedFormats(book), rows: book.Rows}
	d, err := w.document(book.Sheets)
	if err != nil {
		return nil, err
	}
	d.Meta = titled(book.Title)
	w.leftOver(d, nil, nil)
	return d, nil
}

// namedFormats numbers the formats, which XML Spreadsheet spells out in its styles.
func namedFormats(book *xmlsheet.Workbook) *formats {
	byID, styles := map[int]string{}, make([]int, len(book.Formats))
	for i, f := range book.Formats {
		if i > 0 {
			styles[i] = localFormats + i
			byID[styles[i]] = f
		}
	}
	return spelledFormats(byID, styles, book.Date1904)
}

// unicodeXML is XML as a Scanner takes it, whatever its declaration says.
func unicodeXML(b []byte) []byte {
	if utf8.Valid(b) && bytes.IndexByte(b, 0) < 0 {
		return b
	}
	return []byte(charset.Decode(b, "").String)
}
