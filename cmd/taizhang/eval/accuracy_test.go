package eval

import (
	commandline "flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/parse"
)

var update = commandline.Bool("update", false, "write the accuracy of today into testdata/accuracy.tsv")

// heldout are annotated documents of our own, in forms that real sites publish.
var heldout = filepath.Join("..", "..", "..", "testdata", "heldout")

// accuracyFile holds the figures that may not fall.
var accuracyFile = filepath.Join("..", "..", "..", "testdata", "accuracy.tsv")

const accuracyHead = "# accuracy on annotated plans; go test ./cmd/taizhang/eval -run Accuracy -update writes it\n" +
	"# set\tdocument\tfield\tn\tf1\n"

// floor is what every seed reaches, whatever the figures were before.
var floor = map[string]float64{
	TaskField: .99, PathField: .98, DutyRoleField: .98, DeadlineField: .97, DeadlineValue: .97,
	OrgField: .95, ProgressField: 1, MetadataField: 1, LedgerField: .98,
}

// accuracy is how well one field of a document, or of all, is read: n annotated things and F1 in four digits.
type accuracy struct{ n, f1 string }

// accuracies are those of several sets, by "set\tdocument\tfield".
type accuracies map[string]accuracy

// TestAccuracy holds every figure to what it was: one that falls fails, one that rises wants to be written down.
func TestAccuracy(t *testing.T) {
	got := accuracies{}
	for _, set := range []struct{ name, folder string }{
		{"seeds", shared(t, "gold")}, {"wild", shared(t, "wild")}, {"heldout", heldout},
	} {
		reports := scoreFolder(t, set.folder)
		for _, r := range append(reports, Total(reports...)) {
			got.add(set.name, r)
			if set.name != "seeds" {
				continue
			}
			for _, low := range r.Below(floor) {
				t.Error("seeds:", low)
			}
		}
	}
	if *update {
		if err := os.WriteFile(accuracyFile, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	b, err := os.ReadFile(accuracyFile)
	if err != nil {
		t.Fatal(err)
	}
	fallen, changed := got.against(parseAccuracies(string(b)))
	for _, line := range fallen {
		t.Error(line)
	}
	if len(changed) > 0 {
		t.Logf("better than before: run go test ./cmd/taizhang/eval -run Accuracy -update\n%s", strings.Join(changed, "\n"))
	}
}

// scoreFolder reads and scores every annotated plan of a folder.
func scoreFolder(t *testing.T, dir string) []Report {
	t.Helper()
	golds, err := ReadGoldDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	orgs, err := ReadOrgs(filepath.Join("..", "..", "..", "testdata", "orgs.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var out []Report
	for _, g := range golds {
		g.Orgs = orgs
		b, err := os.ReadFile(g.Source(dir))
		if err != nil {
			t.Fatal(err)
		}
		d, err := ingest.Read(g.Document.Name, b, ingest.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		r := parse.Parse(&ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}})
		out = append(out, Join(Score(g, (&normalize.Normalizer{}).Result(r).Plans...), Buckets(g, r)))
	}
	return out
}

func (f accuracies) add(set string, r Report) {
	for _, field := range r.Fields {
		if field.N+field.FP > 0 && (r.Document == "total" || !strings.HasPrefix(field.Name, ledgerPrefix)) {
			f[strings.Join([]string{set, r.Document, field.Name}, "\t")] = accuracy{fmt.Sprint(field.N), fmt.Sprintf("%.4f", field.F1)}
		}
	}
}

// String writes f as accuracy.tsv holds it.
func (f accuracies) String() string {
	var sb strings.Builder
	sb.WriteString(accuracyHead)
	for _, key := range slices.Sorted(maps.Keys(f)) {
		fmt.Fprintf(&sb, "%s\t%s\t%s\n", key, f[key].n, f[key].f1)
	}
	return sb.String()
}

// parseAccuracies reads what String wrote.
func parseAccuracies(text string) accuracies {
	f := accuracies{}
	for line := range strings.Lines(text) {
		row := strings.Split(strings.TrimSpace(line), "\t")
		if len(row) == 5 && !strings.HasPrefix(line, "#") {
			f[strings.Join(row[:3], "\t")] = accuracy{row[3], row[4]}
		}
	}
	return f
}

// against compares f with what was. A field of which nothing was annotated has no figure while
// nothing is invented, so one that comes or goes with n = 0 has fallen or risen.
func (f accuracies) against(was accuracies) (fallen, risen []string) {
	keys := maps.Clone(was)
	maps.Copy(keys, f)
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		is, before := f.at(key), was.at(key)
		line := fmt.Sprintf("%s: f1 %s of %s, was %s of %s", strings.ReplaceAll(key, "\t", " "), is.f1, is.n, before.f1, before.n)
		switch {
		case is.f1 < before.f1:
			fallen = append(fallen, line)
		case is != before: // n follows which of several accepted readings was found
			risen = append(risen, line)
		}
	}
	return fallen, risen
}

func (f accuracies) at(key string) accuracy {
	if v, ok := f[key]; ok {
		return v
	}
	return accuracy{"0", "1.0000"}
}

// The comparison finds what fell, what rose, and what was invented.
func TestAccuracyComparison(t *testing.T) {
	was := accuracies{"s\ta\ttask": {"9", "0.9000"}, "s\ta\tpath": {"9", "0.9000"}, "s\tb\ttask": {"0", "0.0000"}}
	if got := parseAccuracies(was.String()); !maps.Equal(got, was) {
		t.Errorf("read %v, wrote %v", got, was)
	}
	is := accuracies{"s\ta\ttask": {"9", "0.8999"}, "s\ta\tpath": {"9", "1.0000"}, "s\tc\ttask": {"0", "0.0000"}}
	fallen, risen := is.against(was)
	if len(fallen) != 2 || len(risen) != 2 {
		t.Errorf("fallen %q, risen %q", fallen, risen)
	}
	if fallen, risen = was.against(was); fallen != nil || risen != nil {
		t.Errorf("the same: fallen %q, risen %q", fallen, risen)
	}
}
