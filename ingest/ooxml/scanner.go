package ooxml

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// Kind is what a Scanner stands on.
type Kind byte

// The kinds of token; an empty element gives Start, then End.
const (
	Start Kind = iota
	End
	Text
)

// Scanner walks XML in memory without copying it. It checks that elements are
// closed as they were opened and refuses document types, hence entities of the
// file's own: an office part has none.
type Scanner struct {
	Kind  Kind
	Local []byte // name of the element without its prefix
	Chars []byte // of a Text, entities resolved

	part  string
	b     []byte
	pos   int
	attrs []byte
	open  [][]byte // names of the elements around
	empty bool     // the End of an empty element comes next
	depth int
	err   error
}

// NewScanner scans b, which may be UTF-8 or, with its mark, UTF-16.
func NewScanner(part string, b []byte, depth int) *Scanner {
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		if wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(b); err == nil {
			b = wide
		}
	}
	return &Scanner{part: part, b: b, depth: depth}
}

// Err is why scanning ended before the end of the part.
func (s *Scanner) Err() error { return s.err }

// Byte is how far scanning came.
func (s *Scanner) Byte() int { return s.pos }

// Depth counts the elements around the token.
func (s *Scanner) Depth() int { return len(s.open) }

func (s *Scanner) fail(sentinel error, format string, args ...any) bool {
	if s.err == nil {
		s.err = &Error{Part: s.part, Byte: s.pos, Err: fmt.Errorf("%w: %s", sentinel, fmt.Sprintf(format, args...))}
	}
	return false
}

// Next goes to the next token; false is the end, or Err.
func (s *Scanner) Next() bool {
	if s.err != nil {
		return false
	}
	if s.empty {
		s.empty = false
		return s.pop()
	}
	for s.pos < len(s.b) {
		if s.b[s.pos] != '<' {
			return s.text()
		}
		rest := s.b[s.pos:]
		switch {
		case bytes.HasPrefix(rest, []byte("<?")):
			s.past("?>")
		case bytes.HasPrefix(rest, []byte("<!--")):
			s.past("-->")
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			return s.cdata()
		case bytes.HasPrefix(rest, []byte("<!")):
			return s.fail(ErrDamaged, "a document type stands in it")
		case bytes.HasPrefix(rest, []byte("</")):
			return s.end()
		default:
			return s.start()
		}
		if s.err != nil {
			return false
		}
	}
	if len(s.open) > 0 {
		return s.fail(ErrDamaged, "it ends inside <%s>", s.open[len(s.open)-1])
	}
	return false
}

// past skips to behind a closing mark.
func (s *Scanner) past(mark string) {
	i := bytes.Index(s.b[s.pos:], []byte(mark))
	if i < 0 {
		s.fail(ErrDamaged, "%q is missing", mark)
		return
	}
	s.pos += i + len(mark)
}

func (s *Scanner) text() bool {
	i := bytes.IndexByte(s.b[s.pos:], '<')
	if i < 0 {
		i = len(s.b) - s.pos
	}
	s.Kind, s.Chars = Text, unescape(s.b[s.pos:s.pos+i])
	s.pos += i
	return true
}

func (s *Scanner) cdata() bool {
	from := s.pos + len("<![CDATA[")
	s.past("]]>")
	if s.err != nil {
		return false
	}
	s.Kind, s.Chars = Text, s.b[from:s.pos-len("]]>")]
	return true
}

func (s *Scanner) start() bool {
	stop := s.tagEnd()
	if stop < 0 {
		return s.fail(ErrDamaged, "a tag is not finished")
	}
	tag := s.b[s.pos+1 : stop]
	if s.empty = len(tag) > 0 && tag[len(tag)-1] == '/'; s.empty {
		tag = tag[:len(tag)-1]
	}
	n := bytes.IndexAny(tag, " \t\r\n")
	if n < 0 {
		n = len(tag)
	}
	if n == 0 {
		return s.fail(ErrDamaged, "a tag has no name")
	}
	if len(s.open) >= s.depth {
		return s.fail(ErrLimit, "depth %d", s.depth)
	}
	s.open = append(s.open, tag[:n])
	s.Kind, s.Local, s.attrs, s.pos = Start, local(tag[:n]), tag[n:], stop+1
	return true
}

// tagEnd finds the '>' that is not inside an attribute's quotes.
func (s *Scanner) tagEnd() int {
	for i := s.pos; i < len(s.b); i++ {
		switch c := s.b[i]; c {
		case '>':
			return i
		case '"', '\'':
			n := bytes.IndexByte(s.b[i+1:], c)
			if n < 0 {
				return -1
			}
			i += n + 1
		}
	}
	return -1
}

func (s *Scanner) end() bool {
	i := bytes.IndexByte(s.b[s.pos:], '>')
	if i < 0 {
		return s.fail(ErrDamaged, "a tag is not finished")
	}
	name := bytes.TrimRight(s.b[s.pos+2:s.pos+i], " \t\r\n")
	if len(s.open) == 0 || !bytes.Equal(s.open[len(s.open)-1], name) {
		return s.fail(ErrDamaged, "</%s> closes nothing", name)
	}
	s.pos += i + 1
	return s.pop()
}

func (s *Scanner) pop() bool {
	n := len(s.open) - 1
	s.Kind, s.Local, s.attrs = End, local(s.open[n]), nil
	s.open = s.open[:n]
	return true
}

// Skip goes to the End of the element whose Start was just seen.
func (s *Scanner) Skip() {
	for depth := len(s.open); len(s.open) >= depth && s.Next(); {
	}
}

// Attr is an attribute of the Start the scanner stands on, by name without prefix; absent is "".
func (s *Scanner) Attr(name string) string {
	v, _ := s.Lookup(name)
	return v
}

// Lookup is Attr that tells absent from empty.
func (s *Scanner) Lookup(name string) (string, bool) {
	for rest := s.attrs; ; {
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return "", false
		}
		this := local(bytes.Trim(rest[:eq], " \t\r\n"))
		rest = bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if len(rest) == 0 {
			return "", false
		}
		n := bytes.IndexByte(rest[1:], rest[0])
		if n < 0 {
			return "", false
		}
		if string(this) == name {
			return string(unescape(rest[1 : n+1])), true
		}
		rest = rest[n+2:]
	}
}

func local(name []byte) []byte { return name[bytes.IndexByte(name, ':')+1:] }

// unescape resolves entities; text without any is returned as it is.
func unescape(b []byte) []byte {
	if bytes.IndexByte(b, '&') < 0 {
		return b
	}
	out := make([]byte, 0, len(b))
	for {
		i := bytes.IndexByte(b, '&')
		if i < 0 {
			return append(out, b...)
		}
		out = append(out, b[:i]...)
		b = b[i:]
		n := bytes.IndexByte(b[:min(len(b), 12)], ';')
		r, ok := rune(0), false
		if n > 0 {
			r, ok = entity(string(b[1:n]))
		}
		if !ok {
			out, b = append(out, '&'), b[1:]
			continue
		}
		out, b = utf8.AppendRune(out, r), b[n+1:]
	}
}

// entity is the character of lt, gt, amp, quot, apos, #20844 or #x516C.
func entity(name string) (rune, bool) {
	switch name {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, found := strings.CutPrefix(name, "#")
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if !found || err != nil || n > utf8.MaxRune {
		return 0, false
	}
	return rune(n), true
}
