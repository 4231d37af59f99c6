package eval

import (
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse"
)

// agreement scores the ledger of a text against an annotation.
func agreement(t *testing.T, g *Gold, lines ...string) Field {
	t.Helper()
	docs, err := ingest.ReadAll("a.txt", []byte(strings.Join(lines, "\n")), ingest.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return Buckets(g, parse.Parse(&ingest.Bundle{Name: "a.txt", Documents: docs})).Field(LedgerField)
}

// What the ledger gives to a task must be annotated as one, and the other way round.
func TestBuckets(t *testing.T) {
	lines := []string{
		"2021年东湖区政务公开工作要点",
		"一、加强政府信息公开",
		"1.主动公开重大项目的批准和实施信息。（责任单位：区发改委）",
	}
	whole := func() *Gold {
		title := "2021年东湖区政务公开工作要点"
		serial := "1"
		return &Gold{Title: &title, Tasks: []GoldTask{{
			Ordinal: 1, Serial: &serial, Path: []string{"一、加强政府信息公开"}, Content: "主动公开重大项目的批准和实施信息。",
			Duties: []GoldDuty{{Mention: "区发改委", Role: "responsible"}}, SourceLines: []int{3},
		}}}
	}
	if f := agreement(t, whole(), lines...); f.F1 != 1 || f.TP < 40 {
		t.Errorf("all agrees: %+v", f.Count)
	}
	none := whole()
	none.Tasks = nil
	if f := agreement(t, none, lines...); f.FP < 20 {
		t.Errorf("invented task is not counted against: %+v", f.Count)
	}
	other := whole()
	other.Tasks[0].Content = "加强政府信息公开"
	other.Tasks[0].SourceLines = []int{2}
	other.Tasks[0].Path = nil
	if f := agreement(t, other, lines...); f.F1 > 0.9 {
		t.Errorf("a heading annotated as task: %+v", f.Count)
	}
}
