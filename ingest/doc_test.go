package ingest

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
)

// docPiece is a piece of a Word file's text with its own properties.
type docPiece struct {
	text string
	chp  []byte // of its characters
	papx []byte // of the paragraphs whose marks stand in it, behind the style's number
	thin bool   // one byte a character
	prm  uint16 // what a fast save changed of it
}

// docFile is a Word file while a test writes it.
type docFile struct {
	pieces  []docPiece
	stories map[int]int    // characters of stories behind the text
	changes [][]byte       // that pieces name
	parts   map[int][]byte // of the table stream, by their place in the FIB
	behind  map[int][]byte // what follows a part without belonging to it
	data    []byte
	flags   uint16
	version uint16
}

func sprms(list ...any) []byte { return le(nil, list...) }

// docBytes writes the pieces last to first, as a file lies after a fast save.
func docBytes(t testing.TB, f docFile) []byte {
	t.Helper()
	const textAt, page = 2048, 512
	main := make([]byte, textAt)
	var chpx, papx [][]byte
	fcs := make([]int, len(f.pieces))
	var bounds []int
	for i := len(f.pieces) - 1; i >= 0; i-- {
		p := f.pieces[i]
		fcs[i] = len(main)
		bounds = append(bounds, len(main))
		if p.thin {
			main = append(main, latin(t, p.text)...)
		} else {
			main = append(main, wideBytes(p.text)...)
		}
		chpx, papx = append(chpx, p.chp), append(papx, p.papx)
	}
	bounds = append(bounds, len(main))
	main = append(main, make([]byte, (page-len(main)%page)%page)...)
	bins := func(sets [][]byte, entry func(set []byte) []byte, width int) []byte {
		at := len(main) / page
		fkp := make([]byte, page)
		n, tail := len(sets), page-2
		for i, b := range bounds {
			binary.LittleEndian.PutUint32(fkp[4*i:], uint32(b))
		}
		for i, set := range sets {
			if e := entry(set); len(e) > 0 {
				tail -= len(e) + len(e)&1
				copy(fkp[tail:], e)
				fkp[4*(n+1)+width*i] = byte(tail / 2)
			}
		}
		if 4*(n+1)+width*n > tail {
			t.Fatal("a page is too full")
		}
		fkp[page-1] = byte(n)
		main = append(main, fkp...)
		return le(nil, bounds[0], bounds[len(bounds)-1], at)
	}
	parts := map[int][]byte{
		12: bins(chpx, func(b []byte) []byte { return append([]byte{byte(len(b))}, b...) }, 1),
		13: bins(papx, func(b []byte) []byte {
			b = append([]byte{0, 0}, b...)
			b = append(b, make([]byte, len(b)&1)...)
			return append([]byte{0, byte(len(b) / 2)}, b...)
		}, 13),
	}
	var cps, pcds []byte
	cp := 0
	for i, p := range f.pieces {
		cps = le(cps, cp)
		cp += len(utf16.Encode([]rune(p.text)))
		fc := uint32(fcs[i])
		if p.thin {
			fc = 2*fc | 0x40000000
		}
		pcds = le(pcds, uint16(0), fc, p.prm)
	}
	var clx []byte
	for _, c := range f.changes {
		clx = le(clx, byte(1), uint16(len(c)), c)
	}
	plc := le(nil, cps, cp, pcds)
	parts[33] = le(clx, byte(2), len(plc), plc)
	for k, b := range f.parts {
		parts[k] = b
	}
	var table []byte
	for k := range 100 {
		if b, ok := parts[k]; ok {
			binary.LittleEndian.PutUint32(main[0x9A+8*k:], uint32(len(table)))
			binary.LittleEndian.PutUint32(main[0x9A+8*k+4:], uint32(len(b)))
			table = append(append(table, b...), f.behind[k]...)
		}
	}
	copy(main, le(nil, uint16(0xA5EC), f.version))
	binary.LittleEndian.PutUint16(main[0x0A:], 0x0200|f.flags)
	for story, n := range f.stories {
		binary.LittleEndian.PutUint32(main[0x4C+4*story:], uint32(n))
		cp -= n
	}
	binary.LittleEndian.PutUint32(main[0x4C:], uint32(cp))
	return ole2(t, stream{"WordDocument", main}, stream{"1Table", table}, stream{"Data", f.data})
}

var (
	inTable  = sprms(uint16(0x2416), byte(1))
	inner    = sprms(uint16(0x2416), byte(1), uint16(0x6649), 2)
	vanished = sprms(uint16(0x083C), byte(1))
	deleted  = sprms(uint16(0x0800), byte(1))
)

// rowOf defines a row's cells by their edges in twips.
func rowOf(edges ...int) []byte {
	n := len(edges) - 1
	b := []byte{byte(n)}
	for _, e := range edges {
		b = le(b, uint16(e))
	}
	b = append(b, make([]byte, 20*n)...)
	return le(nil, uint16(0xD608), uint16(len(b)+1), b)
}

func endOfRow(edges ...int) []byte {
	return le(nil, inTable, uint16(0x2417), byte(1), rowOf(edges...))
}

func TestDOC(t *testing.T) {
	for _, tt := range []struct {
		name string
		file docFile
		want string
	}{
		{"a fast save: pieces in any order, of either width", docFile{flags: 4, pieces: []docPiece{{text: "2021", thin: true}, {text: "年要点\r"}, {text: "3. done\r", thin: true}}}, "¶2021年要点¶3. done"},
		{"what a fast save deleted and hid", docFile{flags: 4, changes: [][]byte{deleted}, pieces: []docPiece{{text: "甲"}, {text: "旧", prm: 1}, {text: "暗", prm: 0x5C<<1 | 1<<8}, {text: "删", prm: 0x41<<1 | 1<<8}, {text: "新\r"}}}, "¶甲新(deleted:旧删)(hidden-text:暗)"},
		{"deleted and hidden characters", docFile{pieces: []docPiece{{text: "甲"}, {text: "旧", chp: deleted}, {text: "暗", chp: vanished}, {text: "明", chp: sprms(uint16(0x083C), byte(0))}, {text: "乙\r"}}}, "¶甲明乙(deleted:旧)(hidden-text:暗)"},
		{"a paragraph deleted whole", docFile{pieces: []docPiece{{text: "甲\r"}, {text: "旧\r", chp: deleted}, {text: "乙\r"}}}, "¶甲¶乙(deleted:旧)"},
		{"a field", docFile{pieces: []docPiece{{text: "至\x13 DATE \x147月\x15底\r"}}}, "¶至7月底(field-code:DATE)"},
		{"a symbol, a hard hyphen, a line end", docFile{pieces: []docPiece{{text: "(", chp: sprms(uint16(0x0855), byte(1), uint16(0x6A09), uint16(3), uint16(0x2611))}, {text: "(a)\x1eb\x0bc\x1f\r"}}}, "¶☑(a)-b⏎c"},
		{"outline", docFile{pieces: []docPiece{{text: "节\r", papx: sprms(uint16(0x2640), byte(1))}, {text: "文\r"}}}, "##节¶文"},
		{"a table", docFile{pieces: []docPiece{{text: "任务\a单位\a", papx: inTable}, {text: "\a", papx: endOfRow(0, 1000, 2000)}, {text: "甲\r乙\a丙\a", papx: inTable}, {text: "\a", papx: endOfRow(0, 1000, 2000)}, {text: "完\r"}}},
			"[A1 任务|B1 单位|A2 甲⏎乙|B2 丙]¶完"},
		{"rows of other edges", docFile{pieces: []docPiece{{text: "甲\a乙\a", papx: inTable}, {text: "\a", papx: endOfRow(0, 1000, 3000)}, {text: "1\a2\a3\a", papx: inTable}, {text: "\a", papx: endOfRow(0, 1000, 2000, 3000)}}},
			"[A1 甲|B1 1x2 乙|A2 1|B2 2|C2 3]"},
		{"properties too long for a page", docFile{pieces: []docPiece{{text: "甲\a乙\a", papx: inTable}, {text: "\a", papx: sprms(uint16(0x6646), 2)}, {text: "丙\r"}},
			data: le(nil, uint16(0), uint16(len(endOfRow(0, 500, 900))), endOfRow(0, 500, 900))}, "[A1 甲|B1 乙]¶丙"},
		{"properties that lie outside", docFile{pieces: []docPiece{{text: "甲\r", papx: sprms(uint16(0x6646), 1<<30)}}}, "¶甲"},
		{"a table in a cell", docFile{pieces: []docPiece{{text: "外\r", papx: inTable}, {text: "子\r", papx: le(nil, inner, uint16(0x244B), byte(1))}, {text: "丑\r", papx: le(nil, inner, uint16(0x244B), byte(1))},
			{text: "\r", papx: le(nil, inner, uint16(0x244C), byte(1), rowOf(0, 400, 800))}, {text: "后\a乙\a", papx: inTable}, {text: "\a", papx: endOfRow(0, 1000, 2000)}}}, "[A1 外⏎子⏎丑⏎后|B1 乙]"},
		{"notes, heads, comments", docFile{stories: map[int]int{1: 4, 4: 3}, pieces: []docPiece{{text: "文\x02\x05\r"}, {text: "\x02注一\r"}, {text: "\x05批\r"}}}, "¶文¶note注一¶note批"},
		{"a box on the page and one in a foot", docFile{stories: map[int]int{6: 4, 7: 4}, pieces: []docPiece{{text: "甲\x08\r乙\r"}, {text: "附件1\r"}, {text: "— 3\r"}},
			parts: map[int][]byte{
				40: le(nil, 1, 5, 77, make([]byte, 22)),
				56: le(nil, 0, 4, make([]byte, 14), 77, make([]byte, 4)),
				58: le(nil, 0, 4, make([]byte, 14), 78, make([]byte, 4)),
			}}, "¶甲¶附件1¶乙¶footer— 3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.file.version = 0xC1
			d, err := Read("x.doc", docBytes(t, tt.file), DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			if got := spellDocument(d); got != tt.want || d.Format != "doc" {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// docLevel writes one level of a list (LVL); %1 is the number of the first level.
func docLevel(nfc, suffix byte, text string) []byte {
	var units []byte
	n := uint16(0)
	for s := text; s != ""; n++ {
		if s[0] == '%' {
			units, s = le(units, uint16(s[1]-'1')), s[2:]
			continue
		}
		r := []rune(s)[0]
		units, s = le(units, uint16(r)), s[len(string(r)):]
	}
	return le(nil, 1, nfc, byte(0), make([]byte, 9), suffix, make([]byte, 12), n, units)
}

func TestDOCNumbering(t *testing.T) {
	levels := le(nil, docLevel(37, 2, "%1、"), docLevel(39, 2, "（%2）"), docLevel(0, 2, "%3."), docLevel(30, 1, "%4．"), docLevel(23, 0, "•"))
	for range 4 {
		levels = append(levels, docLevel(0xFF, 2, "")...)
	}
	list := le(nil, uint16(1), 42, make([]byte, 24))
	entry := func(overrides byte) []byte { return le(nil, 42, make([]byte, 8), overrides, make([]byte, 3)) }
	lfo := le(nil, 2, entry(0), entry(1), uint32(0xFFFFFFFF), uint32(0xFFFFFFFF), 5, 0x10)
	item := func(list uint16, level byte, text string) docPiece {
		return docPiece{text: text + "\r", papx: sprms(uint16(0x460B), list, uint16(0x260A), level)}
	}
	f := docFile{version: 0xC1, parts: map[int][]byte{73: list, 74: lfo}, behind: map[int][]byte{73: levels},
		pieces: []docPiece{item(1, 0, "甲"), item(1, 1, "a"), item(1, 1, "b"), item(1, 2, "x"), item(1, 3, "天"), item(1, 0, "乙"), item(1, 1, "c"), item(1, 4, "点"), item(2, 0, "五"), item(1, 0, "六"), item(0, 0, "无"), item(9, 0, "外")}}
	d, err := Read("x.doc", docBytes(t, f), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	want := "¶一、甲¶（一）a¶（二）b¶1.x¶甲．天¶二、乙¶（一）c¶点¶五、五¶六、六¶无¶外"
	if got := spellDocument(d); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestDOCRefused(t *testing.T) {
	text := []docPiece{{text: "甲\r"}}
	torn := docBytes(t, docFile{version: 0xC1, pieces: text, parts: map[int][]byte{33: le(nil, byte(2), 16, 0, 9, uint16(0), 1<<29, uint16(0))}})
	for _, tt := range []struct {
		name string
		b    []byte
		want error
		says string
	}{
		{"Word 95", docBytes(t, docFile{version: 0x68, pieces: text}), ErrFormat, "written by Word 95 or before"},
		{"Word 6", docBytes(t, docFile{version: 0x65, pieces: text}), ErrFormat, "written by Word 95 or before"},
		{"Word 6 of the Far East", bytes.Replace(docBytes(t, docFile{version: 0x65, pieces: text}), []byte("\xec\xa5"), []byte("\xdc\xa5"), 1), ErrFormat, "written by Word 95 or before"},
		{"enciphered", docBytes(t, docFile{version: 0xC1, flags: 0x100, pieces: text}), ErrEncrypted, ""},
		{"no piece table", docBytes(t, docFile{version: 0xC1, pieces: text, parts: map[int][]byte{33: {}}}), ErrDamaged, "no piece table"},
		{"a piece outside", torn, ErrDamaged, "lies outside the file"},
		{"no table stream", ole2(t, stream{"WordDocument", le(nil, uint16(0xA5EC), uint16(0xC1), make([]byte, 3000))}), ErrDamaged, "no stream"},
		{"tables in tables without end", docBytes(t, docFile{version: 0xC1, pieces: []docPiece{{text: "甲\r", papx: sprms(uint16(0x6649), 1<<30)}}}), ErrLimit, "depth"},
	} {
		if _, err := Read("x.doc", tt.b, DefaultLimits); Sentinel(err) != tt.want || !strings.Contains(errorText(err), tt.says) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}
