package pdf

import (
	"fmt"
	"regexp"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// span is marked content that has begun: it may stand on a layer, and may say its text itself.
type span struct {
	off    bool
	actual []rune // ActualText
	says   bool
	from   int // the first glyph in it
}

// begin opens /Span <</ActualText …>> BDC or /OC /layer BDC.
func (in *interp) begin(args []token) error {
	m := span{from: len(in.glyphs)}
	if len(args) == 2 && args[1].kind == name {
		props := in.res.Key("Properties")
		if string(args[0].b) == "OC" {
			m.off = in.file.layerOff(entries(props.String())[string(args[1].b)], props.Key(string(args[1].b)))
		} else if v := props.Key(string(args[1].b)).Key("ActualText"); v.Kind() == pdf.String {
			m.actual, m.says = []rune(textOf([]byte(v.RawString()))), true
		}
	}
	for i := 1; i+1 < len(args); i++ {
		if args[i].kind == name && string(args[i].b) == "ActualText" && args[i+1].kind == text {
			m.actual, m.says = []rune(textOf(args[i+1].b)), true
		}
	}
	if m.off {
		in.off++
	}
	if in.marks = append(in.marks, m); len(in.marks) > in.file.lim.States {
		return fmt.Errorf("%w: page-states %d", ErrLimit, in.file.lim.States)
	}
	return nil
}

// end closes the last one.
func (in *interp) end() {
	n := len(in.marks)
	if n == 0 {
		return
	}
	m := in.marks[n-1]
	if in.marks = in.marks[:n-1]; m.off {
		in.off--
	}
	if m.says && m.from <= len(in.glyphs) {
		replace(in.glyphs[m.from:], m.actual)
	}
}

// unwind closes what the page left open.
func (in *interp) unwind() {
	for len(in.marks) > 0 {
		in.end()
	}
}

// replace spreads the words that a stretch of glyphs stands for over them.
func replace(glyphs []drawn, words []rune) {
	n := len(glyphs)
	for i := range glyphs {
		glyphs[i].Text = string(words[i*len(words)/n : (i+1)*len(words)/n])
		glyphs[i].drop = glyphs[i].Text == ""
	}
}

// textOf reads a text string: UTF-16 or UTF-8 when it says so, else Latin.
func textOf(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xFE && b[1] == 0xFF:
		return utf16text(b[2:])
	case len(b) >= 2 && b[0] == 0xFF && b[1] == 0xFE:
		u := make([]uint16, 0, len(b)/2)
		for b = b[2:]; len(b) >= 2; b = b[2:] {
			u = append(u, uint16(b[1])<<8|uint16(b[0]))
		}
		return string(utf16.Decode(u))
	case len(b) >= 3 && string(b[:3]) == "\xEF\xBB\xBF" && utf8.Valid(b):
		return string(b[3:])
	}
	latin := baseTexts("WinAnsiEncoding")
	s := ""
	for _, c := range b {
		s += latin[c]
	}
	return s
}

// reference finds "12 0 R" in a spelled value.
var reference = regexp.MustCompile(`[0-9]+ [0-9]+ R`)

// layersOff lists the layers that the file opens without.
func layersOff(root pdf.Value) map[string]bool {
	off := map[string]bool{}
	oc := root.Key("OCProperties")
	d := oc.Key("D")
	if d.Key("BaseState").Name() == "OFF" {
		for _, ref := range reference.FindAllString(oc.Key("OCGs").String(), -1) {
			off[ref] = true
		}
		for _, ref := range reference.FindAllString(d.Key("ON").String(), -1) {
			delete(off, ref)
		}
	}
	for _, ref := range reference.FindAllString(d.Key("OFF").String(), -1) {
		off[ref] = true
	}
	return off
}

// layerOff tells whether a layer, or what a combination of layers asks for, is off.
func (f *File) layerOff(ref string, v pdf.Value) bool {
	if len(f.off) == 0 || v.Key("Type").Name() != "OCMD" {
		return f.off[ref]
	}
	refs := []string{entries(v.String())["OCGs"]}
	if group := v.Key("OCGs"); group.Kind() == pdf.Array {
		refs = reference.FindAllString(group.String(), -1)
	}
	on := 0
	for _, r := range refs {
		if !f.off[r] {
			on++
		}
	}
	switch v.Key("P").Name() {
	case "AllOn":
		return on < len(refs)
	case "AnyOff":
		return on == len(refs)
	case "AllOff":
		return on > 0
	}
	return on == 0 && len(refs) > 0
}

// isOff tells whether a form, picture or annotation stands on a layer that is off.
func (f *File) isOff(v pdf.Value) bool {
	if len(f.off) == 0 || v.Key("OC").IsNull() {
		return false
	}
	return f.layerOff(entries(v.String())["OC"], v.Key("OC"))
}
