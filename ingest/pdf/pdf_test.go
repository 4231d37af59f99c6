package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"
	"github.com/taizhang/taizhang/ingest/page"
)

var wide = Limits{Pages: 100, Depth: 20, Bytes: 1 << 24, Chars: 1 << 20, Glyphs: 200_000, States: 4096, Operands: 1 << 16, Pictures: 1000, Annotations: 10_000, Codes: 1 << 18}

// made writes a PDF of these objects, numbered from 1; object 1 is the catalogue.
func made(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, x := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", x)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

func stream(dict, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(content), content)
}

// onePage puts content on a page of 200 by 100 points with the font /F1, whose digits are half an em wide; more follows from object 5 on.
func onePage(attributes, content string, more ...string) []byte {
	widths := strings.Repeat("500 ", 95)
	return made(append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 100]/Resources<</Font<</F1 5 0 R/F2 6 0 R>>/XObject<</X1 6 0 R/X2 7 0 R>>>>>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R" + attributes + ">>",
		stream("", content),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126/Widths[" + widths + "]>>",
	}, more...)...)
}

func read(t *testing.T, b []byte) *Drawing {
	t.Helper()
	f, err := Open(b, wide)
	if err != nil {
		t.Fatal(err)
	}
	d, err := f.Page(0)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func words(d *Drawing) string {
	s := ""
	for _, g := range d.Glyphs {
		s += g.Text
	}
	return s
}

func TestTextState(t *testing.T) {
	for _, c := range []struct {
		name, content string
		x, base       float64 // where the last glyph begins
	}{
		{"Td", "BT /F1 10 Tf 50 60 Td (AB) Tj ET", 55, 40},
		{"Td twice", "BT /F1 10 Tf 50 60 Td (A) Tj 10 -20 Td (B) Tj ET", 60, 60},
		{"TD sets leading", "BT /F1 10 Tf 50 60 Td 0 -12 TD (A) Tj T* (B) Tj ET", 50, 64},
		{"TL and quote", "BT /F1 10 Tf 14 TL 50 60 Td (A) Tj (B) ' ET", 50, 54},
		{"double quote", "BT /F1 10 Tf 14 TL 50 60 Td 3 2 (A B) \" ET", 50 + 7 + 10, 54},
		{"Tm", "BT /F1 10 Tf 1 0 0 1 20 30 Tm (A) Tj ET", 20, 70},
		{"cm", "q 2 0 0 2 10 0 cm BT /F1 10 Tf 20 20 Td (AB) Tj ET Q", 60, 60},
		{"cm undone", "q 2 0 0 2 10 0 cm Q BT /F1 10 Tf 20 20 Td (A) Tj ET", 20, 80},
		{"Tc", "BT /F1 10 Tf 3 Tc 50 60 Td (AB) Tj ET", 58, 40},
		{"Tz", "BT /F1 10 Tf 50 Tz 50 60 Td (AB) Tj ET", 52.5, 40},
		{"Ts", "BT /F1 10 Tf 4 Ts 50 60 Td (A) Tj ET", 50, 36},
		{"TJ", "BT /F1 10 Tf 50 60 Td [(A) -500 (B)] TJ ET", 60, 40},
		{"hex string", "BT /F1 10 Tf 50 60 Td <41 4> Tj ET", 55, 40},
		{"escapes", "BT /F1 10 Tf 50 60 Td (\\101\\)\\\n(B)) Tj ET", 70, 40},
	} {
		d := read(t, onePage("", c.content))
		g := d.Glyphs[len(d.Glyphs)-1]
		if math.Abs(g.X0-c.x) > 0.01 || math.Abs(g.Base-c.base) > 0.01 {
			t.Errorf("%s: at %.2f, %.2f, want %.2f, %.2f", c.name, g.X0, g.Base, c.x, c.base)
		}
	}
}

func TestHidden(t *testing.T) {
	for _, c := range []struct{ name, content, seen, reason, hidden string }{
		{"invisible beside visible", "BT /F1 10 Tf 50 60 Td (A) Tj 3 Tr (B) Tj ET", "A", "invisible", "B"},
		{"only invisible", "BT /F1 10 Tf 50 60 Td 3 Tr (B) Tj ET", "B", "", ""},
		{"off the page", "BT /F1 10 Tf 50 60 Td (A) Tj 500 0 Td (B) Tj ET", "A", "off-page", "B"},
		{"watermark", "BT /F1 10 Tf 50 60 Td (AAAA) Tj .7 .7 -.7 .7 50 50 Tm (W) Tj ET", "AAAA", "slanted", "W"},
	} {
		d := read(t, onePage("", c.content))
		reason, hidden := "", ""
		for _, h := range d.Hidden {
			reason, hidden = reason+h.Reason, hidden+h.Text
		}
		if words(d) != c.seen || reason != c.reason || hidden != c.hidden {
			t.Errorf("%s: %q, %s %q", c.name, words(d), reason, hidden)
		}
	}
}

func TestRotation(t *testing.T) {
	for _, c := range []struct {
		name, attributes, content string
		width, x, base            float64
	}{
		{"Rotate 90", "/Rotate 90", "BT /F1 10 Tf 0 1 -1 0 50 20 Tm (A) Tj ET", 100, 20, 50},
		{"Rotate 270", "/Rotate 270", "BT /F1 10 Tf 0 -1 1 0 50 20 Tm (A) Tj ET", 100, 80, 150},
		{"Rotate 180", "/Rotate 180", "BT /F1 10 Tf -1 0 0 -1 50 20 Tm (A) Tj ET", 200, 150, 20},
		{"text set sideways", "", "BT /F1 10 Tf 0 1 -1 0 50 20 Tm (A) Tj ET", 100, 20, 50},
	} {
		d := read(t, onePage(c.attributes, c.content))
		g := d.Glyphs[0]
		if d.Width != c.width || math.Abs(g.X0-c.x) > 0.01 || math.Abs(g.Base-c.base) > 0.01 {
			t.Errorf("%s: width %.0f, at %.2f, %.2f, want %.0f, %.2f, %.2f", c.name, d.Width, g.X0, g.Base, c.width, c.x, c.base)
		}
	}
}

func TestRules(t *testing.T) {
	for _, c := range []struct {
		content string
		want    []page.Rule
	}{
		{"10 50 m 60 50 l S", []page.Rule{{X0: 10, Y0: 50, X1: 60, Y1: 50}}},
		{"10 50 60 0.5 re f", []page.Rule{{X0: 10, Y0: 49.75, X1: 70, Y1: 49.75}}},
		{"10 20 m 10 80 l 10.5 80 l 10.5 20 l h f", []page.Rule{{X0: 10.25, Y0: 20, X1: 10.25, Y1: 80}}},
		{"10 20 1 60 re 10 20 60 1 re f", []page.Rule{{X0: 10.5, Y0: 20, X1: 10.5, Y1: 80}, {X0: 10, Y0: 79.5, X1: 70, Y1: 79.5}}},
		{"10 20 60 60 re f", nil},
		{"10 20 m 60 80 l S", nil},
		{"10 50 m 60 50 l n", nil},
		{"10 20 m 10 30 20 40 60 20 c S", nil},
		{"10 20 40 60 re S", []page.Rule{{X0: 10, Y0: 80, X1: 50, Y1: 80}, {X0: 50, Y0: 20, X1: 50, Y1: 80}, {X0: 10, Y0: 20, X1: 50, Y1: 20}, {X0: 10, Y0: 20, X1: 10, Y1: 80}}},
	} {
		d := read(t, onePage("", c.content))
		if fmt.Sprint(d.Rules) != fmt.Sprint(c.want) {
			t.Errorf("%s: %v, want %v", c.content, d.Rules, c.want)
		}
	}
}

func TestForms(t *testing.T) {
	form := stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 5 0]", "BT /F1 10 Tf 0 0 Td (in) Tj ET")
	d := read(t, onePage("", "q 1 0 0 1 30 40 cm /X1 Do Q BT /F1 10 Tf 0 0 Td (out) Tj ET", form))
	if words(d) != "inout" || d.Glyphs[0].X0 != 35 || d.Glyphs[2].X0 != 0 {
		t.Errorf("%q %+v", words(d), d.Glyphs)
	}
	circle := stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "/X1 Do")
	f, err := Open(onePage("", "/X1 Do", circle), wide)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Page(0); !errors.Is(err, ErrLimit) {
		t.Errorf("a form that draws itself: %v", err)
	}
}

func TestSplitContents(t *testing.T) {
	for _, c := range []struct{ one, two string }{
		{"BT /F1 10 Tf 9 9 Td (to", "gether) Tj ET"},
		{"BT /F1 10 Tf 9 9 Td <746f67", "6574686572> Tj ET"},
		{"BT /F1 10 Tf 9 9 Td (together)", "Tj ET"},
		{"BT /F1 10 Tf 9 9 Td (together) Tj % remark", "ET"},
	} {
		b := onePage("", "", stream("", c.one), stream("", c.two))
		b = bytes.Replace(b, []byte("/Contents 4 0 R"), []byte("/Contents[6 0 R 7 0 R]"), 1)
		f, err := openMended(b)
		if err != nil {
			t.Fatal(err)
		}
		d, err := f.Page(0)
		if err != nil || words(d) != "together" {
			t.Errorf("%q + %q: %q, %v", c.one, c.two, words(d), err)
		}
	}
}

// openMended rewrites the cross references of a file whose objects moved.
func openMended(b []byte) (*File, error) {
	clean, err := normalised(b)
	if err != nil {
		return nil, err
	}
	return openAs(clean, wide)
}

func TestFilters(t *testing.T) {
	const content = "BT /F1 10 Tf 9 9 Td (filtered) Tj ET"
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	w.Write([]byte("\x02BT /F1 10 \x02\x12\x12\x12\x12\x12\x12\x12\x12\x12\x12"))
	w.Close()
	for _, c := range []struct{ dict, data string }{
		{"/Filter/ASCIIHexDecode", fmt.Sprintf("%x>", content)},
		{"/Filter/ASCII85Decode", ascii85Of(content) + "~>"},
		{"/Filter[/ASCII85Decode/RunLengthDecode]", ascii85Of(string(rune(len(content)-1))+content+"\x80") + "~>"},
		{"/Filter/LZWDecode", lzwOf(content)},
	} {
		b := onePage("", "")
		b = bytes.Replace(b, []byte(stream("", "")), []byte(stream(c.dict, c.data)), 1)
		f, err := openMended(b)
		if err != nil {
			t.Errorf("%s: %v", c.dict, err)
			continue
		}
		if d, err := f.Page(0); err != nil || words(d) != "filtered" {
			t.Errorf("%s: %v", c.dict, err)
		}
	}
}

func TestPredictors(t *testing.T) {
	for _, c := range []struct {
		how  byte
		line string
	}{
		{0, "\x05\x07\x09"}, {1, "\x05\x02\x02"}, {2, "\x04\x05\x06"}, {3, "\x05\x04\x04"}, {4, "\x04\x02\x02"},
	} {
		out, err := unpng(append([]byte{0, 1, 2, 3, c.how}, c.line...), 3, 1)
		if err != nil || string(out[3:]) != "\x05\x07\x09" {
			t.Errorf("predictor %d: %v %v", c.how, out, err)
		}
	}
	if got := string(untiff([]byte("\x01\x01\x01\x05\x01\x01"), 3, 1)); got != "\x01\x02\x03\x05\x06\x07" {
		t.Errorf("tiff: %q", got)
	}
}

func TestPageTrees(t *testing.T) {
	for _, c := range []struct {
		name, kids string
		pages      int
		err        error
	}{
		{"refers to itself", "[2 0 R 3 0 R 3 0 R]", 1, nil},
		{"no pages", "[]", 0, ErrDamaged},
		{"to nothing", "[99 0 R]", 0, ErrDamaged},
	} {
		b := made("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 2000000000/Kids"+c.kids+">>", "<</Type/Page/Parent 2 0 R>>")
		f, err := Open(b, wide)
		if !errors.Is(err, c.err) || err == nil && f.Pages() != c.pages {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func ascii85Of(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		n := min(4, len(s))
		v := uint32(0)
		for i := range 4 {
			v <<= 8
			if i < n {
				v |= uint32(s[i])
			}
		}
		var d [5]byte
		for i := 4; i >= 0; i-- {
			d[i] = byte(v%85) + '!'
			v /= 85
		}
		b.Write(d[:n+1])
		s = s[n:]
	}
	return b.String()
}

// lzwOf writes every byte as a code of its own, growing the width as readers do.
func lzwOf(s string) string {
	var out []byte
	bits, n := uint32(0), 0
	put := func(code, width int) {
		bits, n = bits<<width|uint32(code), n+width
		for n >= 8 {
			n -= 8
			out = append(out, byte(bits>>n))
		}
	}
	put(256, 9)
	for _, c := range []byte(s) {
		put(int(c), 9)
	}
	put(257, 9)
	put(0, 7)
	return string(out)
}

// FuzzContent feeds any bytes as a page's content and as a CMap: nothing may panic or run for ever.
func FuzzContent(f *testing.F) {
	for _, s := range []string{
		"BT /F1 10 Tf 50 60 Td [(A) -500 <4142>] TJ ET 10 20 60 60 re f", "q BI /W 4 ID \x00\xff EI Q /X1 Do",
		"1 begincodespacerange <00> <ffff> endcodespacerange 1 beginbfrange <00> <05> [<0041> <D840DC0B>] endbfrange", "((((\\8", "<<[ -.-1 1-2",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		m := readCMap(b)
		m.text(65)
		m.next([]byte("AB"))
		in := newInterp(&File{lim: wide, src: &source{}, fonts: fonts{}, sets: map[string]*fontSet{}}, frame{width: 200, height: 100, to: identity})
		if err := in.run(b, pdf.Value{}, 0); err != nil {
			t.Error(err)
		}
	})
}
