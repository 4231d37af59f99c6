package sql

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the reference into docs/sql.md")

var (
	created   = regexp.MustCompile(`(?m)^create (?:table|view) ((\w+)\.\w+)`)
	commented = regexp.MustCompile(`(?m)^comment on (table|view|column) (\w+\.\w+)(?:\.(\w+))? is '((?:[^']|'')*)'`)
)

var schemas = []struct{ name, head string }{
	{"mart", "## mart：统计用的视图 · views for figures"},
	{"core", "## core：全部事实 · every fact"},
	{"raw", "## raw：原文 · the text as read"},
	{"ops", "## ops：装载记录 · the account of the loads"},
}

// The reference in docs/sql.md says of every table, view and column what its comment says.
func TestGoldenReference(t *testing.T) {
	name := filepath.Join("..", "docs", "sql.md")
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	head, have, ok := strings.Cut(string(b), "-->\n")
	if !ok {
		t.Fatal("docs/sql.md has no place for the reference")
	}
	want := reference()
	if *update {
		if err := os.WriteFile(name, []byte(head+"-->\n"+want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != have {
		t.Error("docs/sql.md is behind the schema: go test ./sql -update")
	}
	for _, q := range Queries() {
		if !strings.Contains(head, "@"+q.Name) {
			t.Errorf("docs/sql.md does not name @%s", q.Name)
		}
	}
}

func reference() string {
	var text strings.Builder
	for _, f := range slices.Concat(Migrations(), Views()) {
		text.WriteString(f.Text)
	}
	relations := map[string][]string{}
	for _, m := range created.FindAllStringSubmatch(text.String(), -1) {
		relations[m[2]] = append(relations[m[2]], m[1])
	}
	about, columns := map[string]string{}, map[string]string{}
	for _, m := range commented.FindAllStringSubmatch(text.String(), -1) {
		zh, en, _ := strings.Cut(strings.ReplaceAll(m[4], "''", "'"), " / ")
		if m[1] == "column" {
			columns[m[2]] += fmt.Sprintf("| %s | %s | %s |\n", m[3], zh, en)
		} else {
			about[m[2]] = fmt.Sprintf("%s。*%s*\n", zh, en)
		}
	}
	var out strings.Builder
	for _, s := range schemas {
		fmt.Fprintf(&out, "\n%s\n", s.head)
		for _, r := range relations[s.name] {
			fmt.Fprintf(&out, "\n### %s\n\n%s\n| column | 说明 | meaning |\n|---|---|---|\n%s", r, about[r], columns[r])
		}
	}
	return out.String()
}
