package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/taizhang/taizhang/ingest/golden"
)

// writing is how text is written into bytes, and the mark that may stand before it.
type writing struct {
	name, mark string
	enc        encoding.Encoding
}

var writings = []writing{
	{"utf-8", "", unicode.UTF8},
	{"utf-8 with mark", "\xef\xbb\xbf", unicode.UTF8},
	{"gb18030", "", simplifiedchinese.GB18030},
	{"gb18030 with mark", "\x84\x31\x95\x33", simplifiedchinese.GB18030},
	{"gb18030 behind the mark of utf-8", "\xef\xbb\xbf", simplifiedchinese.GB18030},
	{"gbk", "", simplifiedchinese.GBK},
	{"utf-16le", "", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"utf-16be", "", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"utf-16le with mark", "\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"utf-16be with mark", "\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
}

// in is text in a writing; false where the writing lacks one of its characters.
func (w writing) in(text string) ([]byte, bool) {
	b, err := w.enc.NewEncoder().Bytes([]byte(text))
	return append([]byte(w.mark), b...), err == nil
}

// hkscs writes text as Hong Kong does: Big5 with the characters that its decoder knows and its encoder does not.
func hkscs(t *testing.T, text string) []byte {
	t.Helper()
	table := map[rune][]byte{}
	for lead := 0xFE; lead >= 0x87; lead-- {
		for trail := 0xFE; trail >= 0x40; trail-- {
			b := []byte{byte(lead), byte(trail)}
			if s, err := traditionalchinese.Big5.NewDecoder().Bytes(b); err == nil {
				if r, n := utf8.DecodeRune(s); r != utf8.RuneError && n == len(s) {
					table[r] = b
				}
			}
		}
	}
	var out []byte
	for _, r := range text {
		switch b := table[r]; {
		case r < 0x80:
			out = append(out, byte(r))
		case b == nil:
			t.Fatalf("%c is not in Big5-HKSCS", r)
		default:
			out = append(out, b...)
		}
	}
	return out
}

// faults counts what a test compared.
type faults struct{ files, chars, wrong int }

// compare holds what a file reads as to the text it was made from, character by character.
func (n *faults) compare(t *testing.T, name string, b []byte, want string) {
	t.Helper()
	n.files++
	d, err := Read(name, b, DefaultLimits)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		n.wrong += utf8.RuneCountInString(want)
		return
	}
	got, wanted := []rune(wording(d)), []rune(unseparated.Replace(want))
	n.chars += len(wanted)
	wrong := max(len(got), len(wanted)) - min(len(got), len(wanted))
	for i := range min(len(got), len(wanted)) {
		if got[i] != wanted[i] {
			wrong++
		}
	}
	if n.wrong += wrong; wrong > 0 {
		t.Errorf("%s: %d of %d characters wrong: %.60q", name, wrong, len(wanted), string(got))
	}
}

// unseparated leaves out what parts lines and cells.
var unseparated = strings.NewReplacer("\n", "", "\r", "", "\t", "")

// wording is the text of a Document without what parts lines and cells.
func wording(d *Document) string {
	var sb strings.Builder
	for _, b := range d.Blocks {
		sb.WriteString(b.Text)
		if b.Table != nil {
			for _, c := range b.Table.Cells {
				sb.WriteString(c.Text)
			}
		}
	}
	return unseparated.Replace(sb.String())
}

// texts are the plain texts of testdata, by name.
func texts(t *testing.T) map[string]string {
	out := map[string]string{}
	for _, glob := range []string{"0*/source.txt", "heldout/*.txt", "unseen/*.txt"} {
		files, _ := filepath.Glob(filepath.Join(golden.Testdata(t), filepath.FromSlash(glob)))
		for _, f := range files {
			text, _ := lineEnds(strings.TrimPrefix(string(golden.Bytes(t, f)), "\uFEFF"))
			if d, err := Read(f, []byte(text), DefaultLimits); err == nil && d.Format == "txt" { // not a table
				out[f] = text
			}
		}
	}
	return out
}

// TestCharsetsOfText writes texts in every way they are found and reads each back: whole, its first
// lines, and with rare characters of four bytes.
func TestCharsetsOfText(t *testing.T) {
	var n faults
	for name, text := range texts(t) {
		lines := strings.SplitAfterN(text, "\n", 4)
		head := strings.TrimSuffix(strings.Join(lines[:min(len(lines), 3)], ""), "\n")
		for kind, text := range map[string]string{"whole": text, "head": head, "rare": head + "\n𠮷㐂䶮㑇𬬻—·〇"} {
			for _, w := range writings {
				if b, ok := w.in(text); ok && strings.TrimSpace(text) != "" {
					n.compare(t, fmt.Sprintf("%s, %s, %s", name, kind, w.name), b, text)
				}
			}
		}
	}
	t.Logf("%d files, %d characters, %d wrong", n.files, n.chars, n.wrong)
}

// TestCharsetsOfPages writes pages in every way, under every declaration, true and false, and with references for some characters.
func TestCharsetsOfPages(t *testing.T) {
	var n faults
	for _, folder := range golden.Folders(t) {
		b, err := os.ReadFile(filepath.Join(folder, "source.html"))
		if err != nil {
			continue
		}
		page := metas.ReplaceAllString(string(b), "")
		d, err := Read("x", []byte(page), DefaultLimits)
		if err != nil || d.Format != "html" {
			t.Fatalf("%s: %v", folder, err)
		}
		declarations := []string{"", "utf-8", "gb2312", "big5"}
		if len(page) < 20_000 {
			declarations = append(declarations, "gbk", "gb18030", "iso-8859-1", "utf-16", "windows-1252", "shift_jis", "unknown-8bit")
		}
		for _, says := range declarations {
			for kind, page := range map[string]string{"plain": page, "with references": referring(page)} {
				if says != "" {
					page = strings.Replace(page, "<head>", `<head><meta charset="`+says+`">`, 1)
				}
				for _, w := range writings {
					if b, ok := w.in(page); ok {
						n.compare(t, fmt.Sprintf("%s, %s, %s, declared %q", filepath.Base(folder), kind, w.name, says), b, wording(d))
					}
				}
			}
		}
	}
	t.Logf("%d files, %d characters, %d wrong", n.files, n.chars, n.wrong)
}

var metas = regexp.MustCompile(`(?i)<meta[^>]*charset[^>]*>`)

// referring replaces characters outside of tags by references, each third one in another way.
func referring(page string) string {
	names := map[rune]string{'“': "&ldquo;", '”': "&rdquo;", '·': "&middot;", '—': "&mdash;", '…': "&hellip;", '×': "&times;"}
	var sb strings.Builder
	in, k := false, 0
	_, body, _ := strings.Cut(page, "<body")
	sb.WriteString(strings.TrimSuffix(page, body))
	in = true
	for _, r := range body {
		switch {
		case r == '<':
			in = true
		case r == '>':
			in = false
		case !in && r >= 0x80:
			switch k++; {
			case names[r] != "":
				sb.WriteString(names[r])
				continue
			case k%3 == 1:
				fmt.Fprintf(&sb, "&#%d;", r)
				continue
			case k%3 == 2:
				fmt.Fprintf(&sb, "&#x%X;", r)
				continue
			}
		}
		sb.WriteRune(r)
	}
	return sb.String()
}

// TestCharsetsOfSamples reads the samples of character sets as files.
func TestCharsetsOfSamples(t *testing.T) {
	var n faults
	truth := string(bytesOf(t, shared(t, "samples", "donghu-2021-plan.txt.truth")))
	page, err := Read("x", bytesOf(t, shared(t, "samples", "xihu-2021-indicators.html")), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	gbk := encoding.ReplaceUnsupported(simplifiedchinese.GBK.NewEncoder())
	lossy := func(text string) string { // what GBK has not was written as a question mark
		b, _ := gbk.String(strings.Map(func(r rune) rune {
			if _, ok := (writing{enc: simplifiedchinese.GBK}).in(string(r)); !ok {
				return '?'
			}
			return r
		}, text))
		text, _ = simplifiedchinese.GBK.NewDecoder().String(b)
		return text
	}
	for _, tt := range []struct{ file, want string }{
		{"donghu-gbk.txt", lossy(truth)},
		{"donghu-gb18030.txt", truth + "\n𠮷㐂䶮"},
		{"donghu-utf16le.txt", truth},
		{"donghu-utf16be-nobom.txt", truth},
		{"donghu-utf8bom.txt", truth},
		{"donghu-utf8.txt", truth},
		{"donghu-big5.txt", strings.Repeat("政府資訊公開條例，為進一步提高政務公開水平，主管機關應於每年三月前公布年度報告。\n", 5)},
		{"xihu-gb2312-meta.html", wording(page)},
		{"xihu-gbk-nometa.html", lossy(wording(page))},
	} {
		n.compare(t, tt.file, bytesOf(t, shared(t, "samples", tt.file)), tt.want)
	}
	t.Logf("%d files, %d characters, %d wrong", n.files, n.chars, n.wrong)
}

// hongKong is text in traditional script with characters that only the Hong Kong supplement of Big5 has.
const hongKong = "香港特別行政區政府資訊科技總監辦公室\n關於推行電子政府服務的工作計劃，各部門應於每年三月底前向公眾公布進度。\n地址：深水埗、大埔滘、石硤尾、鰂魚涌、㙟㗎嘅咗喺嗰啲啱嚟。"

// TestCharsetsOdd reads what is rare: the Hong Kong supplement, text cut in its last character,
// Chinese that comes after much that is not, and comma-separated tables.
func TestCharsetsOdd(t *testing.T) {
	var n faults
	b := hkscs(t, hongKong)
	for name, b := range map[string][]byte{"alone": b, "page": []byte("<html><meta charset=gb2312><body><p>" + strings.ReplaceAll(string(b), "\n", "<p>"))} {
		n.compare(t, "Hong Kong, "+name, b, hongKong)
	}
	text := string(golden.Bytes(t, filepath.Join(golden.Folders(t)[1], "source.txt")))
	text = strings.TrimSuffix(text, "\n") + "完"
	late := "<html><head><style>" + strings.Repeat(".a { margin: 0 }\n", 6_000) + "</style></head><body><p>牵头单位：区发改委</p></body></html>"
	table := string(golden.Bytes(t, filepath.Join(golden.Testdata(t), "formats", "county-list-bom.csv")))
	table = strings.TrimPrefix(table, "\uFEFF")
	d, err := Read("x", []byte(table), DefaultLimits)
	if err != nil || d.Format != "csv" {
		t.Fatal(d, err)
	}
	for _, w := range writings {
		if b, ok := w.in(text); ok {
			cut := []rune(unseparated.Replace(text))
			n.compare(t, "cut, "+w.name, b[:len(b)-1], string(cut[:len(cut)-1])+"\uFFFD")
		}
		if b, ok := w.in(late); ok {
			n.compare(t, "late, "+w.name, b, "牵头单位：区发改委")
		}
		if b, ok := w.in(table); ok {
			n.compare(t, "table, "+w.name, b, wording(d))
		}
	}
	t.Logf("%d files, %d characters, %d wrong", n.files, n.chars, n.wrong)
}
