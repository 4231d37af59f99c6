package normalize

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestMembersOfAnnotations(t *testing.T) {
	dir := os.Getenv("TAIZHANG_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	names, _ := filepath.Glob(filepath.Join(dir, "gold", "*.json"))
	wild, _ := filepath.Glob(filepath.Join(dir, "wild", "0*.json"))
	if len(names) == 0 {
		t.Skip("no shared material beside the project")
	}
	right, total := 0, 0
	for _, name := range append(names, wild...) {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var plan struct {
			Tasks []struct {
				Ordinal int
				Duties  []struct {
					Mention, Role string
					Members       []string
				}
			}
		}
		if err := json.Unmarshal(b, &plan); err != nil {
			t.Fatal(err)
		}
		for _, task := range plan.Tasks {
			var mentions []string
			for _, d := range task.Duties {
				mentions = append(mentions, d.Mention)
			}
			got := Members(mentions)
			for i, d := range task.Duties {
				if len(d.Members)+len(got[i]) == 0 {
					continue
				}
				total++
				if slices.Equal(got[i], d.Members) {
					right++
					continue
				}
				t.Logf("%s task %d %s\n got %q\nwant %q", filepath.Base(name), task.Ordinal, d.Mention, got[i], d.Members)
			}
		}
	}
	t.Logf("members: %d of %d right", right, total)
	if right*100 < total*99 {
		t.Errorf("members: only %d of %d right", right, total)
	}
}
