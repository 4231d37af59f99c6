package msdoc

// style is what a paragraph style says of a paragraph.
type style struct {
	base  int
	sprms []byte
}

const (
	noStyle        = 0xFFF
	paragraphStyle = 1
	MostParents    = 11 // Word's own bound on styles built on styles
)

// readStyles reads the stylesheet (STSH, [MS-DOC] 2.9.271).
func readStyles(b []byte) []style {
	head := int(u16(b, 0))
	count, fixed := int(u16(b, 2)), int(u16(b, 4))
	if 2+head > len(b) {
		return nil
	}
	b = b[2+head:]
	var out []style
	for range count {
		if len(b) < 2 {
			break
		}
		size := int(u16(b, 0))
		if 2+size > len(b) {
			break
		}
		out = append(out, readStyle(b[2:2+size], fixed))
		b = b[2+size:]
	}
	return out
}

func readStyle(b []byte, fixed int) style {
	s := style{base: int(u16(b, 2) >> 4)}
	if len(b) < fixed || u16(b, 2)&0xF != paragraphStyle {
		return s
	}
	at := fixed + 2 + 2*int(u16(b, fixed)) + 2 // the name, behind its length, ended by a zero
	at += at & 1
	if size := int(u16(b, at)); size > 2 && at+2+size <= len(b) {
		s.sprms = b[at+4 : at+2+size]
	}
	return s
}

// ofStyle calls f on the sprms of a style, those it is built on first.
func (f *file) ofStyle(i, depth int, use func(sprm)) {
	if i < 0 || i >= len(f.styles) || depth > MostParents {
		return
	}
	s := f.styles[i]
	if s.base != noStyle && s.base != i {
		f.ofStyle(s.base, depth+1, use)
	}
	eachSprm(s.sprms, use)
}
