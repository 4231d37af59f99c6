package ingest

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"

	"github.com/taizhang/taizhang/ingest/biff"
	"github.com/taizhang/taizhang/ingest/sheet"
)

// readXLS reads a .xls or .et as readXLSX does a .xlsx.
func readXLS(b []byte, lim Limits) (*Document, error) {
	book, err := biff.Open(b, lim.Chars)
	if err != nil {
		return nil, fromXLS(err)
	}
	w := &workbook{lim: lim, formats: xlsFormats(book), rows: func(sh *sheet.Sheet, use func(sheet.Row) error) ([]sheet.Annotation, error) {
		notes, err := book.Rows(sh, use)
		return notes, fromXLS(err)
	}}
	d, err := w.document(book.Sheets)
	if err != nil {
		return nil, err
	}
	w.leftOver(d, book.Unused(), nil)
	return d, nil
}

func fromXLS(err error) error {
	return inOurWords(err, said{biff.ErrLimit, ErrLimit}, said{biff.ErrDamaged, ErrDamaged},
		said{biff.ErrEncrypted, ErrEncrypted}, said{biff.ErrOld, ErrFormat})
}

// localFormats are the ids up to which a format's spelling is the reader's own, not the file's.
const localFormats = 163

// xlsFormats spells the workbook's formats as a .xlsx would, for one program to display both.
func xlsFormats(book *biff.Workbook) *formats {
	return spelledFormats(book.Formats, book.Styles, book.Date1904)
}

// spelledFormats are number formats by id, and the id of each style.
func spelledFormats(byID map[int]string, styles []int, date1904 bool) *formats {
	if len(styles) == 0 {
		styles = []int{0} // a file without styles has the one all begin with
	}
	return &formats{date1904: date1904, styles: func() ([]byte, error) {
		var sb bytes.Buffer
		sb.WriteString(`<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>`)
		for _, id := range slices.Sorted(maps.Keys(byID)) {
			if id > localFormats {
				fmt.Fprintf(&sb, `<numFmt numFmtId="%d" formatCode="`, id)
				xml.EscapeText(&sb, []byte(byID[id]))
				sb.WriteString(`"/>`)
			}
		}
		sb.WriteString(`</numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>`)
		for _, id := range styles {
			fmt.Fprintf(&sb, `<xf numFmtId="%d" applyNumberFormat="1"/>`, id)
		}
		sb.WriteString(`</cellXfs></styleSheet>`)
		return sb.Bytes(), nil
	}}
}
