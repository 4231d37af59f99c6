package ofd

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/ooxml"
	"github.com/taizhang/taizhang/ingest/page"
)

// packed makes the parts of an OFD with one page of 100 by 50 mm; parts replace or add to these.
func packed(t *testing.T, content string, parts map[string]string) (*File, error) {
	t.Helper()
	all := map[string]string{
		"OFD.xml":                     `<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocInfo><ofd:Title>要点</ofd:Title></ofd:DocInfo><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
		"Doc_0/Document.xml":          docXML(""),
		"Doc_0/Pages/P1/Content.xml":  pageOf(content),
		"Doc_0/Pages/P1/PageRes.xml":  `<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="7"><Content>` + letters("5 5 50 10", "", "内") + `</Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>`,
		"Doc_0/Templates/T1.xml":      pageOf(letters("60 40 30 8", "", "版头")),
		"Doc_0/Annots/Annotation.xml": `<PageAnnot><Annot Type="Stamp"><Appearance Boundary="10 10 30 30">` + letters("0 0 30 10", "", "印章") + `</Appearance></Annot><Annot Type="Path"><Appearance Boundary="10 10 30 30">` + letters("0 0 30 10", "", "批注") + `</Appearance></Annot></PageAnnot>`,
	}
	maps.Copy(all, parts)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(all[name]))
	}
	w.Close()
	pkg, err := ooxml.Open(b.Bytes(), ooxml.Limits{Bytes: 1 << 20, Ratio: 200, RatioFrom: 1 << 20, Parts: 100, Depth: 50})
	if err != nil {
		t.Fatal(err)
	}
	return Open(pkg, Limits{Pages: 10, Depth: 50, Chars: 1000, Drawings: 2000, Codes: 1 << 18})
}

func docXML(more string) string {
	return `<Document><CommonData><PageArea><PhysicalBox>0 0 100 50</PhysicalBox></PageArea><TemplatePage ID="2" BaseLoc="Templates/T1.xml"/></CommonData>` +
		`<Pages><Page ID="1" BaseLoc="Pages\P1\Content.xml"/></Pages>` + more + `</Document>`
}

func pageOf(objects string) string {
	return `<Page><PageRes>PageRes.xml</PageRes><Content><Layer ID="3" Type="Body">` + objects + `</Layer></Content><Actions><Action Event="CLICK"><Goto><Dest Type="XYZ" PageID="9"/></Goto></Action></Actions></Page>`
}

// letters are a TextObject whose letters are 5 mm; its first stands at (0, 5) of its boundary.
func letters(boundary, attributes, words string) string {
	return `<TextObject Boundary="` + boundary + `" Size="5" ` + attributes + `><TextCode X="0" Y="5">` + words + `</TextCode></TextObject>`
}

func words(d *Drawing) string {
	s := ""
	for _, g := range d.Glyphs {
		s += g.Text
	}
	for _, h := range d.Hidden {
		s += " " + h.Reason + ":" + strings.TrimSpace(h.Text)
	}
	return s
}

// TestDrawing reads what stands on a page, and says why the rest is not seen.
func TestDrawing(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"plain", letters("10 10 50 10", "", "政务"), "政务"},
		{"a template", `</Layer></Content><Template TemplateID="2" ZOrder="Background"/><Content><Layer>` + letters("10 10 50 10", "", "政务"), "政务版头"},
		{"layers and blocks", `<PageBlock>` + letters("10 10 50 10", "", "甲") + `</PageBlock></Layer><Layer Type="Foreground">` + letters("10 20 50 10", "", "乙"), "甲乙"},
		{"not visible", letters("10 10 50 10", `Visible="false"`, "政务") + letters("10 20 50 10", "", "乙"), "乙"},
		{"page resources", `<CompositeObject ID="8" ResourceID="7" Boundary="0 0 60 20"/>`, "内"},
		{"off the page", letters("10 10 50 10", "", "甲") + letters("200 10 50 10", "", "乙"), "甲 off-page:乙"},
		{"beyond its boundary", letters("10 10 8 10", "", "甲乙丙丁"), "甲乙丙 clipped:丁"},
		{"slanted", letters("10 10 50 10", "", "甲") + letters("10 10 50 40", `CTM="0.7 0.7 -0.7 0.7 0 0"`, "乙"), "甲 watermark:乙"},
		{"large and faint", strings.Repeat(letters("10 10 50 10", "", "甲"), 2) + letters("10 10 80 40", `CTM="3 0 0 3 0 0" Alpha="40"`, "乙"), "甲甲 watermark:乙"},
		{"a form in a form", `<CompositeObject ID="8" ResourceID="9"/>` + letters("10 10 50 10", "", "甲"), "甲"},
	} {
		f, err := packed(t, c.content, nil)
		if err != nil {
			t.Fatal(c.name, err)
		}
		d, err := f.Page(0)
		if err != nil {
			t.Error(c.name, err)
			continue
		}
		if got := words(d); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestPlaces wants each letter where its steps put it, in millimetres.
func TestPlaces(t *testing.T) {
	code := func(attributes, words string) string {
		return `<TextObject Boundary="10 10 80 30" Size="5"><TextCode ` + attributes + `>` + words + `</TextCode></TextObject>`
	}
	for _, c := range []struct {
		name, content string
		x, y          float64 // of the last letter's left side and baseline
		way           page.Way
	}{
		{"runs of steps", code(`X="0" Y="5" DeltaX="g 2 6 7"`, "甲乙丙丁"), 10 + 19, 15, page.East},
		{"no steps", code(`X="1" Y="5"`, "甲乙"), 16, 15, page.East},
		{"a second code goes on", `<TextObject Boundary="10 10 80 30" Size="5"><TextCode X="0" Y="5">甲</TextCode><TextCode X="20">乙</TextCode></TextObject>`, 30, 15, page.East},
		{"a matrix", `<TextObject Boundary="10 10 80 30" Size="5" CTM="2 0 0 2 0 0"><TextCode X="0" Y="5">甲乙</TextCode></TextObject>`, 20, 20, page.East},
		{"turned", `<TextObject Boundary="40 10 30 30" Size="5" CTM="0 1 -1 0 20 0"><TextCode X="0" Y="5">甲乙</TextCode></TextObject>`, 54.4, 15, page.South},
	} {
		f, err := packed(t, c.content, nil)
		if err != nil {
			t.Fatal(c.name, err)
		}
		d, err := f.Page(0)
		if err != nil || len(d.Glyphs) == 0 {
			t.Error(c.name, err, words(d))
			continue
		}
		g := d.Glyphs[len(d.Glyphs)-1]
		if got, want := fmt.Sprintf("%.1f %.1f %d", g.X0/point, g.Base/point, g.Way), fmt.Sprintf("%.1f %.1f %d", c.x, c.y, c.way); got != want {
			t.Errorf("%s: %s, want %s", c.name, got, want)
		}
	}
}

// TestDocuments reads annotations, several documents, versions and lists of attachments.
func TestDocuments(t *testing.T) {
	body := letters("10 10 50 10", "", "政务")
	f, err := packed(t, body, map[string]string{
		"Doc_0/Document.xml":    docXML(`<Annotations>Annots.xml</Annotations><Attachments>Attachments.xml</Attachments>`),
		"Doc_0/Annots.xml":      `<Annotations><Page PageID="1"><FileLoc>Annots/Annotation.xml</FileLoc></Page></Annotations>`,
		"Doc_0/Attachments.xml": `<Attachments><Attachment ID="1" Name="任务分解表.xlsx"><FileLoc>a.xlsx</FileLoc></Attachment></Attachments>`,
	})
	if err != nil {
		t.Fatal(err)
	}
	if d, err := f.Page(0); err != nil || words(d) != "政务批注 stamp:印章" || f.Title != "要点" || fmt.Sprint(f.Attachments) != "[任务分解表.xlsx]" {
		t.Errorf("%q %q %v %v", words(d), f.Title, f.Attachments, err)
	}
	two := `<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>`
	if f, err := packed(t, body, map[string]string{"OFD.xml": two}); err != nil || f.Pages() != 2 {
		t.Errorf("two documents: %v", err)
	}
	versions := `<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot><Versions><Version ID="1" Index="1" BaseLoc="V1.xml"/><Version ID="2" Index="2" Current="true" BaseLoc="V2.xml"/></Versions></DocBody></OFD>`
	f, err = packed(t, body, map[string]string{
		"OFD.xml": versions, "V2.xml": `<DocVersion><DocRoot>Doc_0/Document2.xml</DocRoot></DocVersion>`,
		"Doc_0/Document2.xml": strings.Replace(docXML(""), `Pages\P1\Content.xml`, "/Doc_0/New.xml", 1), "Doc_0/New.xml": pageOf(letters("10 10 50 10", "", "新版")),
	})
	if err != nil {
		t.Fatal(err)
	}
	if d, err := f.Page(0); err != nil || words(d) != "新版" {
		t.Errorf("the current version: %q %v", words(d), err)
	}
}

// TestTransforms reads the characters that only the glyphs tell.
func TestTransforms(t *testing.T) {
	font := "\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00cmap\x00\x00\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x28" +
		"\x00\x00\x00\x01\x00\x03\x00\x0a\x00\x00\x00\x0c\x00\x0c\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x65\x3f\x00\x00\x65\x3f\x00\x00\x00\x05"
	content := `<TextObject Boundary="10 10 50 10" Size="5" Font="4"><CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><Glyphs>5</Glyphs></CGTransform>` +
		`<CGTransform CodePosition="1"><Glyphs>5</Glyphs></CGTransform><TextCode X="0" Y="5">` + "\uE001" + `务</TextCode></TextObject>`
	f, err := packed(t, content, map[string]string{
		"Doc_0/Document.xml":  strings.Replace(docXML(""), "<PageArea>", "<PublicRes>PublicRes.xml</PublicRes><PageArea>", 1),
		"Doc_0/PublicRes.xml": `<Res BaseLoc="Res"><Fonts><Font ID="4" FontName="宋体"><FontFile>f.ttf</FontFile></Font></Fonts></Res>`, "Doc_0/Res/f.ttf": font,
	})
	if err != nil {
		t.Fatal(err)
	}
	if d, err := f.Page(0); err != nil || words(d) != "政务" {
		t.Errorf("%q %v", words(d), err)
	}
}

// TestTrouble wants a reason for what cannot be read.
func TestTrouble(t *testing.T) {
	circle := `<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="7"><Content><CompositeObject ID="8" ResourceID="7"/></Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>`
	for _, c := range []struct {
		name, content string
		parts         map[string]string
		want          error
	}{
		{"encrypted", "", map[string]string{"Encryptions.xml": "<Encryptions/>"}, ErrEncrypted},
		{"no document", "", map[string]string{"OFD.xml": "<OFD><DocBody><DocRoot>x.xml</DocRoot></DocBody></OFD>"}, ooxml.ErrDamaged},
		{"no page", "", map[string]string{"Doc_0/Document.xml": "<Document/>"}, ooxml.ErrDamaged},
		{"a drawing in itself", `<CompositeObject ID="8" ResourceID="7"/>`, map[string]string{"Doc_0/Pages/P1/PageRes.xml": circle}, ooxml.ErrLimit},
		{"too many characters", letters("10 10 50 10", "", strings.Repeat("政", 1001)), nil, ooxml.ErrLimit},
		{"too many pages", "", map[string]string{"Doc_0/Document.xml": "<Document><Pages>" + strings.Repeat(`<Page ID="1" BaseLoc="x"/>`, 11) + "</Pages></Document>"}, ooxml.ErrLimit},
	} {
		f, err := packed(t, c.content, c.parts)
		if err == nil {
			_, err = f.Page(0)
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}
