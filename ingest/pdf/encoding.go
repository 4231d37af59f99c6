package pdf

import (
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/charmap"
)

// simpleTexts gives the text of each code of a simple font by its Encoding.
func simpleTexts(v pdf.Value) [256]string {
	enc := v.Key("Encoding")
	base := enc.Name()
	if enc.Kind() == pdf.Dict {
		base = enc.Key("BaseEncoding").Name()
	}
	t := baseTexts(base)
	if enc.Kind() == pdf.Dict {
		differences(&t, enc.Key("Differences"))
	}
	return t
}

func baseTexts(name string) (t [256]string) {
	cm := charmap.Windows1252
	if name == "MacRomanEncoding" {
		cm = charmap.Macintosh
	}
	for c := 32; c < 256; c++ {
		t[c] = string(cm.DecodeByte(byte(c)))
	}
	if name == "StandardEncoding" {
		for c, s := range standard {
			t[c] = s
		}
	}
	return t
}

func differences(t *[256]string, d pdf.Value) {
	c := 0
	for i := range d.Len() {
		switch x := d.Index(i); x.Kind() {
		case pdf.Integer:
			c = int(x.Int64())
		case pdf.Name:
			if c >= 0 && c < 256 {
				t[c] = glyphText(x.Name())
			}
			c++
		}
	}
}

// glyphText reads a glyph's name: "uni4E00", "u1F600", "A", "quotedblleft", "f_i"; "" when it says nothing.
func glyphText(name string) string {
	if name == ".notdef" {
		return ""
	}
	name, _, _ = strings.Cut(name, ".")
	if strings.Contains(name, "_") {
		s := ""
		for _, part := range strings.Split(name, "_") {
			s += glyphText(part)
		}
		return s
	}
	if s, ok := glyphNames()[name]; ok {
		return s
	}
	if len(name) == 1 {
		return name
	}
	if h, ok := strings.CutPrefix(name, "uni"); ok && len(h)%4 == 0 {
		b := make([]byte, 0, len(h)/2)
		for ; len(h) >= 4; h = h[4:] {
			n, err := strconv.ParseUint(h[:4], 16, 16)
			if err != nil {
				return ""
			}
			b = append(b, byte(n>>8), byte(n))
		}
		return utf16text(b)
	}
	if h, ok := strings.CutPrefix(name, "u"); ok && len(h) >= 4 && len(h) <= 6 {
		if n, err := strconv.ParseUint(h, 16, 21); err == nil {
			return string(rune(n))
		}
	}
	return ""
}

// standard is StandardEncoding where it differs from windows-1252 (ISO 32000-1, annex D.2).
var standard = map[int]string{
	0x27: "’", 0x60: "‘", 0xA1: "¡", 0xA2: "¢", 0xA3: "£", 0xA4: "⁄", 0xA5: "¥", 0xA6: "ƒ", 0xA7: "§", 0xA8: "¤", 0xA9: "'",
	0xAA: "“", 0xAB: "«", 0xAC: "‹", 0xAD: "›", 0xAE: "ﬁ", 0xAF: "ﬂ", 0xB1: "–", 0xB2: "†", 0xB3: "‡", 0xB4: "·", 0xB6: "¶",
	0xB7: "•", 0xB8: "‚", 0xB9: "„", 0xBA: "”", 0xBB: "»", 0xBC: "…", 0xBD: "‰", 0xBF: "¿", 0xD0: "—",
}
