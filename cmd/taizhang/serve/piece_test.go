package serve

import (
	"fmt"
	"strings"
	"testing"
)

// Pieces follow the order of the list, leave nothing out, and grow; several keys are in one piece only whole.
func TestCut(t *testing.T) {
	list := func(text string) (out []stretch) {
		for _, f := range strings.Fields(text) {
			var x stretch
			fmt.Sscanf(strings.NewReplacer(":", " ", "=", " ").Replace(f), "%s %s %d", &x.key, &x.division, &x.n)
			out = append(out, x)
		}
		return out
	}
	for _, c := range []struct {
		list    string
		several bool
		want    string
	}{
		{"", true, ""},
		{"1:a=3", false, "1–1 a–a 3"},
		{"1:a=3 1:b=4 2:a=2 2:c=1", false, "1–1 a–b 7, 2–2 a–c 3"},
		{"1:b=3 1:c=4 2:a=2 2:b=1 3:a=1", true, "1–2 a–c 10, 3–3 a–a 1"},
		{"1:a=6 1:b=6 1:c=60 2:a=1", false, "1–1 a–a 6, 1–1 b–b 6, 1–1 c–c 60, 2–2 a–a 1"},
		{"1:a=3 2:a=30 2:b=30 3:a=1 4:a=1", true, "1–1 a–a 3, 2–2 a–a 30, 2–2 b–b 30, 3–4 a–a 2"},
		{"1:a=25", false, "1–1 a–a 25"},
	} {
		var got []string
		for _, p := range cut(list(c.list), c.several, 10) {
			got = append(got, fmt.Sprintf("%s–%s %s–%s %d", p.key, p.last, p.from, p.to, p.n))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s, want %s", c.list, s, c.want)
		}
	}
}
