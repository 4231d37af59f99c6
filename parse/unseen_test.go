package parse

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

// TestUnseen reads documents written in the manner of many provinces, each
// beside what a careful reader expects of it. A line of a .want file is a task
//
//	serial|path>path|content|organ/role …|deadline/kind …
//
// where … stands for any words, * for any value and an empty last field for
// none; a line "! code" is an Issue that must be raised.
func TestUnseen(t *testing.T) {
	wants, _ := filepath.Glob(filepath.Join("..", "testdata", "unseen", "*.want"))
	if len(wants) == 0 {
		t.Fatal("no documents")
	}
	for _, path := range wants {
		name := strings.TrimSuffix(filepath.Base(path), ".want")
		t.Run(name, func(t *testing.T) {
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			compareUnseen(t, readUnseen(t, strings.TrimSuffix(path, ".want")), strings.Split(strings.TrimSpace(string(want)), "\n"))
		})
	}
}

func readUnseen(t *testing.T, stem string) *Result {
	t.Helper()
	found, _ := filepath.Glob(stem + ".*")
	for _, f := range found {
		if filepath.Ext(f) == ".want" {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		docs, err := ingest.ReadAll(filepath.Base(f), b, ingest.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		return Parse(&ingest.Bundle{Documents: docs})
	}
	t.Fatalf("no document for %s", stem)
	return nil
}

func compareUnseen(t *testing.T, r *Result, want []string) {
	t.Helper()
	var got []string
	codes := map[string]bool{}
	for _, i := range r.Issues {
		codes[string(i.Code)] = true
	}
	for _, p := range r.Plans {
		got = append(got, tasksOf(p)...)
		for _, i := range p.Issues {
			codes[string(i.Code)] = true
		}
	}
	n := 0
	for _, w := range want {
		if code, ok := strings.CutPrefix(w, "! "); ok {
			if !codes[code] {
				t.Errorf("no Issue %s", code)
			}
			continue
		}
		if w == "" {
			continue
		}
		if n >= len(got) {
			t.Errorf("missing %s", w)
			continue
		}
		if !sameTask(got[n], w) {
			t.Errorf("\n got %s\nwant %s", got[n], w)
		}
		n++
	}
	for _, g := range got[min(n, len(got)):] {
		t.Errorf("invented %s", g)
	}
	if len(got) == 0 && len(codes) == 0 {
		t.Error("no task and no Issue")
	}
}

// tasksOf writes the tasks of p as lines of a .want file.
func tasksOf(p *Plan) []string {
	var out []string
	for _, t := range p.Tasks {
		var path, duties, deadlines []string
		for _, q := range t.Path {
			path = append(path, q.Text)
		}
		for _, u := range t.Duties {
			duties = append(duties, fmt.Sprintf("%s/%s", u.Text, u.Role))
		}
		for _, x := range t.Deadlines {
			deadlines = append(deadlines, fmt.Sprintf("%s/%s", x.Text, x.Kind))
		}
		out = append(out, strings.Join([]string{t.Serial.Text, strings.Join(path, ">"), t.Content.Text, strings.Join(duties, " "), strings.Join(deadlines, " ")}, "|"))
	}
	return out
}

func sameTask(got, want string) bool {
	g, w := strings.Split(got, "|"), strings.Split(want, "|")
	if len(g) != len(w) {
		return false
	}
	for i := range 2 {
		if !likened(g[i], w[i]) {
			return false
		}
	}
	return likened(g[2], w[2]) && sameSet(g[3], w[3]) && sameSet(g[4], w[4])
}

// likened compares words with a pattern in which … stands for any.
func likened(got, want string) bool {
	if want == "*" {
		return true
	}
	parts := strings.Split(want, "…")
	for i, p := range parts {
		at := strings.Index(got, p)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		got = got[at+len(p):]
	}
	return got == "" || parts[len(parts)-1] == ""
}

func sameSet(got, want string) bool {
	if want == "*" {
		return true
	}
	g, w := strings.Fields(got), strings.Fields(want)
	slices.Sort(g)
	slices.Sort(w)
	if len(g) != len(w) {
		return false
	}
	for i := range g {
		any, found := strings.CutSuffix(w[i], "/*")
		if g[i] != w[i] && !(found && strings.HasPrefix(g[i], any)) {
			return false
		}
	}
	return true
}
