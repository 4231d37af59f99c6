package msdoc

import (
	"strings"
	"unicode/utf16"
)

// words are the characters of [from,to) that a reader sees; the others are hidden with their reason.
func (r *reader) words(from, to int) string {
	w := &words{reader: r, fields: nil}
	for _, s := range r.file.pieces.stretches(r.file.main, from, to) {
		w.stretch(s)
	}
	w.flush()
	r.doc.Hide("field-code", string(utf16.Decode(w.code)))
	r.doc.Hide("deleted", string(utf16.Decode(w.deleted)))
	r.doc.Hide("hidden-text", string(utf16.Decode(w.vanished)))
	return strings.Trim(w.String(), "\n")
}

// words is a paragraph's text while it is read.
type words struct {
	strings.Builder
	reader                         *reader
	units, code, deleted, vanished []uint16
	fields                         []bool // open fields, innermost last: true while in the code
}

// stretch reads characters that lie together, looking up what is said of them where that changes.
func (w *words) stretch(s stretch) {
	var look face
	for i, u := range s.text {
		at := s.at + i*s.step
		if i == 0 || at >= look.until {
			look = w.reader.file.face(at, s.p.sprms)
		}
		w.unit(u, look)
	}
}

// face is what is said of characters up to a byte offset.
type face struct {
	until             int
	vanished, deleted bool
	special           bool
	symbol            uint16
}

func (f *file) face(at int, piece []byte) face {
	r := f.chars.at(at)
	look := face{until: r.to}
	if r.to == 0 {
		look.until = at + 1
	}
	set := func(s sprm) {
		switch s.code {
		case sprmVanish:
			look.vanished = s.on()
		case sprmDeleted:
			look.deleted = s.on()
		case sprmSpecial:
			look.special = s.on()
		case sprmSymbol:
			look.symbol = u16(s.arg, 2)
		}
	}
	eachSprm(r.sprms, set)
	eachSprm(piece, set)
	return look
}

func (w *words) unit(u uint16, look face) {
	switch u {
	case fieldBegin:
		w.fields = append(w.fields, true)
		return
	case fieldMiddle:
		if n := len(w.fields); n > 0 {
			w.fields[n-1] = false
		}
		return
	case fieldEnd:
		if n := len(w.fields); n > 0 {
			w.fields = w.fields[:n-1]
		}
		return
	}
	if u, ok := printed(u, look); ok {
		w.put(u, look)
	}
}

// printed is the character that is seen in place of a unit.
func printed(u uint16, look face) (uint16, bool) {
	switch {
	case look.special && u == '(' && look.symbol != 0:
		return look.symbol, true
	case u == lineMark, u == columnMark, u == pageMark:
		return '\n', true
	case u == hardHyphen:
		return '-', true
	case u == '\t':
		return u, true
	case u < 0x20:
		return 0, false
	}
	return u, true
}

func (w *words) put(u uint16, look face) {
	switch {
	case look.deleted:
		w.deleted = append(w.deleted, u)
	case w.inCode():
		w.code = append(w.code, u)
	case look.vanished:
		w.vanished = append(w.vanished, u)
	default:
		w.units = append(w.units, u)
	}
}

func (w *words) inCode() bool {
	for _, code := range w.fields {
		if code {
			return true
		}
	}
	return false
}

func (w *words) flush() { w.WriteString(string(utf16.Decode(w.units))) }
