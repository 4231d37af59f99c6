package pdf

import (
	"strings"

	"github.com/ledongthuc/pdf"
)

// Unknown is the text of a glyph whose character the file does not tell.
const Unknown = "\uFFFD"

// char is what one code of a font draws.
type char struct {
	text  string
	width float64 // of the em
	blank bool    // a single byte 32, which word spacing widens
	fall  fall    // in vertical writing
	late  bool    // its text is asked for when it is first drawn
}

// font reads the codes of shown strings.
type font struct {
	simple   *[256]char // one byte a code
	ask      func(c byte) string
	known    map[uint32]char // codes of a composite font met so far
	unicode  *cmap           // ToUnicode
	codes    *cmap           // embedded Encoding
	preset   *charset        // predefined Encoding
	set      *collection     // what character ids mean, where they mean something
	embedded *embedded
	widths   map[uint32]float64
	dw       float64
	vertical bool // text runs down the page
	falls    falls
}

// next cuts the first code off b.
func (f *font) next(b []byte) (char, int) {
	if f.simple != nil {
		ch := &f.simple[b[0]]
		if ch.late {
			ch.text, ch.late = f.ask(b[0]), false
		}
		return *ch, 1
	}
	c, n := f.code(b)
	key := c | uint32(n)<<29
	if n == 4 {
		key = c
	}
	ch, ok := f.known[key]
	if !ok {
		ch = f.char(c, b[:n])
		f.known[key] = ch
	}
	return ch, n
}

func (f *font) code(b []byte) (uint32, int) {
	switch {
	case f.preset != nil:
		n := f.preset.size(b)
		return code(b[:n]), n
	case f.codes != nil && len(f.codes.spaces) > 0:
		return f.codes.next(b)
	}
	n := min(2, len(b))
	return code(b[:n]), n
}

func (f *font) char(c uint32, b []byte) char {
	id, preset := c, ""
	switch {
	case f.codes != nil:
		id = f.codes.id(c)
	case f.preset != nil:
		preset = f.preset.text(b)
		id = f.preset.id(preset)
	}
	w, ok := f.widths[id]
	if !ok {
		w = f.dw
		if f.preset != nil && f.preset.set().half(id) {
			w = 0.5
		}
	}
	ch := char{text: f.text(c, id, preset), width: w, blank: len(b) == 1 && c == ' '}
	if f.vertical {
		ch.fall = f.falls.of(id, w)
	}
	return ch
}

// text asks ToUnicode, then the encoding, then the character collection, then
// the embedded font; each may say nothing, or nothing of use.
func (f *font) text(c, id uint32, preset string) string {
	told := ""
	if f.unicode != nil {
		told = f.unicode.text(c)
	}
	if telling(told) {
		return told
	}
	if telling(preset) {
		return preset
	}
	if f.set != nil {
		if s := f.set.text(id); s != "" {
			return s
		}
	}
	if s := f.embedded.byID(id); telling(s) {
		return s
	}
	return untold(told)
}

// telling rules out text that means nothing outside its font: U+FFFD, private use, controls.
func telling(s string) bool {
	for _, r := range s {
		if r < ' ' && r != '\t' || r == 0x7F || r == 0xFFFD || r >= 0xFFFE && r&0xFFFE == 0xFFFE || private(r) {
			return false
		}
	}
	return s != ""
}

func private(r rune) bool { return r >= 0xE000 && r < 0xF900 || r >= 0xF0000 }

// untold keeps a private character, the bullet  of a symbol font, when nothing better is known.
func untold(s string) string {
	for _, r := range s {
		if !private(r) {
			return Unknown
		}
	}
	if s == "" {
		return Unknown
	}
	return s
}

// fonts are the fonts met in the document, by the reference or, failing that, the
// spelling of their dictionaries.
type fonts map[string]*font

// fontSet is one /Font resource dictionary, whose fonts are read when asked for.
type fontSet struct {
	dict pdf.Value
	refs map[string]string // name → "12 0 R"
	got  map[string]*font
}

// fontSet finds the fonts of a resource dictionary.
func (f *File) fontSet(resources pdf.Value) *fontSet {
	dict := resources.Key("Font")
	spelled := dict.String()
	if set, ok := f.sets[spelled]; ok {
		return set
	}
	set := &fontSet{dict, entries(spelled), map[string]*font{}}
	f.sets[spelled] = set
	return set
}

// entries reads the references in a spelled dictionary, "<</F1 12 0 R /F2 13 0 R>>".
func entries(spelled string) map[string]string {
	refs := map[string]string{}
	words := strings.Fields(strings.Trim(spelled, "<>"))
	for i := 0; i+3 < len(words); i++ {
		if name, ok := strings.CutPrefix(words[i], "/"); ok && words[i+3] == "R" {
			refs[name] = strings.Join(words[i+1:i+4], " ")
		}
	}
	return refs
}

// font finds a font by its name in the set; nil when there is none.
func (f *File) font(set *fontSet, name string) *font {
	if got, ok := set.got[name]; ok {
		return got
	}
	key := set.refs[name]
	got, ok := f.fonts[key]
	if !ok {
		v := set.dict.Key(name)
		if key == "" {
			key = v.String()
		}
		if got, ok = f.fonts[key]; !ok {
			got = f.read(v)
			f.fonts[key] = got
		}
	}
	set.got[name] = got
	return got
}

func (f *File) read(v pdf.Value) *font {
	switch {
	case v.Kind() != pdf.Dict:
		return nil
	case v.Key("Subtype").Name() == "Type0":
		return f.composite(v)
	}
	return f.simple(v)
}

func (f *File) simple(v pdf.Value) *font {
	texts, uni, own := simpleTexts(v), f.cmap(v.Key("ToUnicode")), f.embedded(v)
	scale := 0.001
	if v.Key("Subtype").Name() == "Type3" {
		if m := v.Key("FontMatrix"); m.Len() == 6 {
			scale = m.Index(0).Float64()
		}
	}
	missing := v.Key("FontDescriptor").Key("MissingWidth").Float64()
	widths, first := v.Key("Widths"), int(v.Key("FirstChar").Int64())
	if uni == nil && numbered(v) {
		texts = [256]string{}
	}
	var t [256]char
	for c := range t {
		i := c - first
		used := i >= 0 && i < widths.Len()
		t[c] = char{width: missing * scale, blank: c == ' ', late: true}
		switch {
		case used:
			t[c].width = widths.Index(i).Float64() * scale
		case widths.Len() == 0:
			t[c].width = 0.5
		}
	}
	return &font{simple: &t, ask: func(c byte) string { return simpleText(uint32(c), texts[c], uni, own) }}
}

// numbered tells a subset whose codes merely count its glyphs, from 1 or so:
// whatever Encoding says, they are no letters of it.
func numbered(v pdf.Value) bool {
	subset := strings.Contains(v.Key("BaseFont").Name(), "+")
	return subset && !v.Key("FirstChar").IsNull() && v.Key("FirstChar").Int64() < ' ' && v.Key("Encoding").Key("Differences").IsNull()
}

// simpleText asks ToUnicode, then a font with an encoding of its own, then the named encoding.
func simpleText(c uint32, named string, uni *cmap, own *embedded) string {
	told := ""
	if uni != nil {
		told = uni.text(c)
	}
	if telling(told) {
		return told
	}
	if own.symbolic || named == "" {
		if s := own.byCode(c); telling(s) {
			return s
		}
	}
	if named != "" {
		return named
	}
	return untold(told)
}

func (f *File) composite(v pdf.Value) *font {
	down := v.Key("DescendantFonts").Index(0)
	got := &font{known: map[uint32]char{}, unicode: f.cmap(v.Key("ToUnicode")), dw: 1, widths: idWidths(down.Key("W"))}
	if dw := down.Key("DW"); !dw.IsNull() {
		got.dw = dw.Float64() / 1000
	}
	switch enc := v.Key("Encoding"); enc.Kind() {
	case pdf.Stream:
		got.codes = f.cmap(enc)
		got.vertical = enc.Key("WMode").Int64() == 1 || got.codes != nil && got.codes.vertical
		if got.codes != nil && got.codes.ranges == nil {
			got.codes = nil
		}
	case pdf.Name:
		got.preset, got.vertical = predefinedFor(enc.Name()), vertical(enc.Name())
	}
	if got.vertical {
		got.falls = readFalls(down)
	}
	got.set = collectionFor(down.Key("CIDSystemInfo").Key("Ordering").RawString())
	got.embedded = f.embedded(down)
	if got.preset == nil && got.unicode != nil && got.unicode.blanket() && got.embedded.some() {
		got.unicode = nil
	}
	return got
}

// cmap reads a CMap stream; a broken one is as good as none.
func (f *File) cmap(v pdf.Value) *cmap {
	if v.Kind() != pdf.Stream {
		return nil
	}
	b, err := f.stream(v)
	if err != nil {
		return nil
	}
	return readCMap(b)
}

// idWidths reads /W: [first [w w w] first last w …].
func idWidths(w pdf.Value) map[uint32]float64 {
	m := map[uint32]float64{}
	for i, n := 0, w.Len(); i+1 < n; {
		first, next := w.Index(i).Int64(), w.Index(i+1)
		if next.Kind() == pdf.Array {
			for j := range next.Len() {
				m[uint32(first)+uint32(j)] = next.Index(j).Float64() / 1000
			}
			i += 2
			continue
		}
		width := w.Index(i+2).Float64() / 1000
		for id := max(first, 0); id <= min(next.Int64(), 65535); id++ {
			m[uint32(id)] = width
		}
		i += 3
	}
	return m
}
