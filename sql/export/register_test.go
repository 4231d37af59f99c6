package export

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "make the templates and goldens anew")

// The committed templates are those that the drafts make.
func TestGoldenTemplates(t *testing.T) {
	for _, name := range Templates() {
		want, err := makeTemplate(name)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("templates", name+".xlsx")
		if *update {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		have, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(have, want) {
			t.Errorf("%s is not what its draft makes: go test ./sql/export -run Golden -update", file)
		}
		if _, err := ParseTemplate(have); err != nil {
			t.Error(err)
		}
	}
}
