package proof

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/cmd/taizhang/eval"
	"github.com/taizhang/taizhang/ingest/golden"
)

// root is the project's folder.
func root(t testing.TB) string { return filepath.Dir(golden.Testdata(t)) }

// shared finds the material that stands beside the project.
func shared(t testing.TB, path ...string) string {
	t.Helper()
	return golden.Shared(t, path...)
}

// stems are the names under which the documents stand among the samples.
var stems = map[string]string{"000": "xihu-2021-indicators", "001": "donghu-2021-plan", "002": "xihu-2021-review", "003": "county-list", "004": "luan-2019-tasklist"}

// retyped are the documents whose office copies print other headings and merge other cells than the text has.
var retyped = map[string]bool{"003": true, "004": true}

// annotations are those of the documents' texts and of their office copies, by number.
type annotations struct{ text, office map[string]*eval.Gold }

// of is the annotation that a copy in a format is held to.
func (a annotations) of(number, format string) *eval.Gold {
	if format == "txt" {
		return a.text[number]
	}
	return a.office[number]
}

func golds(t testing.TB) annotations {
	t.Helper()
	all, err := eval.ReadGoldDir(shared(t, "gold"))
	if err != nil {
		t.Fatal(err)
	}
	out := annotations{map[string]*eval.Gold{}, map[string]*eval.Gold{}}
	for _, g := range all {
		out.text[g.Stem], out.office[g.Stem] = g, g
		if truth, err := ReadTruth(shared(t, "samples", stems[g.Stem]+".truth.json")); err == nil && retyped[g.Stem] {
			out.office[g.Stem] = truth.Printed(g)
		}
	}
	return out
}

// scored reads one file as a copy of a document and says what is not as it was annotated.
func scored(t testing.TB, gold *eval.Gold, origin, format string, b []byte) Copy {
	t.Helper()
	s, r, err := Read(gold, "source."+format, b)
	if err != nil {
		t.Logf("%s %s .%s: %v", gold.Stem, origin, format, err)
	} else if s.Least() < 1 {
		t.Log(gold.Stem, origin, format, s, differences(r))
	}
	return Copy{Document: gold.Stem, Origin: origin, Format: format, Score: s}
}

// differences spells the first of what was missed and invented.
func differences(r eval.Report) string {
	var sb strings.Builder
	n := 0
	for _, m := range r.Mismatches {
		switch m.Field {
		case eval.TaskField, eval.PathField, eval.DutyRoleField, eval.DutyField, eval.DeadlineField, eval.DeadlineValue:
			if n++; n <= 6 {
				fmt.Fprintf(&sb, "\n\t%d %s: %.120q, got %.120q at %s", m.Task, m.Field, m.Gold, m.Got, m.Pos)
			}
		}
	}
	return sb.String()
}

// sample is the file of a document in a format, in testdata or among the samples; nil when there is none.
func sample(t testing.TB, number, format string) []byte {
	t.Helper()
	for _, path := range []string{
		filepath.Join(golden.Testdata(t), number+"-"+stems[number], "source."+format),
		filepath.Join(golden.Testdata(t), "formats", stems[number]+"."+format),
		shared(t, "samples", stems[number]+"."+format),
	} {
		if b, err := os.ReadFile(path); err == nil {
			return b
		} else if !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	}
	return nil
}

// samples are the copies of the documents that stand in testdata and among the samples, and
// what is derived from them.
func samples(t testing.TB) []Copy {
	t.Helper()
	all := golds(t)
	var out []Copy
	for number := range stems {
		for _, format := range Formats {
			if b := sample(t, number, format); b != nil {
				out = append(out, scored(t, all.of(number, format), "sample", format, b))
			}
		}
		for _, d := range derived {
			if b := sample(t, number, d.from); b != nil && sample(t, number, d.format) == nil {
				out = append(out, scored(t, all.of(number, d.format), "sample", d.format, d.make(t, "source."+d.from, b)))
			}
		}
	}
	return out
}

// least is what every cell of the table reaches.
const least = 0.99

// The same plan is read from every format, as docs/formats.md shows it.
func TestSamples(t *testing.T) {
	copies := samples(t)
	for _, c := range copies {
		if c.Least() < least {
			t.Errorf("%s %s .%s: %s", c.Document, c.Origin, c.Format, c.Score)
		}
	}
	section(t, "samples", Table(copies))
}
