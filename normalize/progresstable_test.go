package normalize

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse"
)

// The table is the specification of status cells, as a report of 2021 has them in a column.
func TestProgressTable(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "testdata", "progress.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var want [][]string
	rows := [][]string{{"序号", "工作任务", "责任单位", "完成情况"}}
	for line := range strings.Lines(string(b)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(cells) != 6 {
			continue
		}
		want = append(want, cells)
		rows = append(rows, []string{strconv.Itoa(len(want)), "编制第" + strconv.Itoa(len(want)) + "类政务公开目录", "市司法局", cells[0]})
	}
	p := planOf("2021年政务公开工作要点落实情况", rows)
	if len(want) < 50 || len(p.Tasks) != len(want) {
		t.Fatalf("%d cells, %d tasks", len(want), len(p.Tasks))
	}
	for i, task := range p.Tasks {
		got := []string{want[i][0], "", "", "", "", ""}
		if g := task.Progress; g != nil {
			got = []string{want[i][0], value(g.Status), spellOptional(g.Value), value(g.Unit), spellOptional(g.Percent), value(g.AsOf)}
			if g.Percent != nil && g.PercentPos == "" || g.Value != nil && g.ValuePos == "" || g.AsOf != nil && g.AsOfPos == "" {
				t.Errorf("%s: a figure without its place: %+v", want[i][0], g)
			}
		}
		if strings.Join(got, "|") != strings.Join(want[i], "|") {
			t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), strings.Join(want[i], "|"))
		}
	}
	if n := countIssues(p, parse.UnreadProgress); n != 0 {
		t.Errorf("%d cells called unread", n)
	}
}

// Words in a status cell that say nothing are an issue; accounts and strokes are none.
func TestUnreadProgress(t *testing.T) {
	rows := [][]string{{"序号", "工作任务", "责任单位", "完成情况"}}
	for i, cell := range []string{"已完成", "甲乙丙丁", "见附件三", "——", "", "组织召开了全市动员会,印发了工作方案。", "序时推进"} {
		rows = append(rows, []string{strconv.Itoa(i + 1), "编制第" + strconv.Itoa(i+1) + "类政务公开目录", "市司法局", cell})
	}
	if n := countIssues(planOf("2021年政务公开工作要点落实情况", rows), parse.UnreadProgress); n != 2 {
		t.Errorf("%d cells are unread, want 2", n)
	}
}

// planOf reads a title and a table.
func planOf(title string, rows [][]string) *Plan {
	table := &ingest.Table{Rows: len(rows), Cols: len(rows[0])}
	for r, row := range rows {
		for c, words := range row {
			table.Cells = append(table.Cells, ingest.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Text: words})
		}
	}
	d := &ingest.Document{Name: "a", Blocks: []ingest.Block{{Text: title}, {Table: table}}}
	return (&Normalizer{}).Result(parse.Parse(&ingest.Bundle{Name: "a", Documents: []*ingest.Document{d}})).Plans[0]
}

func countIssues(p *Plan, code parse.Code) int {
	n := 0
	for _, i := range p.Issues {
		if i.Code == string(code) {
			n++
		}
	}
	return n
}

func spellOptional(v *float64) string {
	if v == nil {
		return ""
	}
	return number64(*v)
}
