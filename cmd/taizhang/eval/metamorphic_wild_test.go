package eval

import (
	"path/filepath"
	"testing"
)

// enough is how many annotated things a wild excerpt needs for its own figure to be compared.
const enough = 20

// TestMetamorphicWild writes the wild excerpts anew. Most are too short for a
// figure of their own, so the total of every seed is compared, and what became
// worse is named. Five seeds by default, as in TestMetamorphic.
func TestMetamorphicWild(t *testing.T) {
	dir := shared(t, "wild")
	golds, err := ReadGoldDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var bases []Report
	for _, g := range golds {
		bases = append(bases, scoreText(t, g, readLines(t, g.Source(dir))))
	}
	first, count := number("TAIZHANG_FIRST_SEED", 1), number("TAIZHANG_SEEDS", 5)
	for seed := first; seed < first+count; seed++ {
		checkWild(t, dir, golds, bases, uint64(seed))
	}
}

// checkWild mutates every excerpt by one seed and compares the totals.
func checkWild(t *testing.T, dir string, golds []*Gold, bases []Report, seed uint64) {
	t.Helper()
	var mutants []*specimen
	var reports []Report
	for _, g := range golds {
		s := readSpecimen(t, filepath.Join(dir, g.Stem+".json"), g.Source(dir), seed)
		s.wild = true
		s.mutate()
		mutants, reports = append(mutants, s), append(reports, scoreText(t, s.gold, s.lines))
	}
	was, is := Total(bases...), Total(reports...)
	for _, name := range compared {
		fell := is.Field(name).F1 < was.Field(name).F1-tolerance
		if fell {
			t.Errorf("wild seed %d: %s F1 %.4f, was %.4f", seed, name, is.Field(name).F1, was.Field(name).F1)
		}
		for i, s := range mutants {
			before, now := bases[i].Field(name), reports[i].Field(name)
			if now.F1 >= before.F1-tolerance {
				continue
			}
			t.Logf("wild %s seed %d %v: %s F1 %.4f, was %.4f", s.name, seed, s.log, name, now.F1, before.F1)
			if before.N >= enough {
				t.Errorf("wild %s seed %d: %s fell", s.name, seed, name)
			}
			s.explain(t, reports[i], name, seed)
		}
	}
}

// TestNoTasks: covers, notices and emptied tables hold no task, and none is invented.
func TestNoTasks(t *testing.T) {
	dir := shared(t, "wild")
	golds, err := ReadGoldDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	empty := 0
	for _, g := range golds {
		if len(g.Tasks) > 0 {
			continue
		}
		empty++
		for _, p := range plansOf(t, g, readLines(t, g.Source(dir))) {
			for _, task := range p.Tasks {
				t.Errorf("%s: invented %q at %s", g.Stem, task.Content, task.Pos)
			}
		}
	}
	if empty < 10 {
		t.Errorf("only %d documents without a task", empty)
	}
	t.Logf("%d documents without a task", empty)
}
