package hostile

import (
	"fmt"
	"strings"
)

const (
	types     = `<Types xmlns="x"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.%s.main+xml"/></Types>`
	wordSpace = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	laughs    = `<!DOCTYPE x [<!ENTITY a "haha haha haha">%s]>`
)

// laugh is the declaration of an entity that is a billion others, "&z;".
func laugh() string {
	var sb strings.Builder
	last := "a"
	for _, name := range strings.Split("bcdefghijz", "") {
		fmt.Fprintf(&sb, `<!ENTITY %s "%s">`, name, strings.Repeat("&"+last+";", 10))
		last = name
	}
	return fmt.Sprintf(laughs, sb.String())
}

// word is a .docx with such a body and further parts.
func word(body string, parts ...string) string {
	return wordOf(wordSpace+body+`</w:body></w:document>`, parts...)
}

func wordOf(document string, parts ...string) string {
	rels := ""
	for i := 0; i < len(parts); i += 2 {
		rels += fmt.Sprintf(`<Relationship Id="r%d" Type="x/%s" Target="%s.xml"/>`, i, parts[i], parts[i])
	}
	all := []string{"[Content_Types].xml", fmt.Sprintf(types, "wordprocessingml.document"),
		"_rels/.rels", `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", document, "word/_rels/document.xml.rels", "<Relationships>" + rels + "</Relationships>"}
	for i := 0; i < len(parts); i += 2 {
		all = append(all, "word/"+parts[i]+".xml", parts[i+1])
	}
	return zipped(all...)
}

func words() []Bomb {
	p := func(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }
	cell := func(span string) string { return "<w:tc><w:tcPr>" + span + "</w:tcPr>" + p("公开") + "</w:tc>" }
	return []Bomb{
		late("docx: 100 MB of blanks", func() string { return word(p(strings.Repeat(" ", 100<<20))) }),
		late("docx: billion laughs", func() string { return wordOf(laugh() + wordSpace + p("&z;") + "</w:body></w:document>") }),
		late("docx: external entity", func() string {
			return wordOf(`<!DOCTYPE x [<!ENTITY z SYSTEM "file:///etc/passwd">]>` + wordSpace + p("&z;") + "</w:body></w:document>")
		}),
		late("docx: 1,000,000 elements deep", func() string { return word(deep("<w:sdt>", "", "</w:sdt>", 1_000_000)) }),
		late("docx: a table in a table, 5,000 deep", func() string { return word(deep("<w:tbl><w:tr><w:tc>", p("公开"), "</w:tc></w:tr></w:tbl>", 5000)) }),
		late("docx: tables nested 60 deep, two in each", func() string {
			inner := p("公开")
			for range 60 {
				inner = "<w:tbl><w:tr>" + "<w:tc>" + inner + p("甲") + "</w:tc>" + cell("") + "</w:tr></w:tbl>"
			}
			return word(inner)
		}),
		late("docx: cells over a billion columns", func() string {
			return word("<w:tbl>" + strings.Repeat("<w:tr>"+cell(`<w:gridSpan w:val="1000000000"/>`)+cell(`<w:gridSpan w:val="2147483647"/>`)+"</w:tr>", 1000) + "</w:tbl>")
		}),
		late("docx: a row of 1,000,000 cells", func() string {
			return word("<w:tbl><w:tr>" + strings.Repeat("<w:tc><w:p><w:r><w:t>公</w:t></w:r></w:p></w:tc>", 1_000_000) + "</w:tr></w:tbl>")
		}),
		late("docx: a row of 600,000 different cells", func() string {
			return word("<w:tbl><w:tr>" + varied("<w:tc><w:p><w:r><w:t>%d</w:t></w:r></w:p></w:tc>", 600_000) + "</w:tr></w:tbl>")
		}),
		late("docx: 300,000 merged rows", func() string {
			return word("<w:tbl>" + strings.Repeat("<w:tr>"+"<w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>", 300_000) + "</w:tbl>")
		}),
		late("docx: list numbers of ten digits and styles in a circle", func() string {
			return word(strings.Repeat(`<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>`, 1000),
				"numbering", `<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="8"><w:start w:val="2147483000"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%9"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
				"styles", `<w:styles><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`)
		}),
		late("docx: an attribute of 50 MB", func() string { return word(`<w:p w:x="` + strings.Repeat("x", 50<<20) + `"/>`) }),
	}
}

// varied repeats a text with numbers that do not pack well.
func varied(text string, n int) string {
	var sb strings.Builder
	for i := range uint64(n) {
		fmt.Fprintf(&sb, text, (i*6364136223846793005+1442695040888963407)>>44)
	}
	return sb.String()
}

const rowsOf = `<worksheet><sheetData>%s</sheetData>%s</worksheet>`

// book is a .xlsx of one sheet.
func book(rows, after, shared string) string {
	return zipped("[Content_Types].xml", fmt.Sprintf(types, "spreadsheetml.sheet"),
		"_rels/.rels", `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns:r="x"><sheets><sheet name="任务表" sheetId="1" r:id="b"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="b" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="c" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", fmt.Sprintf(rowsOf, rows, after),
		"xl/sharedStrings.xml", shared)
}

func sheets() []Bomb {
	one := `<row r="1"><c r="A1" t="inlineStr"><is><t>公开</t></is></c></row>`
	return []Bomb{
		late("xlsx: the far corner of the largest sheet", func() string {
			return book(one+`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`, "", "<sst/>")
		}),
		late("xlsx: a sheet that says it is the largest", func() string {
			return book(one, `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="2147483647"/></cols>`, "<sst/>")
		}),
		late("xlsx: a row of 1,000,000 cells", func() string {
			return book("<row>"+strings.Repeat("<c><v>1</v></c>", 1_000_000)+"</row>", "", "<sst/>")
		}),
		late("xlsx: a row of 1,000,000 different cells", func() string { return book("<row>"+varied("<c><v>%d</v></c>", 1_000_000)+"</row>", "", "<sst/>") }),
		late("xlsx: 1,000,000 rows of a cell", func() string { return book(strings.Repeat("<row><c><v>1</v></c></row>", 1_000_000), "", "<sst/>") }),
		late("xlsx: 60,000,000 cells", func() string {
			return book(strings.Repeat("<row>"+strings.Repeat("<c><v>1</v></c>", 60)+"</row>", 1_000_000), "", "<sst/>")
		}),
		late("xlsx: a long text 1,000,000 times", func() string {
			return book(strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 1_000_000), "", "<sst><si><t>"+strings.Repeat("公开", 15_000)+"</t></si></sst>")
		}),
		late("xlsx: 4 billion strings promised", func() string { return book(one, "", `<sst count="4294967295" uniqueCount="4294967295"/>`) }),
		late("xlsx: strings of 300 MB", func() string {
			return book(one, "", "<sst>"+strings.Repeat("<si><t>"+strings.Repeat("公", 100)+"</t></si>", 1_000_000)+"</sst>")
		}),
		late("xlsx: billion laughs", func() string { return book(one, "", laugh()+"<sst><si><t>&z;</t></si></sst>") }),
		late("xlsx: 100,000 merges over each other", func() string {
			return book(one, "<mergeCells>"+strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 100_000)+"</mergeCells>", "<sst/>")
		}),
		late("xlsx: 200,000 merges apart", func() string {
			var sb strings.Builder
			for i := range 200_000 {
				fmt.Fprintf(&sb, `<mergeCell ref="A%d:F%d"/>`, 5*i+1, 5*i+4)
			}
			return book(one, "<mergeCells>"+sb.String()+"</mergeCells>", "<sst/>")
		}),
		late("xlsx: 1,000,000 elements deep", func() string { return book(deep("<x>", "", "</x>", 1_000_000), "", "<sst/>") }),
	}
}

// open is an OpenDocument file.
func open(kind, content string) string {
	return zipped("mimetype", "application/vnd.oasis.opendocument."+kind,
		"content.xml", `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:`+kind+`>`+content+`</office:`+kind+`></office:body></office:document-content>`)
}

func openDocuments() []Bomb {
	cell := `<table:table-cell%s><text:p>公开</text:p></table:table-cell>`
	sheet := func(row string) string {
		return open("spreadsheet", `<table:table table:name="任务表">`+row+`</table:table>`)
	}
	return []Bomb{
		late("ods: a text in a billion columns", func() string {
			return sheet(`<table:table-row>` + fmt.Sprintf(cell, ` table:number-columns-repeated="1000000000"`) + `</table:table-row>`)
		}),
		late("ods: a row a billion times", func() string {
			return sheet(`<table:table-row table:number-rows-repeated="1000000000">` + fmt.Sprintf(cell, "") + `</table:table-row>`)
		}),
		late("ods: nothing a billion times, then a text", func() string {
			return sheet(`<table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"/></table:table-row><table:table-row>` + fmt.Sprintf(cell, "") + `</table:table-row>`)
		}),
		late("ods: rows of 1,000 times 1,000 times", func() string {
			return sheet(strings.Repeat(`<table:table-row table:number-rows-repeated="1000">`+fmt.Sprintf(cell, ` table:number-columns-repeated="1000"`)+`</table:table-row>`, 1000))
		}),
		late("ods: a cell over a billion rows and columns", func() string {
			return sheet(`<table:table-row>` + fmt.Sprintf(cell, ` table:number-columns-spanned="1000000000" table:number-rows-spanned="1000000000"`) + `</table:table-row>`)
		}),
		late("odt: a billion blanks", func() string { return open("text", `<text:p>公开<text:s text:c="1000000000"/></text:p>`) }),
		late("odt: 10,000 times 100,000 blanks", func() string {
			return open("text", strings.Repeat(`<text:p>公<text:s text:c="100000"/></text:p>`, 10_000))
		}),
		late("odt: lists 1,000,000 deep", func() string {
			return open("text", deep("<text:list><text:list-item>", "", "</text:list-item></text:list>", 500_000))
		}),
		late("odt: a table of a billion columns", func() string {
			return open("text", `<table:table><table:table-column table:number-columns-repeated="1000000000"/><table:table-row>`+fmt.Sprintf(cell, ` table:number-columns-repeated="1000000000"`)+`</table:table-row></table:table>`)
		}),
		late("odt: billion laughs", func() string {
			return zipped("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", laugh()+"<office><body><text><p>&z;</p></text></body></office>")
		}),
	}
}

// publication is a .ofd of one page.
func publication(document, page string, resources ...string) string {
	return zipped("OFD.xml", "<OFD><DocBody><DocRoot>D/D.xml</DocRoot></DocBody></OFD>", "D/D.xml",
		`<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea><PublicRes>R.xml</PublicRes>`+document+`</Document>`, "D/P.xml", page, "D/R.xml", "<Res>"+strings.Join(resources, "")+"</Res>")
}

func fixed() []Bomb {
	onePage := `</CommonData><Pages><Page ID="1" BaseLoc="P.xml"/></Pages>`
	text := func(attr, code string) string {
		return `<TextObject Boundary="0 0 200 20" Size="4" ` + attr + `><TextCode X="0" Y="4" ` + code + `</TextCode></TextObject>`
	}
	page := func(content string) string { return "<Page><Content><Layer>" + content + "</Layer></Content></Page>" }
	return []Bomb{
		late("ofd: a billion steps of a text", func() string { return publication(onePage, page(text("", `DeltaX="g 1000000000 4">公开`))) }),
		late("ofd: 1,000,000 pages", func() string {
			return publication(`</CommonData><Pages>`+strings.Repeat(`<Page ID="1" BaseLoc="P.xml"/>`, 1_000_000)+`</Pages>`, page(text("", ">公开")))
		}),
		late("ofd: a drawing that holds itself", func() string {
			return publication(onePage, page(`<CompositeObject ResourceID="7" Boundary="0 0 9 9"/>`),
				`<CompositeGraphicUnits><CompositeGraphicUnit ID="7"><Content><CompositeObject ResourceID="7" Boundary="0 0 9 9"/></Content></CompositeGraphicUnit></CompositeGraphicUnits>`)
		}),
		late("ofd: drawings that hold each other twice, 40 deep", func() string {
			var res strings.Builder
			for i := range 40 {
				fmt.Fprintf(&res, `<CompositeGraphicUnit ID="%d"><Content><CompositeObject ResourceID="%d" Boundary="0 0 9 9"/><CompositeObject ResourceID="%d" Boundary="0 0 9 9"/></Content></CompositeGraphicUnit>`, i, i+1, i+1)
			}
			return publication(onePage, page(`<CompositeObject ResourceID="0" Boundary="0 0 9 9"/>`), "<CompositeGraphicUnits>"+res.String()+"</CompositeGraphicUnits>")
		}),
		late("ofd: a page that is its own template", func() string {
			return publication(`<TemplatePage ID="5" BaseLoc="P.xml"/>`+onePage, `<Page><Template TemplateID="5"/><Content><Layer>`+text("", ">公开")+`</Layer></Content></Page>`)
		}),
		late("ofd: a path of 1,000,000 lines", func() string {
			var sb strings.Builder
			for i := range 1_000_000 {
				fmt.Fprintf(&sb, "M 0 %d L 200 %d ", i%290, i%290)
			}
			return publication(onePage, page(`<PathObject Boundary="0 0 210 297"><AbbreviatedData>`+sb.String()+`</AbbreviatedData></PathObject>`))
		}),
		late("ofd: places that are no numbers", func() string {
			return publication(onePage, page(text(`CTM="NaN 1e308 -1e308 Inf 1e308 1e308"`, `DeltaX="1e308 NaN g -5 1e999">公开要点`)))
		}),
		late("ofd: 1,000,000 blocks deep", func() string { return publication(onePage, page(deep("<PageBlock>", "", "</PageBlock>", 1_000_000))) }),
	}
}
