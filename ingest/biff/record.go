package biff

import (
	"encoding/binary"
	"fmt"
)

// Records ([MS-XLS] 2.3) that say something of the text.
const (
	recFormula    = 0x0006
	recEOF        = 0x000A
	recNote       = 0x001C
	recDate1904   = 0x0022
	recFilePass   = 0x002F
	recContinue   = 0x003C
	recCodePage   = 0x0042
	recObject     = 0x005D
	recColumns    = 0x007D
	recSheet      = 0x0085
	recManyRK     = 0x00BD
	recRichString = 0x00D6
	recXF         = 0x00E0
	recMerged     = 0x00E5
	recDrawing    = 0x00EC
	recStrings    = 0x00FC
	recSharedCell = 0x00FD
	recTextObject = 0x01B6
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBool       = 0x0205
	recString     = 0x0207
	recRow        = 0x0208
	recRK         = 0x027E
	recFormat     = 0x041E
	recFormatOld  = 0x001E
	recBOF        = 0x0809
)

// record is one record's type and data; more are the CONTINUE records behind it.
type record struct {
	kind int
	data []byte
	more [][]byte
	at   int // byte offset
}

// records walks a stream from an offset.
type records struct {
	b    []byte
	next int
	err  error
}

// read gives the next record, or false at the end.
func (rs *records) read() (record, bool) {
	r, ok := rs.one()
	if !ok {
		return r, false
	}
	for rs.next+4 <= len(rs.b) && u16(rs.b, rs.next) == recContinue {
		c, ok := rs.one()
		if !ok {
			return r, false
		}
		r.more = append(r.more, c.data)
	}
	return r, true
}

func (rs *records) one() (record, bool) {
	if rs.next+4 > len(rs.b) {
		return record{}, false
	}
	kind, n := u16(rs.b, rs.next), u16(rs.b, rs.next+2)
	if rs.next+4+n > len(rs.b) {
		rs.err = fmt.Errorf("%w: byte %d: record %#04x goes beyond the end", ErrDamaged, rs.next, kind)
		return record{}, false
	}
	r := record{kind: kind, data: rs.b[rs.next+4 : rs.next+4+n], at: rs.next}
	rs.next += 4 + n
	return r, true
}

// u16 and u32 read little-endian numbers; beyond the end there are zeros.
func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func u32(b []byte, at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint32(b[at:]))
}
