package eval

import (
	"fmt"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// measures scores the figures of one task. Descriptive counts (26个领域) are a field of their own.
func (t *tally) measures(g *GoldTask, got []normalize.Measure) {
	used := make([]bool, len(got))
	counts := map[string]*Count{MeasureField: {}, ScopeField: {}}
	for i := range g.Measures {
		want := &g.Measures[i]
		j := firstMeasure(want, got, used)
		switch {
		case j >= 0:
			used[j] = true
			counts[measureField(want.Class)].TP += one(!want.Soft)
			if !want.Soft {
				t.verdict(normalize.MeasureClass, got[j].Confidence, true)
			}
		case !want.Soft:
			counts[measureField(want.Class)].FN++
			t.miss(g.Ordinal, measureField(want.Class), spellMeasure(want.Mention, want.Op, want.Value, want.ValueMax, want.Unit), "", "")
		}
	}
	for j := range got {
		if !used[j] {
			m := &got[j]
			counts[measureField(m.Class)].FP++
			t.verdict(normalize.MeasureClass, m.Confidence, false)
			t.miss(g.Ordinal, measureField(m.Class), "", spellMeasure(m.Mention, m.Op, m.Value, m.ValueMax, m.Unit), m.Pos)
		}
	}
	t.count(MeasureField, *counts[MeasureField])
	t.count(ScopeField, *counts[ScopeField])
}

func firstMeasure(want *GoldMeasure, got []normalize.Measure, used []bool) int {
	for j := range got {
		if !used[j] && sameMeasure(want, &got[j]) {
			return j
		}
	}
	return -1
}

func measureField(class string) string {
	if class == "scope" {
		return ScopeField
	}
	return MeasureField
}

func sameMeasure(want *GoldMeasure, got *normalize.Measure) bool {
	return key(want.Mention) == key(got.Mention) && (want.Op == got.Op || slices.Contains(want.OpAlt, got.Op)) && want.Value == got.Value && unitKey(want.Unit) == unitKey(got.Unit) &&
		figure(want.ValueMax) == figure(got.ValueMax) && measureField(want.Class) == measureField(got.Class)
}

// unitKey is a unit's key without the 个 that some write into it: 个工作日 is 工作日.
func unitKey(unit string) string {
	k := key(unit)
	if rest := strings.TrimPrefix(k, "个"); rest != "" {
		return rest
	}
	return k
}

func figure(f *float64) float64 {
	if f == nil {
		return 0
	}
	return *f
}

func spellMeasure(mention, op string, value float64, most *float64, unit string) string {
	if most != nil {
		return fmt.Sprintf("%s {%s %v..%v %s}", mention, op, value, *most, unit)
	}
	return fmt.Sprintf("%s {%s %v %s}", mention, op, value, unit)
}

// progress scores what was reported of one task: words and status together.
func (t *tally) progress(g *GoldTask, got *normalize.Progress) {
	if g.ProgressSoft {
		return
	}
	want, found, pos := "", "", ""
	if g.Progress != nil {
		want = g.Progress.Mention + " " + word(g.Progress.Status)
	}
	if got != nil {
		found, pos = got.Mention+" "+word(got.Status), got.Pos
		t.verdict(normalize.ProgressClass, got.Confidence, sameProgress(g.Progress, got))
	}
	t.compare(g.Ordinal, ProgressField, want, found, pos, sameProgress(g.Progress, got))
}

func sameProgress(want *GoldProgress, got *normalize.Progress) bool {
	if want == nil || got == nil {
		return want == nil && got == nil
	}
	return key(want.Mention) == key(got.Mention) && (word(want.Status) == word(got.Status) || slices.Contains(want.StatusAlt, word(got.Status)))
}
