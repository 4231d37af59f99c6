package normalize

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse"
)

// read takes a file through the first two stages.
func read(t testing.TB, name string) *parse.Result {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := ingest.Read(filepath.Base(name), b, ingest.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return parse.Parse(&ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}})
}

// TestPlansOfFiles holds the plans of the annotated texts to the contract, to
// their places, and to the annotation's division and year.
func TestPlansOfFiles(t *testing.T) {
	s := contract(t)
	division, year, n := 0, 0, 0
	for _, glob := range []string{"gold/0*.json", "wild/0*.json"} {
		files, _ := filepath.Glob(filepath.Join(shared(t), filepath.FromSlash(glob)))
		for _, f := range files {
			g, source := readGold(t, f)
			in := read(t, source)
			out := (&Normalizer{}).Result(in)
			if len(out.Plans) == 0 {
				t.Fatalf("%s: no plan", f)
			}
			for i, p := range out.Plans {
				if err := validate(t, s, p); err != nil {
					t.Errorf("%s: %v", f, err)
				}
				if i < len(in.Plans) && len(p.Tasks) != len(in.Plans[i].Tasks) {
					t.Errorf("%s: %d tasks in, %d out", f, len(in.Plans[i].Tasks), len(p.Tasks))
				}
				checkPlaces(t, f, in.Bundle, p)
			}
			p := out.Plans[0]
			n++
			if g.allows(value(p.Division.Code)) {
				division++
			} else {
				t.Logf("%s: division %s, want %s", f, value(p.Division.Name), value(g.Division.Name))
			}
			if g.allowsYear(p.Year) {
				year++
			} else {
				t.Logf("%s: year %v, want %v (%s)", f, planYear(p), g.Year, value(p.Title))
			}
		}
	}
	t.Logf("%d files: division %d, year %d", n, division, year)
	if division*100 < n*90 || year*100 < n*90 {
		t.Errorf("%d files: division %d, year %d right", n, division, year)
	}
}

func (g gold) allowsYear(y *int) bool {
	for _, a := range g.Alt["year"] {
		if n, ok := a.(float64); ok && y != nil && int(n) == *y {
			return true
		}
	}
	return (y == nil) == (g.Year == nil) && (y == nil || *y == *g.Year)
}

// checkPlaces reads every pos back and holds a duty's and a deadline's words to it.
func checkPlaces(t *testing.T, f string, b *ingest.Bundle, p *Plan) {
	t.Helper()
	ids := map[string]bool{}
	for _, task := range p.Tasks {
		if ids[task.ID] {
			t.Errorf("%s: task %d shares its id", f, task.Ordinal)
		}
		ids[task.ID] = true
		for _, d := range task.Duties {
			checkPlace(t, f, b, d.Pos, d.Mention)
		}
		for _, d := range task.Deadlines {
			checkPlace(t, f, b, d.Pos, d.Mention)
		}
	}
}

func checkPlace(t *testing.T, f string, b *ingest.Bundle, spelled, words string) {
	t.Helper()
	pos, err := b.ParsePos(spelled)
	if err != nil {
		t.Errorf("%s: %q: %v", f, spelled, err)
		return
	}
	if foldHard(b.Text(pos)) != foldHard(words) {
		t.Errorf("%s: %s quotes %q, not %q", f, spelled, b.Text(pos), words)
	}
}

func BenchmarkResult(b *testing.B) {
	files, _ := filepath.Glob(filepath.Join(shared(b), "seeds", "001_*.txt"))
	in := read(b, files[0])
	n := int64(0)
	for _, bl := range in.Bundle.Documents[0].Blocks {
		n += int64(len(bl.Text))
	}
	b.SetBytes(n)
	b.ReportAllocs()
	for b.Loop() {
		(&Normalizer{}).Result(in)
	}
}
