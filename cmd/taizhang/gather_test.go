package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/taizhang/taizhang/normalize"
)

// spelled is a file as "name" or "name: why it is skipped".
func spelled(files []file) []string {
	var out []string
	for _, f := range files {
		s := f.name
		if f.skip != "" {
			s += ": " + f.skip
		}
		out = append(out, s)
	}
	return out
}

func TestGather(t *testing.T) {
	inProject(t)
	for _, name := range []string{"in/plan.txt", "in/sub/b.txt", "in/~$plan.docx", "in/.~b.docx", "in/.~lock.c.odt#", "in/~WRL0001.tmp", "in/Thumbs.db", "in/sub/desktop.ini", "in/sub/._b.txt", "in/.notes", "in/.git/config", "in/taizhang.csv"} {
		writeFile(t, name, "path\n")
	}
	for _, folder := range []string{"in/empty", "bare"} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"in/loop": ".", "in/link.txt": "plan.txt", "same": "in"} {
		if err := os.Symlink(to, link); err != nil {
			t.Fatal(err)
		}
	}
	here, err := filepath.Abs("in")
	if err != nil {
		t.Fatal(err)
	}
	all := []string{".git: hidden folder", ".notes: hidden file", ".~b.docx: office lock file", ".~lock.c.odt#: office lock file", "Thumbs.db: folder cache", "empty: empty folder", "link.txt: no regular file", "loop: no regular file", "plan.txt",
		"sub/._b.txt: folder cache", "sub/b.txt", "sub/desktop.ini: folder cache", "taizhang.csv: table of given values", "~$plan.docx: office lock file", "~WRL0001.tmp: office lock file"}
	for _, tt := range []struct {
		paths string
		want  []string
	}{
		{"in", all},
		{"in/", all},
		{"in in ./in", all},
		{"in in/plan.txt in/sub same " + here, all},
		{"in/plan.txt in/sub same in", all},
		{"in/plan.txt in/../in/plan.txt same/plan.txt", []string{"in/plan.txt"}},
		{"in/link.txt", []string{"in/link.txt"}},
		{"in/~$plan.docx in/taizhang.csv in/.notes", []string{"in/.notes", "in/taizhang.csv: table of given values", "in/~$plan.docx: office lock file"}},
		{"bare", []string{"bare: empty folder"}},
		{"- -", []string{"stdin"}},
		{"- in/plan.txt", []string{"in/plan.txt", "stdin"}},
	} {
		files, err := gather(strings.Fields(tt.paths))
		if err != nil {
			t.Errorf("%s: %v", tt.paths, err)
			continue
		}
		if got := spelled(files); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", tt.paths, got, tt.want)
		}
	}
	if _, err := gather([]string{"none"}); codeOf(err) != exitUnreadable || !strings.HasPrefix(err.Error(), "none: ") {
		t.Errorf("a path that leads nowhere: %v", err)
	}
}

// The table is read whatever a spreadsheet program saved it as.
func TestGivenInAnyCharacterSet(t *testing.T) {
	inProject(t)
	const table = "Path, Division ,series,year\r\n通知.txt,东湖区,政务公开,2021\r\n\"sub/b,c.txt\",西湖区,,\r\n"
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(table)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, "in/通知.txt", "甲")
	writeFile(t, "in/sub/b,c.txt", "乙")
	for name, text := range map[string]string{"utf-8": table, "utf-8 with mark": "\ufeff" + table, "gbk": gbk, "gbk behind a mark": "\ufeff" + gbk} {
		writeFile(t, "in/taizhang.csv", text)
		files, err := gather([]string{"in"})
		if err != nil {
			t.Fatal(err)
		}
		if err := describe(files, normalize.Given{Year: 2020, Series: "其他"}); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := map[string]normalize.Given{}
		for _, f := range files {
			got[f.name] = f.given
		}
		if got["通知.txt"] != (normalize.Given{Division: "东湖区", Series: "政务公开", Year: 2021}) || got["sub/b,c.txt"] != (normalize.Given{Division: "西湖区", Series: "其他", Year: 2020}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
