package ingest

import (
	"encoding/base64"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/golden"
)

func TestCSV(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"quotes", "序号,任务,单位\n1,\"推进\n改革\",\"县发改委,县财政局\"\n", "csv"},
		{"tabs", "序号\t任务\t单位\n1\t改革\t县发改委\n", "csv"},
		{"prose with commas", "为推进改革,现通知如下:\n一、总体要求,目标,任务\n", "txt"},
		{"two columns", "1,改革\n2,开放\n", "txt"},
		{"a line above", "任务表\n1,改革,县发改委\n2,开放,县财政局\n", "txt"},
	} {
		d, err := Read("x", []byte(tt.text), DefaultLimits)
		if err != nil || d.Format != tt.want {
			t.Errorf("%s: %v %v", tt.name, d, err)
		}
	}
	d, _ := Read("x", []byte("序号,任务,单位\n1,\"推进\n改革\",\"县发改委,县财政局\"\n"), DefaultLimits)
	if got := d.Blocks[0].Table.Cells[4].Text; got != "推进\n改革" {
		t.Errorf("got %q", got)
	}
}

const savedPage = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----B\"\r\n\r\n" +
	"------B\r\nContent-Type: text/css\r\n\r\np{}\r\n------B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
	"<html><body><p>=E5=85=AC=E5=BC=80=\r\n=E8=A6=81=E7=82=B9</p></body></html>\r\n------B--\r\n"

func TestMHT(t *testing.T) {
	d, err := Read("x.doc", []byte(savedPage), DefaultLimits)
	if err != nil || d.Format != "mht" || spellDocument(d) != "¶公开要点" {
		t.Errorf("%v %v", d, err)
	}
	for name, b := range map[string]string{
		"no page":     strings.Replace(savedPage, "Content-Type: text/html\r\n", "Content-Type: image/png\r\n", 1),
		"no boundary": "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n甲",
	} {
		if _, err := Read("x", []byte(b), DefaultLimits); Sentinel(err) != ErrDamaged {
			t.Errorf("%s: %v", name, err)
		}
	}
	lim := DefaultLimits
	lim.ExpandedBytes = 8
	if _, err := Read("x", []byte(savedPage), lim); Sentinel(err) != ErrLimit {
		t.Errorf("expanded bytes: %v", err)
	}
}

func TestRTF(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"bytes of GBK in a font of no charset", `{\rtf1\ansi\ansicpg936 {\fonttbl{\f0\fcharset0 Arial;}}\f0 \'b9\'ab\'bf\'aa\par}`, "¶公开"},
		{"charset of the font", `{\rtf1\ansi\ansicpg1252 {\fonttbl{\f1\fcharset134 SimSun;}}\f1 \'b9\'ab\'bf\'aa\par}`, "¶公开"},
		{"unicode with its stand-in", `{\rtf1\ansi\uc1 \u20844\'3f\u24320?\par}`, "¶公开"},
		{"negative numbers and pairs", `{\rtf1 \u-30335?\u-10179?\u-8704?\par}`, "¶要\U0001F600"},
		{"a printed list number", `{\rtf1 {\listtext\u19968?\u12289?\tab}\u20844?\par}`, "¶一、公"},
		{"an unknown destination", `{\rtf1 {\*\anything x{\b y}}a\par}`, "¶a"},
		{"hidden words", `{\rtf1 a{\v b}c\par}`, "¶ac(hidden-text:b)"},
		{"no last paragraph mark", `{\rtf1 a\par b}`, "¶a¶b"},
		{"a merged row", `{\rtf1\trowd\cellx100\cellx200\intbl a\cell b\cell\row\trowd\clvmrg\cellx100\cellx200\intbl\cell c\cell\row\pard d\par}`, "[A1 2x1 a|B1 b|B2 c]¶d"},
	} {
		d, err := Read("x", []byte(tt.text), DefaultLimits)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := spellDocument(d); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
	deep := strings.Repeat("{", 300) + strings.Repeat("}", 300)
	if _, err := Read("x", []byte(`{\rtf1 `+deep+"}"), DefaultLimits); Sentinel(err) != ErrLimit {
		t.Errorf("groups in groups: %v", err)
	}
}

// A table by comma, tab or semicolon, in whatever character set, is the same table.
func TestSeparatedSamples(t *testing.T) {
	var want []Block
	for _, name := range []string{"county-list.csv", "county-list-bom.csv", "county-list-semicolon.csv", "county-list.tsv"} {
		d, err := Read(name, golden.Bytes(t, filepath.Join(golden.Testdata(t), "formats", name)), DefaultLimits)
		if err != nil || d.Format != "csv" {
			t.Fatal(name, err)
		}
		if want == nil {
			want = d.Blocks
		}
		if !reflect.DeepEqual(d.Blocks, want) {
			t.Errorf("%s: another table", name)
		}
	}
}

// A name promises nothing: systems export pages, messages and rich text as .xls and .doc.
func TestUnderOtherNames(t *testing.T) {
	const table = `<table border=1><tr><td colspan=2>任务分解表</td></tr><tr><td x:str>甲</td><td x:num="44377">2021/6/30</td></tr></table>`
	page := `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"></head><body>` + table + `</body></html>`
	const want = "[A1 1x2 任务分解表|A2 甲|B2 2021/6/30]"
	part := func(location, kind, body string) string {
		return "--b\r\nContent-Location: file:///C:/x/" + location + "\r\nContent-Transfer-Encoding: base64\r\nContent-Type: " + kind + "\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(body)) + "\r\n\r\n"
	}
	book := "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n" +
		part("book.htm", `text/html; charset="gb2312"`, `<html><head><meta name="x"></head><frameset rows="*,39"><frame src="sheet001.htm"><noframes><p>不支持框架</p></noframes></frameset></html>`) +
		part("book.files/tabstrip.htm", "text/html", "<table><tr><td>Sheet1</td></tr></table>") + part("book.files/stylesheet.css", "text/css", "td{}") +
		part("book.files/sheet001.htm", "text/html; charset=\"gb2312", gbk(t, page)) + part("book.files/sheet002.htm", "text/html", gbk(t, strings.Replace(page, "甲", "乙", 1))) + "--b--\r\n"
	for _, tt := range []struct{ name, text, format, want string }{
		{"x.xls", gbk(t, page), "html", want},
		{"y.xls", "\r\n " + table, "html", want},
		{"z.xls", "序号\t任务\t单位\r\n1\t\"改革\n开放\"\t县发改委\r\n", "csv", "[A1 序号|B1 任务|C1 单位|A2 1|B2 改革⏎开放|C2 县发改委]"},
		{"book.xls", book, "mht", want + strings.Replace(want, "甲", "乙", 1)},
		{"x.doc", "\ufeff<html><body><p>一、公开</p></body></html>", "html", "¶一、公开"},
		{"y.doc", `{\rtf1\ansi\ansicpg936 \'b9\'ab\'bf\'aa\par}`, "rtf", "¶公开"},
		{"z.doc", "一、公开\n", "txt", "¶一、公开"},
		{"x.wps", string(word(t, para("一、公开"))), "docx", "¶一、公开"},
		{"y.wps", string(docBytes(t, docFile{version: 0xC1, pieces: []docPiece{{text: "一、公开\r"}}})), "doc", "¶一、公开"},
		{"x.et", string(zipped(t, workbookParts(`<row><c t="inlineStr"><is><t>甲</t></is></c></row>`+sheetEnd, "")...)), "xlsx", "[A1 甲]"},
	} {
		d, err := Read(tt.name, []byte(tt.text), DefaultLimits)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		d.Hidden = nil
		if got := spellDocument(d); got != tt.want || d.Format != tt.format {
			t.Errorf("%s: got  %s %s\nwant %s %s", tt.name, d.Format, got, tt.format, tt.want)
		}
	}
}
