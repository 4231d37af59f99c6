//go:build unix

package proof

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/taizhang/taizhang/ingest"
)

// Our readers beside pdftotext and LibreOffice on the same files in one run: the share of
// the Chinese characters that is read, and the time it takes.
func TestReaders(t *testing.T) {
	wanted(t, "soffice", "pdftotext")
	var rows []string
	for _, format := range []string{"pdf", "doc", "xls", "odt"} {
		files := sampleFiles(t, format)
		other, theirs, took := otherReader(t, format, files)
		ours, begun := map[string]string{}, spent(t, syscall.RUSAGE_SELF)
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
		mine := (spent(t, syscall.RUSAGE_SELF) - begun) / repeats
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

// spent is the processor time of this process, or of those it started and that ended.
func spent(t *testing.T, who int) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(who, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// repeats is how often the files are read, for the clock.
const repeats = 5

// otherReader reads the files with another program: one call for all where it can take all.
func otherReader(t *testing.T, format string, files []string) (name string, texts map[string]string, took time.Duration) {
	texts = map[string]string{}
	if format == "pdf" {
		begun := spent(t, syscall.RUSAGE_CHILDREN)
		for range repeats {
			for _, f := range files {
				out, err := exec.Command("pdftotext", f, "-").Output()
				if err != nil {
					t.Fatal(err)
				}
				texts[f] = string(out)
			}
		}
		return "pdftotext", texts, (spent(t, syscall.RUSAGE_CHILDREN) - begun) / repeats
	}
	to, suffix := "txt:Text (encoded):UTF8", "txt"
	if slices.Contains([]string{"xls", "ods"}, format) {
		to, suffix = "csv:Text - txt - csv (StarCalc):44,34,76", "csv"
	}
	begun := spent(t, syscall.RUSAGE_CHILDREN)
	dir := again(t, "", to, files...)
	took = spent(t, syscall.RUSAGE_CHILDREN) - begun
	for _, f := range files {
		b, err := os.ReadFile(filepath.Join(dir, strings.TrimSuffix(filepath.Base(f), format)+suffix))
		if err != nil {
			t.Fatal(err)
		}
		texts[f] = string(b)
	}
	return "LibreOffice", texts, took
}
