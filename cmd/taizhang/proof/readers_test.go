package proof

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/gauge"
)

// Our readers beside pdftotext and LibreOffice on the same files in one run: the share of
// the Chinese characters that is read, and the time it takes.
func TestReaders(t *testing.T) {
	wanted(t, "soffice", "pdftotext")
	var rows []string
	for _, format := range []string{"pdf", "doc", "xls", "odt"} {
		files := sampleFiles(t, format)
		other, theirs, took := otherReader(t, format, files)
		ours, begun := map[string]string{}, gauge.CPU()
		for range repeats {
			for _, f := range files {
				b, err := os.ReadFile(f)
				if err != nil {
					t.Fatal(err)
				}
				d, err := ingest.Read(f, b, ingest.DefaultLimits)
				if err != nil {
					t.Fatal(err)
				}
				ours[f] = textOf(d)
			}
		}
		mine := (gauge.CPU() - begun) / repeats
		var we, they float64
		for _, f := range files {
			want := truthOf(t, strings.TrimSuffix(filepath.Base(f), "."+format), format)
			we, they = we+recall(want, han(ours[f]))/float64(len(files)), they+recall(want, han(theirs[f]))/float64(len(files))
		}
		t.Logf(".%s: %d files, ours %v, %s %v", format, len(files), mine, other, took)
		rows = append(rows, fmt.Sprintf("| .%s | %d | %s | %s | %s | %.1f |\n", format, len(files), other, percent(we), percent(they), float64(took)/float64(mine)))
		if we < they-0.0005 || we < 0.999 {
			t.Errorf(".%s: we read %s, %s %s", format, percent(we), other, percent(they))
		}
	}
	t.Log("\n" + strings.Join(rows, ""))
	section(t, "readers", "| format | files | beside | characters, ours | theirs | times as fast |\n|---|---|---|---|---|---|\n"+strings.Join(rows, ""))
}

// repeats is how often the files are read, for the clock.
const repeats = 5

// otherReader reads the files with another program: one call for all where it can take all.
func otherReader(t *testing.T, format string, files []string) (name string, texts map[string]string, took time.Duration) {
	texts = map[string]string{}
	if format == "pdf" {
		begun := gauge.CPU()
		for range repeats {
			for _, f := range files {
				out, err := exec.Command("pdftotext", f, "-").Output()
				if err != nil {
					t.Fatal(err)
				}
				texts[f] = string(out)
			}
		}
		return "pdftotext", texts, (gauge.CPU() - begun) / repeats
	}
	to, suffix := "txt:Text (encoded):UTF8", "txt"
	if slices.Contains([]string{"xls", "ods"}, format) {
		to, suffix = "csv:Text - txt - csv (StarCalc):44,34,76", "csv"
	}
	begun := gauge.CPU()
	dir := again(t, "", to, files...)
	took = gauge.CPU() - begun
	for _, f := range files {
		b, err := os.ReadFile(filepath.Join(dir, strings.TrimSuffix(filepath.Base(f), format)+suffix))
		if err != nil {
			t.Fatal(err)
		}
		texts[f] = string(b)
	}
	return "LibreOffice", texts, took
}
