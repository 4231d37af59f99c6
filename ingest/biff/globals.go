package biff

import (
	"fmt"

	"github.com/taizhang/taizhang/ingest/sheet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// The versions that a BOF names.
const (
	version5 = 0x0500
	version8 = 0x0600
)

// globals reads the workbook's own records, which come first.
func (w *Workbook) globals() error {
	rs := &records{b: w.b}
	first, ok := rs.read()
	if !ok || first.kind != recBOF {
		return fmt.Errorf("%w: no record that begins a workbook", ErrOld)
	}
	switch u16(first.data, 0) {
	case version8:
		w.wide = true
	case version5:
		w.page = simplifiedchinese.GBK
	default:
		return ErrOld
	}
	for {
		r, ok := rs.read()
		if !ok {
			return w.torn(rs.err)
		}
		if r.kind == recEOF {
			return nil
		}
		if err := w.global(r); err != nil {
			return err
		}
	}
}

// torn is the error of a workbook whose globals do not end.
func (w *Workbook) torn(err error) error {
	if err == nil {
		err = fmt.Errorf("%w: the workbook's records have no end", ErrDamaged)
	}
	return err
}

func (w *Workbook) global(r record) error {
	switch r.kind {
	case recFilePass:
		return ErrEncrypted
	case recDate1904:
		w.Date1904 = u16(r.data, 0) == 1
	case recCodePage:
		if page := codePages[u16(r.data, 0)]; page != nil {
			w.page = page
		}
	case recFormat:
		w.format(r)
	case recXF:
		w.Styles = append(w.Styles, u16(r.data, 2))
	case recSheet:
		w.sheet(r)
	case recStrings:
		return w.strings(r)
	}
	return nil
}

var codePages = map[int]encoding.Encoding{
	936: simplifiedchinese.GB18030, 10008: simplifiedchinese.GB18030, 20936: simplifiedchinese.GB18030, 54936: simplifiedchinese.GB18030,
	950: traditionalchinese.Big5, 10002: traditionalchinese.Big5, 1252: charmap.Windows1252, 0x8001: charmap.Windows1252,
}

func (w *Workbook) format(r record) {
	if w.wide {
		w.Formats[u16(r.data, 0)] = w.text(r, 2, 2)
		return
	}
	w.Formats[u16(r.data, 0)] = w.text(r, 2, 1)
}

var sheetStates = [...]string{"visible", "hidden", "veryHidden"}

// sheet reads BoundSheet8; charts and macros are no sheets of cells.
func (w *Workbook) sheet(r record) {
	if len(r.data) < 7 || r.data[5] != 0 {
		return
	}
	sh := &sheet.Sheet{Name: w.text(r, 6, 1), State: sheetStates[min(int(r.data[4]&3), 2)]}
	w.Sheets, w.at[sh] = append(w.Sheets, sh), u32(r.data, 0)
}

// strings reads the shared strings (SST), each of which may go on in the next record.
func (w *Workbook) strings(r record) error {
	s := r.segments(4)
	n := s.u32()
	for i := range n {
		text, units := s.rich()
		if s.end {
			return fmt.Errorf("%w: byte %d: %d of %d shared strings are missing", ErrDamaged, r.at, n-i, n)
		}
		if w.chars += len(units); w.chars > w.most {
			return fmt.Errorf("%w: chars %d", ErrLimit, w.most)
		}
		w.shared = append(w.shared, text)
	}
	return nil
}
