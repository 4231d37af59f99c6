package normalize

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// TestMembersHeld expands the mentions of the annotated duties, which name the
// members of those that have some in braces.
func TestMembersHeld(t *testing.T) {
	right, total := 0, 0
	for _, name := range []string{"duties.tsv", "duties2.tsv"} {
		for _, line := range strings.Split(string(golden.Bytes(t, filepath.Join(golden.Testdata(t), "held", name))), "\n") {
			cells := strings.Split(line, "\t")
			if len(cells) != 3 || strings.HasPrefix(line, "#") {
				continue
			}
			mentions, want := heldMembers(cells[2])
			for i, got := range Members(mentions) {
				if len(got)+len(want[i]) == 0 {
					continue
				}
				total++
				if slices.EqualFunc(got, want[i], func(a, b string) bool { return hanzi.Key(a) == hanzi.Key(b) }) {
					right++
					continue
				}
				t.Logf("%s\n got %q\nwant %q", mentions[i], got, want[i])
			}
		}
	}
	t.Logf("members: %d of %d right", right, total)
	if right*100 < total*80 {
		t.Errorf("members: only %d of %d right", right, total)
	}
}

// heldMembers reads the mentions of 市有关部门和单位*{市有关部门,市有关单位}~…/r.
func heldMembers(cell string) (mentions []string, members [][]string) {
	for _, unit := range strings.Fields(cell) {
		unit = strings.TrimPrefix(unit[:strings.LastIndex(unit, "/")], "?")
		first, _, _ := strings.Cut(unit, "~")
		for _, part := range strings.Split(first, "+") {
			name, list, _ := strings.Cut(part, "{")
			var of []string
			if list = strings.TrimSuffix(list, "}"); list != "" {
				of = strings.Split(list, ",")
			}
			mentions, members = append(mentions, strings.TrimSuffix(name, "*")), append(members, of)
		}
	}
	return mentions, members
}
