package proof

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/taizhang/taizhang/ingest"
)

// resaved are the formats that LibreOffice makes of each; a filter says how it is to read a page.
var resaved = []struct {
	from, filter string
	to           []string
}{
	{"docx", "", []string{"doc", "odt", "rtf", "html", "pdf"}},
	{"odt", "", []string{"docx"}},
	{"html", "HTML (StarWriter)", []string{"docx:MS Word 2007 XML"}},
	{"xlsx", "", []string{"xls", "ods", "html"}},
	{"xls", "", []string{"xlsx"}},
}

// wanted reports that what needs programs which are not everywhere is to be done: make formats.
func wanted(t *testing.T, programs ...string) {
	t.Helper()
	if os.Getenv("TAIZHANG_PROGRAMS") == "" {
		t.Skip("make formats and make compare-readers call LibreOffice, Chromium and pdftotext")
	}
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			t.Skip(err)
		}
	}
}

// again lets LibreOffice save files in another format and gives their folder.
func again(t *testing.T, filter, to string, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	args := []string{"--headless", "-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--convert-to", to, "--outdir", dir}
	if filter != "" {
		args = append(args, "--infilter="+filter)
	}
	if out, err := exec.Command("soffice", append(args, files...)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return dir
}

// sampleFiles writes the samples of a format into a folder, by the documents' numbers.
func sampleFiles(t *testing.T, format string) []string {
	t.Helper()
	dir := t.TempDir()
	var out []string
	for _, number := range []string{"000", "001", "003", "004"} {
		if b := sample(t, number, format); b != nil {
			out = append(out, filepath.Join(dir, number+"."+format))
			if err := os.WriteFile(out[len(out)-1], b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out
}

// Files saved again by LibreOffice and printed by Chromium say what they said before.
func TestResaved(t *testing.T) {
	wanted(t, "soffice", "chromium", "pdftotext")
	all := golds(t)
	var out []Copy
	add := func(origin, path string) {
		format := strings.TrimPrefix(filepath.Ext(path), ".")
		number := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		b, err := os.ReadFile(path)
		if err != nil {
			t.Errorf("%s: %v", origin, err)
			return
		}
		out = append(out, scored(t, all.of(number, format), origin, format, b))
	}
	for _, r := range resaved {
		files := sampleFiles(t, r.from)
		for _, to := range r.to {
			suffix, _, _ := strings.Cut(to, ":")
			dir := again(t, r.filter, to, files...)
			for _, f := range files {
				add("LibreOffice, "+r.from, filepath.Join(dir, strings.TrimSuffix(filepath.Base(f), r.from)+suffix))
			}
		}
	}
	for _, f := range sampleFiles(t, "html") {
		pdf := strings.TrimSuffix(f, "html") + "pdf"
		if text, err := exec.Command("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf="+pdf, "file://"+f).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		add("Chromium, html", pdf)
	}
	for _, c := range out {
		if c.Least() < least {
			t.Errorf("%s %s .%s: %s", c.Document, c.Origin, c.Format, c.Score)
		}
	}
	section(t, "resaved", Table(out))
}

// han counts the characters of Chinese script.
func han(text string) map[rune]int {
	n := map[rune]int{}
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			n[r]++
		}
	}
	return n
}

// recall is the share of the characters in want that stand in got, as often.
func recall(want, got map[rune]int) float64 {
	both, all := 0, 0
	for r, n := range want {
		both, all = both+min(n, got[r]), all+n
	}
	if all == 0 {
		return 1
	}
	return float64(both) / float64(all)
}

// textOf is all that a Document says.
func textOf(d *ingest.Document) string {
	var sb strings.Builder
	for _, b := range d.Blocks {
		sb.WriteString(b.Text)
		if b.Table != nil {
			for _, c := range b.Table.Cells {
				sb.WriteString(c.Text)
			}
		}
	}
	return sb.String()
}

// truthOf is what a document's copies print: the page in HTML, of a sheet its table alone.
func truthOf(t *testing.T, number, format string) map[rune]int {
	t.Helper()
	if format == "xls" {
		truth, err := ReadTruth(shared(t, "samples", stems[number]+".truth.json"))
		if err != nil {
			t.Fatal(err)
		}
		var sb strings.Builder
		for _, table := range truth {
			for _, c := range table.Cells {
				sb.WriteString(c.Text)
			}
		}
		return han(sb.String())
	}
	_, body, _ := strings.Cut(string(sample(t, number, "html")), "<body")
	return han(body)
}

func percent(f float64) string { return fmt.Sprintf("%.2f %%", 100*f) }
