package proof

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"fmt"
	"slices"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/taizhang/taizhang/ingest"
)

// derived are the copies that differ from another one by their wrapping only: the name
// WPS gives its twin of .doc and .xls, a page saved with its parts, an archive, a table as text.
var derived = []struct {
	format, from string
	make         func(t testing.TB, name string, b []byte) []byte
}{
	{"wps", "doc", func(_ testing.TB, _ string, b []byte) []byte { return b }},
	{"et", "xls", func(_ testing.TB, _ string, b []byte) []byte { return b }},
	{"mht", "html", func(_ testing.TB, _ string, b []byte) []byte { return savedPage(b) }},
	{"csv", "xlsx", commaSeparated},
	{"zip", "docx", archive},
}

// savedPage is a page as a browser saves it with its pictures.
func savedPage(page []byte) []byte {
	var out bytes.Buffer
	out.WriteString("From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"----=_x\"\r\n\r\n------=_x\r\n")
	out.WriteString("Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://www.example.gov.cn/plan.html\r\n\r\n")
	for line := range slices.Chunk([]byte(base64.StdEncoding.EncodeToString(page)), 76) {
		out.Write(append(line, "\r\n"...))
	}
	out.WriteString("------=_x\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\nContent-Location: a.gif\r\n\r\nR0lGODlhAQABAAAAACw=\r\n------=_x--\r\n")
	return out.Bytes()
}

// commaSeparated is a sheet saved as text in GBK, as Excel does: merged cells leave empty places.
func commaSeparated(t testing.TB, name string, b []byte) []byte {
	d, err := ingest.Read(name, b, ingest.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	for _, block := range d.Blocks {
		if block.Table == nil {
			continue
		}
		rows := make([][]string, block.Table.Rows)
		for i := range rows {
			rows[i] = make([]string, block.Table.Cols)
		}
		for _, c := range block.Table.Cells {
			rows[c.Row][c.Col] = c.Text
		}
		w.WriteAll(rows)
	}
	text, err := simplifiedchinese.GB18030.NewEncoder().Bytes(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// archive holds one file under a name in GBK, as Windows packs it.
func archive(t testing.TB, name string, b []byte) []byte {
	inside, err := simplifiedchinese.GBK.NewEncoder().String(fmt.Sprintf("附件/责任分工 %s", name))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	f, err := z.CreateHeader(&zip.FileHeader{Name: inside, NonUTF8: true, Method: zip.Deflate})
	if err != nil {
		t.Fatal(err)
	}
	f.Write(b)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
