package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// entry is a part of an archive that a test packs.
type entry struct {
	name, text string
	method     uint16
	flags      uint16
	extra      []byte
	raw        bool // the text is packed already, as size bytes
	size       uint64
}

// packed packs entries with their names' bytes as they are, as Chinese Windows does.
func packed(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, NonUTF8: e.flags&0x800 == 0, Method: e.method, Flags: e.flags, Extra: e.extra}
		create := z.CreateHeader
		if e.raw {
			h.UncompressedSize64, h.CompressedSize64, h.CRC32 = e.size, uint64(len(e.text)), crc32.ChecksumIEEE([]byte(e.text))
			create = z.CreateRaw
		}
		w, err := create(h)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, e.text)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func gbk(t testing.TB, s string) string {
	t.Helper()
	out, err := simplifiedchinese.GBK.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// partsOf spells the parts of an archive: "附件/a.txt", "a.txt!limit" where one cannot be read.
func partsOf(t testing.TB, b []byte, lim Limits) ([]string, error) {
	t.Helper()
	parts, err := (&Archives{}).Open("x.zip", func() (Source, error) { return InMemory(b), nil }, lim)
	var out []string
	for _, p := range parts {
		text, err := p.Read("x.zip/" + p.Name)
		s := p.Name + "=" + string(text)
		if err != nil {
			if e := (*Error)(nil); !errors.As(err, &e) || Sentinel(err) == nil || !strings.HasPrefix(err.Error(), "x.zip/"+p.Name+": zip: ") {
				t.Errorf("%s: error %q", p.Name, err)
			}
			s = p.Name + "!" + Sentinel(err).Error()
		}
		out = append(out, s)
	}
	return out, err
}

func TestArchive(t *testing.T) {
	name := gbk(t, `附件\1：分工表.txt`)
	unicodeField := slices.Concat([]byte{0x75, 0x70, 5 + 9, 0, 1}, binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte("a.txt"))), []byte("甲乙丙"))
	inner := string(packed(t, entry{name: gbk(t, "乙.txt"), text: "乙"}))
	twice := string(packed(t, entry{name: "inner.zip", text: inner}, entry{name: "b.txt", text: "b"}))
	for _, tt := range []struct {
		name    string
		entries []entry
		want    string
	}{
		{"names in GBK, the trail byte of 歕 is a backslash", []entry{{name: name, text: "甲"}, {name: gbk(t, "歕.txt")}}, "附件/1：分工表.txt=甲 歕.txt="},
		{"names in UTF-8 without a flag", []entry{{name: "通知.txt", text: "甲"}}, "通知.txt=甲"},
		{"flagged", []entry{{name: "通知.txt", flags: 0x800}}, "通知.txt="},
		{"the name that Info-ZIP adds", []entry{{name: "a.txt", extra: unicodeField}}, "甲乙丙="},
		{"names that lead out", []entry{{name: "../../etc/passwd"}, {name: "/root/a"}, {name: `C:\b`}, {name: ".."}, {name: "a\x00\nb"}}, "etc/passwd= root/a= b= _= ab="},
		{"one name twice", []entry{{name: "a", text: "1"}, {name: "a", text: "2"}, {name: "./a", text: "3"}}, "a=1 a#2=2 a#3=3"},
		{"folders are no parts", []entry{{name: "a/"}, {name: "a/b"}}, "a/b="},
		{"stored and deflated", []entry{{name: "a", text: "1"}, {name: "b", text: "2", method: zip.Deflate}}, "a=1 b=2"},
		{"enciphered", []entry{{name: "a", text: "1", flags: 1}, {name: "b", text: "2"}}, "a!encrypted b=2"},
		{"another method", []entry{{name: "a", text: "1", method: 9, raw: true, size: 1}}, "a!unknown format"},
		{"larger than it says", []entry{{name: "a", text: "123", raw: true, size: 1}}, "a!damaged"},
		{"smaller than it says", []entry{{name: "a", text: "1", raw: true, size: 99}}, "a!damaged"},
		{"over the ratio", []entry{{name: "a", text: "1", raw: true, size: 9 << 20, method: zip.Deflate}}, "a!over a limit"},
		{"over file-bytes", []entry{{name: "a", text: "1", raw: true, size: 1 << 40}}, "a!over a limit"},
		{"an archive in an archive", []entry{{name: "t.zip", text: twice}, {name: "c", text: "c"}}, "t.zip/inner.zip/乙.txt=乙 t.zip/b.txt=b c=c"},
		{"a package is no archive", []entry{{name: "a.docx", text: "PK\x03\x04" + strings.Repeat("\x00", 26) + "word/document.xml"}}, "a.docx=PK\x03\x04" + strings.Repeat("\x00", 26) + "word/document.xml"},
		{"an empty archive in one", []entry{{name: "a.zip", text: string(packed(t, entry{name: "x/"}))}, {name: "b"}}, "a.zip!empty file b="},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := partsOf(t, packed(t, tt.entries...), DefaultLimits)
			if err != nil || strings.Join(got, " ") != tt.want {
				t.Errorf("got  %q, %v\nwant %q", got, err, tt.want)
			}
		})
	}
}

// nest packs an archive into an archive, n deep and wide times each.
func nest(t testing.TB, b []byte, n, wide int) []byte {
	for range n {
		var entries []entry
		for i := range wide {
			entries = append(entries, entry{name: fmt.Sprint(i, ".zip"), text: string(b), method: zip.Deflate})
		}
		b = packed(t, entries...)
	}
	return b
}

func TestArchiveLimits(t *testing.T) {
	var many []entry
	for i := range 120 {
		many = append(many, entry{name: fmt.Sprint(i), text: "甲"})
	}
	one := packed(t, entry{name: "a", text: "甲"})
	zeros := packed(t, entry{name: "z", text: strings.Repeat("\x00", 7<<20), method: zip.Deflate})
	lim := Limits{FileBytes: 8 << 20, ExpandedBytes: 20 << 20, ExpandRatio: 100, RatioFrom: 8 << 20, NestedBytes: 64 << 20, Parts: 100, ArchiveDepth: 3}
	for _, tt := range []struct {
		name string
		b    []byte
		want string
		err  string
	}{
		{"deep", nest(t, one, 3, 1), "0.zip/0.zip/0.zip!over a limit", ""},
		{"as deep as may be", nest(t, one, 2, 1), "0.zip/0.zip/a=甲", ""},
		{"parts", packed(t, many...), "", "x.zip: zip: over a limit: parts 100"},
		{"parts of archives in archives", nest(t, one, 2, 11), "", "x.zip: zip: over a limit: parts 100"},
		{"sum of all", packed(t, entry{name: "a", text: string(zeros)}, entry{name: "b", text: string(zeros)}, entry{name: "c", text: string(zeros)}), "", "x.zip: zip: over a limit: expanded-bytes 20971520"},
		{"no file", packed(t, entry{name: "a/"}), "", "x.zip: zip: empty file: the archive holds no file"},
		{"nothing", packed(t), "", "x.zip: zip: empty file: the archive holds no file"},
		{"torn", one[:len(one)-9], "", "x.zip: zip: damaged: truncated zip, no directory at its end"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := partsOf(t, tt.b, lim)
			if strings.Join(got, " ") != tt.want || err == nil != (tt.err == "") || err != nil && err.Error() != tt.err {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

// A directory of a million entries is refused before it is taken into memory.
func TestArchiveOfAMillion(t *testing.T) {
	b := bytes.Repeat([]byte("PK\x01\x02"+strings.Repeat("\x00", 42)), 1_000_000)
	end := append([]byte("PK\x05\x06\x00\x00\x00\x00"), make([]byte, 14)...)
	binary.LittleEndian.PutUint16(end[8:], 1_000_000&0xFFFF)
	binary.LittleEndian.PutUint16(end[10:], 1_000_000&0xFFFF)
	binary.LittleEndian.PutUint32(end[12:], uint32(len(b)))
	b = append(b, end...)
	if _, err := partsOf(t, b, DefaultLimits); err == nil || err.Error() != "x.zip: zip: over a limit: parts 10000" {
		t.Error(err)
	}
	if _, err := ReadAll("x.zip", append([]byte("PK\x03\x04"), b...), DefaultLimits); Sentinel(err) != ErrLimit {
		t.Error(err)
	}
}

// Sources are closed when another archive is read, and opened again when needed.
func TestArchivesAreHeldOneAtATime(t *testing.T) {
	held, open := &Archives{}, 0
	var all []*Part
	for range 3 {
		parts, err := held.Open("x", func() (Source, error) {
			open++
			return counted{InMemory(packed(t, entry{name: "a", text: "1"}, entry{name: "b", text: "2"})), &open}, nil
		}, DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, parts...)
	}
	for range 2 {
		for _, p := range all {
			if _, err := p.Read("x"); err != nil {
				t.Error(err)
			}
			if open != 1 {
				t.Fatalf("%d sources are open", open)
			}
		}
	}
}

type counted struct {
	Source
	open *int
}

func (c counted) Close() error { *c.open--; return nil }

func TestUnpacked(t *testing.T) {
	notice := []string{"关于印发政务公开工作要点的通知", "东府办发〔2021〕22号", "附件：1．2021年政务公开工作要点", "　　　2．重点任务分解表"}
	plain := []string{"关于做好政务公开工作的通知", "东府办发〔2021〕23号"}
	for _, tt := range []struct {
		name string
		docs []*Document
		want string
	}{
		{"a list over folders", []*Document{written("z/通知.docx", "docx", notice...), written("z/附件/附件2.xlsx", "xlsx"), written("z/正文/2021年政务公开工作要点.docx", "docx")},
			"z/通知.docx+z/正文/2021年政务公开工作要点.docx+z/附件/附件2.xlsx"},
		{"names of attachments", []*Document{written("z/通知.docx", "docx", plain...), written("z/附件1.xlsx", "xlsx"), written("z/附件2：细则.docx", "docx")},
			"z/通知.docx+z/附件1.xlsx+z/附件2：细则.docx"},
		{"a folder of attachments", []*Document{written("z/通知.docx", "docx", plain...), written("z/附件/分工表.xlsx", "xlsx")}, "z/通知.docx+z/附件/分工表.xlsx"},
		{"first lines", []*Document{written("z/a.docx", "docx", plain...), written("z/b.docx", "docx", "附 件", "工作要点"), written("z/c.docx", "docx", "附件2：分工表")}, "z/a.docx+z/b.docx+z/c.docx"},
		{"the title names it", []*Document{written("z/关于印发2021年政务公开工作要点的通知.docx", "docx"), written("z/2021年政务公开工作要点.docx", "docx")},
			"z/关于印发2021年政务公开工作要点的通知.docx+z/2021年政务公开工作要点.docx"},
		{"several plans", []*Document{written("z/a.docx", "docx", plain...), written("z/b.docx", "docx", notice...), written("z/c.docx", "docx", "工作总结")}, "z/a.docx z/b.docx z/c.docx"},
		{"whose attachment it is cannot be told", []*Document{written("z/a.docx", "docx", plain...), written("z/b.docx", "docx", plain...), written("z/附件1.docx", "docx")}, "z/a.docx z/b.docx z/附件1.docx"},
		{"a letterhead of its own", []*Document{written("z/a.docx", "docx", plain...), written("z/附件1.docx", "docx", "关于印发方案的通知", "东府发〔2021〕3号")}, "z/a.docx z/附件1.docx"},
		{"a notice in each folder", []*Document{written("z/甲/通知.docx", "docx", plain...), written("z/甲/附件.docx", "docx"), written("z/乙/通知.docx", "docx", plain...), written("z/乙/附件.docx", "docx")},
			"z/乙/通知.docx+z/乙/附件.docx z/甲/通知.docx+z/甲/附件.docx"},
		{"a copy in another format stands alone", []*Document{written("z/通知.docx", "docx", plain...), written("z/通知.pdf", "pdf", plain...), written("z/附件1.docx", "docx"), written("z/附件1.pdf", "pdf")},
			"z/通知.docx+z/附件1.docx z/通知.pdf z/附件1.pdf"},
		{"attachments without a notice", []*Document{written("z/附件1.docx", "docx"), written("z/附件2.docx", "docx")}, "z/附件1.docx z/附件2.docx"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := spellBundles(Unpacked(tt.docs)); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
