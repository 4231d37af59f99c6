package proof

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// section holds a generated part of docs/formats.md, between its two marks, to text,
// or writes it there under -update.
func section(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join(root(t), "docs", "formats.md")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->"
	before, rest, found := strings.Cut(string(b), begin)
	was, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("%s has no section %s", path, name)
	}
	switch {
	case was == text:
	case flag.Lookup("update").Value.String() == "true":
		if err := os.WriteFile(path, []byte(before+begin+text+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("docs/formats.md: %s is another now (make formats, if it should be):\n%s", name, text)
	}
}
