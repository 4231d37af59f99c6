package ingest

import (
	"bytes"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/ingest/gauge"
	"github.com/taizhang/taizhang/ingest/sheet"
	"github.com/xuri/excelize/v2"
)

// excel saves a workbook that fill makes.
func excel(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestExcel(t *testing.T) {
	set := func(f *excelize.File, sheet string, cells ...any) {
		for i := 0; i < len(cells); i += 2 {
			f.SetCellValue(sheet, cells[i].(string), cells[i+1])
		}
	}
	format := func(f *excelize.File, cell, code string) {
		style, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		f.SetCellStyle("Sheet1", cell, cell, style)
	}
	tests := []struct {
		name, want string
		fill       func(f *excelize.File)
	}{
		{"places stay", "[A1|B1|A2|B2 甲]", func(f *excelize.File) { set(f, "Sheet1", "B2", "甲", "D5", " ") }},
		{"merges", "[A1 1x2 题|A2 2x1 甲|B2 乙|B3 丙]", func(f *excelize.File) {
			set(f, "Sheet1", "A1", "题", "A2", "甲", "B2", "乙", "B3", "丙")
			f.MergeCell("Sheet1", "A1", "B1")
			f.MergeCell("Sheet1", "A2", "A3")
		}},
		{"merge beyond the words", "[A1 1x2 题|A2 a|B2 b]", func(f *excelize.File) {
			set(f, "Sheet1", "A1", "题", "A2", "a", "B2", "b")
			f.MergeCell("Sheet1", "A1", "Z1")
		}},
		{"hidden", "[A1 a|A2|A3 c][A1 丙](hidden-row:x⏎)(hidden-column:y⏎)(hidden-sheet 密:乙⏎)", func(f *excelize.File) {
			set(f, "Sheet1", "A1", "a", "A2", "x", "A3", "c", "B1", "y")
			f.SetRowVisible("Sheet1", 2, false)
			f.SetColVisible("Sheet1", "B", false)
			f.NewSheet("密")
			f.NewSheet("见")
			set(f, "密", "A1", "乙")
			set(f, "见", "A1", "丙")
			f.SetSheetVisible("密", false)
		}},
		{"as displayed", "[A1 2021年6月30日|B1 12.50%|C1 2021/7/9|D1 1,234|E1 0.1|F1 TRUE|G1 6月]", func(f *excelize.File) {
			set(f, "Sheet1", "A1", 44377, "B1", 0.125, "C1", 44386, "D1", 1234, "E1", 0.1, "F1", true, "G1", 44377)
			format(f, "A1", `yyyy"年"m"月"d"日"`)
			format(f, "B1", "0.00%")
			format(f, "C1", "yyyy/m/d")
			format(f, "D1", "#,##0")
			format(f, "G1", `m"月";@`)
		}},
		{"lines and rich text", "[A1 甲⏎乙|B1 区发改委]", func(f *excelize.File) {
			set(f, "Sheet1", "A1", "甲\n乙")
			f.SetCellRichText("Sheet1", "B1", []excelize.RichTextRun{{Text: "区"}, {Text: "发改委"}})
		}},
		{"nothing", "", func(f *excelize.File) {}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Read("x", excel(t, tt.fill), DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			if got := spellDocument(d); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			for _, b := range d.Blocks {
				if err := b.Table.check(DefaultLimits); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// workbookOf packs a sheet written by hand.
func workbookOf(t testing.TB, sheet string, shared ...string) []byte {
	sst := ""
	for _, s := range shared {
		sst += "<si><t>" + s + "</t></si>"
	}
	return zipped(t, workbookParts(sheet, sst)...)
}

func workbookParts(sheet, sst string) []string {
	return []string{
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="任务表" sheetId="1" r:id="b"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="b" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + sst + `</sst>`,
		"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + sheet,
	}
}

func TestWordsUnderMergedCell(t *testing.T) {
	d, err := Read("x", workbookOf(t, `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B1:B9"/></mergeCells></worksheet>`, "甲", "盖"), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := spellDocument(d), "[A1 1x2 甲](merged-cell:盖⏎)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestBrokenSheets(t *testing.T) {
	for _, tt := range []struct{ name, sheet, want string }{
		{"whole", `<row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`, ""},
		{"string that is not there", `<row r="7"><c r="C7" t="s"><v>5</v></c></row></sheetData></worksheet>`, "表.xlsx: xlsx: 任务表!C7: damaged: invalid shared string"},
		{"cut off", `<row r="1"><c r="A1" t="s"><v>0</v></c>`, "表.xlsx: xlsx: 任务表!1: damaged: it ends inside <row>: xl/worksheets/sheet1.xml byte 127"},
		{"crossed tags", `<row r="1"><c r="A1" t="s"><v>0</v></row></c><row r="2"><c r="A2" t="s"><v>0</v></c></row></sheetData></worksheet>`, "表.xlsx: xlsx: 任务表!1: damaged: </row> closes nothing: xl/worksheets/sheet1.xml byte 123"},
		{"far away", `<row r="1"><c r="XFD1" t="s"><v>0</v></c></row><row r="1048576"><c r="A1048576" t="s"><v>0</v></c></row></sheetData></worksheet>`, "表.xlsx: xlsx: 任务表!1048576: over a limit: cells 1000000"},
	} {
		_, err := Read("表.xlsx", workbookOf(t, tt.sheet, "甲"), DefaultLimits)
		if got := errorText(err); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

const bigRows = 100_000

// bigSheet is 100,000 rows of six cells, the strings all different.
func bigSheet(t testing.TB, inline bool) []byte {
	var sheet, text strings.Builder
	shared, n := []string{}, 0
	for r := range bigRows {
		ref := itoa(r + 1)
		sheet.WriteString(`<row r="` + ref + `">`)
		for c := range 6 {
			text.Reset()
			text.WriteString("推进政务公开标准化规范化，主动公开规划信息" + itoa(n))
			if n++; inline {
				sheet.WriteString(`<c r="` + ColumnName(c) + ref + `" t="inlineStr"><is><t>` + text.String() + `</t></is></c>`)
				continue
			}
			sheet.WriteString(`<c r="` + ColumnName(c) + ref + `" t="s"><v>` + itoa(len(shared)) + `</v></c>`)
			shared = append(shared, text.String())
		}
		sheet.WriteString(`</row>`)
	}
	return workbookOfBuilder(t, &sheet, shared)
}

func itoa(n int) string {
	var b [20]byte
	i := len(b)
	for {
		i--
		b[i] = byte('0' + n%10)
		if n /= 10; n == 0 {
			return string(b[i:])
		}
	}
}

func workbookOfBuilder(t testing.TB, sheet *strings.Builder, shared []string) []byte {
	sheet.WriteString(`</sheetData></worksheet>`)
	joined := strings.Join(shared, "</t></si><si><t>")
	return workbookOf(t, sheet.String(), joined)
}

// A sheet of a hundred thousand rows, the largest that users are promised, is within the limits as they come.
func TestXLSXHundredThousandRows(t *testing.T) {
	for _, inline := range []bool{false, true} {
		d, err := Read("x", bigSheet(t, inline), DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		if n := d.Blocks[0].Table.Rows; n < 100_000 {
			t.Errorf("inline %v: %d rows", inline, n)
		}
	}
}

// BenchmarkXLSX gives rows/s and the most memory in use, of the stream of rows
// alone and of a whole Document with its 600,000 cells.
func BenchmarkXLSX(b *testing.B) {
	for _, kind := range []string{"shared", "inline"} {
		file := bigSheet(b, kind == "inline")
		lim := DefaultLimits
		b.Run(kind+"/rows", func(b *testing.B) {
			measure(b, func() int {
				w, book, err := openXLSX(file, lim)
				if err != nil {
					b.Fatal(err)
				}
				defer w.formats.close()
				n := 0
				_, err = w.rows(book.Sheets[0], w.shown(book.Sheets[0], func(sheet.Row) error { n++; return nil }))
				if err != nil {
					b.Fatal(err)
				}
				return n
			})
		})
		b.Run(kind+"/document", func(b *testing.B) {
			measure(b, func() int {
				d, err := Read("x", file, lim)
				if err != nil {
					b.Fatal(err)
				}
				return d.Blocks[0].Table.Rows
			})
		})
	}
}

// measure reports rows/s and the peak of the heap over what was there before.
func measure(b *testing.B, read func() int) {
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	peak, stop, done := uint64(0), make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
				runtime.ReadMemStats(&now)
				peak = max(peak, now.HeapInuse)
			}
		}
	}()
	rows, cpu := 0, gauge.CPU().Seconds()
	for b.Loop() {
		rows += read()
	}
	cpu = gauge.CPU().Seconds() - cpu
	close(stop)
	<-done
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
	if cpu > 0 {
		b.ReportMetric(float64(rows)/cpu, "rows/cpu-s")
	}
	b.ReportMetric(float64(max(peak, before.HeapInuse)-before.HeapInuse)/(1<<20), "MB-peak")
}
