package golden

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestSpellLosesNothing reads back what was spelled, short or cut open.
func TestSpellLosesNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		word := rapid.SampledFrom([]string{"", "[0,9)", "{", "\"\n", strings.Repeat("任务", 90)})
		want := map[string]any{}
		for _, name := range rapid.SliceOf(rapid.SampledFrom([]string{"tasks", "名称", "a\"b"})).Draw(r, "names") {
			list := []any{}
			for _, w := range rapid.SliceOfN(word, 0, 4).Draw(r, "words") {
				list = append(list, w, map[string]any{"text": w, "none": nil}, 1.5)
			}
			want[name] = list
		}
		var got any
		if err := json.Unmarshal([]byte(Spell(t, want)), &got); err != nil || !reflect.DeepEqual(got, any(want)) {
			r.Fatalf("got %v, %v, want %v", got, err, want)
		}
	})
}

func TestDiff(t *testing.T) {
	if got := diff("一\n二\n", "一\n二\n"); got != "" {
		t.Errorf("equal texts differ: %s", got)
	}
	if got, want := diff("一\n二\n二\n", "一\n三\n二\n"), "- 二\n+ 三\n1 lines gone, 1 new"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
