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
	type score struct{ known, resolved, right, line, wrong int }
	scores := map[string]*score{"own": {}, "plans": {}}
	for _, o := range annotatedOrgs(t) {
		s, got := scores[o.set], ResolveOrg(o.mention)
		if o.functions != nil {
			s.known++
		}
		switch {
		case len(got.Functions) > 0 && !slices.Equal(got.Functions, o.functions):
			s.wrong++
			t.Logf("wrong: %s %s is %v, not %v", o.set, o.mention, got.Functions, o.functions)
		case o.functions != nil && got.Functions == nil:
			t.Logf("unknown: %s %s", o.set, o.mention)
		case o.functions != nil:
			s.right++
		}
		if len(got.Functions) > 0 {
			s.resolved++
		}
	}
	for set, s := range scores {
		t.Logf("%s: %+v", set, *s)
	}
}
