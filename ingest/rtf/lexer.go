package rtf

import "strconv"

// kind is what a token is.
type kind byte

const (
	open    kind = iota // {
	closing             // }
	word                // \par, \u-10179
	symbol              // \~, \*
	octet               // one byte of text, as it stands or as \'b9
	end
)

// token is one of them; a word's number is valid where has is true.
type token struct {
	kind kind
	name string // of a word or symbol
	n    int
	has  bool
	b    byte
}

// lexer cuts a file into tokens.
type lexer struct {
	b  []byte
	at int
}

func (l *lexer) next() token {
	for l.at < len(l.b) {
		c := l.b[l.at]
		l.at++
		switch c {
		case '{':
			return token{kind: open}
		case '}':
			return token{kind: closing}
		case '\\':
			return l.control()
		case '\r', '\n', 0:
		default:
			return token{kind: octet, b: c}
		}
	}
	return token{kind: end}
}

// control reads what follows a backslash.
func (l *lexer) control() token {
	if l.at >= len(l.b) {
		return token{kind: end}
	}
	c := l.b[l.at]
	if !letter(c) {
		l.at++
		if c == '\'' {
			return l.hex()
		}
		if c == '\r' || c == '\n' { // an old spelling of \par
			return token{kind: word, name: "par"}
		}
		return token{kind: symbol, name: string(c)}
	}
	return l.word()
}

func (l *lexer) hex() token {
	n, err := strconv.ParseUint(string(l.b[l.at:min(l.at+2, len(l.b))]), 16, 8)
	if err != nil {
		return token{kind: symbol, name: "'"}
	}
	l.at += 2
	return token{kind: octet, b: byte(n)}
}

// maxDigits bounds a number: more are no number of any program's.
const maxDigits = 10

func (l *lexer) word() token {
	from := l.at
	for l.at < len(l.b) && letter(l.b[l.at]) {
		l.at++
	}
	t := token{kind: word, name: string(l.b[from:l.at])}
	from = l.at
	if l.at < len(l.b) && l.b[l.at] == '-' {
		l.at++
	}
	for l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '9' && l.at-from <= maxDigits {
		l.at++
	}
	if n, err := strconv.Atoi(string(l.b[from:l.at])); err == nil {
		t.n, t.has = n, true
	}
	if l.at < len(l.b) && l.b[l.at] == ' ' {
		l.at++
	}
	if t.name == "bin" && t.n > 0 {
		l.at = min(l.at+t.n, len(l.b))
	}
	return t
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
