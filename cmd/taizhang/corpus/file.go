package corpus

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"strings"

	"github.com/taizhang/taizhang/ingest"
)

// Formats are those in which an edition can be written.
func Formats() []string { return []string{"txt", "docx", "xlsx", "html"} }

// File is the edition as a file of a format.
func (e *Edition) File(format string) []byte {
	d := e.print(format).doc
	switch format {
	case "docx":
		return docx(d)
	case "xlsx":
		return xlsx(d.Blocks[0].Table)
	case "html":
		return hypertext(e.Title, d)
	}
	return plain(d)
}

func plain(d *ingest.Document) []byte {
	var out bytes.Buffer
	for i := range d.Blocks {
		out.WriteString(d.Blocks[i].Text + "\n")
	}
	return out.Bytes()
}

// hypertext is a page of HTML.
func hypertext(title string, d *ingest.Document) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%s</title></head><body>\n", html.EscapeString(title))
	for i := range d.Blocks {
		t := d.Blocks[i].Table
		if t == nil {
			fmt.Fprintf(&out, "<p>%s</p>\n", html.EscapeString(d.Blocks[i].Text))
			continue
		}
		out.WriteString("<table border=\"1\">\n")
		for r, row := range rowsOf(t) {
			if r > 0 {
				out.WriteString("</tr>\n")
			}
			out.WriteString("<tr>")
			for _, c := range row {
				fmt.Fprintf(&out, "<td%s>%s</td>", spans(c), html.EscapeString(c.Text))
			}
		}
		out.WriteString("</tr>\n</table>\n")
	}
	out.WriteString("</body></html>\n")
	return out.Bytes()
}

func spans(c *ingest.Cell) string {
	if c.RowSpan > 1 {
		return fmt.Sprintf(" rowspan=\"%d\"", c.RowSpan)
	}
	return ""
}

// rowsOf gives the anchors of each row.
func rowsOf(t *ingest.Table) [][]*ingest.Cell {
	out := make([][]*ingest.Cell, t.Rows)
	for i := range t.Cells {
		c := &t.Cells[i]
		out[c.Row] = append(out[c.Row], c)
	}
	return out
}

// pack is a zip archive of parts without a clock: name, text, name, text.
func pack(parts ...string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: zip.Deflate})
		if err != nil {
			panic(err) // a buffer refuses nothing
		}
		fmt.Fprint(w, parts[i+1])
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// types and relation are the two parts by which an Office file says what it is.
func types(part, of string) string {
	return xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="` + part + `" ContentType="application/vnd.openxmlformats-officedocument.` + of + `+xml"/></Types>`
}

func relation(kind, target string) string {
	return xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ` +
		`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + target + `"/></Relationships>`
}

// escape is text for XML; the corpus has nothing but letters, digits and punctuation.
func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}
