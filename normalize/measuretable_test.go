package normalize

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// clause is a row of testdata/measures.tsv: a task's words and the figures in them.
type clause struct {
	words string
	want  []string
}

func readClauses(t *testing.T) []clause {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "testdata", "measures.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var out []clause
	for line := range strings.Lines(string(b)) {
		words, figures, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "#") || !ok:
		case figures == "-":
			out = append(out, clause{words: words})
		default:
			out = append(out, clause{words, strings.Split(figures, " ; ")})
		}
	}
	return out
}

// The table is the specification of figures: every one that a clause states, and no other.
func TestMeasureTable(t *testing.T) {
	clauses := readClauses(t)
	rows := [][]string{{"序号", "工作任务", "责任单位"}}
	for i, c := range clauses {
		rows = append(rows, []string{strconv.Itoa(i + 1), c.words, "市发展改革委"})
	}
	p := planOf("某市2021年重点工作任务分解表", rows)
	if len(clauses) < 200 || len(p.Tasks) != len(clauses) {
		t.Fatalf("%d clauses, %d tasks", len(clauses), len(p.Tasks))
	}
	right, wrong := 0, 0
	for i, task := range p.Tasks {
		var got []string
		for _, m := range task.Measures {
			got = append(got, spellFigure(m))
		}
		if strings.Join(got, " ; ") == strings.Join(clauses[i].want, " ; ") {
			right++
			continue
		}
		wrong++
		t.Errorf("%s\n got %s\nwant %s", clauses[i].words, strings.Join(got, " ; "), strings.Join(clauses[i].want, " ; "))
	}
	t.Logf("%d clauses right, %d wrong", right, wrong)
}

func spellFigure(m Measure) string {
	figure := number64(m.Value)
	if m.ValueMax != nil {
		figure += ".." + number64(*m.ValueMax)
	}
	out := []string{m.Mention, m.Op, figure, m.Unit, m.Class}
	var more []string
	if m.Change != "" {
		more = append(more, m.Change)
	}
	if m.Period != "" {
		more = append(more, m.Period)
	}
	if m.Year != 0 {
		more = append(more, strconv.Itoa(m.Year))
	}
	if more != nil {
		out = append(out, strings.Join(more, ","))
	}
	return strings.Join(out, "|")
}
