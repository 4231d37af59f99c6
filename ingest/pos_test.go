package ingest

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawBundle makes documents of paragraphs and tables, on pages or not.
func drawBundle(t *rapid.T) *Bundle {
	b := &Bundle{}
	for range rapid.IntRange(1, 3).Draw(t, "documents") {
		d := &Document{Name: "x"}
		pages := rapid.Bool().Draw(t, "pages")
		for i := range rapid.IntRange(1, 5).Draw(t, "blocks") {
			bl := Block{Text: rapid.StringMatching(`[公开任务 A-z\n]{0,9}`).Draw(t, "text")}
			if pages {
				bl.Page = i + 1
			}
			if rapid.Bool().Draw(t, "table") {
				g := &grid{limit: 1000}
				for r := range rapid.IntRange(1, 3).Draw(t, "rows") {
					g.put(r, 0, 1, rapid.IntRange(1, 30).Draw(t, "cols"), bl.Text)
					g.put(r, 30, 2, 1, "a")
				}
				name := rapid.SampledFrom([]string{"", "任务表", "p3 表 [1", "Sheet!1", "甲 + 乙", "#1 表"}).Draw(t, "name")
				if slices.ContainsFunc(d.Blocks, func(b Block) bool { return b.Table != nil && b.Table.Name == name }) {
					name = ""
				}
				bl = Block{Table: g.table(), Page: bl.Page}
				bl.Table.Name = name
			}
			d.Blocks = append(d.Blocks, bl)
		}
		finish(d, "x", "txt", nil)
		b.Documents = append(b.Documents, d)
	}
	return b
}

func drawSpan(t *rapid.T, b *Bundle) Span {
	s := Span{Doc: rapid.IntRange(0, len(b.Documents)-1).Draw(t, "doc"), Cell: NoCell}
	blocks := b.Documents[s.Doc].Blocks
	s.Block = rapid.IntRange(0, len(blocks)-1).Draw(t, "block")
	if table := blocks[s.Block].Table; table != nil {
		s.Cell = rapid.IntRange(0, len(table.Cells)-1).Draw(t, "cell")
	}
	n := len([]rune(b.raw(s)))
	s.From = rapid.IntRange(0, n).Draw(t, "from")
	s.To = rapid.IntRange(s.From, n).Draw(t, "to")
	return s
}

// TestPosIsReadAsSpelled takes any place of any bundle through its spelling and back.
func TestPosIsReadAsSpelled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBundle(t)
		var p Pos
		for range rapid.IntRange(1, 3).Draw(t, "spans") {
			p = append(p, drawSpan(t, b))
		}
		text := b.Spell(p)
		got, err := b.ParsePos(text)
		if err != nil || !slices.Equal(got, p) {
			t.Fatalf("%s: got %+v, %v, want %+v", text, got, err, p)
		}
		if b.Text(got) != b.Text(p) {
			t.Fatalf("%s: %q", text, b.Text(got))
		}
	})
}

func TestSpell(t *testing.T) {
	b := &Bundle{Documents: []*Document{
		{Blocks: []Block{{Text: "甲乙丙"}, {Text: "丁", Page: 3}}},
		{Blocks: []Block{{Table: &Table{Name: "任务表", Rows: 1, Cols: 1, Cells: []Cell{{Row: 6, Col: 27, RowSpan: 1, ColSpan: 1, Text: "区发改委"}}}}}},
	}}
	for _, tt := range []struct {
		pos        Pos
		want, text string
	}{
		{Pos{{0, 0, NoCell, 1, 3}}, "¶1 [1,3)", "乙丙"},
		{Pos{{0, 1, NoCell, 0, 1}, {0, 0, NoCell, 0, 1}}, "p3 ¶2 [0,1) + ¶1 [0,1)", "丁甲"},
		{Pos{{1, 0, 0, 1, 4}}, "#2 任务表!AB7 [1,4)", "发改委"},
	} {
		if got := b.Spell(tt.pos); got != tt.want || b.Text(tt.pos) != tt.text {
			t.Errorf("got %s %s, want %s %s", got, b.Text(tt.pos), tt.want, tt.text)
		}
	}
	for _, bad := range []string{"", "¶1", "¶9 [0,1)", "#3 ¶1 [0,1)", "#0 ¶1 [0,1)", "¶1 [0,x)", "无此表!A1 [0,1)", "#2 任务表!A1 [0,1)", "#2 ¶1 + "} {
		if got, err := b.ParsePos(bad); err == nil {
			t.Errorf("%q is read as %v", bad, fmt.Sprint(got))
		}
	}
}
