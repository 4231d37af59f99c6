package sfnt

import (
	"encoding/binary"
	"testing"
)

// font wraps tables, name and bytes in turn, as a TrueType font.
func font(tables ...string) []byte {
	put := binary.BigEndian.AppendUint32
	head := []byte{0, 1, 0, 0, 0, byte(len(tables) / 2), 0, 0, 0, 0, 0, 0}
	var body []byte
	at := 12 + 8*len(tables)
	for i := 0; i < len(tables); i += 2 {
		head = append(head, tables[i]...)
		head = put(put(put(head, 0), uint32(at+len(body))), uint32(len(tables[i+1])))
		body = append(body, tables[i+1]...)
	}
	return append(head, body...)
}

// cmapOf is a cmap with one table.
func cmapOf(platform, encoding byte, sub string) string {
	return "\x00\x00\x00\x01\x00" + string(platform) + "\x00" + string(encoding) + "\x00\x00\x00\x0c" + sub
}

const (
	// 政 U+653F is glyph 5, 务 U+52A1 by an array of glyphs is 7
	format4 = "\x00\x04\x00\x2a\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00" + "\x52\xa1\x65\x3f\xff\xff" + "\x00\x00" + "\x52\xa1\x65\x3f\xff\xff" + "\x00\x00\x9a\xc6\x00\x01" + "\x00\x06\x00\x00\x00\x00" + "\x00\x07"
	format6 = "\x00\x06\x00\x0e\x00\x00\x00\x21\x00\x02\x00\x09\x00\x0a" // codes 33 and 34 are glyphs 9 and 10
	named   = "\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00" + "\x00\x02\x00\x00\x01\x02" + "\x07uni653F"
)

func TestFonts(t *testing.T) {
	f := Parse(font("cmap", cmapOf(3, 1, format4), "post", named), mostCodes)
	if f == nil || f.Rune(5) != '政' || f.Rune(7) != '务' || f.Rune(6) != 0 || f.Name(1) != "uni653F" || f.Name(0) != "" {
		t.Errorf("%+v", f)
	}
	f = Parse(font("cmap", cmapOf(1, 0, format6)), mostCodes)
	if g, ok := f.Symbol(34); !ok || g != 10 || f.Knows() {
		t.Errorf("a symbol font: %d %v", g, ok)
	}
	for _, b := range []string{"", "OTTO", "ttcf\x00\x00\x00\x00\x00\x00\x00\x01\xff\xff\xff\xff", "no font at all, only words"} {
		if f := Parse([]byte(b), mostCodes); f != nil && f.Knows() {
			t.Errorf("%q: %+v", b, f)
		}
	}
}

// TestPreference takes the character of several that share a glyph which plans are written with.
func TestPreference(t *testing.T) {
	for _, c := range [][2]rune{{'目', '⽬'}, {'长', '⻓'}, {'车', '\uf902'}, {'政', '\ue001'}} {
		if preference(c[0]) <= preference(c[1]) {
			t.Errorf("%q before %q", c[1], c[0])
		}
	}
}

// mostCodes is what these tests let a font list.
const mostCodes = 1 << 18

// FuzzFont reads any bytes as a font, its tables and as a bare CFF one.
func FuzzFont(f *testing.F) {
	f.Add(font("cmap", cmapOf(3, 1, format4), "post", named))
	f.Add(font("cmap", cmapOf(3, 10, "\x00\x0c\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x00\xff\xff\xff\xff\x00\x00\x00\x00\xff\xff\xff\xff\x00\x00\x00\x01")))
	f.Add([]byte("\x01\x00\x04\x01\x00\x01\x01\x01\x02A\x00\x01\x01\x01\x05\xf7\x00\x0f\x11"))
	f.Add(font("CFF ", "\x01\x00\x04\x01\x00\x01\x01\x01\x02A\x00\x01\x01\x01\x05\xf7\x00\x0f\x11"))
	f.Fuzz(func(t *testing.T, b []byte) {
		font := Parse(b, mostCodes)
		if font == nil {
			return
		}
		if font.visited > mostCodes+64 {
			t.Errorf("%d codes", font.visited)
		}
		for g := range uint32(300) {
			font.Rune(font.Glyph(g))
			font.Name(g)
			font.Symbol(g)
		}
	})
}
