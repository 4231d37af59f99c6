package normalize

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
)

// annotated reads the rows of a table of testdata.
func annotated(t *testing.T, name string, columns int) [][]string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(b)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if !strings.HasPrefix(line, "#") && len(cells) == columns {
			out = append(out, cells)
		}
	}
	return out
}

func spellRelations(p *Plan) string {
	if len(p.Relations) == 0 {
		return "-"
	}
	var out []string
	for _, r := range p.Relations {
		out = append(out, r.Kind+"|"+hanzi.Display(r.Title)+"|"+r.Number)
	}
	return strings.Join(out, " ; ")
}

// The table is the specification of what titles and paragraphs say of other documents.
func TestRelationTable(t *testing.T) {
	rows := annotated(t, "relations.tsv", 3)
	if len(rows) < 30 {
		t.Fatalf("%d rows", len(rows))
	}
	for _, row := range rows {
		d := &ingest.Document{Name: "a", Blocks: []ingest.Block{{Text: row[0]}, {Text: row[1]}, {Text: "一、完善制度。（责任单位：县财政局）"}, {Text: "二、加强督查。（责任单位：县政府办）"}}}
		p := (&Normalizer{}).Result(parse.Parse(&ingest.Bundle{Name: "a", Documents: []*ingest.Document{d}})).Plans[0]
		if got := spellRelations(p); got != row[2] {
			t.Errorf("%s · %s\n got %s\nwant %s", row[0], row[1], got, row[2])
		}
		for _, r := range p.Relations {
			if r.Pos == "" {
				t.Errorf("%s: no place", r.Title)
			}
		}
	}
}

// Real notices: precision and recall of what they have to do with other documents.
func TestRelationsOfNotices(t *testing.T) {
	want := map[string]map[string]bool{}
	n := 0
	for _, row := range annotated(t, "govcn-relations.tsv", 4) {
		if want[row[0]] == nil {
			want[row[0]] = map[string]bool{}
		}
		if row[1] != "none" {
			want[row[0]][strings.Join(row[1:], "|")] = true
			n++
		}
	}
	right, extra := 0, 0
	for file, edges := range want {
		name := filepath.Join(shared(t), "real", "govcn", file+".html")
		if _, err := os.Stat(name); err != nil {
			t.Skip("the notices are not here")
		}
		for _, p := range (&Normalizer{}).Result(read(t, name)).Plans {
			for _, r := range p.Relations {
				if edge := r.Kind + "|" + hanzi.Display(r.Title) + "|" + r.Number; edges[edge] {
					right++
				} else {
					extra++
					t.Logf("%s: %s is not annotated", file, edge)
				}
			}
		}
	}
	t.Logf("%d notices, %d edges, %d right, %d more", len(want), n, right, extra)
	if right < n || extra > 0 {
		t.Errorf("%d of %d edges, %d more than there are", right, n, extra)
	}
}
