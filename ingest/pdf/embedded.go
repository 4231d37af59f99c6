package pdf

import (
	"regexp"
	"strconv"

	"github.com/ledongthuc/pdf"
	"github.com/taizhang/taizhang/ingest/sfnt"
)

// embedded is a font file inside the PDF, read when the PDF itself does not tell what a glyph is.
type embedded struct {
	symbolic bool // the file's own encoding counts: no Encoding says another
	load     func() (*sfnt.Font, map[uint32]string)
	font     *sfnt.Font
	names    map[uint32]string // code → glyph name, of Type 1
	glyphs   []byte            // CIDToGIDMap
}

// embedded finds a font's file; it is never nil.
func (f *File) embedded(v pdf.Value) *embedded {
	d := v.Key("FontDescriptor")
	e := &embedded{symbolic: v.Key("Encoding").IsNull()}
	if m := v.Key("CIDToGIDMap"); m.Kind() == pdf.Stream {
		e.glyphs, _ = f.stream(m)
	}
	for _, key := range []string{"FontFile2", "FontFile3", "FontFile"} {
		if file := d.Key(key); file.Kind() == pdf.Stream {
			e.load = func() (*sfnt.Font, map[uint32]string) {
				b, err := f.stream(file)
				if err != nil {
					return nil, nil
				}
				return sfnt.Parse(b, f.lim.Codes), typeOneNames(b)
			}
			break
		}
	}
	return e
}

// some tells whether there is a font that knows characters.
func (e *embedded) some() bool {
	e.open()
	return e.font != nil && e.font.Knows()
}

func (e *embedded) open() {
	if e.load != nil {
		e.font, e.names = e.load()
		e.load = nil
	}
}

// byID is the text of a character id of a composite font; "" when unknown.
func (e *embedded) byID(id uint32) string {
	e.open()
	if e.font == nil {
		return ""
	}
	glyph := e.font.Glyph(id)
	if i := 2 * int(id); i+1 < len(e.glyphs) {
		glyph = code(e.glyphs[i : i+2])
	}
	return e.byGlyph(glyph)
}

// byCode is the text of a one-byte code; "" when unknown.
func (e *embedded) byCode(c uint32) string {
	e.open()
	if name := e.names[c]; name != "" {
		return glyphText(name)
	}
	if e.font == nil {
		return ""
	}
	if glyph, ok := e.font.Symbol(c); ok {
		return e.byGlyph(glyph)
	}
	return ""
}

func (e *embedded) byGlyph(glyph uint32) string {
	if r := e.font.Rune(glyph); r != 0 {
		return string(r)
	}
	return glyphText(e.font.Name(glyph))
}

// typeOneEntry is a line of the encoding in the clear part of a Type 1 font.
var typeOneEntry = regexp.MustCompile(`dup\s+([0-9]{1,3})\s*/([A-Za-z0-9._]+)\s+put`)

func typeOneNames(b []byte) map[uint32]string {
	if len(b) < 2 || string(b[:2]) != "%!" {
		return nil
	}
	names := map[uint32]string{}
	for _, m := range typeOneEntry.FindAllSubmatch(b[:min(len(b), 1<<16)], -1) {
		c, _ := strconv.Atoi(string(m[1]))
		names[uint32(c)] = string(m[2])
	}
	return names
}
