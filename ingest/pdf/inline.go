package pdf

import "bytes"

// skipImage passes over an inline image: its dictionary, ID, the data and EI.
func (l *lexer) skipImage() {
	for {
		t := l.next()
		if t.kind == end {
			return
		}
		if t.kind == operator && string(t.b) == "ID" {
			break
		}
	}
	for from := l.i; ; {
		i := bytes.Index(l.b[min(from, len(l.b)):], []byte("EI"))
		if i < 0 {
			l.i = len(l.b)
			return
		}
		from += i + 2
		if l.closesImage(from) {
			l.i = from
			return
		}
	}
}

// closesImage tells whether an EI that ends at i stands alone and content follows, not more data.
func (l *lexer) closesImage(i int) bool {
	if class[l.b[i-3]] != 1 || i < len(l.b) && class[l.b[i]] != 1 {
		return false
	}
	for _, c := range l.b[i:min(i+12, len(l.b))] {
		if c >= 0x7F || c < ' ' && class[c] != 1 {
			return false
		}
	}
	return true
}
