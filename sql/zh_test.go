package sql

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// identifierBytes is what PostgreSQL keeps of a name.
const identifierBytes = 63

// The Chinese views say of every view of mart what its comments call it: go test ./sql -update makes them anew.
func TestGoldenChineseViews(t *testing.T) {
	want := chineseViews(t)
	name := filepath.Join("zh", "views.sql")
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != want {
		t.Error("sql/zh/views.sql is behind mart: go test ./sql -update")
	}
}

// chineseNames reads the names that are no head of a comment.
func chineseNames(t *testing.T) map[string]string {
	b, err := os.ReadFile(filepath.Join("zh", "names.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(b)) {
		if name, words, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			out[name] = words
		}
	}
	return out
}

// chineseName is what a comment calls a view or a column: its words up to the first mark.
func chineseName(names map[string]string, comment string, keys ...string) string {
	for _, k := range keys {
		if name := names[k]; name != "" {
			return name
		}
	}
	head, _, _ := strings.Cut(comment, " / ")
	if i := strings.IndexAny(head, "，；：（、。 "); i >= 0 {
		head = head[:i]
	}
	return head
}

func chineseViews(t *testing.T) string {
	t.Helper()
	names := chineseNames(t)
	taken := map[string]bool{}
	var out strings.Builder
	out.WriteString("-- mart 的各视图，视图与列用中文名；由 mart 的注释生成 / the views of mart under Chinese names, made from the comments of mart\n")
	for _, v := range Views() {
		var view, about string
		var columns, comments []string
		inView := map[string]bool{}
		for _, m := range commented.FindAllStringSubmatch(v.Text, -1) {
			name := chineseName(names, m[4], strings.Trim(m[2]+"."+m[3], "."), "*."+m[3])
			holdName(t, name, m[2]+"."+m[3])
			if m[1] == "view" {
				view, about = name, m[4]
				if taken[name] {
					t.Errorf("%s: another view is called %s", m[2], name)
				}
				taken[name] = true
				continue
			}
			if inView[name] {
				t.Errorf("%s.%s: another column is called %s", m[2], m[3], name)
			}
			inView[name] = true
			columns = append(columns, fmt.Sprintf("  %s as %s", m[3], name))
			comments = append(comments, fmt.Sprintf("comment on column mart_zh.%s.%s is '%s';\n", view, name, m[4]))
		}
		if view == "" {
			continue
		}
		source := created.FindStringSubmatch(v.Text)[1]
		fmt.Fprintf(&out, "\ncreate view mart_zh.%s as\nselect\n%s\nfrom %s;\ncomment on view mart_zh.%s is '%s';\n%s",
			view, strings.Join(columns, ",\n"), source, view, about, strings.Join(comments, ""))
	}
	return out.String()
}

// holdName refuses a name that a database would cut or that is not Chinese.
func holdName(t *testing.T, name, of string) {
	t.Helper()
	if len(name) > identifierBytes {
		t.Errorf("%s: %s has %d bytes", of, name, len(name))
	}
	first := []rune(name + " ")[0]
	if !unicode.Is(unicode.Han, first) {
		t.Errorf("%s: %q is no Chinese name: give it one in zh/names.tsv", of, name)
	}
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			t.Errorf("%s: %q cannot be written without quotes", of, name)
		}
	}
}
