package pdf

import (
	"bytes"
	"unicode/utf16"
)

// cmap maps codes of a composite font: to text (ToUnicode) or to character ids (Encoding).
type cmap struct {
	spaces []codespace
	chars  map[uint32]string // code → UTF-16BE or id, as written
	ranges []coderange

	vertical bool // WMode 1
}

// codespace says how many bytes a code that begins so has.
type codespace struct {
	size   int
	lo, hi uint32
}

// coderange maps lo…hi to consecutive values from first, or to the elements of each.
type coderange struct {
	lo, hi uint32
	first  []byte
	each   [][]byte
	id     uint32
}

// readCMap reads the lines between begin… and end… operators; unknown ones are passed over.
func readCMap(b []byte) *cmap {
	m := &cmap{chars: map[uint32]string{}}
	l := lexer{b: b}
	var args []token
	for {
		t := l.next()
		switch {
		case t.kind == end:
			return m
		case t.kind != operator:
			args = append(args, t)
		case bytes.HasPrefix(t.b, []byte("begin")):
			args = args[:0]
		default:
			m.section(string(t.b), args)
			args = args[:0]
		}
	}
}

func (m *cmap) section(op string, args []token) {
	switch op {
	case "endcodespacerange":
		for ; len(args) >= 2; args = args[2:] {
			m.spaces = append(m.spaces, codespace{len(args[0].b), code(args[0].b), code(args[1].b)})
		}
	case "endbfchar":
		for ; len(args) >= 2; args = args[2:] {
			m.chars[code(args[0].b)] = string(args[1].b)
		}
	case "endbfrange":
		m.bfranges(args)
	case "def":
		if n := len(args); n > 1 && string(args[n-2].b) == "WMode" {
			m.vertical = args[n-1].num == 1
		}
	case "endcidchar":
		for ; len(args) >= 2; args = args[2:] {
			c := code(args[0].b)
			m.ranges = append(m.ranges, coderange{lo: c, hi: c, id: uint32(args[1].num)})
		}
	case "endcidrange":
		for ; len(args) >= 3; args = args[3:] {
			m.ranges = append(m.ranges, coderange{lo: code(args[0].b), hi: code(args[1].b), id: uint32(args[2].num)})
		}
	}
}

func (m *cmap) bfranges(args []token) {
	for len(args) >= 3 {
		r := coderange{lo: code(args[0].b), hi: code(args[1].b)}
		args = args[2:]
		if args[0].kind != mark {
			r.first, args = args[0].b, args[1:]
			m.ranges = append(m.ranges, r)
			continue
		}
		args = args[1:]
		for len(args) > 0 && args[0].kind != mark {
			r.each = append(r.each, args[0].b)
			args = args[1:]
		}
		if len(args) > 0 {
			args = args[1:]
		}
		m.ranges = append(m.ranges, r)
	}
}

func code(b []byte) uint32 {
	c := uint32(0)
	for _, x := range b {
		c = c<<8 | uint32(x)
	}
	return c
}

// text gives the characters of a code; "" when the map does not know it.
func (m *cmap) text(c uint32) string {
	if s, ok := m.chars[c]; ok {
		return utf16text([]byte(s))
	}
	for _, r := range m.ranges {
		if c < r.lo || c > r.hi {
			continue
		}
		if r.each != nil {
			if i := int(c - r.lo); i < len(r.each) {
				return utf16text(r.each[i])
			}
			continue
		}
		return utf16text(plus(r.first, c-r.lo))
	}
	return ""
}

// blanket tells a map that gives every code its own number, which writers make
// who do not know what their glyphs are.
func (m *cmap) blanket() bool {
	return len(m.ranges) == 1 && m.ranges[0].hi-m.ranges[0].lo > 0x2000 && code(m.ranges[0].first) == m.ranges[0].lo
}

// plus adds n to the number the bytes of b make.
func plus(b []byte, n uint32) []byte {
	out := bytes.Clone(b)
	for i := len(out) - 1; i >= 0 && n > 0; i-- {
		n += uint32(out[i])
		out[i] = byte(n)
		n >>= 8
	}
	return out
}

// id gives the character id of a code.
func (m *cmap) id(c uint32) uint32 {
	for _, r := range m.ranges {
		if c >= r.lo && c <= r.hi {
			return r.id + c - r.lo
		}
	}
	return 0
}

// next cuts the first code off b.
func (m *cmap) next(b []byte) (uint32, int) {
	c := uint32(0)
	for n := 1; n <= 4 && n <= len(b); n++ {
		c = c<<8 | uint32(b[n-1])
		for _, s := range m.spaces {
			if s.size == n && s.holds(c) {
				return c, n
			}
		}
	}
	return code(b[:min(2, len(b))]), min(2, len(b))
}

// holds compares byte by byte, as codespace ranges are rectangles.
func (s codespace) holds(c uint32) bool {
	for i := 0; i < s.size; i++ {
		x := c >> (8 * i) & 255
		if x < s.lo>>(8*i)&255 || x > s.hi>>(8*i)&255 {
			return false
		}
	}
	return true
}

func utf16text(b []byte) string {
	if len(b) == 1 {
		b = []byte{0, b[0]}
	}
	u := make([]uint16, 0, len(b)/2)
	for ; len(b) >= 2; b = b[2:] {
		if x := uint16(b[0])<<8 | uint16(b[1]); x != 0 {
			u = append(u, x)
		}
	}
	return string(utf16.Decode(u))
}
