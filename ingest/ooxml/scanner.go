package ooxml

import (
	"bytes"
	"fmt"
	"io"

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

// Scanner walks XML without copying it. It checks that elements are closed as
// they were opened and refuses document types, hence entities of the file's
// own: an office part has none. What it stands on is valid until Next.
type Scanner struct {
	Kind  Kind
	Local []byte // name of the element without its prefix
	Chars []byte // of a Text, entities resolved; a very long text comes in pieces

	part  string
	b     []byte
	pos   int
	attrs []byte
	names []byte // of the elements around, one behind the other
	open  []int  // where each of them begins
	empty bool   // the End of an empty element comes next
	depth int
	err   error

	r    io.Reader // where more comes from; nil when b is all
	most int       // bytes that are held of it
	base int       // bytes of the part before b
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
func (s *Scanner) Byte() int { return s.base + s.pos }

// Depth counts the elements around the token.
func (s *Scanner) Depth() int { return len(s.open) }

// around is the name of the element that many levels in, prefix included.
func (s *Scanner) around(level int) []byte {
	if level == len(s.open)-1 {
		return s.names[s.open[level]:]
	}
	return s.names[s.open[level]:s.open[level+1]]
}

// inside is the name of the innermost element without its prefix.
func (s *Scanner) inside() []byte { return local(s.around(len(s.open) - 1)) }

func (s *Scanner) fail(sentinel error, format string, args ...any) bool {
	if s.err == nil {
		s.err = &Error{Part: s.part, Byte: s.Byte(), Err: fmt.Errorf("%w: %s", sentinel, fmt.Sprintf(format, args...))}
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
	for s.pos < len(s.b) || s.fill() {
		if s.b[s.pos] != '<' {
			return s.text()
		}
		for len(s.b)-s.pos < len("<![CDATA[") && s.fill() {
		}
		rest := s.b[s.pos:]
		switch {
		case len(rest) > 1 && rest[1] == '/':
			return s.end()
		case len(rest) > 1 && rest[1] != '?' && rest[1] != '!':
			return s.start()
		case bytes.HasPrefix(rest, []byte("<?")):
			s.past("?>")
		case bytes.HasPrefix(rest, []byte("<!--")):
			s.past("-->")
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			return s.cdata()
		case bytes.HasPrefix(rest, []byte("<!")):
			return s.fail(ErrDamaged, "a document type stands in it")
		default:
			return s.start()
		}
		if s.err != nil {
			return false
		}
	}
	if n := len(s.open); n > 0 && s.err == nil {
		return s.fail(ErrDamaged, "it ends inside <%s>", s.around(n-1))
	}
	return false
}

// past skips to behind a closing mark.
func (s *Scanner) past(mark string) {
	for {
		if i := bytes.Index(s.b[s.pos:], []byte(mark)); i >= 0 {
			s.pos += i + len(mark)
			return
		}
		s.pos = max(s.pos, len(s.b)-len(mark)+1)
		if !s.fill() {
			s.fail(ErrDamaged, "%q is missing", mark)
			return
		}
	}
}

// find is how far ahead a byte stands, what lies before it in memory; -1 where it does not come.
func (s *Scanner) find(c byte) int {
	for from := 0; ; {
		if i := bytes.IndexByte(s.b[s.pos+from:], c); i >= 0 {
			return from + i
		}
		from = len(s.b) - s.pos
		if !s.fill() {
			return -1
		}
	}
}

func (s *Scanner) text() bool {
	i := s.find('<')
	if s.err != nil {
		return false
	}
	if i < 0 {
		i = s.piece()
	}
	s.Kind, s.Chars = Text, unescape(s.b[s.pos:s.pos+i])
	s.pos += i
	return true
}

func (s *Scanner) cdata() bool {
	from := s.pos + len("<![CDATA[")
	for !bytes.Contains(s.b[from:], []byte("]]>")) {
		ahead := from - s.pos
		if !s.fill() {
			return s.torn(`"]]>" is missing`)
		}
		from = s.pos + ahead
	}
	n := bytes.Index(s.b[from:], []byte("]]>"))
	s.Kind, s.Chars = Text, lineFeeds(s.b[from:from+n])
	s.pos = from + n + len("]]>")
	return true
}

func (s *Scanner) start() bool {
	stop := s.tagEnd()
	if stop < 0 {
		return s.torn("a tag is not finished")
	}
	tag := s.b[s.pos+1 : stop]
	if s.empty = len(tag) > 0 && tag[len(tag)-1] == '/'; s.empty {
		tag = tag[:len(tag)-1]
	}
	n := 0
	for n < len(tag) && tag[n] > ' ' {
		n++
	}
	if n == 0 {
		return s.fail(ErrDamaged, "a tag has no name")
	}
	if len(s.open) >= s.depth {
		return s.fail(ErrLimit, "depth %d", s.depth)
	}
	s.open = append(s.open, len(s.names))
	s.names = append(s.names, tag[:n]...)
	s.Kind, s.Local, s.attrs, s.pos = Start, local(tag[:n]), tag[n:], stop+1
	return true
}

// tagEnd finds the '>' that is not inside an attribute's quotes.
func (s *Scanner) tagEnd() int {
	quote := byte(0)
	for i := s.pos; ; i++ {
		if i == len(s.b) {
			ahead := i - s.pos
			if !s.fill() {
				return -1
			}
			i = s.pos + ahead
		}
		switch c := s.b[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i
		case c == '"' || c == '\'':
			quote = c
		}
	}
}

func (s *Scanner) end() bool {
	i := s.find('>')
	if i < 0 {
		return s.torn("a tag is not finished")
	}
	name := bytes.TrimRight(s.b[s.pos+2:s.pos+i], " \t\r\n")
	if n := len(s.open); n == 0 || !bytes.Equal(s.around(n-1), name) {
		return s.fail(ErrDamaged, "</%s> closes nothing", name)
	}
	s.pos += i + 1
	return s.pop()
}

func (s *Scanner) pop() bool {
	n := len(s.open) - 1
	s.Kind, s.Local, s.attrs = End, local(s.around(n)), nil
	s.names, s.open = s.names[:s.open[n]], s.open[:n]
	return true
}

// Skip goes to the End of the element whose Start was just seen.
func (s *Scanner) Skip() {
	for depth := len(s.open); len(s.open) >= depth && s.Next(); {
	}
}

// Each calls f on every child of the element whose Start was just seen; f must
// go to the child's End.
func (s *Scanner) Each(f func(name string)) {
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		if s.Kind == Start {
			f(string(s.Local))
		}
	}
}

// Words is all text of the element whose Start was just seen.
func (s *Scanner) Words() string {
	var b []byte
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		if s.Kind == Text {
			b = append(b, s.Chars...)
		}
	}
	return string(b)
}

// Attr is an attribute of the Start the scanner stands on, by name without prefix; absent is "".
func (s *Scanner) Attr(name string) string {
	v, _ := s.Lookup(name)
	return v
}

// Lookup is Attr that tells absent from empty.
func (s *Scanner) Lookup(name string) (string, bool) {
	v, ok := s.raw(name)
	return string(unescape(v)), ok
}

// raw is an attribute as it stands in the file.
func (s *Scanner) raw(name string) ([]byte, bool) {
	for rest := s.attrs; ; {
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return nil, false
		}
		this := local(bytes.TrimSpace(rest[:eq]))
		rest = bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if len(rest) == 0 {
			return nil, false
		}
		n := bytes.IndexByte(rest[1:], rest[0])
		if n < 0 {
			return nil, false
		}
		if string(this) == name {
			return rest[1 : n+1], true
		}
		rest = rest[n+2:]
	}
}
