package pdf

import (
	"encoding/binary"
	"encoding/hex"
	"math"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/taizhang/taizhang/ingest/page"
)

// compositeFont are objects 6 and 7 of a page: a composite font /F2 with its descendant.
func compositeFont(encoding, ordering, more string, objects ...string) []string {
	return append([]string{
		"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding" + encoding + "/DescendantFonts[7 0 R]" + more + ">>",
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(" + ordering + ")/Supplement 4>>/DW 1000/FontDescriptor 8 0 R>>",
	}, objects...)
}

func shown(codes []byte) string {
	return "BT /F2 10 Tf 20 60 Td <" + hex.EncodeToString(codes) + "> Tj ET"
}

func encoded(t *testing.T, enc encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestPredefinedCMaps reads text of fonts that name a CMap and have no ToUnicode.
func TestPredefinedCMaps(t *testing.T) {
	gbk, big5 := simplifiedchinese.GBK, traditionalchinese.Big5
	const plain, rare, old = "2021年政务公开，牵头单位：区政府办（12项）", "镕䶮喆", "2021年政務公開，主辦單位：區公所"
	var sevenBit []byte
	for _, b := range encoded(t, gbk, "政务公开") {
		sevenBit = append(sevenBit, b&0x7F)
	}
	for _, c := range []struct {
		cmap, ordering string
		codes          []byte
		want           string
	}{
		{"GBK-EUC-H", "GB1", encoded(t, gbk, plain), plain},
		{"GBKp-EUC-H", "GB1", encoded(t, gbk, plain), plain},
		{"GB-EUC-H", "GB1", encoded(t, gbk, plain), plain},
		{"GBpc-EUC-H", "GB1", encoded(t, gbk, plain), plain},
		{"GB-H", "GB1", sevenBit, "政务公开"},
		{"GBK2K-H", "GB1", encoded(t, simplifiedchinese.GB18030, plain+rare), plain + rare},
		{"UniGB-UCS2-H", "GB1", encoded(t, utf16be, plain), plain},
		{"UniGB-UTF16-H", "GB1", encoded(t, utf16be, plain+"𠮷"), plain + "𠮷"},
		{"UniGB-UTF32-H", "GB1", encoded(t, utf32be, plain), plain},
		{"UniGB-UTF8-H", "GB1", []byte(plain), plain},
		{"ETen-B5-H", "CNS1", encoded(t, big5, old), old},
		{"ETenms-B5-H", "CNS1", encoded(t, big5, old), old},
		{"B5pc-H", "CNS1", encoded(t, big5, old), old},
		{"UniCNS-UCS2-H", "CNS1", encoded(t, utf16be, old), old},
		{"UniCNS-UTF16-H", "CNS1", encoded(t, utf16be, old), old},
		{"GBK-EUC-V", "GB1", encoded(t, gbk, plain), plain},
		{"UniGB-UCS2-V", "GB1", encoded(t, utf16be, plain), plain},
		{"Identity-H", "GB1", []byte{0x11, 0xCF, 0, 34, 3, 0x8F}, "中A0"}, // character ids themselves
		{"Identity-H", "Identity", []byte{0x11, 0xCF}, Unknown},
	} {
		if c.cmap == "Identity-H" && c.ordering == "GB1" {
			c.want = "中A" + gb1().text(0x38F)
		}
		small := strings.Replace(shown(c.codes), "10 Tf", "2 Tf", 1)
		d := read(t, onePage("", small, compositeFont("/"+c.cmap, c.ordering, "")...))
		if got := words(d); got != c.want {
			t.Errorf("%s: %q, want %q", c.cmap, got, c.want)
		}
	}
}

// TestVerticalWriting wants columns from top to bottom; a page of them is turned so that they are lines.
func TestVerticalWriting(t *testing.T) {
	down := string(shown(encoded(t, simplifiedchinese.GBK, "政务")))
	d := read(t, onePage("", "BT /F1 10 Tf 50 90 Td (ABCDEF) Tj ET "+down, compositeFont("/GBK-EUC-V", "GB1", "")...))
	g := d.Glyphs[6:]
	if g[0].Way != page.South || math.Abs(g[0].X0-15) > 0.01 || math.Abs(g[1].Y0-g[0].Y0-10) > 0.01 {
		t.Errorf("beside text: %+v", g)
	}
	d = read(t, onePage("", down, compositeFont("/GBK-EUC-V", "GB1", "")...))
	if g := d.Glyphs; d.Width != 100 || g[0].Way != page.East || math.Abs(g[1].X0-g[0].X0-10) > 0.01 || g[0].Base != g[1].Base {
		t.Errorf("alone: %.0f wide, %+v", d.Width, g)
	}
	own := stream("/Type/CMap/WMode 1", "1 begincodespacerange <0000> <ffff> endcodespacerange 1 begincidrange <0000> <ffff> 0 endcidrange")
	d = read(t, onePage("", shown([]byte{0x11, 0xCF, 0x11, 0xCF}), compositeFont(" 9 0 R", "GB1", "", "null", own)...))
	if g := d.Glyphs; words(d) != "中中" || d.Width != 100 || math.Abs(g[1].X0-g[0].X0-10) > 0.01 {
		t.Errorf("a CMap of its own: %q %+v", words(d), g)
	}
}

// TestBrokenToUnicode falls back where the map says nothing of use.
func TestBrokenToUnicode(t *testing.T) {
	codes := encoded(t, simplifiedchinese.GBK, "政务公开")
	const glyphs = "\x00\x03\x00\x04" // of the embedded font below
	for _, c := range []struct {
		name, encoding, ordering, chars string
		codes                           string
		font                            []byte
		want                            string
	}{
		{"replacement character", "/GBK-EUC-H", "GB1", "<d5fe> <fffd> <cef1> <52a1>", string(codes), nil, "政务公开"},
		{"private use", "/GBK-EUC-H", "GB1", "<d5fe> <e001>", string(codes), nil, "政务公开"},
		{"zero", "/GBK-EUC-H", "GB1", "<d5fe> <0000>", string(codes), nil, "政务公开"},
		{"a part only, then ids", "/Identity-H", "GB1", "<0022> <0042>", "\x11\xCF\x00\x22", nil, "中B"},
		{"the font's cmap", "/Identity-H", "Identity", "<0003> <fffd>", glyphs, trueType(3, '政', 4, '务'), "政务"},
		{"a map of everything to itself", "/Identity-H", "Identity", "", glyphs, trueType(3, '政', 4, '务'), "政务"},
		{"radicals share a glyph", "/Identity-H", "Identity", "", glyphs, trueType(3, '⽬', 3, '目', 4, '务', 4, '\uE000'), "目务"},
		{"nothing better than private use", "/Identity-H", "Identity", "<0003> <f0b7>", "\x00\x03", nil, "\uF0B7"},
		{"nothing at all", "/Identity-H", "Identity", "<0009> <0041>", "\x00\x03", nil, Unknown},
	} {
		cm := "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar " + c.chars + " endbfchar"
		if c.chars == "" {
			cm = "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange"
		}
		d := read(t, onePage("", shown([]byte(c.codes)), compositeFont(c.encoding, c.ordering, "/ToUnicode 9 0 R",
			"<</Type/FontDescriptor/FontFile2 10 0 R>>", stream("", cm), stream("", string(c.font)))...))
		if got := words(d); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// trueType writes a font with nothing but a cmap of format 12: glyph, character, glyph, character …
func trueType(pairs ...rune) []byte {
	var sub []byte
	put := binary.BigEndian.AppendUint32
	for i := 0; i < len(pairs); i += 2 {
		sub = put(put(put(sub, uint32(pairs[i+1])), uint32(pairs[i+1])), uint32(pairs[i]))
	}
	n := uint32(len(pairs) / 2)
	cmap := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
	cmap = append(put(put(put(cmap, 16+12*n), 0), n), sub...)
	head := append([]byte{0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, "cmap"...)
	return append(put(put(put(head, 0), 28), uint32(len(cmap))), cmap...)
}

// TestSimpleFonts reads one-byte fonts by the names of their glyphs, or by their own file.
func TestSimpleFonts(t *testing.T) {
	widths := "/FirstChar 1/LastChar 4/Widths[500 500 500 500]"
	typeOne := "%!PS-AdobeFont\n/Encoding 256 array\ndup 1 /uni653F put\ndup 2/A put\nreadonly def"
	for _, c := range []struct {
		name, font, file, codes, want string
	}{
		{"Type 3 by names", "/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<>>" + widths + "/Encoding<</Differences[1/uni653F/uni52A1/A]>>", "", "010203", "政务A"},
		{"Type 3 by ToUnicode", "/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<>>" + widths + "/Encoding<</Differences[1/g1/g2]>>/ToUnicode 8 0 R", "1 beginbfchar <01> <653f> endbfchar", "0102", "政" + Unknown},
		{"Type 1 by its file", "/Subtype/Type1" + widths + "/FontDescriptor<</Flags 4/FontFile 8 0 R>>", typeOne, "0102", "政A"},
		{"numbered subset", "/Subtype/TrueType/BaseFont/ABCDEF+SimSun/Encoding/WinAnsiEncoding/FirstChar 1/LastChar 70/Widths[" + strings.Repeat("500 ", 70) + "]", "", "0141", Unknown + Unknown},
		{"true Latin", "/Subtype/TrueType/BaseFont/ABCDEF+Arial/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 70/Widths[" + strings.Repeat("500 ", 39) + "]", "", "4142", "AB"},
	} {
		d := read(t, onePage("", "BT /F2 10 Tf 20 60 Td <"+c.codes+"> Tj ET", "<</Type/Font"+c.font+">>", "null", stream("", c.file)))
		if got := words(d); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestCollections compares the tables with a few ids that are known.
func TestCollections(t *testing.T) {
	for _, c := range []struct {
		set  *collection
		id   uint32
		want string
	}{
		{gb1(), 34, "A"}, {gb1(), 98, "。"}, {gb1(), 574, "。"}, {gb1(), 846, "A"}, {gb1(), 4559, "中"}, {gb1(), 65000, ""}, {cns1(), 34, "A"}, {cns1(), 0, ""},
	} {
		if got := c.set.text(c.id); got != c.want {
			t.Errorf("%d: %q, want %q", c.id, got, c.want)
		}
	}
	for enc, want := range map[string]uint32{"GBK-EUC-H": 846, "GBKp-EUC-H": 34, "ETen-B5-H": 13681} {
		if id := predefinedFor(enc).id("A"); id != want {
			t.Errorf("%s: A is %d, want %d", enc, id, want)
		}
	}
	if n := len(gb1().ids) + len(cns1().ids); n < 40000 {
		t.Error(n, "characters")
	}
}
