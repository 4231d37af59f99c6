package normalize

import (
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse"
)

func TestYearFromContext(t *testing.T) {
	span := dateContext{Year: 2022, Span: true}
	one := dateContext{Year: 2021}
	for _, c := range []struct {
		in      dateContext
		heading string
		want    int
	}{
		{span, "二、2023年重点任务", 2023},
		{span, "（二）2023年度", 2023},
		{span, "2024年工作安排", 2024},
		{dateContext{}, "2024年目标任务", 2024},
		{one, "二、2023年重点任务", 2021},
		{span, "落实2023年中央一号文件精神，巩固脱贫攻坚成果同乡村振兴有效衔接", 0},
		{span, "提升教育质量", 0},
	} {
		if got := c.in.under([]parse.Quote{{Text: c.heading}}).year(); got != c.want {
			t.Errorf("%+v under %s: %d, want %d", c.in, c.heading, got, c.want)
		}
	}
	quote := func(s string, cell int) parse.Deadline {
		return parse.Deadline{Quote: parse.Quote{Text: s, Pos: ingest.Pos{{Cell: cell}}}, Kind: parse.Date}
	}
	for _, c := range []struct {
		in             dateContext
		content        string
		earlier, later parse.Deadline
		want           int
	}{
		{one, "2022年6月底前完成初稿，9月底前印发", quote("2022年6月底前", -1), quote("9月底前", -1), 2022},
		{one, "2022年6月底前完成初稿。9月底前完成培训", quote("2022年6月底前", -1), quote("9月底前", -1), 2021},
		{one, "修订办法", quote("2022年6月底前完成初稿", 3), quote("9月底前印发", 3), 2022},
		{one, "修订办法，9月底前印发", quote("2022年6月底前完成初稿", 3), quote("9月底前", -1), 2021},
		{span, "2023年6月底前完成初稿。9月底前完成培训", quote("2023年6月底前", -1), quote("9月底前", -1), 2023},
		{one, "6月底前完成初稿，9月底前印发", quote("6月底前", -1), quote("9月底前", -1), 2021},
	} {
		if got := c.in.after(c.earlier, c.later, c.content).year(); got != c.want {
			t.Errorf("%s: %s is of %d, want %d", c.content, c.later.Text, got, c.want)
		}
	}
}

func TestYearAboveTheTasks(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"2020年6月11日，市长主持召开会议。现纪要如下：", 2020},
		{"根据2019年以来的情况，2020年要抓好以下工作。", 0}, // several
		{"落实《2019年工作要点》，现纪要如下：", 0},       // of another document
		{"现将任务分解如下：", 0},
	} {
		b := &ingest.Bundle{Documents: []*ingest.Document{{Blocks: []ingest.Block{{Text: c.text}, {Text: "1.开展专项对接，6月底前完成。"}}}}}
		w := &writer{bundle: b}
		tasks := []parse.Task{{Content: parse.Quote{Text: "开展专项对接", Pos: ingest.Pos{{Block: 1}}}}}
		if got := w.yearAbove(tasks); got != c.want {
			t.Errorf("%s: %d, want %d", c.text, got, c.want)
		}
	}
	if got := (&writer{bundle: &ingest.Bundle{}}).yearAbove(nil); got != 0 {
		t.Errorf("no task is of %d", got)
	}
}
