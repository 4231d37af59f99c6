package biff

import (
	"strings"
	"unicode/utf16"

	"github.com/taizhang/taizhang/ingest/sheet"
)

// annotations are the texts on top of a sheet while its records are read: a
// drawing gives the place, an object its kind, a text object the words; a
// comment's cell comes last of all.
type annotations struct {
	found    []noted
	row      int // of the drawing read last
	id, kind int // of the object read last
	comments map[int]int
}

type noted struct {
	sheet.Annotation
	id int
}

const (
	objectNote   = 0x19
	clientAnchor = 0xF010
)

func (a *annotations) record(w *Workbook, r record) {
	switch r.kind {
	case recDrawing:
		a.drawing(r.data)
	case recObject:
		a.kind, a.id = u16(r.data, 4), u16(r.data, 6)
	case recTextObject:
		a.text(r)
	case recNote:
		if a.comments == nil {
			a.comments = map[int]int{}
		}
		a.comments[u16(r.data, 6)] = u16(r.data, 0)
	}
}

// drawing finds the row at which a shape is anchored ([MS-ODRAW] OfficeArtClientAnchorSheet).
func (a *annotations) drawing(b []byte) {
	for len(b) >= 8 {
		kind, n := u16(b, 2), u32(b, 4)
		container := b[0]&0xF == 0xF
		b = b[8:]
		if container {
			continue
		}
		if n > len(b) {
			return
		}
		if kind == clientAnchor {
			a.row = u16(b[:n], 6)
		}
		b = b[n:]
	}
}

// text reads the words of a TxO, which stand in the record behind it.
func (a *annotations) text(r record) {
	if len(r.more) == 0 {
		return
	}
	s := &segments{now: r.more[0], more: r.more[1:]}
	wide := s.byte()&optWide != 0
	text := string(utf16.Decode(s.units(u16(r.data, 10), wide)))
	kind := sheet.TextBox
	if a.kind == objectNote {
		kind = sheet.Comment
	}
	for _, line := range paragraphs(kind, text) {
		a.found = append(a.found, noted{sheet.Annotation{Kind: kind, Row: a.row, Text: line}, a.id})
	}
}

// paragraphs cuts a text box at its line ends; a comment stays one.
func paragraphs(kind sheet.AnnotationKind, text string) []string {
	text = strings.ReplaceAll(text, "\r", "\n")
	lines := []string{text}
	if kind == sheet.TextBox {
		lines = strings.Split(text, "\n")
	}
	var out []string
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			out = append(out, l)
		}
	}
	return out
}

func (a *annotations) sorted() []sheet.Annotation {
	var out []sheet.Annotation
	for _, n := range a.found {
		if row, ok := a.comments[n.id]; ok && n.Kind == sheet.Comment {
			n.Row = row
		}
		out = append(out, n.Annotation)
	}
	sheet.Sort(out)
	return out
}
