package pdf

import "math"

// kind tells what a token of a content stream is.
type kind uint8

const (
	end kind = iota
	number
	text     // a string, ( ) or < >
	name     // /Name
	operator // a keyword
	mark     // [ ] << >> { }
)

// token is one word of a content stream or CMap: "12.5", "(政务)", "/F1", "Tj".
type token struct {
	kind kind
	num  float64
	b    []byte // the string's bytes, the name without its slash, the keyword
}

// lexer cuts a stream into tokens; it never fails, odd bytes become keywords nobody knows.
type lexer struct {
	b     []byte
	i     int
	arena []byte // decoded strings live here until the stream ends
}

// class of a byte: 0 regular, 1 blank, 2 delimiter.
var class = [256]uint8{
	0: 1, '\t': 1, '\n': 1, '\f': 1, '\r': 1, ' ': 1,
	'(': 2, ')': 2, '<': 2, '>': 2, '[': 2, ']': 2, '{': 2, '}': 2, '/': 2, '%': 2,
}

func (l *lexer) next() token {
	l.blanks()
	if l.i >= len(l.b) {
		return token{}
	}
	switch c := l.b[l.i]; {
	case c == '(':
		return token{kind: text, b: l.literal()}
	case c == '<' && l.at(1) != '<':
		return token{kind: text, b: l.hex()}
	case c == '<', c == '>' && l.at(1) == '>':
		l.i += 2
		return token{kind: mark, b: l.b[l.i-2 : l.i]}
	case c == '/':
		l.i++
		return token{kind: name, b: unescape(l.regular())}
	case class[c] == 2:
		l.i++
		return token{kind: mark, b: l.b[l.i-1 : l.i]}
	}
	return word(l.regular())
}

func (l *lexer) at(n int) byte {
	if l.i+n < len(l.b) {
		return l.b[l.i+n]
	}
	return 0
}

func (l *lexer) blanks() {
	for l.i < len(l.b) {
		switch c := l.b[l.i]; {
		case class[c] == 1:
			l.i++
		case c == '%':
			for l.i < len(l.b) && l.b[l.i] != '\n' && l.b[l.i] != '\r' {
				l.i++
			}
		default:
			return
		}
	}
}

func (l *lexer) regular() []byte {
	from := l.i
	for l.i < len(l.b) && class[l.b[l.i]] == 0 {
		l.i++
	}
	return l.b[from:l.i]
}

// word is a number when it looks like one, else a keyword.
func word(b []byte) token {
	if c := b[0]; c > '9' || c < '+' {
		return token{kind: operator, b: b}
	}
	if f, ok := decimal(b); ok {
		return token{kind: number, num: f}
	}
	return token{kind: operator, b: b}
}

// decimal reads "-12.5"; stray signs inside ("1-2") end the number as other readers do.
func decimal(b []byte) (float64, bool) {
	neg, i := false, 0
	for i < len(b) && (b[i] == '-' || b[i] == '+') {
		neg = neg || b[i] == '-'
		i++
	}
	f, scale, dot, any := 0.0, 1.0, false, false
	for ; i < len(b); i++ {
		switch c := b[i]; {
		case c >= '0' && c <= '9':
			any = true
			f = f*10 + float64(c-'0')
			if dot {
				scale *= 10
			}
		case c == '.' && !dot:
			dot = true
		case c == '-' && any:
			i = len(b)
		default:
			return 0, false
		}
	}
	if neg {
		f = -f
	}
	if math.IsInf(scale, 0) || math.IsInf(f, 0) {
		return 0, any
	}
	return f / scale, any || dot
}

// literal reads a ( ) string; without escapes it is a piece of the stream itself.
func (l *lexer) literal() []byte {
	l.i++
	from, depth := l.i, 1
	for ; l.i < len(l.b); l.i++ {
		switch l.b[l.i] {
		case '\\', '\r':
			l.i = from
			return l.escaped()
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.i++
				return l.b[from : l.i-1]
			}
		}
	}
	return l.b[from:]
}

func (l *lexer) escaped() []byte {
	from, depth := len(l.arena), 1
	for l.i < len(l.b) {
		c := l.b[l.i]
		l.i++
		switch c {
		case '\\':
			l.escape()
			continue
		case '\r':
			if l.at(0) == '\n' {
				l.i++
			}
			c = '\n'
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return l.arena[from:]
			}
		}
		l.arena = append(l.arena, c)
	}
	return l.arena[from:]
}

func (l *lexer) escape() {
	c := l.at(0)
	l.i++
	switch c {
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case '\r':
		if l.at(0) == '\n' {
			l.i++
		}
		return
	case '\n':
		return
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := int(c - '0')
		for n := 0; n < 2 && l.at(0) >= '0' && l.at(0) <= '7'; n++ {
			v = v<<3 | int(l.at(0)-'0')
			l.i++
		}
		c = byte(v)
	}
	l.arena = append(l.arena, c)
}

func (l *lexer) hex() []byte {
	l.i++
	from, half, odd := len(l.arena), byte(0), false
	for l.i < len(l.b) {
		c := l.b[l.i]
		l.i++
		if c == '>' {
			break
		}
		d, ok := nibble(c)
		if !ok {
			continue
		}
		if odd {
			l.arena = append(l.arena, half<<4|d)
		}
		half, odd = d, !odd
	}
	if odd {
		l.arena = append(l.arena, half<<4)
	}
	return l.arena[from:]
}

func nibble(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// unescape resolves #20 in a name.
func unescape(b []byte) []byte {
	for i, c := range b {
		if c != '#' {
			continue
		}
		out := append([]byte(nil), b[:i]...)
		for ; i < len(b); i++ {
			if b[i] == '#' && i+2 < len(b) {
				h, ok1 := nibble(b[i+1])
				l, ok2 := nibble(b[i+2])
				if ok1 && ok2 {
					out = append(out, h<<4|l)
					i += 2
					continue
				}
			}
			out = append(out, b[i])
		}
		return out
	}
	return b
}

// open tells whether the stream breaks off inside a string, as content arrays split in mid-token do.
func open(b []byte) bool {
	l := lexer{b: b}
	for {
		l.blanks()
		from := l.i
		switch l.next().kind {
		case end:
			return false
		case text:
			closer := byte(')')
			if b[from] == '<' {
				closer = '>'
			}
			if l.i >= len(b) && b[len(b)-1] != closer {
				return true
			}
		}
	}
}
