package ingest

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/golden"
)

func word2003(body string, before ...string) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>` +
		`<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="wx" xmlns:aml="aml" xmlns:o="o" xmlns:v="v">` +
		strings.Join(before, "") + `<w:body><wx:sect>` + body + `</wx:sect></w:body></w:wordDocument>`)
}

func TestWord2003(t *testing.T) {
	lists := `<w:lists><w:listPicBullet/><w:listDef w:listDefId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:nfc w:val="39"/><w:suff w:val="Nothing"/><w:lvlText w:val="（%2）"/></w:lvl></w:listDef>` +
		`<w:list w:ilfo="7"><w:ilst w:val="3"/></w:list><w:list w:ilfo="8"><w:ilst w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:list></w:lists>` +
		`<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:listPr><w:ilfo w:val="7"/></w:listPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>`
	item := func(list, level, text string) string {
		return `<w:p><w:pPr><w:listPr><w:ilvl w:val="` + level + `"/><w:ilfo w:val="` + list + `"/><wx:t wx:val="印"/></w:listPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	for _, tt := range []struct{ name, body, want string }{
		{"numbers", `<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>题</w:t></w:r></w:p>` + item("7", "1", "甲") + item("7", "1", "乙") + item("8", "0", "丙"), "#一、题¶（一）甲¶（二）乙¶五、丙"},
		{"changes", `<w:p><aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>旧</w:delText></w:r></aml:content></aml:annotation><aml:annotation w:type="Word.Insertion"><aml:content><w:r><w:t>新</w:t></w:r></aml:content></aml:annotation></w:p>`, "¶新(deleted:旧)"},
		{"comment", `<w:p><w:r><w:t>甲</w:t></w:r><aml:annotation w:type="Word.Comment"><aml:content>` + para("批") + `</aml:content></aml:annotation></w:p>`, "¶甲¶note批"},
		{"end mark deleted", `<w:p><w:pPr><w:rPr><aml:annotation w:type="Word.Deletion"/></w:rPr></w:pPr></w:p>` + para("下"), "¶下"},
		{"footnote", `<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnote>` + para("注") + `</w:footnote></w:r></w:p>`, "¶甲¶note注"},
		{"heads and feet once", para("文") + `<w:sectPr><w:hdr w:type="odd">` + para("红头") + `</w:hdr><w:hdr w:type="first">` + para("红头") + `</w:hdr><w:ftr w:type="odd">` + para("1") + `</w:ftr></w:sectPr>`, "¶header红头¶文¶footer1"},
		{"merged cells", `<w:tbl>` + row(cell("甲", `<w:vmerge w:val="restart"/>`), cell("乙", `<w:gridSpan w:val="2"/>`)) + row(cell("", `<w:vmerge/>`), cell("丙", ""), cell("丁", "")) + `</w:tbl>`, "[A1 2x1 甲|B1 1x2 乙|B2 丙|C2 丁]"},
		{"picture and text box", `<w:p><w:r><w:pict><w:binData w:name="a">AAAA</w:binData><v:shape><v:textbox><w:txbxContent>` + para("框") + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`, "¶¶框"},
		{"hidden text", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:rPr><w:vanish w:val="off"/></w:rPr><w:t>明</w:t></w:r></w:p>`, "¶明(hidden-text:暗)"},
	} {
		d, err := Read("x.doc", word2003(tt.body, `<o:DocumentProperties><o:Title>要点</o:Title><o:Pages>3</o:Pages></o:DocumentProperties>`, lists), DefaultLimits)
		if err != nil || spellDocument(d) != tt.want || d.Format != "word-xml" || !reflect.DeepEqual(d.Meta, []Meta{{"dc:title", "要点"}}) {
			t.Errorf("%s: %v %+v\nwant %s", tt.name, err, d, tt.want)
		}
	}
	for name, b := range map[string][]byte{"torn": word2003("<w:p>")[:250], "nested too deeply": word2003(strings.Repeat("<w:r>", 300))} {
		if _, err := Read("x", b, DefaultLimits); Sentinel(err) == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// flatten writes a package as one XML file.
func flatten(t *testing.T, parts ...string) []byte {
	var sb strings.Builder
	sb.WriteString(`<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">`)
	for i := 0; i < len(parts); i += 2 {
		fmt.Fprintf(&sb, `<pkg:part pkg:name="/%s"><pkg:xmlData>%s</pkg:xmlData></pkg:part>`, parts[i], parts[i+1])
	}
	sb.WriteString(`<pkg:part pkg:name="/word/media/image1.png"><pkg:binaryData>AAAA</pkg:binaryData></pkg:part></pkg:package>`)
	return []byte(sb.String())
}

func TestFlatPackage(t *testing.T) {
	b := flatten(t, "_rels/.rels", `<Relationships><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels", `<Relationships><Relationship Id="1" Type="x/footnotes" Target="footnotes.xml"/></Relationships>`,
		"word/document.xml", `<w:document><w:body>`+para("公开")+`</w:body></w:document>`, "word/footnotes.xml", `<w:footnotes><w:footnote>`+para("注")+`</w:footnote></w:footnotes>`)
	d, err := Read("x.xml", b, DefaultLimits)
	if err != nil || spellDocument(d) != "¶公开¶note注" || d.Format != "word-xml" {
		t.Errorf("%+v, %v", d, err)
	}
	if _, err := Read("x.xml", b[:len(b)-20], DefaultLimits); Sentinel(err) != ErrDamaged {
		t.Error(err)
	}
}

func excelXML(sheets string) []byte {
	return []byte(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="x" xmlns:html="h">` +
		`<Styles><Style ss:ID="Default"/><Style ss:ID="d"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></Style><Style ss:ID="e" ss:Parent="d"/><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="s"><NumberFormat ss:Format="Short Date"/></Style></Styles>` + sheets + `</Workbook>`)
}

func sheet2003(name, table, options string) string {
	return `<Worksheet ss:Name="` + name + `"><Table>` + table + `</Table><WorksheetOptions>` + options + `</WorksheetOptions></Worksheet>`
}

func data(kind, text, attrs string) string {
	return `<Cell ` + attrs + `><Data ss:Type="` + kind + `">` + text + `</Data></Cell>`
}

func TestExcelXML(t *testing.T) {
	for _, tt := range []struct{ name, sheets, want string }{
		{"values", sheet2003("表", "<Row>"+data("String", "甲&#10;乙", "")+data("Number", "0.95", `ss:StyleID="p"`)+data("DateTime", "2021-06-30T00:00:00.000", `ss:StyleID="e"`)+data("Number", "44377", `ss:StyleID="s"`)+data("Boolean", "1", "")+data("Error", "#N/A", "")+"</Row>", ""),
			"[A1 甲⏎乙|B1 95.00%|C1 2021年6月30日|D1 2021/6/30|E1 TRUE|F1 #N/A]"},
		{"places", sheet2003("表", `<Column ss:Index="2" ss:StyleID="p"/><Row ss:Index="2">`+data("String", "甲", `ss:Index="1"`)+data("Number", "1", "")+`</Row><Row ss:Height="1" ss:Span="1"/><Row>`+data("String", "乙", "")+"</Row>", ""),
			"[A1|B1|A2 甲|B2 100.00%|A3|B3|A4|B4|A5 乙|B5]"},
		{"merged", sheet2003("表", "<Row>"+data("String", "甲", `ss:MergeDown="1"`)+data("String", "乙", `ss:MergeAcross="1"`)+"</Row><Row>"+data("String", "丙", `ss:Index="2"`)+data("String", "丁", "")+"</Row>", ""),
			"[A1 2x1 甲|B1 1x2 乙|B2 丙|C2 丁]"},
		{"rich text and a comment", sheet2003("表", `<Row><Cell><ss:Data ss:Type="String" xmlns="h"><B>甲</B><Font>乙</Font></ss:Data><Comment><ss:Data>批</ss:Data></Comment><NamedCell ss:Name="x"/></Cell></Row>`, ""), "[A1 甲乙]¶note批"},
		{"hidden", sheet2003("表", `<Column ss:Index="2" ss:Hidden="1"/><Row ss:Hidden="1">`+data("String", "暗", "")+"</Row><Row>"+data("String", "甲", "")+data("String", "列", "")+"</Row>", "") +
			sheet2003("另", "<Row>"+data("String", "页", "")+"</Row>", "<Visible>SheetHidden</Visible>"), "[A1|A2 甲](hidden-row:暗⏎)(hidden-column:列⏎)(hidden-sheet 另:页⏎)"},
	} {
		d, err := Read("x.xls", excelXML(tt.sheets), DefaultLimits)
		if err != nil || spellDocument(d) != tt.want || d.Format != "excel-xml" {
			t.Errorf("%s: %v\ngot  %s\nwant %s", tt.name, err, spellDocument(d), tt.want)
		}
	}
	for _, tt := range []struct {
		name string
		b    []byte
		want error
	}{
		{"a million rows of one cell", excelXML(sheet2003("表", `<Row ss:Index="1048576">`+data("String", "x", `ss:Index="16384"`)+"</Row>", "")), ErrLimit},
		{"many cells", excelXML(sheet2003("表", "<Row>"+strings.Repeat(data("String", "x", ""), 2000)+"</Row>", "")), ErrLimit},
		{"torn", excelXML("<Worksheet>")[:560], ErrDamaged},
		{"a document type", bytes.Replace(excelXML(""), []byte("<Workbook"), []byte(`<!DOCTYPE x [<!ENTITY a "b">]><Workbook`), 1), ErrDamaged},
	} {
		lim := DefaultLimits
		lim.Cells = 1000
		if _, err := Read("x", tt.b, lim); Sentinel(err) != tt.want {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	gb := []byte(gbk(t, strings.Replace(string(excelXML(sheet2003("表", "<Row>"+data("String", "政务公开工作要点任务分解表", "")+"</Row>", ""))), "<?xml version=\"1.0\"", "<?xml version=\"1.0\" encoding=\"gb2312\"", 1)))
	if d, err := Read("x", gb, DefaultLimits); err != nil || spellDocument(d) != "[A1 政务公开工作要点任务分解表](encoding:gb18030)" && spellDocument(d) != "[A1 政务公开工作要点任务分解表]" {
		t.Errorf("in GBK: %v %v", d, err)
	}
}

// asWord2003 and asExcelXML write a Document as Office does.
func asWord2003(d *Document) []byte {
	var sb strings.Builder
	text := func(s string) string {
		var out strings.Builder
		for i, line := range strings.Split(s, "\n") {
			if i > 0 {
				out.WriteString("</w:p><w:p>")
			}
			out.WriteString("<w:r><w:t>" + escaped(line) + "</w:t></w:r>")
		}
		return "<w:p>" + out.String() + "</w:p>"
	}
	for _, b := range d.Blocks {
		if b.Table == nil {
			level := ""
			if b.Level > 0 {
				level = fmt.Sprintf(`<w:pPr><w:outlineLvl w:val="%d"/></w:pPr>`, b.Level-1)
			}
			sb.WriteString("<w:p>" + level + strings.TrimPrefix(text(b.Text), "<w:p>"))
			continue
		}
		at := owners(b.Table)
		sb.WriteString("<w:tbl>")
		for r := range b.Table.Rows {
			sb.WriteString("<w:tr>")
			for c := 0; c < b.Table.Cols; {
				cell := b.Table.Cells[at[r][c]]
				merge, words := "", cell.Text
				switch {
				case cell.Row < r:
					merge, words = `<w:vmerge/>`, ""
				case cell.RowSpan > 1:
					merge = `<w:vmerge w:val="restart"/>`
				}
				fmt.Fprintf(&sb, `<w:tc><w:tcPr><w:gridSpan w:val="%d"/>%s</w:tcPr>%s</w:tc>`, cell.ColSpan, merge, text(words))
				c += cell.ColSpan
			}
			sb.WriteString("</w:tr>")
		}
		sb.WriteString("</w:tbl>")
	}
	return word2003(sb.String())
}

func asExcelXML(d *Document) []byte {
	var sb strings.Builder
	for _, b := range d.Blocks {
		var rows strings.Builder
		row := -1
		for _, c := range b.Table.Cells {
			if c.Row != row {
				if row >= 0 {
					rows.WriteString("</Row>")
				}
				fmt.Fprintf(&rows, `<Row ss:Index="%d">`, c.Row+1)
				row = c.Row
			}
			attrs := fmt.Sprintf(`ss:Index="%d"`, c.Col+1)
			if c.RowSpan > 1 {
				attrs += fmt.Sprintf(` ss:MergeDown="%d"`, c.RowSpan-1)
			}
			if c.ColSpan > 1 {
				attrs += fmt.Sprintf(` ss:MergeAcross="%d"`, c.ColSpan-1)
			}
			rows.WriteString(data("String", strings.ReplaceAll(escaped(c.Text), "\n", "&#10;"), attrs))
		}
		sb.WriteString(sheet2003(b.Table.Name, rows.String()+"</Row>", ""))
	}
	return excelXML(sb.String())
}

func escaped(s string) string {
	var sb strings.Builder
	xml.EscapeText(&sb, []byte(s))
	return sb.String()
}

// owners gives the cell of each place of a table.
func owners(t *Table) [][]int {
	at := make([][]int, t.Rows)
	for r := range at {
		at[r] = make([]int, t.Cols)
	}
	for i, c := range t.Cells {
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				at[r][k] = i
			}
		}
	}
	return at
}

// TestXMLTwins: the samples written as Office 2003 writes them read the same, block by block, cell by cell.
func TestXMLTwins(t *testing.T) {
	for suffix, write := range map[string]func(*Document) []byte{"docx": asWord2003, "xlsx": asExcelXML} {
		files, _ := filepath.Glob(filepath.Join(golden.Testdata(t), "0*", "source."+suffix))
		if len(files) < 3 {
			t.Fatal("no samples")
		}
		for _, file := range files {
			want, err := Read(file, golden.Bytes(t, file), DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			got, err := Read(file, write(want), DefaultLimits)
			if err != nil {
				t.Error(err)
			} else if !reflect.DeepEqual(got.Blocks, want.Blocks) {
				t.Errorf("%s: not the same", file)
			}
		}
	}
}
