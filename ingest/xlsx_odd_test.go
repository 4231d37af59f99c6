package ingest

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const sheetEnd = `</sheetData></worksheet>`

// TestSheetsByHand: what other programs write and excelize does not.
func TestSheetsByHand(t *testing.T) {
	for _, tt := range []struct{ name, sheet, sst, want string }{
		{"no references", `<row><c t="inlineStr"><is><t>甲</t></is></c><c/><c><v>3</v></c></row><row><c t="str"><f>A1</f><v>乙</v></c></row>`, "", "[A1 甲|B1|C1 3|A2 乙|B2|C2]"},
		{"rich text and readings", `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, `<si><r><rPr><b/></rPr><t>区</t></r><r><t xml:space="preserve">发改委 </t></r><rPh sb="0" eb="1"><t>qu</t></rPh></si>`, "[A1 区发改委](ruby:qu)"},
		{"a string nobody shows", `<row r="1"><c r="A1" t="s"><v>1</v></c></row>`, `<si><t>旧</t></si><si><t>新</t></si>`, "[A1 新](unused-string:旧)"},
		{"one string twice", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v> 0 </v></c></row>`, `<si><t>甲</t></si>`, "[A1 甲|B1 甲]"},
		{"quoted characters", `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, "<si><t>甲_x000D_\n乙_x005F_x_xD83D__xDE00_\r\n&#20844;</t></si>", "[A1 甲⏎乙_x😀⏎公]"},
		{"error, truth, date, long number", `<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="d"><v>2021-06-30</v></c><c r="D1"><v>0.30000000000000004</v></c></row>`, "", "[A1 #REF!|B1 FALSE|C1 2021-06-30|D1 0.3]"},
		{"rows out of order", `<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>0</v></c></row>`, "", "[A1 0|B1 1|A2 2|B2]"},
		{"one place twice", `<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`, "", "[A1 1](merged-cell:2⏎)"},
		{"a style that is not there", `<row r="1"><c r="A1" s="9"><v>44377</v></c></row>`, "", "[A1 44377]"},
		{"formula without value", `<row r="1"><c r="A1"><f>SUM(B1:B9)</f></c><c r="B1"><v>1</v></c></row>`, "", "[A1|B1 1]"},
	} {
		b := zipped(t, workbookParts(tt.sheet+sheetEnd, tt.sst)...)
		d, err := Read("x", b, DefaultLimits)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := spellDocument(d); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

// TestFormatsOfText: formats that change or hide what is in a cell.
func TestFormatsOfText(t *testing.T) {
	d, err := Read("x", excel(t, func(f *excelize.File) {
		for cell, code := range map[string]string{"A1": `@"局"`, "B1": ";;;", "C1": "0.00", "D1": ";;;", "E1": "@", "F1": `0.0"万元"`} {
			style, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
			f.SetCellStyle("Sheet1", cell, cell, style)
		}
		for cell, v := range map[string]any{"A1": "财政", "B1": "暗", "C1": "2021", "D1": 7, "E1": "007", "F1": 12.34} {
			f.SetCellValue("Sheet1", cell, v)
		}
	}), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := spellDocument(d), "[A1 财政局|B1|C1 2021|D1|E1 007|F1 12.3万元](hidden-by-format:暗⏎7)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDaysFrom1904(t *testing.T) {
	yes := true
	d, err := Read("x", excel(t, func(f *excelize.File) {
		f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
		code := "yyyy-mm-dd"
		style, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		f.SetCellValue("Sheet1", "A1", 42915)
		f.SetCellStyle("Sheet1", "A1", "A1", style)
	}), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := spellDocument(d), "[A1 2021-06-30]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestSharedStringsElsewhere: relations tell where the strings are, not their name.
func TestSharedStringsElsewhere(t *testing.T) {
	parts := workbookParts(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`+sheetEnd, "<si><t>甲</t></si>")
	for i := range parts {
		parts[i] = strings.ReplaceAll(parts[i], "sharedStrings.xml", "strings/texte.xml")
	}
	d, err := Read("x", zipped(t, parts...), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if got := spellDocument(d); got != "[A1 甲]" {
		t.Errorf("got %s", got)
	}
}

// TestOnTopOfSheet: text boxes are text, comments are notes, the words of a chart are hidden.
func TestOnTopOfSheet(t *testing.T) {
	box := func(row, text string) string {
		return `<xdr:twoCellAnchor><xdr:from><xdr:row>` + row + `</xdr:row></xdr:from><xdr:to><xdr:row>99</xdr:row></xdr:to><xdr:sp><xdr:txBody><a:p><a:r><a:t>` + text + `</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>`
	}
	parts := append(workbookParts(`<row r="3"><c r="A3"><v>1</v></c></row>`+sheetEnd, ""),
		"xl/worksheets/_rels/sheet1.xml.rels", `<Relationships><Relationship Id="a" Type="x/drawing" Target="../drawings/d.xml"/><Relationship Id="b" Type="x/comments" Target="../c.xml"/></Relationships>`,
		"xl/drawings/d.xml", `<xdr:wsDr>`+box("8", "下注")+box("0", "附件1")+`</xdr:wsDr>`,
		"xl/drawings/_rels/d.xml.rels", `<Relationships><Relationship Id="a" Type="x/chart" Target="../charts/k.xml"/></Relationships>`,
		"xl/charts/k.xml", `<c:chartSpace><a:t>图题</a:t></c:chartSpace>`,
		"xl/c.xml", `<comments><authors><author>王</author></authors><commentList><comment ref="A3"><text><r><t>请</t></r><r><t>核</t></r></text></comment></commentList></comments>`)
	d, err := Read("x", zipped(t, parts...), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := spellDocument(d), "¶附件1[A1|A2|A3 1]¶下注¶note请核(graphic:图题)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	n := walkXLSX(t, zipped(t, parts...))
	n.add("1", 1)
	n.take(d)
	if rest := n.rest(); rest != "" {
		t.Error("vanished or invented:", rest)
	}
}
