// Package golden holds what the stages yield for a document to what they
// yielded before, in testdata/<document>/: document.json, quotes.json,
// plan.json, rows.json. The input of a stage is the golden of the stage before,
// so a difference names the guilty stage. It serves tests only.
package golden

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the stages yield into the goldens")

// Testdata is the folder of documents that all stages share, found from a package's folder upwards.
func Testdata(t testing.TB) string {
	t.Helper()
	for dir := "."; len(dir) < 40; dir = filepath.Join(dir, "..") {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "testdata")
		}
	}
	t.Fatal("no testdata above this package")
	return ""
}

// Folders are the documents that have goldens: testdata/000-xihu-2021-indicators …
func Folders(t testing.TB) []string {
	t.Helper()
	folders, err := filepath.Glob(filepath.Join(Testdata(t), "0*"))
	if err != nil || len(folders) == 0 {
		t.Fatal("no documents in testdata", err)
	}
	return folders
}

// Bytes reads a file of testdata.
func Bytes(t testing.TB, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Load reads what an earlier stage yielded into v.
func Load(t testing.TB, file string, v any) {
	t.Helper()
	if err := json.Unmarshal(Bytes(t, file), v); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// Check holds v, spelled as JSON, to the golden.
func Check(t testing.TB, file string, v any) {
	t.Helper()
	CheckText(t, file, Spell(t, v))
}

// CheckText holds text to the golden, or makes it the golden under -update.
func CheckText(t testing.TB, file, text string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := diff(string(Bytes(t, file)), text); d != "" {
		t.Errorf("%s is another now (-update, if it should be):\n%s", file, d)
	}
}

// width is how long a line of a golden may grow before its value is cut open.
const width = 160

// Spell writes v as JSON in which what fits on a line stands on one.
func Spell(t testing.TB, v any) string {
	t.Helper()
	var raw, out bytes.Buffer
	enc := json.NewEncoder(&raw)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	spell(&out, bytes.TrimSpace(raw.Bytes()), "")
	out.WriteByte('\n')
	return out.String()
}

func spell(out *bytes.Buffer, raw json.RawMessage, indent string) {
	if len([]rune(string(raw))) <= width || raw[0] != '{' && raw[0] != '[' {
		out.Write(raw)
		return
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	open, _ := dec.Token()
	fmt.Fprint(out, open)
	for first := true; dec.More(); first = false {
		if !first {
			out.WriteByte(',')
		}
		out.WriteString("\n" + indent + " ")
		if open == json.Delim('{') {
			name, _ := dec.Token()
			quoted, _ := json.Marshal(name)
			fmt.Fprintf(out, "%s: ", quoted)
		}
		var member json.RawMessage
		if dec.Decode(&member) != nil {
			return
		}
		spell(out, member, indent+" ")
	}
	end, _ := dec.Token()
	fmt.Fprint(out, "\n"+indent, end)
}

// shown is how many lines of a difference are printed.
const shown = 12

// diff lists the lines that stand on one side only; "" when the texts are equal.
func diff(want, got string) string {
	if want == got {
		return ""
	}
	var sb strings.Builder
	lost, extra := without(want, got), without(got, want)
	for i := range shown {
		if i < len(lost) {
			fmt.Fprintf(&sb, "- %.300s\n", lost[i])
		}
		if i < len(extra) {
			fmt.Fprintf(&sb, "+ %.300s\n", extra[i])
		}
	}
	fmt.Fprintf(&sb, "%d lines gone, %d new", len(lost), len(extra))
	return sb.String()
}

// without is the lines of a less those of b, each as often as it occurs.
func without(a, b string) []string {
	n := map[string]int{}
	for line := range strings.Lines(b) {
		n[line]++
	}
	var out []string
	for line := range strings.Lines(a) {
		if n[line]--; n[line] < 0 {
			out = append(out, strings.TrimRight(line, "\n"))
		}
	}
	return out
}
