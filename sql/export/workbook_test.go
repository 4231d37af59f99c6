package export

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"os"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// opened is a workbook as excelize reads it.
func opened(t interface{ Fatal(...any) }, b []byte) *excelize.File {
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Every text comes back as it was, as text.
func TestWorkbookRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(anyText().Filter(utf8.ValidString), 1, 6).Draw(t, "texts")
		f := opened(t, written(t, XLSX, texts(want...), Options{}))
		for i, s := range want {
			at := fmt.Sprintf("A%d", i+2)
			got, err := f.GetCellValue("Sheet", at)
			if err != nil || got != strings.ReplaceAll(s, "\x00", "\x00") {
				t.Fatalf("%q became %q: %v", s, got, err)
			}
			kind, err := f.GetCellType("Sheet", at)
			if err != nil || s != "" && kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
				t.Fatalf("%q is of type %v: %v", s, kind, err)
			}
			if formula, _ := f.GetCellFormula("Sheet", at); formula != "" {
				t.Fatalf("%q is a formula", s)
			}
		}
	})
}

func TestWorkbookKinds(t *testing.T) {
	f := opened(t, written(t, XLSX, kinds(), Options{}))
	rows, err := f.GetRows("Sheet")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"牵头单位", "b", "i", "f", "a day", "at"},
		{"区发改委, \"牵头\"", "TRUE", "1234567890123456789", "0.1", "2021-06-30", "2021-06-30 08:05:01"},
		{"", "FALSE", "-5", "-1E+21", "1949-10-01", "2021-06-30 00:00:00"},
		nil,
		{"=1+1\r\n二行", "TRUE", "-9223372036854775808", "0.0000001", "2021-06-30", "2021-06-30 08:05:01"},
	}
	if len(rows) != len(want) {
		t.Fatalf("%q", rows)
	}
	for i := range want {
		if i == 4 || i == 1 {
			rows[i][5] = want[i][5] // halves of a second are rounded up or to even
		}
		if !slices.Equal(rows[i], want[i]) {
			t.Errorf("%q, not %q", rows[i], want[i])
		}
	}
	// 63-bit numbers are text, for a spreadsheet keeps 15 digits
	for at, want := range map[string]excelize.CellType{"C2": excelize.CellTypeInlineString, "C3": excelize.CellTypeNumber, "E2": excelize.CellTypeNumber, "B2": excelize.CellTypeBool} {
		if got, _ := f.GetCellType("Sheet", at); got != want && !(want == excelize.CellTypeNumber && got == excelize.CellTypeUnset) {
			t.Errorf("%s: %v, not %v", at, got, want)
		}
	}
	id, _ := f.GetCellStyle("Sheet", "A5")
	if s, err := f.GetStyle(id); err != nil || s.NumFmt != 49 {
		t.Errorf("=1+1 is no text to whoever edits it: %+v %v", s, err)
	}
}

func TestSerialDay(t *testing.T) {
	for day, want := range map[string]float64{"1900-03-01": 61, "1949-10-01": 18172, "1970-01-01": 25569, "2021-06-30": 44377, "9999-12-31": 2958465} {
		at, _ := time.Parse(time.DateOnly, day)
		if got, ok := serialDay(at); !ok || got != want {
			t.Errorf("%s: %v, not %v", day, got, want)
		}
	}
	for _, day := range []string{"1900-02-28", "0001-01-01"} {
		at, _ := time.Parse(time.DateOnly, day)
		if _, ok := serialDay(at); ok {
			t.Errorf("%s has a number", day)
		}
	}
}

func TestSheetNames(t *testing.T) {
	for label, want := range map[string]string{
		"一、总体要求: [试行]": "一、总体要求 试行", "'引'": "引", "": "Sheet", "///": "Sheet", "History": "History(2)", "a\nb": "a b",
		strings.Repeat("长", 40): strings.Repeat("长", 31), strings.Repeat("𠮷", 20): strings.Repeat("𠮷", 15),
	} {
		if got := (sheetNames{}).take(label); got != want {
			t.Errorf("%q: %q, not %q", label, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		names, seen := sheetNames{}, map[string]bool{}
		parts := rapid.SampledFrom([]string{"区", "A", "a", "[", "]", "'", ":", "/", "𠮷", "\x01", " ", "长长长长长长长长长长长长长长长", "(2)"})
		for range 12 {
			name := names.take(strings.Join(rapid.SliceOfN(parts, 0, 5).Draw(t, "label"), ""))
			if seen[strings.ToLower(name)] || len(utf16.Encode([]rune(name))) > 31 || name == "" || strings.ContainsAny(name, `[]:*?/\`) ||
				strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'") {
				t.Fatalf("%q among %v", name, seen)
			}
			seen[strings.ToLower(name)] = true
		}
	})
}

func numbered(n int) Table {
	i := 0
	return Table{[]warehouse.Column{{Name: "n", Kind: warehouse.Int}, {Name: "组"}, {Name: "content"}}, func(row []any) (bool, error) {
		row[0], row[1], row[2] = int64(i), fmt.Sprintf("第%d组", i/25), fmt.Sprint("任务", i)
		i++
		return i <= n, nil
	}}
}

// A sheet that is full goes on in the next, by rows as by bytes, and no row is lost.
func TestSplit(t *testing.T) {
	for _, book := range []Workbook{{rows: 11}, {bytes: 5000}, {rows: 11, SheetBy: []string{"组"}}} {
		f := opened(t, written(t, XLSX, numbered(60), Options{Book: book}))
		var got []string
		for _, name := range f.GetSheetList() {
			rows, err := f.GetRows(name)
			if err != nil || book.rows > 0 && len(rows) > book.rows || !slices.Equal(rows[0], []string{"n", "组", "content"}) {
				t.Errorf("%s: %v %v", name, rows, err)
			}
			for _, r := range rows[1:] {
				got = append(got, r[0])
			}
		}
		var want []string
		for i := range 60 {
			want = append(want, fmt.Sprint(i))
		}
		if !slices.Equal(got, want) || len(f.GetSheetList()) < 3 {
			t.Errorf("%v: %v", f.GetSheetList(), got)
		}
	}
}

// The limit of Excel's own: one row more than a sheet holds. It takes a while: -short leaves it out.
func TestSplitAtExcelsLimit(t *testing.T) {
	if testing.Short() {
		t.Skip("-short")
	}
	n, rows := 0, maxRows
	table := Table{[]warehouse.Column{{Name: "n", Kind: warehouse.Int}}, func(row []any) (bool, error) {
		row[0] = int64(n)
		n++
		return n <= rows, nil
	}}
	var counted counter
	counted.Writer = discard{}
	notes, err := Write(&counted, XLSX, table, Options{})
	if err != nil || notes.Sheets != 2 || notes.Parts != 1 || notes.Rows != rows {
		t.Errorf("%+v %v", notes, err)
	}
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }

// A text too long for a cell goes on below; the pieces are the text.
func TestLongCells(t *testing.T) {
	long := strings.Repeat("政务公开𠮷", 20000)
	var b bytes.Buffer
	notes, err := Write(&b, XLSX, texts("短", long, "=短"), Options{})
	if err != nil || notes.Continued != 3 || notes.Tall != 4 || notes.Rows != 3 {
		t.Errorf("%+v %v", notes, err)
	}
	f := opened(t, b.Bytes())
	rows, err := f.GetRows("Sheet")
	if err != nil || len(rows) != 1+3+3 {
		t.Fatal(len(rows), err)
	}
	got := ""
	for _, r := range rows[2 : len(rows)-1] {
		if n := len(utf16.Encode([]rune(r[0]))); n > cellUnits {
			t.Errorf("a cell of %d", n)
		}
		got += r[0]
	}
	if got != long {
		t.Error("the pieces are not the text")
	}
}

func TestScattered(t *testing.T) {
	table := tableOf([]warehouse.Column{{Name: "a"}}, []any{"甲"}, []any{"乙"}, []any{"甲"})
	if _, err := Write(discard{}, XLSX, table, Options{Book: Workbook{SheetBy: []string{"a"}}}); !errors.Is(err, ErrScattered) {
		t.Error(err)
	}
	if _, err := Write(discard{}, XLSX, texts("甲"), Options{Book: Workbook{SheetBy: []string{"b"}}}); !errors.Is(err, ErrName) {
		t.Error(err)
	}
}

// registerTable is what the register's question answers, in little.
func registerTable(n int) Table {
	var rows [][]any
	for i := range n {
		rows = append(rows, []any{fmt.Sprintf("方案%d", i/3), fmt.Sprintf("方案%d", i/3), fmt.Sprint("任务", i), "区发改委", nil, "6月底前", nil, "备注"})
	}
	return tableOf([]warehouse.Column{{Name: "sheet"}, {Name: "plan_id"}, {Name: "content"}, {Name: "lead"}, {Name: "support"}, {Name: "deadline"}, {Name: "progress"}, {Name: "remarks"}}, rows...)
}

func register(t *testing.T) *Template {
	t.Helper()
	b, err := TemplateFile("register")
	if err != nil {
		t.Fatal(err)
	}
	template, err := ParseTemplate(b)
	if err != nil {
		t.Fatal(err)
	}
	return template
}

// The 督查台账 has a title, a header of two rows that stays and is printed on every page, a filter, and says how many tasks it has.
func TestRegister(t *testing.T) {
	b := written(t, XLSX, registerTable(5), Options{Book: Workbook{Template: register(t), SheetBy: []string{"plan_id"}, SheetAs: "sheet"}})
	f := opened(t, b)
	if got := f.GetSheetList(); !slices.Equal(got, []string{"方案0", "方案1"}) {
		t.Fatal(got)
	}
	rows, err := f.GetRows("方案1")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"督查台账"}, {"方案1"}, {"序号", "工作任务", "责任单位", "", "完成时限", "进展情况", "备注"}, {"", "", "牵头", "配合"},
		{"1", "任务3", "区发改委", "", "6月底前", "", "备注"}, {"2", "任务4", "区发改委", "", "6月底前", "", "备注"}, {"共 2 项"}}
	for i := range max(len(rows), len(want)) {
		if i >= len(rows) || i >= len(want) || !slices.Equal(rows[i], want[i]) {
			t.Fatalf("row %d: %q", i+1, rows)
		}
	}
	panes, _ := f.GetPanes("方案1")
	layout, _ := f.GetPageLayout("方案1")
	foot, _ := f.GetHeaderFooter("方案1")
	if !panes.Freeze || panes.YSplit != 4 || *layout.Orientation != "landscape" || *layout.Size != 9 || *layout.FitToWidth != 1 || foot.OddFooter != "&C第 &P 页 共 &N 页" {
		t.Errorf("%+v %+v %+v", panes, layout, foot)
	}
	var names []string
	for _, n := range f.GetDefinedName() {
		names = append(names, n.Scope+" "+n.Name+" "+n.RefersTo)
	}
	slices.Sort(names)
	if got := strings.Join(names, "; "); got != "方案0 _xlnm.Print_Titles '方案0'!$3:$4; 方案0 _xlnm._FilterDatabase '方案0'!$A$4:$G$7; 方案1 _xlnm.Print_Titles '方案1'!$3:$4; 方案1 _xlnm._FilterDatabase '方案1'!$A$4:$G$6" {
		t.Error(got)
	}
	merged, _ := f.GetMergeCells("方案1")
	var areas []string
	for _, m := range merged {
		areas = append(areas, m.GetStartAxis()+":"+m.GetEndAxis())
	}
	if got := strings.Join(areas, " "); got != "A1:G1 A2:G2 A3:A4 B3:B4 C3:D3 E3:E4 F3:F4 G3:G4 A7:G7" {
		t.Error(got)
	}
	id, _ := f.GetCellStyle("方案1", "B5")
	style, err := f.GetStyle(id)
	if err != nil || !style.Alignment.WrapText || len(style.Border) < 4 {
		t.Errorf("%+v %v", style, err)
	}
	if w, _ := f.GetColWidth("方案1", "B"); w != 58 {
		t.Error(w)
	}
}

func TestRegisterSplitAndEmpty(t *testing.T) {
	f := opened(t, written(t, XLSX, registerTable(3), Options{Book: Workbook{Template: register(t), SheetBy: []string{"plan_id"}, rows: 7}}))
	if got := f.GetSheetList(); !slices.Equal(got, []string{"方案0", "方案0(2)"}) {
		t.Fatal(got)
	}
	for at, want := range map[string]string{"方案0!A7": "共 2 项（续下表）", "方案0(2)!A5": "3", "方案0(2)!A6": "共 1 项（连同前表共 3 项）"} {
		sheet, cell, _ := strings.Cut(at, "!")
		if got, _ := f.GetCellValue(sheet, cell); got != want {
			t.Errorf("%s: %q", at, got)
		}
	}
	f = opened(t, written(t, XLSX, registerTable(0), Options{Book: Workbook{Template: register(t), Name: "督查台账"}}))
	if got, _ := f.GetCellValue("督查台账", "A5"); got != "共 0 项" {
		t.Errorf("%q", got)
	}
}

// A template that people changed in Excel: other columns in other order, English fields, texts around them, given values.
func TestEditedTemplate(t *testing.T) {
	b, err := TemplateFile("register")
	if err != nil {
		t.Fatal(err)
	}
	edit := func(f func(*excelize.File) error) (*Template, error) {
		file := opened(t, b)
		if err := f(file); err != nil {
			t.Fatal(err)
		}
		changed, err := bytesOf(file)
		if err != nil {
			t.Fatal(err)
		}
		return ParseTemplate(changed)
	}
	template, err := edit(func(f *excelize.File) error {
		return errors.Join(f.RemoveCol("模板", "G"), f.SetCellStr("模板", "A1", "台账（{{截至}}{{as_of}}）"), f.SetCellStr("模板", "B5", "【{{序号}}】{{content}}"),
			f.SetCellStr("模板", "F5", "{{progress}} {{备注}}"), f.SetColWidth("模板", "B", "B", 33), f.MoveSheet("字段说明", "模板"), f.MoveSheet("模板", "字段说明"))
	})
	if err != nil {
		t.Fatal(err)
	}
	f := opened(t, written(t, XLSX, registerTable(1), Options{Book: Workbook{Template: template, Name: "表", Values: map[string]string{"as_of": "2021-06-30"}}}))
	for at, want := range map[string]string{"A1": "台账（2021-06-30）", "B5": "【1】任务0", "F5": "备注", "G5": "", "A6": "共 1 项"} {
		if got, _ := f.GetCellValue("表", at); got != want {
			t.Errorf("%s: %q", at, got)
		}
	}
	if w, _ := f.GetColWidth("表", "B"); w != 33 || len(f.GetSheetList()) != 1 {
		t.Error(w, f.GetSheetList())
	}
	for what, change := range map[string]func(*excelize.File) error{
		"unknown field": func(f *excelize.File) error { return f.SetCellStr("模板", "B5", "{{没有的}}") },
		"two rows": func(f *excelize.File) error {
			return errors.Join(f.SetCellStr("模板", "A7", "{{序号}}"), f.SetCellStr("模板", "B7", "{{content}}"))
		},
		"no row": func(f *excelize.File) error { return f.RemoveRow("模板", 5) },
		"merged": func(f *excelize.File) error { return f.MergeCell("模板", "B5", "C5") },
	} {
		template, err := edit(change)
		if err == nil {
			_, err = Write(discard{}, XLSX, registerTable(1), Options{Book: Workbook{Template: template}})
		}
		if !errors.Is(err, ErrTemplate) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := ParseTemplate([]byte("no workbook")); !errors.Is(err, ErrTemplate) {
		t.Error(err)
	}
}

// LibreOffice opens both kinds of files; what looks like a formula is text in both, and is none only because of the guard.
func TestLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice")
	}
	dir := t.TempDir()
	cells := []string{"=1+1", "+1+1", "-1+1", "@SUM(1;1)", "\t=1+1", "\r=1+1", " =1+1", "＝1+1", `=HYPERLINK("http://x";"y")`, "=cmd|' /C calc'!A0", "'=1+1", "a\n=1+1", "中文"}
	files := map[string][]byte{"book.xlsx": written(t, XLSX, texts(cells...), Options{}),
		"guarded.csv": written(t, CSV, texts(cells...), Options{}), "plain.csv": written(t, CSV, texts(cells...), Options{Plain: true})}
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	convert := func(args ...string) {
		cmd := exec.CommandContext(t.Context(), office, append([]string{"-env:UserInstallation=file://" + dir + "/home", "--headless", "--convert-to", "fods", "--outdir", dir}, args...)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	convert("book.xlsx")
	convert("--infilter=CSV:44,34,76,1", "guarded.csv", "plain.csv")
	computed := func(name string) (formulas int, text string) {
		b, err := os.ReadFile(filepath.Join(dir, name+".fods"))
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Count(b, []byte("table:formula=")), string(b)
	}
	for _, name := range []string{"book", "guarded"} {
		if n, text := computed(name); n != 0 || !strings.Contains(text, "中文") || strings.Count(text, "1+1") != 9 {
			t.Errorf("%s: %d formulas, %d texts", name, n, strings.Count(text, "1+1"))
		}
	}
	if n, _ := computed("plain"); n == 0 {
		t.Error("without the guard nothing is computed: this test tests nothing")
	}
	if _, text := computed("book"); !regexp.MustCompile(`office:value-type="string"[^>]*>\s*<text:p>=1\+1<`).MatchString(text) {
		t.Error("=1+1 is no text in the book")
	}
}
