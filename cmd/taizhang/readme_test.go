package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/sql"
)

var (
	mention = regexp.MustCompile(`(?:^|[^\w/-])taizhang +([a-z]+)`)
	code    = regexp.MustCompile(`(?m)^\| (\d+) \|`)
	anchor  = regexp.MustCompile(`\]\(([^):#]+)\)`)
)

// Both readmes say the same of commands, exit codes, limits and views, and of what there is.
func TestReadmes(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh.md"} {
		root := filepath.Join("..", "..")
		b, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		known, codes := map[string]bool{}, map[string]bool{}
		for _, command := range commands {
			known[command(&app{}).Name()] = true
		}
		for _, m := range mention.FindAllStringSubmatch(text, -1) {
			if !known[m[1]] && m[1] != "reads" {
				t.Errorf("%s: there is no taizhang %s", name, m[1])
			}
		}
		for _, m := range code.FindAllStringSubmatch(text, -1) {
			codes[m[1]] = true
		}
		for _, c := range []int{exitOK, exitInternal, exitUsage, exitUnreadable, exitPartial, exitQuality, exitDatabase, exitLimit, exitInterrupted} {
			if !codes[strconv.Itoa(c)] {
				t.Errorf("%s: exit code %d is missing", name, c)
			}
		}
		for _, m := range anchor.FindAllStringSubmatch(text, -1) {
			if _, err := os.Stat(filepath.Join(root, m[1])); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		for _, v := range sql.Views() {
			_, view, made := strings.Cut(v.Text, "create view ")
			if made && !strings.Contains(text, "| "+strings.Fields(view)[0]+" |") {
				t.Errorf("%s: %s is missing", name, strings.Fields(view)[0])
			}
		}
		if !strings.Contains(text, limitsText(t)) {
			t.Errorf("%s: the limits are others", name)
		}
	}
}

func limitsText(t *testing.T) string {
	var out, log strings.Builder
	if code := run(t.Context(), []string{"limits"}, nil, &out, &log); code != exitOK {
		t.Fatal(log.String())
	}
	return out.String()
}

var shown = regexp.MustCompile("(?s)```text\n\\$ (taizhang diff [^\n]*)\n(.*?)```")

// What the readmes show of a command is what it prints.
func TestReadmesShowWhatIs(t *testing.T) {
	texts := map[string]string{}
	for _, name := range []string{"README.md", "README.zh.md"} {
		b, err := os.ReadFile(filepath.Join("..", "..", name))
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(b)
	}
	inProject(t)
	for name, text := range texts {
		blocks := shown.FindAllStringSubmatch(text, -1)
		if len(blocks) < 2 {
			t.Errorf("%s shows %d commands", name, len(blocks))
		}
		for _, m := range blocks {
			var out, log strings.Builder
			if code := run(t.Context(), words(m[1])[1:], nil, &out, &log); code != exitOK || out.String() != m[2] {
				t.Errorf("%s: %s: exit %d %s\n%s", name, m[1], code, log.String(), out.String())
			}
		}
	}
}
