package warehouse

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
)

// shared is the folder of the annotated seeds; tests that need it skip without it.
func shared(t testing.TB) string {
	dir := os.Getenv("TAIZHANG_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no shared material")
	}
	return dir
}

// goldResults are the annotated seeds as if read from files.
func goldResults(t testing.TB) []*normalize.Result {
	names, err := filepath.Glob(filepath.Join(shared(t), "gold", "*.json"))
	if err != nil || len(names) == 0 {
		t.Fatal("no gold", err)
	}
	var out []*normalize.Result
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p := &normalize.Plan{}
		if err := json.Unmarshal(b, p); err != nil {
			t.Fatal(name, err)
		}
		out = append(out, asResult(p, p.Document.Name, "txt"))
	}
	return out
}

// asResult gives a plan the document, identities and places it would have when read from a file.
func asResult(p *normalize.Plan, name, format string) *normalize.Result {
	doc := &ingest.Document{Name: name, Format: format}
	table := &ingest.Table{Name: "T1", Cols: 2, Rows: len(p.Tasks)}
	p.Ledger = normalize.Ledger{Parts: map[string]int{}}
	for i := range p.Tasks {
		t := &p.Tasks[i]
		var orgs []string
		for _, d := range t.Duties {
			orgs = append(orgs, d.Mention)
		}
		who := strings.Join(orgs, "、")
		table.Cells = append(table.Cells,
			ingest.Cell{Row: i, RowSpan: 1, ColSpan: 1, Text: t.Content},
			ingest.Cell{Row: i, Col: 1, RowSpan: 1, ColSpan: 1, Text: who})
		p.Ledger.Parts["task"] += len([]rune(t.Content))
		p.Ledger.Parts["duty"] += len([]rune(who))
		t.Pos = "T1!A1 [0,1)"
	}
	doc.Blocks = []ingest.Block{{Text: *orEmpty(p.Title)}, {Table: table}}
	raw, _ := json.Marshal(doc)
	sum := sha256.Sum256(raw)
	doc.SHA256, doc.Size = hex.EncodeToString(sum[:]), int64(len(raw))
	p.Document = normalize.Document{Name: name, SHA256: doc.SHA256, Format: format}
	identify(p)
	return &normalize.Result{Bundle: &ingest.Bundle{Name: name, Documents: []*ingest.Document{doc}}, Plans: []*normalize.Plan{p}, Ledger: p.Ledger}
}

func orEmpty(s *string) *string {
	if s == nil {
		return new(string)
	}
	return s
}

func identify(p *normalize.Plan) {
	edition := normalize.EditionOf(p).ID
	p.Edition = normalize.SpellID(edition)
	p.PlanID = normalize.SpellID(normalize.PlanID([]string{p.Document.SHA256}, 0))
	p.Series = normalize.SpellID(normalize.SeriesID("", "", *orEmpty(p.Title)))
	seen := map[uint64]int{}
	for i := range p.Tasks {
		t := &p.Tasks[i]
		first := normalize.TaskID(edition, t.Path, t.Content, 0)
		t.ID = normalize.SpellID(normalize.TaskID(edition, t.Path, t.Content, seen[first]))
		seen[first]++
	}
}

// empty is a migrated warehouse without a row, made once.
var empty = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "warehouse")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	w, err := Open(context.Background(), dir, Options{})
	if err != nil {
		return nil, err
	}
	if err := w.Migrate(context.Background()); err != nil {
		return nil, err
	}
	return os.ReadFile(generation(1).path(dir))
})

// fresh is a folder with an empty warehouse.
func fresh(t testing.TB) string {
	t.Helper()
	b, err := empty()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(generation(1).path(dir), b, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := point(dir, 0, 1); err != nil {
		t.Fatal(err)
	}
	return dir
}

func open(t testing.TB, dir string, opts Options) *Warehouse {
	w, err := Open(context.Background(), dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

func load(t testing.TB, w *Warehouse, results ...*normalize.Result) Stats {
	t.Helper()
	st, err := w.Load(context.Background(), results...)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range st.Outcomes {
		if o.Err != nil {
			t.Fatal(o.Err)
		}
	}
	return st
}

func digest(t testing.TB, w *Warehouse) string {
	t.Helper()
	d, err := w.Digest(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func ask(t testing.TB, w *Warehouse, q string, args ...any) [][]any {
	t.Helper()
	a, err := w.Query(context.Background(), q, args...)
	if err != nil {
		t.Fatal(q, err)
	}
	return a.Rows
}

func TestLoadGold(t *testing.T) {
	results := goldResults(t)
	w := open(t, fresh(t), Options{})
	st := load(t, w, results...)
	if st.Tasks != 245 || st.Plans != 5 {
		t.Fatalf("plans %d tasks %d", st.Plans, st.Tasks)
	}
	if got := ask(t, w, "select count(*) from mart.task"); got[0][0] != int64(245) {
		t.Fatal(got)
	}
	first := digest(t, w)
	for i, st := range load(t, w, results...).Outcomes {
		if st.Status != Unchanged {
			t.Errorf("%d: %s", i, st.Status)
		}
	}
	if again := digest(t, w); again != first {
		t.Error("loading again changed the digest")
	}
}
