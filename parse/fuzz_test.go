package parse

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// seedLines adds lines of the sample plans, so many at a time.
func seedLines(f *testing.F, n int) {
	for _, folder := range golden.Folders(f) {
		lines := strings.Split(string(golden.Bytes(f, filepath.Join(folder, "source.txt"))), "\n")
		for i := 0; i+n <= len(lines) && i < 40*n; i += 7 * n {
			f.Add(strings.Join(lines[i:i+n], "\n"))
		}
	}
}

// stands reports that a quotation is what its place says.
func stands(t *testing.T, text string, quotes ...Quote) {
	t.Helper()
	b := textBundle("f", text)
	b.Documents[0].Blocks = []ingest.Block{{Text: text}}
	for _, q := range quotes {
		if !q.IsZero() && hanzi.Display(b.Text(q.Pos)) != q.Text {
			t.Errorf("%q: %q does not stand at its place", text, q.Text)
		}
	}
}

// keeps parses text and holds every promise of a Result.
func keeps(t *testing.T, b *ingest.Bundle) {
	t.Helper()
	if fault := faultOf(Parse(b)); fault != "" {
		t.Error(fault)
	}
}

func FuzzMeasures(f *testing.F) {
	seedLines(f, 1)
	for _, s := range []string{"不低于10%", "6%、10%以上", "达到1.5万户左右", "3-5个", "增长7%以上,其中12.5万元/亩", "减少一半", "%%", "1.2.3%", "两行半", "第1名"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, m := range measures(newStrand(text, 0, 0, ingest.NoCell)) {
			stands(t, text, m.Quote, m.Bound)
		}
	})
}

func FuzzCitations(f *testing.F) {
	seedLines(f, 1)
	for _, s := range []string{"《关于…的通知》（国办发〔2019〕14号）", "国发[2020]1号、2号文件", "《《甲》乙》", "号", "〔2021〕", "政府令第711号"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range citations(newStrand(text, 0, 0, ingest.NoCell)) {
			stands(t, text, c.Title, c.Number)
		}
	})
}

func FuzzProgress(f *testing.F) {
	for _, s := range []string{"已完成", "截至6月底,已完成80%", "达到序时进度", "未完成(持续推进)", "正在推进", "√", "100%", "截至", "已"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := newStrand(text, 0, 0, ingest.NoCell)
		p := readProgress(s)
		stands(t, text, p.Quote, p.AsOf)
		if x := statusShare(s); x < 0 || x > 1 {
			t.Errorf("%q: share %f", text, x)
		}
	})
}

// FuzzStatement cuts duties off paragraphs, and finds those of brackets and sentences.
func FuzzStatement(f *testing.F) {
	seedLines(f, 1)
	for _, s := range []string{
		"新建口袋公园20个。市园林局牵头,各街道配合。9月底前完成。", "由市教育局牵头,会同市财政局、市审计局开展检查", "建成3个(市发改委)。改造5个(市住建局", "甲。牵头单位:乙局 责任单位:丙局",
		"市财政局负责资金保障,", "★市发改委①市财政局②", "县水利局(王海波)", "各地、州、市人民政府", "县交通运输局会同县财政局组织实施",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := newStrand(text, 0, 0, ingest.NoCell)
		body, duty, _, ok := closingDuty(s)
		if ok && (duty.len() == 0 || body.len()+duty.len() > s.len()) {
			t.Errorf("%q: %d and %d of %d", text, body.len(), duty.len(), s.len())
		}
		for _, d := range append(inlineDuties(s), saidDuties(s)...) {
			stands(t, text, d.Quote)
			if d.Role == "" || d.Text == "" {
				t.Errorf("%q: an empty duty", text)
			}
		}
		at := 0
		for _, b := range dutyBrackets(s) {
			if b.from < at || b.to <= b.from || b.to > s.len() {
				t.Errorf("%q: brackets %v", text, b)
			}
			at = b.to
		}
	})
}

// FuzzSerial reads numbers, labels and headings at the head of a line.
func FuzzSerial(f *testing.F) {
	for _, s := range []string{"一、", "（一）", "1.2.3 甲", "①", "第十章", "一是", "3.26个", "(1", "10．", "牵头单位：市教育局", "工 作 任 务 |", "责任单位（部门）"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := newStrand(text, 0, 0, ingest.NoCell)
		if sn, ok := readSerial(s); ok && (sn.width < 1 || sn.width > s.len()) {
			t.Errorf("%q: %d of %d", text, sn.width, s.len())
		}
		if labels, ok := readLabel(s); ok {
			for _, lb := range labels {
				stands(t, text, lb.word.quote(), lb.text.quote())
			}
		}
		headerRole(s)
		for _, q := range append(years(s), period(s)) {
			stands(t, text, q)
		}
		for _, p := range places(s) {
			stands(t, text, p.quote())
		}
		stands(t, text, s.unread().quote())
	})
}

// FuzzColumns reads rows whose cells stand one a line, behind tabs or between pipes, below a header.
func FuzzColumns(f *testing.F) {
	seedLines(f, 12)
	f.Add("1\n推进公开\n区发改委\n6月底前\n2\n推进解读\n\n年底")
	f.Add("1\t推进公开\t区发改委\n\t续行\t\t\n2|推进|||区财政局|")
	f.Add("一、强化公开 | ||\n1.推进 |\n省民政厅 |\n各设区市 ||")
	f.Fuzz(func(t *testing.T, rows string) {
		if len(rows) > 4000 {
			return
		}
		for _, header := range []string{"序号\n工作任务\n责任单位\n完成时限\n", "序号\t工作任务\t责任单位\t完成时限\n", "序号 | 工作任务 | 牵头单位 | 责任单位 |\n", "工作任务  责任单位  完成时限\n"} {
			keeps(t, textBundle("f", "2021年工作任务分解表\n"+header+rows))
		}
	})
}

// FuzzOutline reads numbered paragraphs with brackets and labels.
func FuzzOutline(f *testing.F) {
	seedLines(f, 6)
	f.Add("一、做好公开\n(一)推进甲。(市发改委)推进乙。(市教育局牵头\n1.丙\n牵头单位：市人力资源社会\n保障局\n(责任单位:县林业局)")
	f.Add("一是甲,二是乙。(各地、各部门)\n(一)\n第一章 总则\n1、\n责任单位 市水利局")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		keeps(t, textBundle("f", "关于2021年重点工作的实施方案\n"+text))
	})
}

// FuzzTable reads tables of any words and merged cells: rows by ; and cells by |, a digit before a cell spans so many rows.
func FuzzTable(f *testing.F) {
	f.Add("序号|工作任务|责任单位;1|推进公开|区发改委;2|推进解读|")
	f.Add("工作任务|2牵头单位|配合单位;甲;一、乙|丙局|;丁||各街道")
	f.Fuzz(func(t *testing.T, text string) {
		rows := strings.Split(text, ";")
		if len(text) > 3000 || len(rows) > 30 {
			return
		}
		keeps(t, &ingest.Bundle{Documents: []*ingest.Document{{Format: "html", Blocks: []ingest.Block{{Text: "2021年工作任务分解表"}, {Table: fuzzTable(rows)}}}}})
	})
}

// fuzzTable lays cells into the first free places.
func fuzzTable(rows []string) *ingest.Table {
	tb := &ingest.Table{Rows: len(rows)}
	for _, r := range rows {
		tb.Cols = max(tb.Cols, strings.Count(r, "|")+1)
	}
	taken := make([]bool, tb.Rows*tb.Cols)
	for i, r := range rows {
		cells := strings.Split(r, "|")
		for j := range tb.Cols {
			if taken[i*tb.Cols+j] {
				continue
			}
			text, span := "", 1
			if j < len(cells) {
				text = cells[j]
			}
			if text != "" && text[0] >= '2' && text[0] <= '4' {
				span = min(int(text[0]-'0'), tb.Rows-i)
				text = text[1:]
			}
			for k := range span {
				taken[(i+k)*tb.Cols+j] = true
			}
			tb.Cells = append(tb.Cells, ingest.Cell{Row: i, Col: j, RowSpan: span, ColSpan: 1, Text: text})
		}
	}
	return tb
}
