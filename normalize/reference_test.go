package normalize

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// reference is a time expression of general Chinese with its value, from the tests of public libraries.
type reference struct {
	ID, Mention, Kind string
	Reference         string `json:"reference_date"`
	Value             struct{ Date, Start, End, Due, RRule, Duration, Unit string }
}

// leftOut are the classes of expressions that no plan is read for, each by its rule. Of the others every one must be right.
var leftOut = []struct {
	class string
	rule  *regexp.Regexp
}{
	{"counts from the day of speaking: a document has none", regexp.MustCompile(`上个?季度|[上下]一?个?月|[上下本]个半年|上个半年|本季度|本月|当月|本日|这个月|^[0-9]+[天年][前后内]$`)},
	{"a list of days: several dates, not one", regexp.MustCompile(`号，[0-9]+号`)},
	{"figures set apart by blanks only, which tables and PDF break anywhere", regexp.MustCompile(`^[0-9]{4} [0-9]{2} [0-9]{2}$`)},
}

// class is why an expression is left out; "" for one that is taken.
func (c reference) class() string {
	if c.Kind == "none" || c.Kind == "not_deadline" {
		return "no time at all: parse tests that nothing is found"
	}
	if c.Reference != "" && c.Reference < "1949" {
		return "before the first plan"
	}
	for _, l := range leftOut {
		if l.rule.MatchString(c.Mention) {
			return l.class
		}
	}
	return ""
}

// explicit is a range whose beginning is printed; of a period (2023年) the contract gives the last day only.
var explicit = regexp.MustCompile(`[至到—－–~-]|号，`)

// value is what the expression means; start too where it is printed.
func (c reference) value() string {
	want := c.Value.Date + c.Value.End + c.Value.Due + c.Value.RRule + c.Value.Duration
	if c.Kind == "range" && explicit.MatchString(c.Mention) {
		want = c.Value.Start + " " + want
	}
	if c.Value.Unit == "workday" {
		want += " workdays"
	}
	return want
}

// read reads the expression as a deadline of its kind.
func (c reference) read() string {
	switch c.Kind {
	case "recurring":
		rules, _ := ReadRecurrence(c.Mention)
		if len(rules) == 1 {
			return rules[0].String()
		}
		return ""
	case "duration":
		d, workdays, _ := ReadDuration(c.Mention)
		if workdays {
			return d.String() + " workdays"
		}
		return d.String()
	}
	on, _ := ParseDate(c.Reference)
	earliest, due := ReadDue(c.Mention, on.Year)
	if c.Kind == "range" && explicit.MatchString(c.Mention) {
		return earliest.String() + " " + due.String()
	}
	return due.String()
}

// TestReferenceTimes reads every expression of the classes that plans use, and counts the others by their rule.
func TestReferenceTimes(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(shared(t), "reference", "time-cases.jsonl"))
	if err != nil {
		t.Skip(err)
	}
	right, taken, all := 0, 0, 0
	out := map[string]int{}
	for line := range strings.Lines(string(data)) {
		var c reference
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		all++
		if class := c.class(); class != "" {
			out[class]++
			continue
		}
		taken++
		if got := c.read(); got != c.value() {
			t.Errorf("%s %s %s: %s, want %s", c.ID, c.Kind, c.Mention, got, c.value())
			continue
		}
		right++
	}
	for class, n := range out {
		t.Logf("%d left out: %s", n, class)
	}
	t.Logf("%d of %d taken are right; %d expressions in all", right, taken, all)
	if all != 172 || taken < 129 {
		t.Errorf("%d of %d expressions are taken", taken, all)
	}
}
