package normalize

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// annotatedOrg is a row of testdata/orgs.tsv; no functions where the organ cannot be known.
type annotatedOrg struct {
	set, mention string
	functions    []string
	line         string
}

func annotatedOrgs(t testing.TB) (out []annotatedOrg) {
	b, err := os.ReadFile(filepath.Join("..", "testdata", "orgs.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		row := strings.Split(strings.TrimSpace(line), "\t")
		if line[0] == '#' || len(row) != 4 {
			continue
		}
		o := annotatedOrg{set: row[0], mention: row[1], line: row[3]}
		if row[2] != "-" {
			o.functions = strings.Split(row[2], "、")
			slices.Sort(o.functions)
		}
		out = append(out, o)
	}
	return out
}

// What organs do is known of nearly all that plans name, and never wrongly of those that nobody can know.
func TestOrgsAnnotated(t *testing.T) {
	type score struct{ known, right, wrong, line int }
	scores := map[string]*score{"own": {}, "plans": {}, "second": {}}
	for _, o := range annotatedOrgs(t) {
		s, got := scores[o.set], ResolveOrg(o.mention)
		if o.functions != nil {
			s.known++
		}
		switch {
		case slices.Equal(got.Functions, o.functions):
			if o.functions != nil {
				s.right++
			}
		case got.Functions == nil:
			t.Logf("%s: %s is unknown", o.set, o.mention)
		default:
			s.wrong++
			t.Errorf("%s: %s has %v, not %v", o.set, o.mention, got.Functions, o.functions)
		}
		switch {
		case o.functions != nil && (got.Line == o.line || o.line == "-"):
			s.line++
		case o.functions != nil && got.Line != "":
			t.Logf("%s: %s is of the line %s, not %s", o.set, o.mention, got.Line, o.line)
		}
	}
	for set, s := range scores {
		t.Logf("%s: of %d organs %d have the right functions, %d wrong ones, %d the annotated line", set, s.known, s.right, s.wrong, s.line)
		if s.known < 50 || float64(s.right) < 0.95*float64(s.known) || float64(s.line) < 0.95*float64(s.known) {
			t.Errorf("%s: fewer than 95 %% of %d are right", set, s.known)
		}
	}
}
