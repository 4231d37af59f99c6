package eval

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// Orgs are the functions that organs truly have, by their folded mention: 区教体局 has 体育 and
// 教育. An organ that nobody can know has none.
type Orgs map[string][]string

// ReadOrgs reads a table of set, mention, functions joined by 、 and line of names; - is none.
func ReadOrgs(path string) (Orgs, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := Orgs{}
	for line := range strings.Lines(string(b)) {
		row := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || row[0] == "" {
			continue
		}
		if len(row) != 4 {
			return nil, fmt.Errorf("%s: %q has not four columns", path, strings.TrimSpace(line))
		}
		var functions []string
		if row[2] != "-" {
			functions = strings.Split(row[2], "、")
			slices.Sort(functions)
		}
		out[key(row[1])] = functions
	}
	return out, nil
}

// org scores what is known of one named organ: right where it has exactly its functions. Organs
// that the table does not have count neither way.
func (t *tally) org(task int, want *GoldDuty, got *normalize.Duty) {
	functions, annotated := t.orgs[key(want.Mention)]
	if !annotated || want.Collective || len(want.Members) > 0 || want.Soft {
		return
	}
	var found []string
	pos := ""
	if got != nil {
		if pos = got.Pos; got.Org != nil {
			found = slices.Sorted(slices.Values(got.Org.Functions))
		}
	}
	of := func(functions []string) string {
		if len(functions) == 0 {
			return ""
		}
		return want.Mention + " " + strings.Join(functions, "、")
	}
	t.compare(task, OrgField, of(functions), of(found), pos, slices.Equal(functions, found))
}
