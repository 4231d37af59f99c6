package ingest

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// zipped packs parts given as name, content, name, content …
func zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(parts[i+1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r" xmlns:mc="mc" xmlns:v="v" xmlns:m="m"`

// word makes a package of a body and more parts; each part is related to the main one by its name.
func word(t testing.TB, body string, parts ...string) []byte {
	rels := ""
	all := []string{"[Content_Types].xml", `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"word/document.xml", `<?xml version="1.0"?><w:document ` + wordSpace + `><w:body>` + body + `</w:body></w:document>`}
	for i := 0; i < len(parts); i += 2 {
		name := parts[i]
		rels += `<Relationship Id="` + name + `" Type="http://x/` + strings.TrimRight(name, "0123456789") + `" Target="` + name + `.xml"/>`
		all = append(all, "word/"+name+".xml", `<w:`+name+` `+wordSpace+`>`+parts[i+1]+`</w:`+name+`>`)
	}
	return zipped(t, append(all, "word/_rels/document.xml.rels", `<Relationships>`+rels+`</Relationships>`)...)
}

func para(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

func row(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func cell(text, properties string) string {
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + para(text) + `</w:tc>`
}

func TestWord(t *testing.T) {
	const restart, more = `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	tests := []struct{ name, body, want string }{
		{"runs", `<w:p><w:r><w:t>区</w:t></w:r><w:r><w:t>发改委</w:t><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type="page"/></w:r></w:p>`, "¶区发改委\t甲⏎乙"},
		{"changes", `<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom></w:p>`, "¶新(deleted:旧⏎走)"},
		{"field", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "¶3(field-code:PAGE)"},
		{"field without end", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r></w:p>` + para("正文"), "¶¶正文(field-code:X)"},
		{"simple field", `<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>7月</w:t></w:r></w:fldSimple></w:p>`, "¶7月(field-code:DATE)"},
		{"field in a field's code", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>暗</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>明</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "¶明(field-code:IF⏎X⏎暗)"},
		{"moved", `<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFromRangeStart/><w:moveFrom><w:r><w:t>节</w:t></w:r></w:moveFrom><w:moveFromRangeEnd/></w:p>` + para("甲") + `<w:p><w:pPr><w:rPr><w:moveTo/></w:rPr></w:pPr><w:moveToRangeStart/><w:moveTo><w:r><w:t>节</w:t></w:r></w:moveTo></w:p>`, "¶甲¶节(deleted:节)"},
		{"hidden text", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>明</w:t></w:r></w:p>`, "¶明(hidden-text:暗)"},
		{"text box once", `<w:p><w:r><w:t>甲</w:t><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>` + para("附件1") + `</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + para("附件1") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "¶甲¶附件1(alternate:附件1)"},
		{"old text box", `<w:p><w:r><w:pict><v:textbox><w:txbxContent>` + para("附件1") + `</w:txbxContent></v:textbox></w:pict></w:r></w:p>`, "¶¶附件1"},
		{"content control, link, formula", `<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p></w:sdtContent></w:sdt>`, "¶链x=1"},
		{"reading above characters", `<w:p><w:r><w:ruby><w:rt><w:r><w:t>han</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`, "¶漢(ruby:han)"},
		{"end mark deleted", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>全删</w:delText></w:r></w:del></w:p>` + para("下"), "¶下(deleted:全删)"},
		{"outline", `<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>节</w:t></w:r></w:p><w:p><w:pPr><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>文</w:t></w:r></w:p>`, "##节¶文"},
		{"entities", para("&lt;《&#20844;&#x5F00;》&amp;&gt;"), "¶<《公开》&>"},
		{"merged cells", `<w:tbl>` + row(cell("任务", `<w:gridSpan w:val="2"/>`), cell("单位", "")) + row(cell("甲", restart), cell("一", ""), cell("乙局", restart)) + row(cell("", more), cell("二", ""), cell("", more)) + `</w:tbl>`,
			"[A1 1x2 任务|C1 单位|A2 2x1 甲|B2 一|C2 2x1 乙局|B3 二]"},
		{"nothing to continue", `<w:tbl>` + row(cell("a", more), cell("b", "")) + `</w:tbl>`, "[A1 a|B1 b]"},
		{"words under a merged cell", `<w:tbl>` + row(cell("a", restart), cell("b", "")) + row(cell("x", more), cell("c", "")) + `</w:tbl>`, "[A1 2x1 a|B1 b|B2 c](merged-cell:x)"},
		{"old horizontal merge", `<w:tbl>` + row(cell("a", `<w:hMerge w:val="restart"/>`), cell("", `<w:hMerge/>`), cell("b", "")) + row(cell("1", ""), cell("2", ""), cell("3", "")) + `</w:tbl>`, "[A1 1x2 a|C1 b|A2 1|B2 2|C2 3]"},
		{"grid before", `<w:tbl>` + row(cell("a", ""), cell("b", "")) + `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + cell("c", "") + `</w:tr></w:tbl>`, "[A1 a|B1 b|A2|B2 c]"},
		{"grid after", `<w:tbl><w:tr><w:trPr><w:gridAfter w:val="1"/></w:trPr>` + cell("a", "") + `</w:tr>` + row(cell("b", ""), cell("c", "")) + `</w:tbl>`, "[A1 a|B1|A2 b|B2 c]"},
		{"cell in a control", `<w:tbl><w:tr><w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent>` + cell("a", "") + `</w:sdtContent></w:sdt>` + cell("b", "") + `</w:tr></w:tbl>`, "[A1 a|B1 b]"},
		{"row inserted, cell deleted", `<w:tbl><w:tr><w:trPr><w:ins/></w:trPr>` + cell("a", "") + cell("x", "<w:cellDel/>") + `</w:tr></w:tbl>`, "[A1 a](deleted:x)"},
		{"row hidden", `<w:tbl>` + row(cell("a", "")) + `<w:tr><w:trPr><w:hidden/></w:trPr>` + cell("x", "") + `</w:tr></w:tbl>`, "[A1 a](hidden-row:x)"},
		{"row deleted", `<w:tbl>` + row(cell("a", "")) + `<w:tr><w:trPr><w:del/></w:trPr>` + cell("x", "") + `</w:tr></w:tbl>`, "[A1 a](deleted:x)"},
		{"table in a cell", `<w:tbl><w:tr><w:tc>` + para("外") + `<w:tbl>` + row(cell("甲", ""), cell("乙", "")) + `</w:tbl><w:p/></w:tc></w:tr></w:tbl>`, "[A1 外⏎甲⏎乙]"},
		{"rows in a control", `<w:tbl><w:sdt><w:sdtContent>` + row(cell("a", "")) + `</w:sdtContent></w:sdt></w:tbl>`, "[A1 a]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := word(t, tt.body)
			d, err := Read("x.doc", b, DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			if got := spellDocument(d); got != tt.want || d.Format != "docx" {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			n := walkDOCX(t, b)
			n.add(strings.Repeat("DATE", strings.Count(tt.body, "DATE")), 1)
			n.take(d)
			if rest := n.rest(); rest != "" {
				t.Error("vanished or invented:", rest)
			}
		})
	}
}

// Signs of fonts of pictures are what they show, where that is known.
func TestWordSymbols(t *testing.T) {
	sym := func(font, char string) string { return `<w:sym w:font="` + font + `" w:char="` + char + `"/>` }
	body := `<w:p><w:r>` + sym("Symbol", "F0B3") + `<w:t>90</w:t>` + sym("Wingdings", "F0FE") + sym("Wingdings 2", "0052") + sym("Wingdings", "F07F") + sym("", "2611") + sym("", "x") + `<w:noBreakHyphen/><w:softHyphen/><w:cr/><w:t>乙</w:t></w:r></w:p>`
	d, err := Read("x", word(t, body), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := spellDocument(d), "¶≥90☑☑\uF07F☑‑⏎乙"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// What was deleted under tracking takes no number.
func TestDeletedParagraphTakesNoNumber(t *testing.T) {
	item := func(mark, run string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>` + mark + `</w:rPr></w:pPr>` + run + `</w:p>`
	}
	run := func(s string) string { return `<w:r><w:t>` + s + `</w:t></w:r>` }
	d, err := Read("x", word(t, item("", run("甲"))+item("<w:del/>", `<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>`)+item("<w:ins/>", `<w:ins>`+run("乙")+`</w:ins>`),
		"numbering", `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := spellDocument(d), "¶一、甲¶二、乙(deleted:旧)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A numbering style stands for a list, and a numbering may change a level's look.
func TestWordNumberingByStyleAndOverride(t *testing.T) {
	level := `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>`
	numbering := `<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="条"/>` + level + `</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="条"/></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="ideographTraditional"/><w:lvlText w:val="%1、"/></w:lvl></w:lvlOverride></w:num>`
	item := func(num string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr></w:p>`
	}
	d, err := Read("x", word(t, item("1")+item("2")+item("2")+item("1"), "numbering", numbering), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := spellDocument(d), "¶第一条 ¶丙、¶丁、¶第二条 "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWordLayers(t *testing.T) {
	b := word(t, para("文")+`<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/><w:footerReference r:id="footer1"/></w:sectPr>`,
		"header1", para("红头"), "footer1", para("1"), "header2", para("不用"),
		"footnotes", `<w:footnote w:type="separator">`+para("")+`</w:footnote><w:footnote>`+para("注")+`</w:footnote>`)
	d, err := Read("x", b, DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := spellDocument(d), "¶header红头¶文¶note注¶footer1(unused-header:不用)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWordNumbering(t *testing.T) {
	level := func(i int, format, text, more string) string {
		return `<w:lvl w:ilvl="` + string(rune('0'+i)) + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/>` + more + `</w:lvl>`
	}
	numbering := `<w:abstractNum w:abstractNumId="0">` + level(0, "chineseCountingThousand", "%1、", `<w:pStyle w:val="h1"/>`) + level(1, "chineseCountingThousand", "（%2）", "") + level(2, "decimal", "%3.", `<w:suff w:val="nothing"/>`) +
		level(3, "decimal", "%1.%2.%4", "<w:isLgl/>") + level(4, "bullet", "•", "") + level(5, "lowerLetter", "%6)", `<w:lvlRestart w:val="0"/>`) + `</w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1">` + level(0, "ideographTraditional", "%1．", "") + `</w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`
	styles := `<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="sub"><w:basedOn w:val="h1"/></w:style>`
	item := func(num, level, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	styled := func(style, more string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + more + `</w:pPr><w:r><w:t>题</w:t></w:r></w:p>`
	}
	body := styled("h1", "") + item("1", "1", "甲") + item("1", "2", "a") + item("1", "2", "b") + item("1", "5", "x") + item("1", "1", "乙") + item("1", "2", "a") + item("1", "5", "y") + item("1", "3", "c") +
		item("1", "4", "点") + item("2", "0", "天") + item("2", "0", "地") + styled("sub", "") + styled("h1", `<w:numPr><w:numId w:val="0"/></w:numPr>`) + item("1", "1", "丙") + item("3", "0", "五") + item("1", "0", "六") + item("9", "0", "无")
	d, err := Read("x", word(t, body, "numbering", numbering, "styles", styles), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	want := "#一、题¶（一）甲¶1.a¶2.b¶a) x¶（二）乙¶1.a¶b) y¶1.2.1 c¶点¶甲．天¶乙．地#二、题#题¶（一）丙¶五、五¶六、六¶无"
	if got := spellDocument(d); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
