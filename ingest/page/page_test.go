package page

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// print sets text in 10 point type from x on the baseline y: Chinese is as wide as high, the rest half.
func print(s *Sheet, x, y float64, text string) { set(s, x, y, 10, text) }

func set(s *Sheet, x, y, size float64, text string) {
	for _, r := range text {
		w := size
		if r < 0x2000 {
			w /= 2
		}
		s.Glyphs = append(s.Glyphs, Glyph{Text: string(r), X0: x, Y0: y - 0.88*size, X1: x + w, Y1: y + 0.12*size, Base: y, Size: size})
		x += w
	}
}

// rule draws lines "x0 y0 x1 y1", one a row.
func rule(s *Sheet, lines ...string) {
	for _, l := range lines {
		var r Rule
		fmt.Sscan(l, &r.X0, &r.Y0, &r.X1, &r.Y1)
		s.Rules = append(s.Rules, r)
	}
}

func sheet(n int) *Sheet { return &Sheet{Number: n, Width: 300, Height: 400} }

// spell writes blocks one a line: "words", "[footer] words", "2x3: (0,0)words (0,1 1x2)words".
func spell(blocks []Block) string {
	var out []string
	for _, b := range blocks {
		s := b.Text
		if b.Layer != Body {
			s = fmt.Sprint("[", b.Layer, "] ", s)
		}
		if t := b.Table; t != nil {
			s = fmt.Sprintf("%dx%d:", t.Rows, t.Cols)
			for _, c := range t.Cells {
				s += fmt.Sprintf(" (%d,%d", c.Row, c.Col)
				if c.RowSpan > 1 || c.ColSpan > 1 {
					s += fmt.Sprintf(" %dx%d", c.RowSpan, c.ColSpan)
				}
				s += ")" + c.Text
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func compose(t *testing.T, sheets ...*Sheet) (string, []Hidden) {
	t.Helper()
	var b Book
	want := 0
	for _, s := range sheets {
		for _, g := range s.Glyphs {
			if !isBlank(g.Text) {
				want += utf8.RuneCountInString(g.Text)
			}
		}
		b.Add(s)
	}
	blocks, hidden := b.Blocks()
	got := 0
	count := func(s string) { got += len([]rune(strings.Join(strings.Fields(s), ""))) }
	for _, bl := range blocks {
		count(bl.Text)
		if bl.Table != nil {
			tiled(t, bl.Table)
			for _, c := range bl.Table.Cells {
				count(c.Text)
			}
		}
	}
	for _, h := range hidden {
		count(h.Text)
	}
	if got != want {
		t.Errorf("%d characters drawn, %d kept", want, got)
	}
	return spell(blocks), hidden
}

// tiled wants every place of the grid in exactly one cell.
func tiled(t *testing.T, tab *Table) {
	t.Helper()
	owned := make([]int, tab.Rows*tab.Cols)
	for _, c := range tab.Cells {
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				owned[r*tab.Cols+k]++
			}
		}
	}
	for i, n := range owned {
		if n != 1 {
			t.Errorf("place %d,%d is in %d cells", i/tab.Cols, i%tab.Cols, n)
		}
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		name string
		draw func(*Sheet)
		want string
	}{
		{"out of order", func(s *Sheet) { print(s, 60, 50, "公开"); print(s, 40, 50, "政务") }, "政务公开"},
		{"columns", func(s *Sheet) { print(s, 40, 50, "区司法局"); print(s, 120, 50, "区民政局") }, "区司法局 区民政局"},
		{"justified", func(s *Sheet) { print(s, 40, 50, "政"); print(s, 54, 50, "务") }, "政务"},
		{"latin words", func(s *Sheet) { print(s, 40, 50, "GB"); print(s, 53, 50, "18030") }, "GB 18030"},
		{"latin kerning", func(s *Sheet) { print(s, 40, 50, "GB"); print(s, 50.5, 50, "18030") }, "GB18030"},
		{"drawn blank", func(s *Sheet) { print(s, 40, 50, "2021年 6月") }, "2021年 6月"},
		{"superscript", func(s *Sheet) { print(s, 40, 50, "十平方千米2"[:15]); set(s, 90, 46, 5, "2") }, "十平方千米2"},
		{"printed twice", func(s *Sheet) { print(s, 40, 50, "公"); print(s, 40.4, 50, "公") }, "公"},
		{"two fonts on one line", func(s *Sheet) { print(s, 40, 50, "第"); set(s, 50, 50.6, 9, "12"); print(s, 59, 50, "号") }, "第12号"},
	} {
		s := sheet(1)
		c.draw(s)
		if got, _ := compose(t, s); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	full := strings.Repeat("政务公开", 5) // 200 points, from margin to margin
	for _, c := range []struct{ name, lines, want string }{
		{"wrapped", "0" + full + "|0要坚持。", full + "要坚持。"},
		{"indented", "0" + full + "|2" + full[:54] + "|0" + full, full + "\n" + full[:54] + full},
		{"short line", "0" + full + "|0完成。|0另行通知" + full[:48], full + "完成。\n另行通知" + full[:48]},
		{"closing marks cannot stand first", "0" + full + "|0" + full[:51] + "|0西）”、东" + full[:45], full + full[:51] + "西）”、东" + full[:45]},
		{"serial", "0" + full + "|0" + full[:57] + "。|0二、加强领导" + full[:42], full + full[:57] + "。\n二、加强领导" + full[:42]},
		{"a decimal is no serial", "0" + full + "|01.5%以上" + full[:45], full + "1.5%以上" + full[:45]},
		{"hanging item", "0" + full + "|21." + full[:51] + "|3" + full[:48], full + "\n1." + full[:51] + full[:48]},
	} {
		s := sheet(1)
		for i, l := range strings.Split(c.lines, "|") {
			print(s, 40+10*float64(l[0]-'0'), 100+16*float64(i), l[1:])
		}
		if got, _ := compose(t, s); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestGrids(t *testing.T) {
	frame := []string{"40 40 240 40", "40 100 240 100", "40 40 40 100", "240 40 240 100"}
	for _, c := range []struct {
		name  string
		rules []string
		want  string
	}{
		{"two by two", append([]string{"140 40 140 100", "40 70 240 70"}, frame...), "2x2: (0,0)甲 (0,1)乙 (1,0)丙 (1,1)丁"},
		{"rowspan", append([]string{"140 40 140 100", "140 70 240 70"}, frame...), "2x2: (0,0 2x1)甲丙 (0,1)乙 (1,1)丁"},
		{"colspan", append([]string{"140 70 140 100", "40 70 240 70"}, frame...), "2x2: (0,0 1x2)甲 乙 (1,0)丙 (1,1)丁"},
		{"open sides", []string{"40 40 240 40", "40 70 240 70", "40 100 240 100", "140 40 140 100"}, "2x2: (0,0)甲 (0,1)乙 (1,0)丙 (1,1)丁"},
		{"dashes", append([]string{"140 40 140 100", "40 70 100 70", "101.5 70 180 70", "182 70 240 70"}, frame...), "2x2: (0,0)甲 (0,1)乙 (1,0)丙 (1,1)丁"},
		{"double lines", append([]string{"140 40 140 100", "141.5 40 141.5 100", "40 70 240 70"}, frame...), "2x2: (0,0)甲 (0,1)乙 (1,0)丙 (1,1)丁"},
		{"not rectangular", append([]string{"140 40 140 70", "40 70 140 70"}, frame...), "2x2: (0,0)甲 (0,1 2x1)乙丁 (1,0)丙"},
		{"underline inside", append([]string{"140 40 140 100", "40 70 240 70", "60 62 100 62"}, frame...), "2x2: (0,0)甲 (0,1)乙 (1,0)丙 (1,1)丁"},
		{"a frame is no table", frame, "甲 乙\n丙 丁"},
	} {
		s := sheet(1)
		rule(s, c.rules...)
		print(s, 60, 58, "甲")
		print(s, 160, 58, "乙")
		print(s, 60, 88, "丙")
		print(s, 160, 88, "丁")
		if got, _ := compose(t, s); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestNestedTable(t *testing.T) {
	s := sheet(1)
	rule(s, "40 40 240 40", "40 140 240 140", "40 40 40 140", "240 40 240 140", "100 40 100 140")
	rule(s, "120 60 220 60", "120 90 220 90", "120 60 120 90", "220 60 220 90", "170 60 170 90")
	print(s, 60, 58, "外")
	print(s, 110, 55, "内表")
	print(s, 130, 80, "甲")
	print(s, 180, 80, "乙")
	if got, want := first(compose(t, s)), "1x2: (0,0)外 (0,1)内表\n1x2: (0,0)甲 (0,1)乙"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func first(s string, _ []Hidden) string { return s }

// tabled draws a table of three columns at 40, 70, 170 and 240 with rows between the given heights.
func tabled(n int, ys ...float64) *Sheet {
	s := sheet(n)
	for _, y := range ys {
		rule(s, fmt.Sprint(40, y, 240, y))
	}
	for _, x := range []float64{40, 70, 170, 240} {
		rule(s, fmt.Sprint(x, ys[0], x, ys[len(ys)-1]))
	}
	return s
}

func TestTableOverPages(t *testing.T) {
	head := func(s *Sheet, y float64) *Sheet {
		print(s, 45, y, "序号")
		print(s, 80, y, "任务")
		print(s, 180, y, "单位")
		return s
	}
	one := func(rows string) *Sheet {
		s := head(tabled(1, 300, 320, 360), 315)
		print(s, 45, 335, "1")
		print(s, 75, 335, "加强政务公开工作要")
		print(s, 75, 352, rows)
		print(s, 180, 335, "区政府办")
		return s
	}
	for _, c := range []struct {
		name string
		a, b *Sheet
		want string
		hid  string
	}{
		{"new row under a repeated head", one("完成。"), func() *Sheet {
			s := head(tabled(2, 40, 60, 90), 55)
			print(s, 45, 75, "2")
			print(s, 75, 75, "培训")
			print(s, 180, 75, "区教体局")
			return s
		}(), "3x3: (0,0)序号 (0,1)任务 (0,2)单位 (1,0)1 (1,1)加强政务公开工作要完成。 (1,2)区政府办 (2,0)2 (2,1)培训 (2,2)区教体局", "序号任务单位"},
		{"row cut in mid-sentence", one("坚持公开为常态不公"), func() *Sheet {
			s := tabled(2, 40, 60, 90)
			print(s, 75, 55, "开为例外。")
			print(s, 45, 75, "2")
			print(s, 75, 75, "培训")
			print(s, 180, 75, "区教体局")
			return s
		}(), "3x3: (0,0)序号 (0,1)任务 (0,2)单位 (1,0)1 (1,1)加强政务公开工作要坚持公开为常态不公开为例外。 (1,2)区政府办 (2,0)2 (2,1)培训 (2,2)区教体局", ""},
		{"words between", one("完成。"), func() *Sheet {
			s := tabled(2, 60, 80)
			print(s, 40, 50, "附表二")
			print(s, 45, 75, "1")
			return s
		}(), "2x3: (0,0)序号 (0,1)任务 (0,2)单位 (1,0)1 (1,1)加强政务公开工作要完成。 (1,2)区政府办\n附表二\n1x3: (0,0)1 (0,1) (0,2)", ""},
	} {
		got, hidden := compose(t, c.a, c.b)
		hid := ""
		for _, h := range hidden {
			hid += h.Text
		}
		if got != c.want || hid != c.hid {
			t.Errorf("%s:\n%s\nwant\n%s\nhidden %q", c.name, got, c.want, hid)
		}
	}
}

func TestFurniture(t *testing.T) {
	var sheets []*Sheet
	for n := 1; n <= 4; n++ {
		s := sheet(n)
		print(s, 120, 20, "江西省人民政府公报")
		print(s, 40, 200, fmt.Sprint("正文第", n, "段"))
		print(s, 130, 390, fmt.Sprint("- ", n+4, " -"))
		sheets = append(sheets, s)
	}
	print(sheets[1], 40, 40, "附件1")
	print(sheets[2], 40, 40, "附件2")
	got, _ := compose(t, sheets...)
	want := "[1] 江西省人民政府公报\n正文第1段\n[2] - 5 -\n[1] 江西省人民政府公报\n附件1\n正文第2段\n[2] - 6 -\n" +
		"[1] 江西省人民政府公报\n附件2\n正文第3段\n[2] - 7 -\n[1] 江西省人民政府公报\n正文第4段\n[2] - 8 -"
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestFootnotes(t *testing.T) {
	full := strings.Repeat("政务公开", 5)
	for _, c := range []struct {
		name string
		rule string
		size float64
		note string
		want string
	}{
		{"below a short rule", "40 300 110 300", 7, "1 指区政务服务数据管理局。", full + full + "完成。\n[3] 1 指区政务服务数据管理局。续。\n[2] - 1 -"},
		{"as large as the text", "40 300 110 300", 10, "1 指区政务服务数据管理局。", full + full + "完成。\n1 指区政务服务数据管理局。\n续。\n[2] - 1 -"},
		{"without a mark", "40 300 110 300", 7, "联系人：区政府办", full + full + "完成。\n联系人：区政府办\n续。\n[2] - 1 -"},
		{"no rule", "", 7, "① 指区政务服务数据管理局。", full + full + "完成。\n① 指区政务服务数据管理局。\n续。\n[2] - 1 -"},
	} {
		s := sheet(1)
		if c.rule != "" {
			rule(s, c.rule)
		}
		for i, text := range []string{full, full, "完成。"} {
			print(s, 40, 100+16*float64(i), text)
		}
		set(s, 40, 312, c.size, c.note)
		set(s, 40, 322, c.size, "续。")
		print(s, 130, 390, "- 1 -")
		if got, _ := compose(t, s); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
	s := sheet(1)
	print(s, 40, 100, "正文")
	s.Notes = []string{"改一下"}
	b := Book{}
	b.Add(s)
	if blocks, _ := b.Blocks(); spell(blocks) != "正文\n[3] 改一下" {
		t.Errorf("a remark: %s", spell(blocks))
	}
}

// TestTurnedText reads text that runs down or up beside upright text.
func TestTurnedText(t *testing.T) {
	turned := func(s *Sheet, way Way, x, y float64, text string) {
		for _, r := range text {
			s.Glyphs = append(s.Glyphs, Glyph{Text: string(r), X0: x, X1: x + 10, Y0: y, Y1: y + 10, Size: 10, Way: way})
			if y += 10; way == North {
				y -= 20
			}
		}
	}
	for _, c := range []struct {
		name string
		draw func(*Sheet)
		want string
	}{
		{"a cell down", func(s *Sheet) { turned(s, South, 50, 45, "责任单位") }, "1x2: (0,0)责任单位 (0,1)正文"},
		{"two columns down, right to left", func(s *Sheet) { turned(s, South, 62, 45, "责任"); turned(s, South, 50, 45, "单位") }, "1x2: (0,0)责任单位 (0,1)正文"},
		{"a cell up", func(s *Sheet) { turned(s, North, 50, 85, "责任单位") }, "1x2: (0,0)责任单位 (0,1)正文"},
		{"beside the table", func(s *Sheet) { turned(s, South, 260, 150, "附件一") }, "1x2: (0,0) (0,1)正文\n附件一"},
		{"upside down", func(s *Sheet) {
			for i, r := range "单位" {
				s.Glyphs = append(s.Glyphs, Glyph{Text: string(r), X0: 80 - float64(i)*10/3, X1: 90 - float64(i)*10/3, Y0: 50, Y1: 60, Size: 10, Way: West})
			}
		}, "1x2: (0,0)单位 (0,1)正文"},
	} {
		s := sheet(1)
		rule(s, "40 40 240 40", "40 100 240 100", "40 40 40 100", "240 40 240 100", "140 40 140 100")
		print(s, 160, 58, "正文")
		c.draw(s)
		if got, _ := compose(t, s); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// columns sets two columns of text; each line is its letters, 0 for a blank of indentation.
func columns(s *Sheet, y float64, left, right []string) {
	for i, l := range left {
		print(s, 30, y+16*float64(i), l)
	}
	for i, r := range right {
		print(s, 160, y+16*float64(i), r)
	}
}

func TestTwoColumns(t *testing.T) {
	line := func(r string) string { return strings.Repeat(r, 11) }
	left := []string{line("甲"), line("乙"), line("丙"), line("丁"), line("戊"), line("己"), line("庚")}
	right := []string{line("子"), line("丑"), line("寅"), line("卯"), line("辰"), line("巳"), "午。"}
	s := sheet(1)
	set(s, 100, 40, 16, "工作简报")
	columns(s, 80, left, right)
	print(s, 30, 220, "报：市政务公开办公室。")
	want := "工作简报\n" + strings.Join(left, "") + strings.Join(right, "") + "\n报：市政务公开办公室。"
	if got, _ := compose(t, s); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	s = sheet(1) // words that stand apart in each line are no columns of text
	columns(s, 80, []string{"甲乙丙丁", "甲", "甲乙", "甲乙丙丁戊己", "甲", "乙丙", "丁"}, []string{"子丑", "子", "子丑寅", "子", "丑", "寅卯辰", "巳"})
	if got, _ := compose(t, s); !strings.HasPrefix(got, "甲乙丙丁 子丑\n甲 子\n") {
		t.Errorf("words apart: %s", got)
	}
}

// grown draws rows of cells at the columns' left sides, the lines of a cell divided by /; rows stand
// gap apart, lines 14.
func grown(s *Sheet, y, gap float64, xs []float64, rows ...string) (edges []float64) {
	for _, r := range rows {
		edges = append(edges, y-gap/2-9)
		most := 0
		for c, cell := range strings.Split(r, "|") {
			for i, l := range strings.Split(cell, "/") {
				print(s, xs[c], y+14*float64(i), l)
				most = max(most, i)
			}
		}
		y += 14*float64(most) + 10 + gap
	}
	return append(edges, y-gap/2-9)
}

func TestTablesWithoutVerticalRules(t *testing.T) {
	xs := []float64{40, 70, 180}
	rows := []string{"序号|任务|单位", "1|加强政务公开工作/要做到常态。|区政府办", "2|开展培训。|区教体局、区/民政局", "3|公布名单。|区司法局"}
	want := "4x3: (0,0)序号 (0,1)任务 (0,2)单位 (1,0)1 (1,1)加强政务公开工作要做到常态。 (1,2)区政府办 (2,0)2 (2,1)开展培训。 (2,2)区教体局、区民政局 (3,0)3 (3,1)公布名单。 (3,2)区司法局"
	across := func(s *Sheet, ys ...float64) {
		for _, y := range ys {
			rule(s, fmt.Sprint(38, y, 262, y))
		}
	}
	for _, c := range []struct {
		name string
		gap  float64
		draw func(*Sheet, []float64)
	}{
		{"no rules, rows apart", 12, func(*Sheet, []float64) {}},
		{"no rules, rows as close as lines", 4, func(*Sheet, []float64) {}},
		{"a rule under each row", 4, func(s *Sheet, ys []float64) { across(s, ys...) }},
		{"three rules", 12, func(s *Sheet, ys []float64) { across(s, ys[0], ys[1], ys[4]) }},
		{"rules in pieces", 4, func(s *Sheet, ys []float64) {
			for _, y := range ys {
				rule(s, fmt.Sprint(38, y, 68, y), fmt.Sprint(69, y, 178, y), fmt.Sprint(179, y, 262, y))
			}
		}},
	} {
		s := sheet(1)
		print(s, 30, 40, "根据年度工作要点和有关会议精神，现将任务分解如下。")
		ys := grown(s, 100, c.gap, xs, rows...)
		c.draw(s, ys)
		print(s, 30, 300, "附件：联系人名单")
		want := "根据年度工作要点和有关会议精神，现将任务分解如下。\n" + want + "\n附件：联系人名单"
		if got, _ := compose(t, s); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, want)
		}
	}
}

// TestNoTables wants words that stand apart to stay lines.
func TestNoTables(t *testing.T) {
	for _, c := range []struct {
		name string
		draw func(*Sheet)
	}{
		{"who signs", func(s *Sheet) {
			grown(s, 100, 8, []float64{40, 180}, "区政府办|区司法局", "区民政局|区教体局", "区财政局|区人社局")
		}},
		{"rules around a head", func(s *Sheet) {
			rule(s, "40 80 260 80", "40 130 260 130")
			grown(s, 100, 8, []float64{40, 180}, "东府办发〔2021〕5号|签发人：张三")
		}},
		{"two rows are no table", func(s *Sheet) { grown(s, 100, 8, []float64{40, 120, 200}, "甲|乙|丙", "丁|戊|己") }},
	} {
		s := sheet(1)
		c.draw(s)
		if got, _ := compose(t, s); strings.Contains(got, "x3:") || strings.Contains(got, "x2:") {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

// TestAlignedOverPages goes on with a table that has no vertical rules on the next page.
func TestAlignedOverPages(t *testing.T) {
	xs := []float64{40, 70, 180}
	one, two := sheet(1), sheet(2)
	grown(one, 100, 12, xs, "序号|任务|单位", "1|加强政务公开工作。|区政府办", "2|开展培训活动。|区教体局")
	grown(two, 40, 12, xs, "序号|任务|单位", "3|公布名单。|区司法局")
	got, hidden := compose(t, one, two)
	want := "4x3: (0,0)序号 (0,1)任务 (0,2)单位 (1,0)1 (1,1)加强政务公开工作。 (1,2)区政府办 (2,0)2 (2,1)开展培训活动。 (2,2)区教体局 (3,0)3 (3,1)公布名单。 (3,2)区司法局"
	if got != want || len(hidden) != 1 || hidden[0].Reason != "repeated-header" {
		t.Errorf("%s\nwant\n%s\n%v", got, want, hidden)
	}
}
