package parse

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// goldTask is what the annotations say of times and figures in one task.
type goldTask struct {
	Content   string
	Cell      string `json:"deadline_cell"`
	Deadlines []struct {
		Mention, Kind string
		Soft          bool
		Inherited     bool
	}
	Measures []struct{ Mention, Class string }
}

// sharedTasks reads the tasks of an annotated folder of the shared material.
func sharedTasks(t testing.TB, folder string) map[string][]goldTask {
	t.Helper()
	root := os.Getenv("TAIZHANG_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	names, _ := filepath.Glob(filepath.Join(root, folder, "*.json"))
	if len(names) == 0 {
		t.Skip("shared material is not here")
	}
	out := map[string][]goldTask{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var g struct{ Tasks []goldTask }
		if json.Unmarshal(data, &g) == nil {
			out[filepath.Base(name)] = g.Tasks
		}
	}
	return out
}

type tally struct{ right, missed, extra int }

func (c *tally) compare(t *testing.T, where string, want, soft, got []string) {
	t.Helper()
	left := append([]string(nil), got...)
	take := func(w string) bool {
		for i, g := range left {
			if g == w {
				left = append(left[:i], left[i+1:]...)
				return true
			}
		}
		return false
	}
	for _, w := range want {
		if take(w) {
			c.right++
			continue
		}
		c.missed++
		t.Logf("%s missed %s", where, w)
	}
	for _, w := range soft {
		take(w)
	}
	for _, g := range left {
		c.extra++
		t.Logf("%s extra %s", where, g)
	}
}

func (c tally) f1() float64 {
	if c.right+c.missed+c.extra == 0 {
		return 1
	}
	return 2 * float64(c.right) / float64(2*c.right+c.missed+c.extra)
}

// TestTimesAgainstAnnotations reports how many times and figures of annotated tasks are found.
func TestTimesAgainstAnnotations(t *testing.T) {
	for _, c := range []struct {
		folder             string
		deadlines, figures float64
	}{{"gold", 0.98, 0.98}, {"wild", 0.95, 0.95}, {"years", 0.95, 0.95}} {
		var times, figures tally
		all := sharedTasks(t, c.folder)
		for _, name := range slices.Sorted(maps.Keys(all)) {
			tasks := all[name]
			if c.folder == "years" && !anyMeasure(tasks) {
				continue // results and paragraphs, whose figures nobody annotated
			}
			for _, g := range tasks {
				scoreTask(t, name, g, &times, &figures)
			}
		}
		t.Logf("%s: deadlines %+v F1 %.3f, measures %+v F1 %.3f", c.folder, times, times.f1(), figures, figures.f1())
		if times.f1() < c.deadlines || figures.f1() < c.figures {
			t.Errorf("%s: deadlines F1 %.3f, want %.2f; measures F1 %.3f, want %.2f", c.folder, times.f1(), c.deadlines, figures.f1(), c.figures)
		}
	}
}

func anyMeasure(tasks []goldTask) bool {
	return slices.ContainsFunc(tasks, func(g goldTask) bool { return len(g.Measures) > 0 })
}

func scoreTask(t *testing.T, name string, g goldTask, times, figures *tally) {
	s := newStrand(g.Content, 0, 0, -1)
	key := hanzi.Key(g.Content)
	var want, soft, got []string
	for _, d := range g.Deadlines {
		line := d.Mention + " " + d.Kind
		switch {
		case !strings.Contains(key, hanzi.Key(d.Mention)) || d.Mention == "持续推进":
			cell := cellDeadlines(newStrand(d.Mention, 0, 0, -1))
			for _, c := range cell {
				got = append(got, c.Text+" "+string(c.Kind))
			}
			want = append(want, line)
		case d.Soft:
			soft = append(soft, line)
		default:
			want = append(want, line)
		}
	}
	for _, d := range inlineDeadlines(s) {
		got = append(got, d.Text+" "+string(d.Kind))
	}
	times.compare(t, name, want, soft, got)
	want, got = nil, nil
	for _, m := range g.Measures {
		want = append(want, m.Mention+" "+m.Class)
	}
	for _, m := range measures(s) {
		got = append(got, m.Text+" "+string(m.Class))
	}
	figures.compare(t, name, want, nil, got)
}

// TestReferenceTimesThatAreNone finds no deadline in the sentences of general Chinese that hold no time.
func TestReferenceTimesThatAreNone(t *testing.T) {
	root := os.Getenv("TAIZHANG_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	data, err := os.ReadFile(filepath.Join(root, "reference", "time-cases.jsonl"))
	if err != nil {
		t.Skip("shared material is not here")
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		var c struct{ Text, Kind string }
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		if c.Kind != "none" && c.Kind != "not_deadline" {
			continue
		}
		n++
		s := newStrand(c.Text, 0, 0, -1)
		if got := spellTimes(append(inlineDeadlines(s), cellDeadlines(s)...)); len(got) > 0 {
			t.Errorf("%s: %q", c.Text, got)
		}
	}
	if n != 14 {
		t.Errorf("%d sentences, want 14", n)
	}
}
