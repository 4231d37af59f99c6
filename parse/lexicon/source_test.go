package lexicon

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// knowledge are the folders whose tables are knowledge, seen from here.
var knowledge = []string{"../../parse", "../../normalize", "../../ingest", "../../cmd"}

// Every row of every table says where it is known from, and never only from the shared samples.
func TestSources(t *testing.T) {
	tables := 0
	for _, root := range knowledge {
		err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".tsv" {
				return err
			}
			tables++
			b, err := os.ReadFile(path)
			for _, fault := range unsourced(string(b)) {
				t.Errorf("%s: %s", path, fault)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if tables < 20 {
		t.Errorf("only %d tables", tables)
	}
}

// wholeSource is a source stated once for a table: "# Source: GB/T 2260".
var wholeSource = regexp.MustCompile(`(?i)^#.*\bsource: ?[A-Z]`)

// unsourced names the rows of a table without a source of their own or of the table's.
func unsourced(table string) []string {
	var out []string
	column := -1
	for i, line := range strings.Split(strings.TrimSpace(table), "\n") {
		comment := strings.HasPrefix(line, "#")
		cells := strings.Split(line, "\t")
		switch {
		case wholeSource.MatchString(line):
			return nil
		case comment || column < 0 && i == 0:
			if strings.HasPrefix(cells[len(cells)-1], "source") {
				column = len(cells) - 1
			}
		case column < 0:
			return append(out, "no source column")
		case len(cells) != column+1:
			out = append(out, "another number of columns: "+line)
		case !sourced(cells[column]):
			out = append(out, "no source of its own: "+line)
		}
	}
	return out
}

var (
	several = regexp.MustCompile(`[;；,，、]`)
	sample  = regexp.MustCompile(`(?i)\b(shared|seeds?|gold|wild|excerpts?|samples?)\b|种子|样本|样例|摘录|标注文件|^\s*[\w-]*\d\w?\.(txt|json|docx?|xlsx?|pdf|html?)\s*$|^\s*\d{3}c?\s*$`)
)

// sourced reports a source that is not only one of the samples that this project is measured by.
func sourced(source string) bool {
	for _, s := range several.Split(source, -1) {
		if strings.TrimSpace(s) != "" && !sample.MatchString(s) {
			return true
		}
	}
	return false
}

// The check finds what it is for.
func TestSourced(t *testing.T) {
	for source, want := range map[string]bool{
		"政府机构": true, "GB/T 9704-2012": true, "gb2260@0.6.0": true, "seeds; 党政机关公文处理工作条例": true, "各级政府工作计划的通用题名": true,
		"": false, " ": false, "shared": false, "gold/000": false, "wild excerpts, seeds": false, "种子文档": false, "034c.txt": false, "034c": false, ";": false,
	} {
		if sourced(source) != want {
			t.Errorf("%q: %v", source, !want)
		}
	}
	for table, want := range map[string]int{
		"# word\tsource\n甲\t条例\n乙\t\n": 1, "word\tsource\n甲\tseeds\n乙\t条例": 1, "# word\n甲\n": 1, "# word\tsource\n甲\n": 1,
		"# Source: GB 2312\n甲\n": 0, "# a note\n# word\tsource\n甲\t条例": 0,
	} {
		if got := unsourced(table); len(got) != want {
			t.Errorf("%q: %q", table, got)
		}
	}
}
