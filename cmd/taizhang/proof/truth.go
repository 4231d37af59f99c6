package proof

import (
	"encoding/json"
	"os"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/cmd/taizhang/eval"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// Truth is what the tables of an office file print: *.truth.json beside the samples.
type Truth []struct {
	Cells []struct {
		Row     int    `json:"r"`
		Col     int    `json:"c"`
		RowSpan int    `json:"rs"`
		Text    string `json:"t"`
	} `json:"cells"`
}

// ReadTruth reads one.
func ReadTruth(path string) (Truth, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var t Truth
	return t, json.Unmarshal(b, &t)
}

// Printed is the annotation of a document as its office copies print it: they were typed in
// anew, and where a cell holds other headings or other organs than the text has, the annotation
// follows the cell. What stands in which cell is taken from the truth, never from a reader.
func (t Truth) Printed(gold *eval.Gold) *eval.Gold {
	out := *gold
	out.Tasks = slices.Clone(gold.Tasks)
	for i := range out.Tasks {
		task := &out.Tasks[i]
		row, col := t.find(task.Content)
		if col < 0 {
			continue
		}
		task.Path, task.PathAlt = t.headings(row, col), nil
		task.Duties = t.duties(gold, row, col, task.Duties)
	}
	return &out
}

// find is the place of the cell that ends in a task's words; -1 when there is none.
func (t Truth) find(content string) (row, col int) {
	for _, table := range t {
		for _, c := range table.Cells {
			if strings.HasSuffix(squeeze(c.Text), squeeze(content)) {
				return c.Row, c.Col
			}
		}
	}
	return -1, -1
}

// headings are the texts left of a task, outermost first, without its number.
func (t Truth) headings(row, col int) []string {
	var out []string
	for c := range col {
		text := t.at(row, c)
		if _, number := hanzi.Number(text); text != "" && !number {
			out = append(out, text)
		}
	}
	return out
}

// at is the text that covers a place.
func (t Truth) at(row, col int) string {
	text, _ := t.anchor(row, col)
	return text
}

func (t Truth) anchor(row, col int) (text string, top int) {
	for _, table := range t {
		for _, c := range table.Cells {
			if c.Col == col && c.Row <= row && row < c.Row+c.RowSpan {
				return c.Text, c.Row
			}
		}
	}
	return "", -1
}

// duties are a task's own where they stand in the cell right of it, else those of the row in
// which that cell begins: it is merged over rows which have organs of their own in the text.
func (t Truth) duties(gold *eval.Gold, row, col int, own []eval.GoldDuty) []eval.GoldDuty {
	text, top := t.anchor(row, col+1)
	elsewhere := func(d eval.GoldDuty) bool { return !d.Inline && !strings.Contains(squeeze(text), squeeze(d.Mention)) }
	if top < 0 || !slices.ContainsFunc(own, elsewhere) {
		return own
	}
	for _, task := range gold.Tasks {
		if r, _ := t.find(task.Content); r == top {
			return task.Duties
		}
	}
	return own
}

func squeeze(s string) string { return strings.ReplaceAll(hanzi.Key(s), " ", "") }
