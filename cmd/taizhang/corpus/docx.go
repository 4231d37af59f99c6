package corpus

import (
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/ingest"
)

// docx is a Word file of paragraphs and tables.
func docx(d *ingest.Document) []byte {
	var sb strings.Builder
	sb.WriteString(xmlHead + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for i := range d.Blocks {
		if t := d.Blocks[i].Table; t != nil {
			wordTable(&sb, t)
			continue
		}
		wordPara(&sb, d.Blocks[i].Text)
	}
	sb.WriteString(`</w:body></w:document>`)
	return pack(
		"[Content_Types].xml", types("/word/document.xml", "wordprocessingml.document.main"),
		"_rels/.rels", relation("officeDocument", "word/document.xml"),
		"word/document.xml", sb.String(),
	)
}

func wordPara(sb *strings.Builder, words string) {
	fmt.Fprintf(sb, `<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, escape(words))
}

// wordTable writes a cell that covers rows as one that restarts and others that continue.
func wordTable(sb *strings.Builder, t *ingest.Table) {
	sb.WriteString(`<w:tbl><w:tblGrid>` + strings.Repeat(`<w:gridCol w:w="1500"/>`, t.Cols) + `</w:tblGrid>`)
	open := make([]int, t.Cols) // rows still covered
	for r, row := range rowsOf(t) {
		sb.WriteString(`<w:tr>`)
		next := 0
		for col := range t.Cols {
			if next < len(row) && row[next].Col == col {
				c := row[next]
				next, open[col] = next+1, c.RowSpan-1
				wordCell(sb, c)
				continue
			}
			if open[col] == 0 {
				panic(fmt.Sprintf("row %d: no cell in column %d", r, col))
			}
			open[col]--
			sb.WriteString(`<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>`)
		}
		sb.WriteString(`</w:tr>`)
	}
	sb.WriteString(`</w:tbl>`)
}

func wordCell(sb *strings.Builder, c *ingest.Cell) {
	sb.WriteString(`<w:tc>`)
	if c.RowSpan > 1 {
		sb.WriteString(`<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>`)
	}
	wordPara(sb, c.Text)
	sb.WriteString(`</w:tc>`)
}
