package eval

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/parse"
)

// tolerance is how much a score may fall when the same plan is written in another county's manner.
const tolerance = 0.01

// TestMetamorphic keeps rules honest: a rule that fits one document breaks when
// places, organs, separators, numbers, columns and pages change. Twenty seeds
// by default; TAIZHANG_SEEDS sets how many, TAIZHANG_FIRST_SEED where they start.
func TestMetamorphic(t *testing.T) {
	dir := shared(t, "gold")
	golds, err := ReadGoldDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	first, count := number("TAIZHANG_FIRST_SEED", 1), number("TAIZHANG_SEEDS", 20)
	for _, g := range golds {
		source := g.Source(dir)
		base := scoreText(t, g, readLines(t, source))
		for seed := first; seed < first+count; seed++ {
			checkMutant(t, filepath.Join(dir, g.Stem+".json"), source, base, uint64(seed))
		}
	}
}

func number(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return otherwise
}

func readLines(t *testing.T, path string) []string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(b), "\n")
}

// checkMutant writes the plan anew by one seed and compares every score.
func checkMutant(t *testing.T, goldPath, source string, base Report, seed uint64) {
	t.Helper()
	s := readSpecimen(t, goldPath, source, seed)
	s.mutate()
	got := scoreText(t, s.gold, s.lines)
	for _, name := range compared {
		was, is := base.Field(name), got.Field(name)
		if is.F1 < was.F1-tolerance {
			t.Errorf("%s seed %d %v: %s F1 %.4f, was %.4f", s.name, seed, s.log, name, is.F1, was.F1)
			s.explain(t, got, name, seed)
		}
	}
}

// compared are the fields that may not fall.
var compared = []string{TaskField, PathField, DutyField, DutyRoleField, DeadlineField, DeadlineValue, ProgressField}

func readSpecimen(t *testing.T, goldPath, source string, seed uint64) *specimen {
	t.Helper()
	g, err := ReadGold(goldPath)
	if err != nil {
		t.Fatal(err)
	}
	return &specimen{name: g.Stem, lines: readLines(t, source), gold: g, rng: rand.New(rand.NewPCG(seed, 20))}
}

// explain logs what is misread of a field, and writes the mutant where TAIZHANG_DUMP says.
func (s *specimen) explain(t *testing.T, got Report, field string, seed uint64) {
	t.Helper()
	for i, m := range got.Mismatches {
		if m.Field == field && i < 400 {
			t.Logf("  %+v", m)
		}
	}
	if dump := os.Getenv("TAIZHANG_DUMP"); dump != "" {
		os.WriteFile(filepath.Join(dump, s.name+"-"+strconv.FormatUint(seed, 10)+".txt"), []byte(strings.Join(s.lines, "\n")), 0o644)
	}
}

func scoreText(t *testing.T, g *Gold, lines []string) Report {
	t.Helper()
	return Score(g, plansOf(t, g, lines)...)
}

func plansOf(t *testing.T, g *Gold, lines []string) []*normalize.Plan {
	t.Helper()
	d, err := ingest.Read(g.Document.Name, []byte(strings.Join(lines, "\n")), ingest.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return (&normalize.Normalizer{}).Result(parse.Parse(&ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}})).Plans
}
