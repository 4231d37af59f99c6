package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/ocr"
)

var update = flag.Bool("update", false, "write what the commands say into the goldens")

// TestMain lets the test binary be its own worker process.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "read-worker" || os.Getenv("TAIZHANG_AS_PROGRAM") != "" {
		main()
	}
	if os.Getenv(victim) != "" {
		os.Exit(loadVictim())
	}
	os.Setenv(ocr.Variable, "off") // whatever is installed here
	os.Exit(m.Run())
}

// section is one part of a golden: "-- stdout --" and the lines below it.
type section struct{ name, text string }

// readGolden cuts a golden into its sections; the words before the first say what it shows.
func readGolden(t *testing.T, name string) (about string, sections []section) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.SplitAfter(string(b), "\n") {
		head, ok := strings.CutPrefix(strings.TrimSpace(line), "-- ")
		head, closed := strings.CutSuffix(head, " --")
		switch {
		case ok && closed:
			sections = append(sections, section{name: head})
		case len(sections) == 0:
			about += line
		default:
			sections[len(sections)-1].text += line
		}
	}
	return about, sections
}

func writeGolden(t *testing.T, name, about string, sections []section) {
	t.Helper()
	var sb strings.Builder
	sb.WriteString(about)
	for _, s := range sections {
		fmt.Fprintf(&sb, "-- %s --\n%s", s.name, s.text)
	}
	if err := os.WriteFile(name, []byte(sb.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The goldens in testdata/cmd: files, then commands, each with its exit code and what it prints.
func TestCommands(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "..", "testdata", "cmd", "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatal("no goldens", err)
	}
	for _, name := range names {
		name, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) { golden(t, name) })
	}
}

// golden plays one golden in a folder of its own.
func golden(t *testing.T, name string) {
	inProject(t)
	about, sections := readGolden(t, name)
	var got []section
	stdin := ""
	for _, s := range sections {
		switch {
		case strings.HasPrefix(s.name, "file "):
			writeFile(t, strings.TrimPrefix(s.name, "file "), s.text)
			got = append(got, s)
		case s.name == "stdin":
			stdin = s.text
			got = append(got, s)
		case strings.HasPrefix(s.name, "taizhang"):
			got = append(got, s)
			got = append(got, play(t, s.name, stdin)...)
			stdin = ""
		}
	}
	if *update {
		writeGolden(t, name, about, got)
		return
	}
	if want, have := spellSections(sections), spellSections(got); want != have {
		t.Errorf("%s\nwant:\n%s\nhave:\n%s", strings.TrimSpace(about), want, have)
	}
}

func spellSections(sections []section) string {
	var sb strings.Builder
	for _, s := range sections {
		if !strings.HasPrefix(s.name, "file ") {
			fmt.Fprintf(&sb, "-- %s --\n%s", s.name, s.text)
		}
	}
	return sb.String()
}

// play runs one command line in this process.
func play(t *testing.T, line, stdin string) []section {
	t.Helper()
	var out, log strings.Builder
	code := run(context.Background(), words(line)[1:], strings.NewReader(stdin), &out, &log)
	got := []section{{"exit", strconv.Itoa(code) + "\n"}}
	if out.Len() > 0 {
		got = append(got, section{"stdout", out.String()})
	}
	if log.Len() > 0 {
		got = append(got, section{"stderr", log.String()})
	}
	return got
}

// words cuts a command line at blanks outside double quotes.
func words(line string) []string {
	var out []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			out = append(out, part)
			continue
		}
		out = append(out, strings.Fields(part)...)
	}
	return out
}

// inProject changes to an empty folder in which testdata is the project's.
func inProject(t *testing.T) {
	t.Helper()
	data, err := filepath.Abs(filepath.Join("..", "..", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.Symlink(data, "testdata"); err != nil {
		t.Fatal(err)
	}
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
