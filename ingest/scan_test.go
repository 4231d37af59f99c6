package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"image"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/copier"
	"github.com/taizhang/taizhang/ingest/pdf"
	"github.com/taizhang/taizhang/ingest/raster"
)

// firstPage is the picture of the fax, upright.
func firstPage(t testing.TB) (*image.Gray, float64) {
	t.Helper()
	f, err := pdf.Open(bytesOf(t, scanned), pdf.Limits{Pages: 10, Depth: 100, Bytes: 1 << 28, Chars: 1 << 20, Glyphs: 1 << 20, Operands: 1 << 10, States: 1 << 10, Pictures: 10, Rules: 1 << 10, Annotations: 10, Codes: 1 << 16})
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.Page(0)
	if err != nil {
		t.Fatal(err)
	}
	g, dpi, err := f.Picture(p, 300, 1<<26)
	if err != nil {
		t.Fatal(err)
	}
	return g, dpi
}

// TestScanTurned wants a page that lay sideways or on its head, and askew, as one that lay right.
func TestScanTurned(t *testing.T) {
	g, dpi := firstPage(t)
	for _, tt := range []struct {
		name, engine string
		picture      copier.Picture
		exact        int
		share        float64
	}{
		{"JBIG2 by symbols, a quarter and 2°", "models", copier.JBIG2(copier.Askew(raster.Turn(g, 1), 2), true), 10, 0.98},
		{"JBIG2 in one region, three quarters", "tesseract", copier.JBIG2(raster.Turn(g, 3), false), 6, 0.9},
	} {
		t.Run(tt.name, func(t *testing.T) {
			engine(t, tt.engine)
			d, err := Read("scan.pdf", copier.PDF(copier.Page{Picture: tt.picture, DPI: dpi}), DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			readsFirstPage(t, d, tt.exact, tt.share)
		})
	}
}

// pasted is a .docx of pictures, each in a paragraph, below some text.
func pasted(t testing.TB, text string, pictures ...[]byte) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	put := func(name, text string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(text))
	}
	var body, rels strings.Builder
	for i, p := range pictures {
		name := "image" + string(rune('1'+i)) + ".jpeg"
		put("word/media/"+name, string(p))
		rels.WriteString(`<Relationship Id="` + name + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/` + name + `"/>`)
		body.WriteString(`<w:p><w:r><w:drawing><wp:extent cx="7660000" cy="5257800"/><a:blip r:embed="` + name + `"/></w:drawing></w:r></w:p>`)
	}
	put("word/document.xml", `<w:document><w:body><w:p><w:r><w:t>`+text+`</w:t></w:r></w:p>`+body.String()+`</w:body></w:document>`)
	put("word/_rels/document.xml.rels", `<Relationships>`+rels.String()+`</Relationships>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// TestPastedPictures: a .docx whose pages were pasted in as pictures reads as a scan, and its tables name the picture.
func TestPastedPictures(t *testing.T) {
	g, _ := firstPage(t)
	photo := copier.JPEG(raster.Turn(g, 2), 60).Data
	t.Run("without an engine", func(t *testing.T) {
		_, err := Read("方案.docx", pasted(t, "", photo), DefaultLimits)
		if !errors.Is(err, ErrNeedsOCR) || !strings.Contains(err.Error(), "the text is pictures: no OCR engine is installed: make ocr") {
			t.Error(err)
		}
		d, err := Read("方案.docx", pasted(t, "附件", photo), DefaultLimits)
		if err != nil || metaOf(d, PicturePages) != "1" {
			t.Error(d, err)
		}
	})
	engine(t, "models")
	d, err := Read("方案.docx", pasted(t, "附件", []byte("no picture"), photo), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	readsFirstPage(t, d, 10, 0.98)
	if d.Blocks[0].Text != "附件" || metaOf(d, PicturePages) != "1" || metaOf(d, PictureNames) != "word/media/image1.jpeg word/media/image2.jpeg" {
		t.Errorf("%+v %+v", d.Blocks[0], d.Meta)
	}
	bundle := &Bundle{Documents: []*Document{d}}
	if got := bundle.Spell(Pos{{Block: len(d.Blocks) - 1, Cell: 2, To: 4}}); got != "p2 image2.jpeg!C1 [0,4)" {
		t.Errorf("%q", got)
	}
}

// TestPastedInDOC: a picture in a .doc or .wps that has hardly any words is a page of it, too.
func TestPastedInDOC(t *testing.T) {
	b := bytesOf(t, filepath.Join("..", "testdata", "scans", "pasted.doc"))
	d, err := Read("方案.wps", b, DefaultLimits)
	if err != nil || metaOf(d, PicturePages) != "1" || metaOf(d, PictureNames) != "image1" {
		t.Fatal(d, err)
	}
	engine(t, "models")
	if d, err = Read("方案.doc", b, DefaultLimits); err != nil {
		t.Fatal(err)
	}
	if text := allText(d); d.Blocks[0].Text != "附件" || !strings.Contains(text, "责任单位") && !strings.Contains(text, "工作任务") {
		t.Errorf("%.300q", text)
	}
}

// metaOf is what a document says under a name.
func metaOf(d *Document, name string) string {
	for _, m := range d.Meta {
		if m.Name == name {
			return m.Value
		}
	}
	return ""
}

// TestMixedPages: pages with text stay as they are, scanned ones between them are read, and say so.
func TestMixedPages(t *testing.T) {
	engine(t, "models")
	g, dpi := firstPage(t)
	d, err := Read("方案.pdf", copier.PDF(
		copier.Page{Shown: "关于印发政务公开工作方案的通知"},
		copier.Page{Picture: copier.JBIG2(g, false), DPI: dpi},
		copier.Page{Shown: "联系人：办公室"},
	), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	readsFirstPage(t, d, 12, 0.98)
	first, last := d.Blocks[0], d.Blocks[len(d.Blocks)-1]
	if first.Text != "关于印发政务公开工作方案的通知" || first.Confidence != 0 || last.Text != "联系人：办公室" || last.Page != 3 || metaOf(d, "ocr-pages") != "2" {
		t.Errorf("%+v %+v %+v", first, last, d.Meta)
	}
}

// TestHiddenLayer: words that another program's OCR laid invisibly over a scan are read, and not believed whole.
func TestHiddenLayer(t *testing.T) {
	g := raster.Blank(800, 1100)
	text := "为深入推进政务公开工作，现将重点任务分解如下。\n一、加强信息公开。责任单位：县发改委。"
	d, err := Read("扫描件.pdf", copier.PDF(copier.Page{Picture: copier.JPEG(g, 60), DPI: 96, Hidden: text}), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	from, sure := (&Bundle{Documents: []*Document{d}}).Provenance(Pos{{Block: 0, Cell: NoCell, To: 3}})
	if !strings.HasPrefix(d.Blocks[0].Text, "为深入推进政务公开工作") || from != FromPicture || sure != 0.85 || metaOf(d, LayeredPages) != "1" {
		t.Errorf("%+v %v %v %+v", d.Blocks[0], from, sure, d.Meta)
	}
}

// TestNoPicture: pages that cannot be drawn are an error that says what is missing, never an empty document.
func TestNoPicture(t *testing.T) {
	engine(t, "tesseract")
	huge := copier.Picture{W: 100000, H: 100000, Words: "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", Data: []byte("x")}
	odd := huge
	odd.W, odd.H, odd.Words = 900, 1200, "/Filter /JPXDecode"
	thin := huge
	thin.H = 1
	for _, tt := range []struct {
		name string
		page copier.Page
		kind error
		says string
	}{
		{"huge", copier.Page{Picture: huge, DPI: 10000}, ErrLimit, "ocr-pixels"},
		{"no JPEG 2000", copier.Page{Picture: odd, DPI: 100}, ErrNeedsOCR, "JPXDecode"},
		{"thin as a line", copier.Page{Picture: thin, DPI: 100000}, ErrEmpty, "no text and no picture"},
	} {
		if d, err := Read("扫描件.pdf", copier.PDF(tt.page), DefaultLimits); !errors.Is(err, tt.kind) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v %v", tt.name, d, err)
		}
	}
}
