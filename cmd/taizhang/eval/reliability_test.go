package eval

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/normalize"
)

// What is promised of the fields that are given Sure or more: so many of them are right, and so many of all are among them.
const (
	rightOfSure = 0.99
	shareOfSure = 0.70
)

// reliabilityFile holds the reliability of today, with each document left out.
var reliabilityFile = filepath.Join("..", "..", "..", "testdata", "reliability.tsv")

const reliabilityHead = "# how reliable confidence is, each document judged by weights fitted on the others;\n" +
	"# go test ./cmd/taizhang/eval -run Reliability -update writes it\n" +
	"# of\tfrom\tto\tn\tright\tmean\twilson_low\twilson_high\n"

// promised reports what of the promise verdicts break.
func promised(verdicts []Verdict) error {
	b := Above(verdicts)
	if b.Share() < rightOfSure {
		return fmt.Errorf("of %d fields given %v or more %.4f are right, want %v", b.N, Sure, b.Share(), rightOfSure)
	}
	if s := share(b.N, len(verdicts)); s < shareOfSure {
		return fmt.Errorf("%.4f of %d fields are given %v or more, want %v", s, len(verdicts), Sure, shareOfSure)
	}
	return nil
}

// TestReliability holds confidence to its promise: by the weights of the table,
// and, unless -short, by weights fitted without the document.
func TestReliability(t *testing.T) {
	dirs, held := []string{shared(t, "gold"), shared(t, "wild")}, filepath.Join("..", "..", "..", "testdata", "heldout")
	copies := DamagedCopies
	if testing.Short() {
		copies = 0
	}
	var all []Verdict
	for _, dir := range append(dirs, held) {
		some, err := Verdicts(dir, copies*one(dir != held))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, some...)
	}
	whole, _ := Whole(all)
	if err := promised(whole); err != nil {
		t.Errorf("by the table: %v; write it anew (eval --fit)", err)
	}
	if testing.Short() {
		return
	}
	out, err := LeaveOneOut(all)
	if err != nil {
		t.Fatal(err)
	}
	whole, damaged := Whole(out)
	if err := promised(whole); err != nil {
		t.Errorf("with each document left out: %v", err)
	}
	text := reliabilityHead + spellBins("all", whole) + spellBins("damaged", damaged) + spellSets(whole) + spellClasses(whole)
	if *update {
		if err := os.WriteFile(reliabilityFile, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if was, err := os.ReadFile(reliabilityFile); err != nil || string(was) != text {
		t.Logf("not as %s says (%v): run go test ./cmd/taizhang/eval -run Reliability -update", reliabilityFile, err)
	}
}

func spellBins(of string, verdicts []Verdict) string {
	var sb strings.Builder
	for _, b := range append(Reliability(verdicts), Above(verdicts)) {
		sb.WriteString(spellBin(of, b))
	}
	return sb.String()
}

func spellBin(of string, b Bin) string {
	return fmt.Sprintf("%s\t%.2f\t%.2f\t%d\t%d\t%.4f\t%.4f\t%.4f\n", of, b.From, b.To, b.N, b.Right, b.Mean, b.Low, b.High)
}

// spellSets writes all and the sure of each folder, spellClasses of each class.
func spellSets(verdicts []Verdict) string {
	return spellBy(verdicts, []string{"gold", "wild", "heldout"}, func(v Verdict) string {
		set, _, _ := strings.Cut(v.Document, "/")
		return set
	})
}

func spellClasses(verdicts []Verdict) string {
	var names []string
	for _, c := range normalize.Classes() {
		names = append(names, c.String())
	}
	return spellBy(verdicts, names, func(v Verdict) string { return v.Class.String() })
}

func spellBy(verdicts []Verdict, names []string, of func(Verdict) string) string {
	var sb strings.Builder
	for _, name := range names {
		var some []Verdict
		for _, v := range verdicts {
			if of(v) == name {
				some = append(some, v)
			}
		}
		sb.WriteString(spellBin(name, NewBin(some, 0, 2)) + spellBin(name, Above(some)))
	}
	return sb.String()
}

func TestWilson(t *testing.T) {
	for _, c := range []struct {
		right, n  int
		low, high float64
	}{
		{0, 0, 0, 1},
		{10, 10, 0.7225, 1},
		{0, 10, 0, 0.2775},
		{99, 100, 0.9455, 0.9982},
	} {
		low, high := wilson(c.right, c.n)
		if math.Abs(low-c.low) > 1e-4 || math.Abs(high-c.high) > 1e-4 {
			t.Errorf("%d of %d: [%.4f,%.4f], want [%.4f,%.4f]", c.right, c.n, low, high, c.low, c.high)
		}
	}
}

// A fit finds what separates right from wrong, keeps to belief where there is
// nothing to see, and gives the same bytes every time.
func TestFit(t *testing.T) {
	var vs []Verdict
	for i := range 40 {
		var odd normalize.Hints
		odd[0] = uint64(i % 2)
		vs = append(vs, Verdict{Document: fmt.Sprint("set/", i/4), Class: normalize.DutyClass, Given: normalize.Confidence{P: 0.5, Hints: odd}, Right: i%2 == 0 || i%8 == 1})
	}
	text := Fit(vs)
	if again := Fit(vs); again != text {
		t.Error("not the same twice")
	}
	m, err := normalize.ParseModel(text)
	if err != nil {
		t.Fatal(err)
	}
	plain, odd := m.Of(normalize.DutyClass, normalize.Hints{}).P, m.Of(normalize.DutyClass, normalize.Hints{1}).P
	if plain < 0.8 || odd > 0.5 {
		t.Errorf("plain %v, odd %v", plain, odd)
	}
	out, err := LeaveOneOut(vs)
	if err != nil || len(out) != len(vs) {
		t.Fatalf("%d of %d, %v", len(out), len(vs), err)
	}
}

func TestCholesky(t *testing.T) {
	got := cholesky([][]float64{{4, 2}, {2, 3}}, []float64{8, 7})
	if math.Abs(got[0]-1.25) > 1e-12 || math.Abs(got[1]-1.5) > 1e-12 {
		t.Error(got)
	}
}

// A damaged copy is the same by the same seed, and its annotation still names what stands in it.
func TestDamage(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "testdata", "heldout")
	golds, err := ReadGoldDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	changed := 0
	for _, g := range golds {
		b, err := os.ReadFile(g.Source(dir))
		if err != nil {
			t.Fatal(err)
		}
		again, _ := ReadGold(filepath.Join(dir, g.Stem+".json"))
		one, two := Damage(g, string(b), 7), Damage(again, string(b), 7)
		if one.Text() != two.Text() {
			t.Errorf("%s: not the same twice", g.Stem)
		}
		if one.Text() != string(b) {
			changed++
		}
	}
	if changed*2 < len(golds) {
		t.Errorf("%d of %d changed", changed, len(golds))
	}
}
