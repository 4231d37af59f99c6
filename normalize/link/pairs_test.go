package link

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/taizhang/taizhang/normalize"
)

// shared is where annotated plans and their counterparts stand.
func shared(t testing.TB) string {
	dir := os.Getenv("TAIZHANG_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no annotated plans beside the project")
	}
	return dir
}

type truePair struct {
	AFile    string `json:"a_file"`
	BFile    string `json:"b_file"`
	A        int    `json:"a_ordinal"`
	B        int    `json:"b_ordinal"`
	Relation Relation
	Soft     bool
}

type pairFile struct {
	Pairs  []truePair
	Groups []struct {
		AFile string `json:"a_file"`
		BFile string `json:"b_file"`
		Kind  string
	}
}

func readPairs(t testing.TB, set string) (out pairFile) {
	readJSON(t, filepath.Join(shared(t), set, "pairs.json"), &out)
	return out
}

func readJSON(t testing.TB, name string, into any) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func readEdition(t testing.TB, set, name string) *Edition {
	pattern := filepath.Join(shared(t), set, name+".json")
	if filepath.Dir(name) == "gold" {
		pattern = filepath.Join(shared(t), name+"*.json")
	}
	files, _ := filepath.Glob(pattern)
	if len(files) != 1 {
		t.Fatalf("%s: %d files", pattern, len(files))
	}
	var p normalize.Plan
	readJSON(t, files[0], &p)
	return From(&p)
}

// figures counts links against the truth, soft pairs left out.
type figures struct{ right, wrong, missed, related int }

func (f figures) f1() float64 {
	return 2 * float64(f.right) / float64(2*f.right+f.wrong+f.missed)
}

func (f figures) relation() float64 { return float64(f.related) / float64(f.right) }

func (f figures) String() string {
	return fmt.Sprintf("F1 %.3f, relation %.3f (right %d, wrong %d, missed %d)", f.f1(), f.relation(), f.right, f.wrong, f.missed)
}

func judge(t testing.TB, set string, rules Rules) (all figures) {
	pairs := readPairs(t, set)
	for _, g := range pairs.Groups {
		a, b := readEdition(t, set, g.AFile), readEdition(t, set, g.BFile)
		want := map[[2]int]truePair{}
		for _, p := range pairs.Pairs {
			if p.AFile == g.AFile && p.BFile == g.BFile {
				want[[2]int{p.A, p.B}] = p
			}
		}
		for _, l := range Pair(a, b, rules).Links {
			at := [2]int{a.Tasks[l.A].Ordinal, b.Tasks[l.B].Ordinal}
			p, true := want[at]
			delete(want, at)
			switch {
			case p.Soft:
			case !true:
				all.wrong++
				t.Logf("%s %s %s %v: wrong %s %d %q %q", set, g.AFile, g.BFile, at, l.Relation, l.Score.Total, a.Tasks[l.A].Content, b.Tasks[l.B].Content)
			default:
				all.right++
				if p.Relation == l.Relation {
					all.related++
				} else {
					t.Logf("%s %s %s %v: %s, want %s", set, g.AFile, g.BFile, at, l.Relation, p.Relation)
				}
			}
		}
		for at, p := range want {
			if !p.Soft {
				all.missed++
				t.Logf("%s %s %s %v: missed %s", set, g.AFile, g.BFile, at, p.Relation)
			}
		}
	}
	return all
}

// The counterparts that people found between real editions, and between excerpts.
func TestPairs(t *testing.T) {
	for _, c := range []struct {
		set          string
		f1, relation float64
	}{{"years", 0.92, 0.85}, {"wild", 0.95, 0.85}} {
		got := judge(t, c.set, DefaultRules)
		t.Logf("%s: %v", c.set, got)
		if got.f1() < c.f1 || got.relation() < c.relation {
			t.Errorf("%s: %v, want at least %.2f and %.2f", c.set, got, c.f1, c.relation)
		}
	}
}
