package normalize

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse"
)

// shared is the folder of annotated plans beside the project; the test is skipped without it.
func shared(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("TAIZHANG_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no annotated plans beside the project")
	}
	return dir
}

// gold is what an annotation says of a plan as a whole.
type gold struct {
	Document struct {
		Name string `json:"name"`
	} `json:"document"`
	Title       string   `json:"title"`
	NoticeTitle string   `json:"notice_title"`
	Issuer      string   `json:"issuer"`
	Number      string   `json:"number"`
	Division    Division `json:"division"`
	Year        *int     `json:"year"`
	Alt         map[string][]any
}

func readGold(t testing.TB, name string) (g gold, source string) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(name, err)
	}
	source = strings.TrimSuffix(name, ".json") + ".txt"
	if strings.Contains(name, "gold") {
		found, _ := filepath.Glob(filepath.Join(filepath.Dir(name), "..", "seeds", strings.TrimSuffix(filepath.Base(name), ".json")+"_*.txt"))
		if len(found) == 1 {
			source = found[0]
		}
	}
	return g, source
}

// result gives the annotation's words as parse would, over the source's text.
func (g gold) result(t testing.TB, source string) *parse.Result {
	t.Helper()
	b, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	doc := &ingest.Document{Name: filepath.Base(source)}
	for line := range strings.Lines(string(b)) {
		doc.Blocks = append(doc.Blocks, ingest.Block{Text: strings.TrimRight(line, "\r\n")})
	}
	p := &parse.Plan{Title: parse.Quote{Text: g.Title}, NoticeTitle: parse.Quote{Text: g.NoticeTitle}, Issuer: parse.Quote{Text: g.Issuer}, Number: parse.Quote{Text: g.Number}}
	return &parse.Result{Bundle: &ingest.Bundle{Name: doc.Name, Documents: []*ingest.Document{doc}}, Plans: []*parse.Plan{p}}
}

func (g gold) allows(code string) bool {
	for _, a := range g.Alt["division.code"] {
		if a == code || a == nil && code == "" {
			return true
		}
	}
	return value(g.Division.Code) == code
}

// TestDivisionOfAnnotatedPlans measures code and name where the annotation names
// a place, and that nothing is invented where it does not.
func TestDivisionOfAnnotatedPlans(t *testing.T) {
	dir := shared(t)
	for _, set := range []struct {
		glob string
		bar  float64
	}{{"gold/0*.json", 1}, {"wild/0*.json", 0.98}} {
		files, _ := filepath.Glob(filepath.Join(dir, filepath.FromSlash(set.glob)))
		named, right, silent, invented := 0, 0, 0, 0
		for _, f := range files {
			g, source := readGold(t, f)
			got := (&Normalizer{}).Result(g.result(t, source)).Plans[0]
			code, name := value(got.Division.Code), value(got.Division.Name)
			if g.Division.Name == nil {
				silent++
				if !g.allows(code) {
					invented++
					t.Errorf("%s: invented %s %s", f, code, name)
				}
				continue
			}
			named++
			if g.allows(code) && (name == *g.Division.Name || g.Division.Code == nil) {
				right++
				continue
			}
			t.Logf("%s: got %s %s, want %s %s", f, code, name, value(g.Division.Code), *g.Division.Name)
		}
		t.Logf("%s: %d of %d named places, %d invented of %d unnamed", set.glob, right, named, invented, silent)
		if float64(right) < set.bar*float64(named) {
			t.Errorf("%s: %d of %d named places, want %.2f", set.glob, right, named, set.bar)
		}
	}
}

func TestYearOfAnnotatedPlans(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(shared(t), "*", "0*.json"))
	right := 0
	for _, f := range files {
		g, source := readGold(t, f)
		got := (&Normalizer{}).Result(g.result(t, source)).Plans[0]
		if (got.Year == nil) == (g.Year == nil) && (got.Year == nil || *got.Year == *g.Year) {
			right++
			continue
		}
		t.Errorf("%s: year %v, want %v (%s)", f, got.Year, g.Year, g.Title)
	}
	t.Logf("%d of %d years", right, len(files))
}
