package normalize

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// The committed table is sorted, names only what there is, and gives every class a bias.
func TestConfidenceTable(t *testing.T) {
	var rows []string
	biased := map[string]bool{}
	for line := range strings.Lines(confidenceTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		rows = append(rows, strings.TrimRight(line, "\n"))
		if row := strings.Split(line, "\t"); row[1] == "bias" {
			biased[row[0]] = true
		}
	}
	if !slices.IsSorted(rows) || len(slices.Compact(slices.Clone(rows))) != len(rows) {
		t.Error("not sorted, or twice the same")
	}
	for _, c := range Classes() {
		if !biased[c.String()] {
			t.Errorf("%s has no bias", c)
		}
		if c.Group() == "" {
			t.Errorf("%s is of no group", c)
		}
	}
	if !strings.Contains(confidenceTable, "# source: fitted on ") {
		t.Error("the table does not say on what it was fitted")
	}
}

func TestParseModel(t *testing.T) {
	m, err := ParseModel("# head\n*\twrapped\t-1.000\nduties\twrapped\t-0.500\nduty\tbias\t3\ntitle\tbias\t2\n")
	if err != nil {
		t.Fatal(err)
	}
	wrapped := Hints{}.with(hintWrapped, true)
	for _, c := range []struct {
		class Class
		hints Hints
		want  float64
	}{
		{DutyClass, Hints{}, 0.953},
		{DutyClass, wrapped, 0.818},
		{TitleClass, wrapped, 0.731},
		{SerialClass, Hints{}, 0.5},
	} {
		if got := m.Of(c.class, c.hints); got.P != c.want || got.Hints != c.hints {
			t.Errorf("%s %v: %v, want %v", c.class, c.hints, got.P, c.want)
		}
	}
	for _, bad := range []string{"duty\tbias\n", "duty\tbias\tmuch\n", "nothing\tbias\t1\n", "duty\tnothing\t1\n"} {
		if _, err := ParseModel(bad); err == nil {
			t.Errorf("%q is no model", bad)
		}
	}
}

// Nothing is told to be certain, however much speaks for it.
func TestConfidenceIsNeverCertain(t *testing.T) {
	m := &Model{}
	m.Bias[DutyClass], m.Bias[TitleClass] = 99, -99
	if p := m.Of(DutyClass, Hints{}).P; p != mostSure {
		t.Errorf("%v, want %v", p, mostSure)
	}
	if p := m.Of(TitleClass, Hints{}).P; p != leastSure {
		t.Errorf("%v, want %v", p, leastSure)
	}
}

func TestConfidenceJSON(t *testing.T) {
	b, err := json.Marshal(TaskConfidence{Content: Confidence{P: 0.987, Hints: Hints{1, 2}}})
	if err != nil || string(b) != `{"content":0.987}` {
		t.Errorf("%s, %v", b, err)
	}
	var back TaskConfidence
	if err := json.Unmarshal(b, &back); err != nil || back.Content.P != 0.987 || !back.Path.IsZero() {
		t.Errorf("%+v, %v", back, err)
	}
}

func TestHints(t *testing.T) {
	h := Hints{}.with(hintNoTasks, true).with(hintWrapped, true).with(hintShort, false)
	if got := h.String(); got != "wrapped no-tasks" {
		t.Errorf("%q", got)
	}
	for h := range hintCount {
		if back, ok := ParseHint(h.String()); !ok || back != h || h.String() == "" {
			t.Errorf("hint %d is %q, read as %d", h, h, back)
		}
	}
}

// What is odd lowers confidence: the table keeps the direction that everybody expects.
func TestOddityLowersConfidence(t *testing.T) {
	m := fitted()
	for _, c := range []struct {
		class Class
		hint  Hint
	}{
		{DutyClass, hintGlued}, {DutyClass, hintNamedTwice}, {DutyMentionClass, hintUnbalanced}, {ContentClass, hintPoorFit}, {ContentClass, hintMuchUnparsed},
		{ContentClass, hintBehind}, {ContentClass, hintFigure}, {PathClass, hintOddHeading}, {ContentClass, hintCellMark},
	} {
		if plain, odd := m.Of(c.class, Hints{}).P, m.Of(c.class, Hints{}.with(c.hint, true)).P; odd >= plain {
			t.Errorf("%s with %s: %v, without %v", c.class, c.hint, odd, plain)
		}
	}
}
