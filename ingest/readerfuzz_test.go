package ingest

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/golden"
)

// narrow are limits that keep one input of a fuzz target short.
var narrow = narrowed()

func narrowed() Limits {
	l := DefaultLimits
	l.FileBytes, l.ExpandedBytes, l.PartBytes, l.ExpandRatio = 1<<20, 1<<20, 1<<20, 1000
	l.Pages, l.Cells, l.Elements, l.Glyphs, l.Depth, l.Parts, l.ArchiveDepth, l.Chars = 10, 10_000, 100_000, 100_000, 100, 100, 2, 100_000
	return l
}

// fuzzReader runs a reader: it gives whole Documents, whose places are spelled and found again, or a known error.
func fuzzReader(t *testing.T, b []byte, read func([]byte, Limits) (*Document, error)) {
	d, err := read(b, narrow)
	if err != nil {
		if Sentinel(err) == nil {
			t.Errorf("%v", err)
		}
		return
	}
	finish(d, "", "", b)
	if err := d.check(narrow); err != nil {
		t.Error(err)
	}
	bundle := &Bundle{Documents: []*Document{d}}
	for _, s := range placesOf(d) {
		if back, err := bundle.ParsePos(bundle.Spell(Pos{s})); err != nil || !reflect.DeepEqual(back, Pos{s}) {
			t.Errorf("%v is spelled %q and read %v, %v", s, bundle.Spell(Pos{s}), back, err)
		}
	}
}

// seedFiles adds the beginnings of the sources and damaged files of one suffix.
func seedFiles(f *testing.F, suffix string, most int) {
	for _, glob := range []string{"0*/source." + suffix, "damaged/*." + suffix} {
		files, _ := filepath.Glob(filepath.Join(golden.Testdata(f), filepath.FromSlash(glob)))
		for _, file := range files {
			b := golden.Bytes(f, file)
			f.Add(b[:min(len(b), most)])
		}
	}
}

func FuzzText(f *testing.F) {
	seedFiles(f, "txt", 2000)
	f.Add([]byte("\xff\xfe\x01\x00\r\r\n\t|\u2028\x0c"))
	f.Fuzz(func(t *testing.T, b []byte) { fuzzReader(t, b, readText) })
}

func FuzzHTML(f *testing.F) {
	seedFiles(f, "html", 3000)
	f.Add([]byte(`<style>.x{display:none}</style><ol start="-3" type="i" reversed><li value=9>甲<table><tr><td rowspan=0 colspan=99999>乙<tr><td><table>`))
	f.Add([]byte(`<meta charset="gbk"><base><ruby>公<rt>gōng</rt></ruby><pre> a` + "\n" + `</pre><!--x--><svg><title>`))
	f.Fuzz(func(t *testing.T, b []byte) { fuzzReader(t, b, readHTML) })
}

// FuzzWord reads the body, the numbering and the styles of a document.
func FuzzWord(f *testing.F) {
	f.Add(para("甲")+`<w:tbl>`+row(cell("乙", `<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>`), cell("丙", `<w:vMerge/>`))+`</w:tbl>`,
		`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`,
		`<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>`)
	f.Add(`<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="2"/></w:numPr><w:pStyle w:val="a"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:del><w:r><w:delText>x`, "<w:num", "</w:style>")
	f.Fuzz(func(t *testing.T, body, numbering, styles string) {
		fuzzReader(t, word(t, body, "numbering", numbering, "styles", styles), readDOCX)
	})
}

// FuzzSheet reads the rows and the strings of a sheet.
func FuzzSheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="XFD1048576"><f>1</f><v>1e400</v></c></row>`+sheetEnd, `<si><r><t>甲_x000D_</t></r></si>`)
	f.Add(`<row r="-1" hidden="1"><c r="B" t="d"><v>2021-13-40</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B9"/><mergeCell ref="B9:A1"/></mergeCells></worksheet>`, `<si/>`)
	f.Fuzz(func(t *testing.T, sheet, shared string) {
		fuzzReader(t, zipped(t, workbookParts(sheet, shared)...), readXLSX)
	})
}

// FuzzZip reads packages whose bytes are broken.
func FuzzZip(f *testing.F) {
	f.Add(word(f, para("甲")))
	f.Add(zipped(f, workbookParts(`<row><c><v>1</v></c></row>`+sheetEnd, "")...))
	f.Add(zipped(f, "../a.txt", "甲", "b/", ""))
	f.Add(packed(f, entry{name: gbk(f, "附件.zip"), text: string(zipped(f, "a", "b"))}, entry{name: "a", flags: 1}))
	f.Fuzz(func(t *testing.T, b []byte) {
		partsOf(t, b, narrow)
		if _, err := ReadAll("x.zip", append([]byte("PK\x03\x04"), b[min(4, len(b)):]...), narrow); err != nil && Sentinel(err) == nil {
			t.Error(err)
		}
	})
}

// FuzzDocumentJSON: what is read is written and read again alike.
func FuzzDocumentJSON(f *testing.F) {
	for _, folder := range golden.Folders(f) {
		if b := golden.Bytes(f, filepath.Join(folder, "document.json")); len(b) < 200_000 {
			f.Add(b)
		}
	}
	f.Add([]byte(`{"schema":"taizhang.document/v1","blocks":[{"table":{"rows":1,"cols":1,"cells":[{"row":0,"col":0,"row_span":1,"col_span":1,"text":"甲"}]}}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		docs, err := documents(b, narrow)
		if err != nil {
			return
		}
		for _, d := range docs {
			written, err := json.Marshal(d)
			if err != nil {
				t.Fatal(err)
			}
			again, err := documents(written, narrow)
			if err != nil || len(again) != 1 {
				t.Fatalf("%s: %v", written, err)
			}
			if twice, _ := json.Marshal(again[0]); string(twice) != string(written) {
				t.Errorf("%s, then %s", written, twice)
			}
		}
	})
}

// FuzzPos reads spelled places; one that is read is spelled and read again alike.
func FuzzPos(f *testing.F) {
	sheet := &Document{Blocks: []Block{
		{Text: "甲乙丙"}, {Page: 3, Text: "丁"},
		{Table: &Table{Name: "#1 p3 ¶2!A1", Rows: 2, Cols: 2, Cells: []Cell{{Row: 0, Col: 0, RowSpan: 1, ColSpan: 2, Text: "戊"}, {Row: 1, RowSpan: 1, ColSpan: 1}, {Row: 1, Col: 1, RowSpan: 1, ColSpan: 1, Text: "己"}}}},
	}}
	b := &Bundle{Documents: []*Document{sheet, {Blocks: []Block{{Text: "庚"}}}}}
	for _, s := range append(placesOf(sheet), Span{Doc: 1, Cell: NoCell, To: 1}) {
		f.Add(b.Spell(Pos{s}))
	}
	f.Add(strings.Repeat("#9 p9 ¶9 [9,9) + ", 3))
	f.Fuzz(func(t *testing.T, text string) {
		p, err := b.ParsePos(text)
		if err != nil {
			return
		}
		for _, s := range p {
			if s.From < 0 || s.To < s.From {
				t.Fatalf("%q is read as %v", text, p)
			}
		}
		_ = b.Text(p)
		if back, err := b.ParsePos(b.Spell(p)); err != nil || !reflect.DeepEqual(back, p) {
			t.Errorf("%q is read as %v, then %v, %v", text, p, back, err)
		}
	})
}

// FuzzOffice reads the formats of testdata/formats, whose bytes are broken.
func FuzzOffice(f *testing.F) {
	files, _ := filepath.Glob(filepath.Join(golden.Testdata(f), "formats", "*"))
	if len(files) < 6 {
		f.Fatal("no files")
	}
	for _, file := range files {
		f.Add(golden.Bytes(f, file))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := ReadAll("x", b, narrow); err != nil && Sentinel(err) == nil {
			t.Error(err)
		}
	})
}

// FuzzDOC breaks the streams of a .doc from within its container.
func FuzzDOC(f *testing.F) {
	whole := golden.Bytes(f, filepath.Join(golden.Testdata(f), "formats", "donghu-2021-plan.doc"))
	f.Add(512, []byte{0xEC, 0xA5})
	f.Add(4096, []byte{1, 2, 3, 4})
	f.Fuzz(func(t *testing.T, at int, patch []byte) { fuzzReader(t, patched(whole, at, patch), readDOC) })
}

// FuzzDOCProperties reads properties, lists and changes of a whole file.
func FuzzDOCProperties(f *testing.F) {
	f.Add(inTable, deleted, endOfRow(0, 1000, 2000), le(nil, uint16(1), 42, make([]byte, 24)), uint16(0x5C<<1|1<<8))
	f.Add(inner, vanished, rowOf(0, 400), le(nil, 2, 42, make([]byte, 8), byte(1), make([]byte, 3)), uint16(1))
	f.Fuzz(func(t *testing.T, para, char, row, lists []byte, prm uint16) {
		short := func(b []byte) []byte { return b[:min(len(b), 60)] }
		file := docFile{version: 0xC1, data: row, changes: [][]byte{para}, parts: map[int][]byte{73: lists, 74: lists, 11: lists, 56: lists}, behind: map[int][]byte{73: row}, stories: map[int]int{6: 2},
			pieces: []docPiece{{text: "甲\a", papx: short(para), chp: short(char)}, {text: "\x13乙\a", papx: short(row), prm: prm}, {text: "丙\r", papx: sprms(uint16(0x6646), 0)}, {text: "框\r"}}}
		fuzzReader(t, docBytes(t, file), readDOC)
	})
}

// FuzzXLSRecords reads the records of a sheet and of the globals.
func FuzzXLSRecords(f *testing.F) {
	f.Add(rec(0x00FC, 1, 1, uint16(2), byte(9), uint16(1), wideBytes("富"), uint16(0)), le(nil, shared8(0, 0, 0), label8(1, 1, "甲"), number(2, 2, 1, 44377)), true)
	f.Add(rec(0x0042, uint16(936)), le(nil, label5(0, 0, "\xb9\xab"), rec(0x00E5, uint16(1), uint16(0), uint16(9), uint16(0), uint16(9))), false)
	f.Add(format8(164, "0.0;;;@"), le(nil, rec(0x00EC, make([]byte, 30)), rec(0x005D, make([]byte, 20)), rec(0x01B6, make([]byte, 18)), rec(0x003C, "\x00ab")), true)
	f.Fuzz(func(t *testing.T, globals, records []byte, eight bool) {
		version := uint16(0x0500)
		if eight {
			version = 0x0600
		}
		fuzzReader(t, ole2(t, stream{"Workbook", xlsStream(version, [][]byte{globals}, xlsSheet{name: "a", records: [][]byte{records}})}), readXLS)
	})
}

// FuzzXLS breaks the stream of a .xls from within its container.
func FuzzXLS(f *testing.F) {
	whole := golden.Bytes(f, filepath.Join(golden.Testdata(f), "formats", "county-list.xls"))
	f.Add(512, []byte{9, 8})
	f.Add(2000, []byte{0xFC, 0, 0xFF, 0xFF})
	f.Fuzz(func(t *testing.T, at int, patch []byte) { fuzzReader(t, patched(whole, at, patch), readXLS) })
}

// patched writes some bytes over others.
func patched(whole []byte, at int, patch []byte) []byte {
	out := bytes.Clone(whole)
	if at >= 0 && at < len(out) {
		copy(out[at:], patch)
	}
	return out
}

func FuzzRTF(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi\ansicpg936{\fonttbl{\f1\fcharset134 a;}}\trowd\clvmrg\cellx9\intbl\itap2 a\nestcell{\*\nesttableprops\nestrow}\cell\row{\footnote b}{\shptxt c}\u-10179?\'b9\'ab\bin3 xyz\par}`))
	f.Fuzz(func(t *testing.T, b []byte) { fuzzReader(t, append([]byte(`{\rtf1`), b...), readRTF) })
}

// FuzzODT reads the text and the styles of a .odt.
func FuzzODT(f *testing.F) {
	f.Add(`<t:text><t:list t:style-name="L"><t:list-item><t:h t:outline-level="2">甲<t:s t:c="3"/></t:h></t:list-item></t:list><t:table><t:table-row t:number-rows-repeated="9"><t:table-cell t:number-rows-spanned="3" t:number-columns-repeated="99"/><t:covered-table-cell/></t:table-row></t:table></t:text>`,
		`<t:list-style t:name="L"><t:list-level-style-number t:level="1" t:num-format="一, 二" t:num-suffix="、"/></t:list-style>`)
	f.Fuzz(func(t *testing.T, content, styles string) {
		b := zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<o>"+content+"</o>", "styles.xml", "<o>"+styles+"</o>")
		fuzzReader(t, b, readODT)
		fuzzReader(t, b, readODS)
	})
}

// FuzzOFD reads a page and its resources.
func FuzzOFD(f *testing.F) {
	f.Add(`<Content><Layer><TextObject Boundary="1 2 30 4" Size="3" CTM="0 1 -1 0 0 0"><TextCode X="0" Y="3" DeltaX="g 3 3 1">公开要点</TextCode></TextObject><PathObject Boundary="0 0 9 9"><AbbreviatedData>M 0 0 L 9 0 B 1 2 3 4 5 6 C</AbbreviatedData></PathObject><CompositeObject ResourceID="7" Boundary="0 0 1 1"/></Layer></Content>`,
		`<CompositeGraphicUnit ID="7"><Content><CompositeObject ResourceID="7"/></Content></CompositeGraphicUnit>`)
	f.Fuzz(func(t *testing.T, page, resources string) {
		fuzzReader(t, zipped(t, "OFD.xml", "<OFD><DocRoot>/D/D.xml</DocRoot></OFD>",
			"D/D.xml", `<D><PublicRes>R.xml</PublicRes><PhysicalBox>0 0 210 297</PhysicalBox><Pages><Page ID="1" BaseLoc="P.xml"/></Pages></D>`,
			"D/P.xml", "<Page>"+page+"</Page>", "D/R.xml", "<Res>"+resources+"</Res>"), readOFD)
	})
}

// FuzzOfficeXML reads Word and Excel 2003 XML, and flat packages.
func FuzzOfficeXML(f *testing.F) {
	f.Add(`<w:lists><w:listDef w:listDefId="1"><w:lvl w:ilvl="0"><w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef><w:list w:ilfo="2"><w:ilst w:val="1"/></w:list></w:lists><w:body><w:p><w:pPr><w:listPr><w:ilfo w:val="2"/></w:listPr></w:pPr><w:r><w:footnote><w:p/></w:footnote><w:t>甲</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr></w:tc></w:tr></w:tbl></w:body>`)
	f.Add(`<Styles><Style ss:ID="a" ss:Parent="b"><NumberFormat ss:Format="0.0%;;@"/></Style></Styles><Worksheet ss:Name="x"><Table><Column ss:Index="9" ss:Span="99999999" ss:Hidden="1"/><Row ss:Index="5" ss:Span="9"><Cell ss:MergeDown="99999999" ss:MergeAcross="9" ss:StyleID="a"><Data ss:Type="DateTime">2021-06-30T00:00:00.000</Data><Comment/></Cell></Row></Table></Worksheet>`)
	f.Add(`<pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document><w:p/></w:document></pkg:xmlData></pkg:part>`)
	f.Fuzz(func(t *testing.T, text string) {
		fuzzReader(t, []byte(`<?xml version="1.0"?><w:wordDocument>`+text+`</w:wordDocument>`), readWordXML)
		fuzzReader(t, []byte(`<?xml version="1.0"?><pkg:package>`+text+`</pkg:package>`), readWordXML)
		fuzzReader(t, []byte(`<?xml version="1.0"?><Workbook>`+text+`</Workbook>`), readExcelXML)
	})
}

func FuzzMHT(f *testing.F) {
	f.Add([]byte(savedPage))
	f.Fuzz(func(t *testing.T, b []byte) { fuzzReader(t, b, readMHT) })
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte("a,b,\"c\n\"\n1,2,3\n"))
	f.Fuzz(func(t *testing.T, b []byte) { fuzzReader(t, b, readCSV) })
}
