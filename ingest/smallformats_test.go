package ingest

import (
	"strings"
	"testing"
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
