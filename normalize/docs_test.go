package normalize

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// docs/plan-json.md names every field of the contract, every word it may hold and every code of an Issue.
func TestContractIsDescribed(t *testing.T) {
	text := readText(t, filepath.Join("..", "docs", "plan-json.md"))
	var schema any
	if err := json.Unmarshal([]byte(readText(t, "plan.schema.json")), &schema); err != nil {
		t.Fatal(err)
	}
	names := fieldsAndWords(schema)
	codes := regexp.MustCompile(`Code = "([a-z-]+)"`).FindAllStringSubmatch(readText(t, filepath.Join("..", "parse", "issue.go")), -1)
	for _, c := range codes {
		names = append(names, c[1])
	}
	if len(names) < 80 {
		t.Fatalf("only %d names found", len(names))
	}
	for _, name := range names {
		if !strings.Contains(text, "`"+name+"`") {
			t.Errorf("docs/plan-json.md does not name %s", name)
		}
	}
}

// fieldsAndWords are the names of properties and the Latin words of enumerations.
func fieldsAndWords(v any) (names []string) {
	m, _ := v.(map[string]any)
	for key, child := range m {
		if fields, ok := child.(map[string]any); ok && key == "properties" {
			for name := range fields {
				names = append(names, name)
			}
		}
		if words, ok := child.([]any); ok && key == "enum" {
			for _, w := range words {
				if s, ok := w.(string); ok && s != "" && s[0] < 0x80 {
					names = append(names, s)
				}
			}
		}
		names = append(names, fieldsAndWords(child)...)
	}
	return names
}

func readText(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
