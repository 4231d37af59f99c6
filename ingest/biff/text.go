package biff

import (
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// segments reads bytes that go on from a record into its CONTINUE records.
type segments struct {
	now  []byte
	more [][]byte
	end  bool // something was read beyond the last
}

func (r record) segments(skip int) *segments {
	return &segments{now: r.data[min(skip, len(r.data)):], more: r.more}
}

// turn goes on to the next record when the present one is used up.
func (s *segments) turn() bool {
	if len(s.now) > 0 {
		return false
	}
	if len(s.more) == 0 {
		s.end = true
		return false
	}
	s.now, s.more = s.more[0], s.more[1:]
	return true
}

func (s *segments) byte() int {
	for len(s.now) == 0 && !s.end {
		s.turn()
	}
	if s.end {
		return 0
	}
	b := s.now[0]
	s.now = s.now[1:]
	return int(b)
}

func (s *segments) u16() int { return s.byte() | s.byte()<<8 }
func (s *segments) u32() int { return s.u16() | s.u16()<<16 }

func (s *segments) skip(n int) {
	for n > 0 && !s.end {
		if len(s.now) == 0 {
			s.turn()
			continue
		}
		k := min(n, len(s.now))
		s.now, n = s.now[k:], n-k
	}
}

// The options of a string.
const (
	optWide = 1
	optExt  = 4
	optRich = 8
)

// rich reads XLUnicodeRichExtendedString (2.5.293): characters first, then formatting and readings.
func (s *segments) rich() (string, []uint16) {
	n, options := s.u16(), s.byte()
	runs, ext := 0, 0
	if options&optRich != 0 {
		runs = s.u16()
	}
	if options&optExt != 0 {
		ext = s.u32()
	}
	units := s.units(n, options&optWide != 0)
	s.skip(4*runs + ext)
	return string(utf16.Decode(units)), units
}

// units reads n characters; where a record ends among them the next begins with its own option.
func (s *segments) units(n int, wide bool) []uint16 {
	var out []uint16
	for len(out) < n && !s.end {
		if s.turn() {
			wide = s.byte()&optWide != 0
		}
		for ; len(out) < n && len(s.now) > 0; out = append(out, s.unit(wide)) {
		}
	}
	return out
}

func (s *segments) unit(wide bool) uint16 {
	if wide {
		return uint16(s.u16())
	}
	return uint16(s.byte())
}

// text reads a string behind its length of one or two bytes.
func (w *Workbook) text(r record, at, lengthBytes int) string {
	s := r.segments(at)
	n := s.byte()
	if lengthBytes == 2 {
		n |= s.byte() << 8
	}
	if w.wide {
		return string(utf16.Decode(s.units(n, s.byte()&optWide != 0)))
	}
	b := make([]byte, 0, min(n, len(r.data)))
	for range n {
		if b = append(b, byte(s.byte())); s.end {
			break
		}
	}
	return w.decode(b)
}

// decode reads a text of BIFF5 in the workbook's code page. Programs that know one only
// state the Western one over Chinese text, too.
func (w *Workbook) decode(b []byte) string {
	page := w.page
	if page == charmap.Windows1252 && isGB2312(b) {
		page = simplifiedchinese.GBK
	}
	if out, err := page.NewDecoder().Bytes(b); err == nil {
		return string(out)
	}
	return string(b)
}

// isGB2312 is true of bytes whose letters beyond ASCII come in pairs of GB 2312.
func isGB2312(b []byte) bool {
	pairs := 0
	for i := 0; i < len(b); i++ {
		if b[i] < 0x80 {
			continue
		}
		if b[i] < 0xA1 || b[i] > 0xF7 || i+1 == len(b) || b[i+1] < 0xA1 {
			return false
		}
		i++
		pairs++
	}
	return pairs > 0
}
