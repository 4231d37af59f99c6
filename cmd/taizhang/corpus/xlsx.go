package corpus

import (
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/ingest"
)

// xlsx is a workbook of one sheet.
func xlsx(t *ingest.Table) []byte {
	var sheet, merges strings.Builder
	sheet.WriteString(xmlHead + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	n := 0
	for r, row := range rowsOf(t) {
		fmt.Fprintf(&sheet, `<row r="%d">`, r+1)
		for _, c := range row {
			at := ingest.ColumnName(c.Col) + fmt.Sprint(r+1)
			fmt.Fprintf(&sheet, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, at, escape(c.Text))
			if c.RowSpan > 1 || c.ColSpan > 1 {
				fmt.Fprintf(&merges, `<mergeCell ref="%s:%s%d"/>`, at, ingest.ColumnName(c.Col+c.ColSpan-1), r+c.RowSpan)
				n++
			}
		}
		sheet.WriteString(`</row>`)
	}
	fmt.Fprintf(&sheet, `</sheetData><mergeCells count="%d">%s</mergeCells></worksheet>`, n, merges.String())
	book := xmlHead + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<sheets><sheet name="` + escape(t.Name) + `" sheetId="1" r:id="rId1"/></sheets></workbook>`
	return pack(
		"[Content_Types].xml", strings.Replace(types("/xl/workbook.xml", "spreadsheetml.sheet.main"), "</Types>",
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`, 1),
		"_rels/.rels", relation("officeDocument", "xl/workbook.xml"),
		"xl/workbook.xml", book,
		"xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"),
		"xl/worksheets/sheet1.xml", sheet.String(),
	)
}
