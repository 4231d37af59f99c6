package pdf

import (
	"bytes"
	"testing"
)

// hiddenText spells what a page hides: "invisible:B stamp:印".
func hiddenText(d *Drawing) string {
	s := ""
	for _, h := range d.Hidden {
		if s != "" {
			s += " "
		}
		s += h.Reason + ":" + h.Text
	}
	return s
}

func TestActualText(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"as many", "BT /F1 10 Tf 9 9 Td /Span <</ActualText <FEFF653F52A1>>> BDC (ab) Tj EMC (c) Tj ET", "政务c"},
		{"fewer glyphs", "BT /F1 10 Tf 9 9 Td /Span <</ActualText <FEFF653F52A1516C>>> BDC (ab) Tj EMC ET", "政务公"},
		{"more glyphs", "BT /F1 10 Tf 9 9 Td /Span <</ActualText (x)>> BDC (abc) Tj EMC (d) Tj ET", "xd"},
		{"none", "BT /F1 10 Tf 9 9 Td /Span <</ActualText ()>> BDC (-) Tj EMC (d) Tj ET", "d"},
		{"nested", "BT /F1 10 Tf 9 9 Td /P <</MCID 0>> BDC /Span <</ActualText (X)>> BDC (a) Tj EMC (b) Tj EMC ET", "Xb"},
		{"never ended", "BT /F1 10 Tf 9 9 Td /Span <</ActualText (X)>> BDC (a) Tj ET", "X"},
		{"ended twice", "BT /F1 10 Tf 9 9 Td /P BMC (a) Tj EMC EMC EMC (b) Tj ET", "ab"},
		{"a resource", "BT /F1 10 Tf 9 9 Td /Span /M1 BDC (a) Tj EMC ET", "Y"},
	} {
		d := read(t, onePage("/Resources<</Font<</F1 5 0 R>>/Properties<</M1<</ActualText(Y)>>>>>>", c.content))
		if got := words(d); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLayers(t *testing.T) {
	layered := func(config, content string) []byte {
		b := onePage("/Resources<</Font<</F1 5 0 R>>/XObject<</X1 9 0 R>>/Properties<</A 6 0 R/B 7 0 R/Both 8 0 R>>>>", content,
			"<</Type/OCG/Name(draft)>>", "<</Type/OCG/Name(text)>>", "<</Type/OCMD/OCGs[6 0 R 7 0 R]/P/AllOn>>",
			stream("/Type/XObject/Subtype/Form/BBox[0 0 200 100]/OC 6 0 R", "BT /F1 10 Tf 9 60 Td (form) Tj ET"))
		b = bytes.Replace(b, []byte("/Pages 2 0 R"), []byte("/Pages 2 0 R/OCProperties<</OCGs[6 0 R 7 0 R]/D<<"+config+">>>>"), 1)
		clean, err := normalised(b)
		if err != nil {
			t.Fatal(err)
		}
		return clean
	}
	both := "BT /F1 10 Tf 9 9 Td /OC /A BDC (a) Tj EMC /OC /B BDC (b) Tj EMC (c) Tj ET"
	for _, c := range []struct{ name, config, content, seen, hidden string }{
		{"all on", "", both, "abc", ""},
		{"one off", "/OFF[6 0 R]", both, "bc", "layer-off:a"},
		{"all off but one", "/BaseState/OFF/ON[7 0 R]", both, "bc", "layer-off:a"},
		{"both wanted", "/OFF[6 0 R]", "BT /F1 10 Tf 9 9 Td /OC /Both BDC (a) Tj EMC (c) Tj ET", "c", "layer-off:a"},
		{"what stands inside", "/OFF[6 0 R]", "BT /F1 10 Tf 9 9 Td /OC /A BDC /P BMC (a) Tj EMC (b) Tj EMC (c) Tj ET", "c", "layer-off:ab"},
		{"a form", "/OFF[6 0 R]", "/X1 Do BT /F1 10 Tf 9 9 Td (c) Tj ET", "c", "layer-off:form"},
	} {
		d := read(t, layered(c.config, c.content))
		if words(d) != c.seen || hiddenText(d) != c.hidden {
			t.Errorf("%s: %q, %q", c.name, words(d), hiddenText(d))
		}
	}
}

func TestClips(t *testing.T) {
	for _, c := range []struct{ name, content, seen, hidden string }{
		{"beside the clip", "q 0 0 50 100 re W n BT /F1 10 Tf 40 60 Td (ABCD) Tj ET Q", "AB", "clipped:CD"},
		{"undone", "q 0 0 50 100 re W n Q BT /F1 10 Tf 40 60 Td (ABCD) Tj ET", "ABCD", ""},
		{"clips within clips", "0 0 100 100 re W n 45 0 50 100 re W* n BT /F1 10 Tf 40 60 Td (ABCD) Tj ET", "BCD", "clipped:A"},
		{"a form's box", "/X1 Do", "in", "clipped:side"},
		{"without a path", "W n BT /F1 10 Tf 40 60 Td (AB) Tj ET", "AB", ""},
	} {
		form := stream("/Type/XObject/Subtype/Form/BBox[0 0 20 20]", "BT /F1 10 Tf 9 9 Td (inside) Tj ET")
		d := read(t, onePage("", c.content, form))
		if words(d) != c.seen || hiddenText(d) != c.hidden {
			t.Errorf("%s: %q, %q", c.name, words(d), hiddenText(d))
		}
	}
	if d := read(t, onePage("", "0 0 100 100 re W n 50 50 m 180 50 l S 120 10 m 120 90 l S")); len(d.Rules) != 1 || d.Rules[0].X1 > 101 {
		t.Errorf("rules: %v", d.Rules)
	}
}

func TestWatermarks(t *testing.T) {
	for _, c := range []struct{ name, content, seen, hidden string }{
		{"slanted and pale", "BT /F1 10 Tf 9 60 Td (text) Tj .8 g .7 .7 -.7 .7 50 50 Tm (W) Tj ET", "text", "watermark:W"},
		{"large and pale", "BT /F1 10 Tf 9 60 Td (text) Tj .8 .8 .9 rg /F1 40 Tf (W) Tj ET", "text", "watermark:W"},
		{"large and seen through", "BT /F1 10 Tf 9 60 Td (text) Tj /G1 gs /F1 40 Tf (W) Tj ET", "text", "watermark:W"},
		{"a large dark title", "BT /F1 10 Tf 9 60 Td (text) Tj /F1 40 Tf (W) Tj ET", "textW", ""},
		{"grey text", "BT /F1 10 Tf 9 60 Td (text) Tj .7 g (W) Tj ET", "textW", ""},
		{"a spot colour at full strength", "/S cs 1 scn BT /F1 10 Tf 9 60 Td (text) Tj /F1 40 Tf (W) Tj ET", "textW", ""},
	} {
		d := read(t, onePage("/Resources<</Font<</F1 5 0 R>>/ExtGState<</G1<</ca .2>>>>/ColorSpace<</S[/Separation/Spot/DeviceGray 9 0 R]>>>>", c.content))
		if words(d) != c.seen || hiddenText(d) != c.hidden {
			t.Errorf("%s: %q, %q", c.name, words(d), hiddenText(d))
		}
	}
}

// TestTextOverPictures keeps the text layer of a scan beside a stamped page number.
func TestTextOverPictures(t *testing.T) {
	image := "q 150 0 0 80 0 20 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q "
	d := read(t, onePage("", image+"BT /F1 10 Tf 9 60 Td 3 Tr (scan) Tj 0 Tr 100 -55 Td (1) Tj ET"))
	if words(d) != "scan1" || d.Images != 1 {
		t.Errorf("over: %q", words(d))
	}
	d = read(t, onePage("", image+"BT /F1 10 Tf 160 60 Td 3 Tr (x) Tj 0 Tr 0 -55 Td (1) Tj ET"))
	if words(d) != "1" || hiddenText(d) != "invisible:x" {
		t.Errorf("beside: %q %q", words(d), hiddenText(d))
	}
}

// TestInlineImages passes over data that looks like operators.
func TestInlineImages(t *testing.T) {
	for _, data := range []string{"\x80", "EI", " EI\x00\x01\xff Tj", "(((", "\x00EI \x80\x81", "<<EI>>"} {
		d := read(t, onePage("", "BT /F1 10 Tf 9 60 Td (a) Tj ET BI /W 4 /H 4 /F /AHx ID "+data+"\nEI BT /F1 10 Tf 9 30 Td (b) Tj ET"))
		if words(d) != "ab" {
			t.Errorf("%q: %q", data, words(d))
		}
	}
}

func TestAnnotations(t *testing.T) {
	look := stream("/Type/XObject/Subtype/Form/BBox[0 0 10 10]/Resources<</Font<</F1 5 0 R>>>>", "BT /F1 5 Tf 1 2 Td (X) Tj ET")
	for _, c := range []struct{ name, annot, seen, hidden, note string }{
		{"a field's look", "/Subtype/Widget/FT/Tx/V(other)/Rect[50 40 70 60]/AP<</N 6 0 R>>", "bodyX", "", ""},
		{"a field's value", "/Subtype/Widget/FT/Tx/V<FEFF653F52A1>/Rect[50 40 90 52]", "body政务", "", ""},
		{"an inherited value", "/Subtype/Widget/Parent<</FT/Tx/V(up)>>/Rect[50 40 90 52]", "bodyup", "", ""},
		{"a button", "/Subtype/Widget/FT/Btn/AS/Off/AP<</N<</On 6 0 R>>>>/Rect[50 40 90 52]", "body", "", ""},
		{"a button that is on", "/Subtype/Widget/FT/Btn/AS/On/AP<</N<</On 6 0 R>>>>/Rect[50 40 90 52]", "bodyX", "", ""},
		{"typed on the page", "/Subtype/FreeText/Contents(typed)/Rect[50 40 90 52]", "bodytyped", "", ""},
		{"a seal", "/Subtype/Stamp/Rect[50 40 70 60]/AP<</N 6 0 R>>", "body", "stamp:X", ""},
		{"a signature", "/Subtype/Widget/FT/Sig/Rect[50 40 70 60]/AP<</N 6 0 R>>", "body", "stamp:X", ""},
		{"a watermark", "/Subtype/Watermark/Rect[50 40 70 60]/AP<</N 6 0 R>>", "body", "watermark:X", ""},
		{"hidden", "/Subtype/FreeText/F 2/Contents(typed)/Rect[50 40 90 52]", "body", "layer-off:typed", ""},
		{"a remark", "/Subtype/Text/Contents<FEFF653F52A1>/Rect[50 40 90 52]", "body", "", "政务"},
		{"a link", "/Subtype/Link/Rect[50 40 90 52]", "body", "", ""},
		{"no place", "/Subtype/FreeText/Contents(typed)", "body", "", ""},
	} {
		d := read(t, onePage("/Annots[<<"+c.annot+">>]", "BT /F1 10 Tf 9 60 Td (body) Tj ET", look))
		note := ""
		for _, n := range d.Notes {
			note += n
		}
		if words(d) != c.seen || hiddenText(d) != c.hidden || note != c.note {
			t.Errorf("%s: %q, %q, %q", c.name, words(d), hiddenText(d), note)
		}
	}
}

// TestAppearancePlace wants the look of a field scaled into its rectangle.
func TestAppearancePlace(t *testing.T) {
	look := stream("/Type/XObject/Subtype/Form/BBox[0 0 10 10]/Resources<</Font<</F1 5 0 R>>>>", "BT /F1 5 Tf 1 2 Td (X) Tj ET")
	g := read(t, onePage("/Annots[<</Subtype/Widget/FT/Tx/Rect[50 40 70 60]/AP<</N 6 0 R>>>>]", "", look)).Glyphs[0]
	if g.X0 != 52 || g.Base != 56 || g.Size != 10 {
		t.Errorf("%+v", g)
	}
}
