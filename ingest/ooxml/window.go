package ooxml

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"golang.org/x/text/encoding/unicode"
)

// The window through which a Scanner sees a part too large to hold.
const (
	windowBytes = 64 << 10
	// WindowMost is to how much it grows, unless a package says otherwise, for one long tag or text.
	WindowMost = 4 << 20
)

// scanFrom scans what r gives, UTF-8 or, with its mark, UTF-16; the window
// grows to most bytes.
func scanFrom(part string, r io.Reader, depth, most int) *Scanner {
	head := bufio.NewReaderSize(r, 16)
	r = head
	switch mark, _ := head.Peek(3); {
	case bytes.HasPrefix(mark, []byte("\xef\xbb\xbf")):
		head.Discard(3)
	case bytes.HasPrefix(mark, []byte("\xff\xfe")), bytes.HasPrefix(mark, []byte("\xfe\xff")):
		r = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(head)
	}
	return &Scanner{part: part, b: make([]byte, 0, windowBytes), r: r, depth: depth, most: most}
}

// fill moves the window so that it begins where the scanner stands, and reads
// on; false when nothing more comes or nothing more fits.
func (s *Scanner) fill() bool {
	if s.r == nil || s.err != nil {
		return false
	}
	n := copy(s.b[:cap(s.b)], s.b[s.pos:])
	s.b, s.base, s.pos = s.b[:n], s.base+s.pos, 0
	if n >= s.most {
		return false
	}
	if n == cap(s.b) {
		s.b = append(make([]byte, 0, min(2*n, s.most)), s.b...)
	}
	got, err := io.ReadAtLeast(s.r, s.b[n:cap(s.b)], 1)
	s.b = s.b[:n+got]
	if err != nil {
		s.r = nil
		s.broken(err)
	}
	return got > 0
}

// torn fails at something whose end is not there, or that is longer than the window.
func (s *Scanner) torn(what string) bool {
	if s.r != nil && len(s.b)-s.pos >= s.most {
		return s.fail(ErrLimit, "xml-window %d", s.most)
	}
	return s.fail(ErrDamaged, "%s", what)
}

// broken notes why reading ended, unless it was the end.
func (s *Scanner) broken(err error) {
	e := (*Error)(nil)
	switch {
	case errors.Is(err, io.EOF):
	case errors.As(err, &e):
		s.err = err
	default:
		s.err = &Error{Part: s.part, Byte: s.base + len(s.b), Err: fmt.Errorf("%w: %w", ErrDamaged, err)}
	}
}

// piece is how much of a text that leaves the window can be given away: all of
// it but an entity or line end that may go on.
func (s *Scanner) piece() int {
	b := s.b[s.pos:]
	if s.r == nil {
		return len(b)
	}
	tail := len(b) - min(len(b), 12)
	if i := bytes.LastIndexByte(b[tail:], '&'); i >= 0 {
		return tail + i
	}
	if n := len(bytes.TrimRight(b, "\r")); n > 0 {
		return n
	}
	return len(b)
}
