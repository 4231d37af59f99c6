package normalize

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// fact is one thing a plan states, spelled without its place: "task 3 duty: 区财政局 lead".
type fact struct{ about, says string }

// factsOf lists what a plan states of itself and, by content, of its tasks.
func factsOf(p *Plan) map[string][]fact {
	out := map[string][]fact{"plan": {
		{"title", value(p.Title)}, {"notice_title", value(p.NoticeTitle)}, {"issuer", value(p.Issuer)}, {"number", value(p.Number)},
		{"index_number", value(p.IndexNumber)}, {"division", value(p.Division.Code)}, {"year", fmt.Sprint(planYear(p))},
		{"signed_on", value(p.SignedOn)}, {"published_on", value(p.PublishedOn)}, {"kind", value(p.Kind)},
	}}
	for _, t := range p.Tasks {
		key := compact(t.Content)
		out[key] = append(out[key], factsOfTask(t)...)
	}
	return out
}

func factsOfTask(t Task) []fact {
	facts := []fact{{"serial", value(t.Serial)}, {"path", compact(strings.Join(t.Path, " › "))}, {"items", compact(strings.Join(t.Items, " "))}}
	for _, d := range t.Duties {
		facts = append(facts, fact{"duty", compact(d.Mention) + " " + d.Role})
	}
	for _, d := range t.Deadlines {
		facts = append(facts, fact{"deadline", compact(d.Mention) + " " + d.Kind + " " + value(d.Due) + value(d.RRule) + value(d.Duration)})
	}
	for _, m := range t.Measures {
		facts = append(facts, fact{"measure", compact(m.Mention) + " " + m.Class})
	}
	if t.Progress != nil {
		facts = append(facts, fact{"progress", compact(t.Progress.Mention) + " " + value(t.Progress.Status)})
	}
	return facts
}

func compact(s string) string { return strings.ReplaceAll(hanzi.Key(s), " ", "") }

// differing lists, task by task, the facts that stand on one side only.
func differing(want, got *Plan) (tasks int, lines []string) {
	w, g := factsOf(want), factsOf(got)
	keys := []string{"plan"}
	for _, p := range []*Plan{want, got} {
		for _, t := range p.Tasks {
			if key := compact(t.Content); !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	for _, key := range keys {
		lost, extra := less(w[key], g[key]), less(g[key], w[key])
		if len(lost)+len(extra) == 0 {
			continue
		}
		if key != "plan" {
			tasks++
		}
		lines = append(lines, fmt.Sprintf("  %.90s", key))
		for _, f := range lost {
			lines = append(lines, fmt.Sprintf("    - %s: %s", f.about, f.says))
		}
		for _, f := range extra {
			lines = append(lines, fmt.Sprintf("    + %s: %s", f.about, f.says))
		}
	}
	return tasks, lines
}

// less is a without b, each fact as often as it occurs.
func less(a, b []fact) []fact {
	rest := slices.Clone(b)
	var out []fact
	for _, f := range a {
		if i := slices.Index(rest, f); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
			continue
		}
		out = append(out, f)
	}
	return out
}

// printed is the table a sample's other formats were made from, where it is not the text's.
type printed struct {
	Rows  int `json:"nrows"`
	Cells []struct {
		Row  int    `json:"r"`
		Col  int    `json:"c"`
		Rows int    `json:"rs"`
		Text string `json:"t"`
	} `json:"cells"`
}

// asPrinted gives the tasks of the text the headings and organs that stand beside
// their rows in the printed table: columns A, B and D.
func asPrinted(t *testing.T, folder string, p *Plan) {
	names, _ := filepath.Glob(filepath.Join(folder, "truth.json"))
	if len(names) == 0 {
		return
	}
	var tables []printed
	golden.Load(t, names[0], &tables)
	if tables[0].Rows != len(p.Tasks)+1 {
		t.Fatalf("%s: %d rows for %d tasks", folder, tables[0].Rows, len(p.Tasks))
	}
	for _, c := range tables[0].Cells {
		for row := max(c.Row, 1); row < c.Row+c.Rows; row++ {
			switch task := &p.Tasks[row-1]; c.Col {
			case 0, 1:
				task.Path[c.Col] = c.Text
			case 3:
				task.Duties = nil
				for _, name := range strings.Split(c.Text, "、") {
					task.Duties = append(task.Duties, Duty{Mention: name, Role: "responsible"})
				}
			}
		}
	}
}

// otherHeadings are documents whose text has a line for each heading and whose
// tables have one cell with all that are new; the headings of the tables are
// held to those of the .docx.
var otherHeadings = map[string]bool{"004-luan-2019-tasklist": true}

func sameHeadings(want, got *Plan) {
	for i := range min(len(want.Tasks), len(got.Tasks)) {
		want.Tasks[i].Path = got.Tasks[i].Path
	}
}

// The same document in its other formats, beside the golden of its text:
// formats.txt lists every task of which another thing is said, so that rows cut
// by a page end are counted and none is hidden.
func TestGoldenFormats(t *testing.T) {
	for _, folder := range golden.Folders(t) {
		want := &Plan{}
		golden.Load(t, filepath.Join(folder, "plan.json"), want)
		names, err := filepath.Glob(filepath.Join(folder, "source.*"))
		if err != nil {
			t.Fatal(err)
		}
		slices.SortFunc(names, func(a, b string) int { return strings.Compare(order(a), order(b)) })
		var said []string
		for _, name := range names {
			got := (&Normalizer{}).Result(read(t, name)).Plans[0]
			if filepath.Ext(name) == ".docx" && otherHeadings[filepath.Base(folder)] {
				sameHeadings(want, got)
			}
			n, lines := differing(want, got)
			said = append(said, fmt.Sprintf("%s: %d of %d tasks differ", filepath.Base(name), n, len(want.Tasks)))
			said = append(said, lines...)
			if filepath.Ext(name) == ".txt" {
				checkText(t, name, want, got)
				asPrinted(t, folder, want)
			}
		}
		golden.CheckText(t, filepath.Join(folder, "formats.txt"), strings.Join(said, "\n")+"\n")
	}
}

// order puts the text before the formats that are compared with it.
func order(name string) string { return strings.Replace(filepath.Ext(name), ".txt", "", 1) }

// checkText holds the stages one after the other to what they yield through their goldens.
func checkText(t *testing.T, name string, want, got *Plan) {
	t.Helper()
	w, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	again := &Plan{}
	g, err := json.Marshal(got)
	if err != nil || json.Unmarshal(g, again) != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(want, again) {
		t.Errorf("%s: the goldens are not what the stages yield:\n%.400s\n%.400s", name, w, g)
	}
}

// The files of testdata/formats, re-saved in other formats under the names they come by, give
// the plan of the .docx or, where they are sheets, of the .xlsx they were made of.
func TestFormatTwins(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(golden.Testdata(t), "formats", "*-*"))
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	n := 0
	for _, file := range files {
		stem, suffix := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), filepath.Ext(file)
		from := ".docx"
		if slices.Contains([]string{".xls", ".et", ".ods"}, suffix) {
			from = ".xlsx"
		}
		sources, _ := filepath.Glob(filepath.Join(golden.Testdata(t), "0*-"+strings.TrimSuffix(stem, "-page"), "source"+from))
		if len(sources) != 1 || slices.Contains([]string{".zip", ".csv", ".tsv"}, suffix) {
			continue
		}
		want, got := (&Normalizer{}).Result(read(t, sources[0])).Plans[0], (&Normalizer{}).Result(read(t, file)).Plans[0]
		if tasks, lines := differing(want, got); len(lines) > 0 {
			t.Errorf("%s: %d of %d tasks differ\n%.1000s", filepath.Base(file), tasks, len(want.Tasks), strings.Join(lines, "\n"))
		}
		n++
	}
	t.Log(n, "twins")
}
