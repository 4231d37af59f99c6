package ingest

import (
	"bytes"
	"encoding/binary"
	"math"
	"strings"
	"testing"
)

// rec is one record of a workbook's stream.
func rec(kind int, data ...any) []byte {
	b := le(nil, data...)
	return le(nil, uint16(kind), uint16(len(b)), b)
}

// xlsSheet is a sheet while a test writes it; state 1 is hidden.
type xlsSheet struct {
	name    string
	state   byte
	records [][]byte
}

// xlsStream writes a workbook's stream: globals, then sheets.
func xlsStream(version uint16, globals [][]byte, sheets ...xlsSheet) []byte {
	begin := func(kind uint16) []byte { return rec(0x0809, version, kind, make([]byte, 12)) }
	out := append(begin(5), bytes.Join(globals, nil)...)
	var places []int
	for _, s := range sheets {
		places = append(places, len(out)+4)
		name := []byte(s.name)
		n := []byte{byte(len(name))}
		if version == 0x0600 {
			name = wideBytes(s.name)
			n = []byte{byte(len(name) / 2), 1}
		}
		out = append(out, rec(0x0085, 0, s.state, byte(0), n, name)...)
	}
	out = append(out, rec(0x000A)...)
	for i, s := range sheets {
		binary.LittleEndian.PutUint32(out[places[i]:], uint32(len(out)))
		out = append(out, begin(0x10)...)
		out = append(out, bytes.Join(s.records, nil)...)
		out = append(out, rec(0x000A)...)
	}
	return out
}

func at(row, col, style int) []byte { return le(nil, uint16(row), uint16(col), uint16(style)) }

func number(row, col, style int, f float64) []byte {
	bits := math.Float64bits(f)
	return rec(0x0203, at(row, col, style), uint32(bits), uint32(bits>>32))
}

// label5 and label8 are texts in the cell, of BIFF5 and of BIFF8.
func label5(row, col int, text string) []byte {
	return rec(0x0204, at(row, col, 0), uint16(len(text)), text)
}

func label8(row, col int, text string) []byte {
	b := wideBytes(text)
	return rec(0x0204, at(row, col, 0), uint16(len(b)/2), byte(1), b)
}

func shared8(row, col, n int) []byte { return rec(0x00FD, at(row, col, 0), n) }

// formulaText is a formula that gives a text, which follows it.
func formulaText(row, col int, between []byte, text []byte) []byte {
	return le(nil, rec(0x0006, at(row, col, 0), make([]byte, 6), uint16(0xFFFF), make([]byte, 8)), between, rec(0x0207, text))
}

func xf(format int) []byte { return rec(0x00E0, uint16(0), uint16(format), make([]byte, 16)) }

func format8(id int, code string) []byte {
	b := wideBytes(code)
	return rec(0x041E, uint16(id), uint16(len(b)/2), byte(1), b)
}

func TestXLS(t *testing.T) {
	gb := func(s string) string { return gbk(t, s) }
	wide := func(s string) []byte { b := wideBytes(s); return le(nil, uint16(len(b)/2), byte(1), b) }
	// 甲乙丙 begins wide, is cut in mid-text and goes on narrow; rich text and readings cross records, too.
	crossing := [][]byte{
		rec(0x00FC, 4, 4, uint16(2), byte(0), "ab", uint16(5), byte(1), wideBytes("甲乙")), rec(0x003C, byte(0), "123",
			uint16(3), byte(9), uint16(2), wideBytes("富文")), rec(0x003C, byte(1), wideBytes("本"), make([]byte, 4)), rec(0x003C, make([]byte, 4),
			uint16(2), byte(5), 6, wideBytes("读音"), "xx"), rec(0x003C, "yyyy"),
	}
	for _, tt := range []struct {
		name string
		b    []byte
		want string
	}{
		{"BIFF5 in code page 936", xlsStream(0x0500, [][]byte{rec(0x0042, uint16(936))}, xlsSheet{name: gb("任务表"), records: [][]byte{label5(0, 0, gb("公开要点")), rec(0x00D6, at(0, 1, 0), uint16(4), gb("责任"), byte(1), byte(0), byte(0))}}), "[A1 公开要点|B1 责任]"},
		{"BIFF5 without a code page", xlsStream(0x0500, nil, xlsSheet{name: "a", records: [][]byte{label5(0, 0, gb("公开")), label5(1, 0, "plain")}}), "[A1 公开|A2 plain]"},
		{"BIFF5 in a wrong code page", xlsStream(0x0500, [][]byte{rec(0x0042, uint16(1252))}, xlsSheet{name: "a", records: [][]byte{label5(0, 0, gb("公开要点")), label5(0, 1, "caf\xe9"), label5(0, 2, "\xe9t\xe9")}}), "[A1 公开要点|B1 café|C1 été]"},
		{"BIFF5 in Big5", xlsStream(0x0500, [][]byte{rec(0x0042, uint16(950))}, xlsSheet{name: "a", records: [][]byte{label5(0, 0, "\xa4\xbd\xb6}")}}), "[A1 公開]"},
		{"BIFF5 formula's text", xlsStream(0x0500, [][]byte{rec(0x0042, uint16(936))}, xlsSheet{name: "a", records: [][]byte{formulaText(0, 0, nil, le(nil, uint16(4), gb("公开")))}}), "[A1 公开]"},
		{"strings that go on in the next record", xlsStream(0x0600, crossing, xlsSheet{name: "表", records: [][]byte{shared8(0, 0, 0), shared8(0, 1, 1), shared8(0, 2, 2), shared8(0, 3, 3)}}), "[A1 ab|B1 甲乙123|C1 富文本|D1 读音]"},
		{"dates", xlsStream(0x0600, [][]byte{format8(164, `yyyy"年"m"月"d"日"`), xf(0), xf(164), xf(14), xf(9)}, xlsSheet{name: "表", records: [][]byte{number(0, 0, 1, 44377), number(0, 1, 2, 44377), number(0, 2, 3, 0.95), number(0, 3, 0, 44377)}}), "[A1 2021年6月30日|B1 2021/6/30|C1 95%|D1 44377]"},
		{"dates from 1904", xlsStream(0x0600, [][]byte{rec(0x0022, uint16(1)), xf(0), xf(14)}, xlsSheet{name: "表", records: [][]byte{number(0, 0, 1, 42915)}}), "[A1 2021/6/30]"},
		{"formulas", xlsStream(0x0600, nil, xlsSheet{name: "表", records: [][]byte{formulaText(0, 0, rec(0x04BC, make([]byte, 10)), wide("甲")), rec(0x0006, at(0, 1, 0), uint32(0), uint32(0x40080000), make([]byte, 8)),
			rec(0x0006, at(0, 2, 0), byte(1), byte(0), byte(1), make([]byte, 3), uint16(0xFFFF), make([]byte, 8)), rec(0x0006, at(0, 3, 0), byte(2), byte(0), byte(0x2A), make([]byte, 3), uint16(0xFFFF), make([]byte, 8)), rec(0x0006, at(0, 4, 0), byte(3), make([]byte, 5), uint16(0xFFFF), make([]byte, 8))}}), "[A1 甲|B1 3|C1 TRUE|D1 #N/A]"},
		{"short numbers", xlsStream(0x0600, nil, xlsSheet{name: "表", records: [][]byte{rec(0x027E, at(0, 0, 0), uint32(3<<2|2)), rec(0x027E, at(0, 1, 0), uint32(9550<<2|3)), rec(0x00BD, uint16(1), uint16(0), uint16(0), uint32(1<<2|2), uint16(0), uint32(2<<2|2), uint16(1))}}), "[A1 3|B1 95.5|A2 1|B2 2]"},
		{"merged cells", xlsStream(0x0600, nil, xlsSheet{name: "表", records: [][]byte{label8(0, 0, "甲"), label8(0, 1, "乙"), label8(1, 1, "丙"), rec(0x00E5, uint16(1), uint16(0), uint16(1), uint16(0), uint16(0))}}), "[A1 2x1 甲|B1 乙|B2 丙]"},
		{"hidden rows, columns, sheets", xlsStream(0x0600, nil, xlsSheet{name: "表", records: [][]byte{rec(0x007D, uint16(1), uint16(1), uint16(0), uint16(0), uint16(1), uint16(0)), rec(0x0208, uint16(1), make([]byte, 10), uint16(0x20), uint16(0)),
			label8(0, 0, "甲"), label8(0, 1, "列"), label8(1, 0, "行")}}, xlsSheet{name: "藏", state: 1, records: [][]byte{label8(0, 0, "页")}}, xlsSheet{name: "深", state: 2, records: [][]byte{label8(0, 0, "底")}}),
			"[A1 甲](hidden-row:行⏎)(hidden-column:列⏎)(hidden-sheet 藏:页⏎)(hidden-sheet 深:底⏎)"},
		{"a chart inside a sheet", xlsStream(0x0600, nil, xlsSheet{name: "表", records: [][]byte{label8(0, 0, "甲"), rec(0x0809, uint16(0x0600), uint16(0x20), make([]byte, 12)), label8(5, 5, "图"), rec(0x000A), label8(1, 0, "乙")}}), "[A1 甲|A2 乙]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			name := "Workbook"
			if strings.HasPrefix(tt.name, "BIFF5") {
				name = "Book"
			}
			d, err := Read("x.xls", ole2(t, stream{name, tt.b}), DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			if got := spellDocument(d); got != tt.want || d.Format != "xls" {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestXLSRefused(t *testing.T) {
	one := xlsSheet{name: "a", records: [][]byte{shared8(0, 0, 0)}}
	for _, tt := range []struct {
		name string
		b    []byte
		want error
	}{
		{"Excel 4", xlsStream(0x0400, nil, one), ErrFormat},
		{"with a password", xlsStream(0x0600, [][]byte{rec(0x002F, make([]byte, 6))}, one), ErrEncrypted},
		{"strings are missing", xlsStream(0x0600, [][]byte{rec(0x00FC, 9, 1<<30)}, one), ErrDamaged},
		{"a string that is not there", xlsStream(0x0600, nil, one), ErrDamaged},
		{"no end", xlsStream(0x0600, nil)[:16], ErrDamaged},
		{"a cell far out", xlsStream(0x0600, nil, xlsSheet{name: "a", records: [][]byte{label8(65535, 255, "甲")}}), ErrLimit},
		{"merged cells far out", xlsStream(0x0600, nil, xlsSheet{name: "a", records: [][]byte{label8(65535, 9, "甲"), rec(0x00E5, uint16(1), uint16(0), uint16(65535), uint16(0), uint16(65535))}}), ErrLimit},
	} {
		lim := DefaultLimits
		lim.Cells = 100_000
		if _, err := Read("x.xls", ole2(t, stream{"Workbook", tt.b}), lim); Sentinel(err) != tt.want {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}
