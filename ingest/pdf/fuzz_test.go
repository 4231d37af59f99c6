package pdf

import (
	"testing"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// FuzzFilter undoes each filter of a stream within its budget.
func FuzzFilter(f *testing.F) {
	names := []string{"FlateDecode", "LZWDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode", "Crypt", "DCTDecode"}
	for i := range names {
		f.Add(byte(i), []byte("x\x9c\x4b\x04\x00 41> z~>\x80\x0b\x60\x50\x22"))
	}
	const budget = 1 << 16
	f.Fuzz(func(t *testing.T, which byte, b []byte) {
		out, err := decode(names[int(which)%len(names)], pdf.Value{}, b, budget)
		if err == nil && len(out) > budget {
			t.Errorf("%d bytes", len(out))
		}
		earlyLZW(b, budget)
		for pixel := 1; pixel < 5; pixel++ {
			untiff(b, max(1, len(b)/2), pixel)
			unpng(b, max(1, len(b)/3), pixel)
		}
	})
}

// FuzzFont reads a font's map of codes and names of glyphs, and text in its codes.
func FuzzFont(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange 1 begincidrange <8140> <8150> 7 endcidrange"), []byte("\x81\x40A"), "uni4E00")
	f.Add([]byte("2 beginbfchar <01> <D840DC0B> <02> <> endbfchar 1 beginbfrange <00> <FFFFFFFF> <FFFE>"), []byte{1, 2, 3}, "u1F600_f_i.alt")
	f.Fuzz(func(t *testing.T, cm, text []byte, glyph string) {
		if s := glyphText(glyph); utf8.ValidString(glyph) && !utf8.ValidString(s) {
			t.Errorf("%q is %q", glyph, s)
		}
		m := readCMap(cm)
		for len(text) > 0 {
			c, n := m.next(text)
			if n < 1 || n > len(text) {
				t.Fatalf("%d of %d bytes", n, len(text))
			}
			m.text(c)
			m.id(c)
			text = text[n:]
		}
	})
}
