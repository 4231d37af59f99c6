package main

import (
	"context"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// loadedBy loads a folder as a version of the program that reads it otherwise would have.
func loadedBy(t *testing.T, old, folder string, otherwise func(*normalize.Result)) {
	t.Helper()
	was := version
	version = old
	defer func() { version = was }()
	ctx := context.Background()
	a := newApp(strings.NewReader(""), io.Discard, io.Discard)
	a.db, a.jobs, a.originals = "./taizhang.db.d", 2, true
	w, err := a.warehouse(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	found, err := a.find([]string{folder}, normalize.Given{})
	if err != nil {
		t.Fatal(err)
	}
	read, closeReader := a.reader()
	defer closeReader()
	own := a.keeping(w)
	counts, _, err := own.loadFrom(ctx, w, found, loading{walk: walked([]string{folder}, found)}, func(ctx context.Context, left []file, take func(understood) error) error {
		return own.eachUnderstood(ctx, read, left, func(u understood) error {
			if u.result != nil {
				otherwise(u.result)
			}
			return take(u)
		})
	})
	if err != nil || counts.Loaded == 0 {
		t.Fatal(counts, err)
	}
}

// When the program reads otherwise, what it loaded is read anew from the bytes that were kept, the files
// being gone: what it gives is what a load of the files would give, what was typed in stays, and the second time nothing is left.
func TestReparse(t *testing.T) {
	inProject(t)
	version = "new"
	defer func() { version = "" }()
	writeFile(t, "in/a.txt", plan("推进政务公开，6月底前完成"))
	writeFile(t, "in/区/b.txt", plan("办好民生实事"))
	writeFile(t, "in/区/taizhang.csv", "path,division,year,url\nb.txt,360102,2020,https://www.example.gov.cn/b.html\n")
	writeFile(t, "in/乡/c.txt", plan("优化营商环境"))
	writeFile(t, "in/乡/taizhang.csv", "path,page,task,lead\nc.txt,2,补录的任务,区政府办\n")
	commanded(t, 0, "load", "--link", "none", "--db", "fresh.db.d", "in")
	loadedBy(t, "old", "in", func(r *normalize.Result) {
		for _, p := range r.Plans {
			p.Tasks[0].Content, p.Tasks[0].Deadlines = "旧版所读", nil
		}
	})
	if err := os.RemoveAll("in"); err != nil {
		t.Fatal(err)
	}
	const all = "select t.content, t.orgs, p.division_code, p.year from mart.task t join mart.plan p on p.plan_id = t.plan_id order by 1, 2"
	before := ask(t, "./taizhang.db.d", all)
	out, log := commanded(t, exitPending, "reparse", "--plan")
	if !strings.Contains(out, "a.txt") || !strings.Contains(out, "推进政务公开") || strings.Contains(out, "补录") || !strings.Contains(log, "乡/c.txt: left as it is: its tasks were typed in by hand") {
		t.Error(out, log)
	}
	if ask(t, "./taizhang.db.d", all) != before {
		t.Error("reparse --plan wrote something")
	}
	out, log = commanded(t, 0, "reparse", "--link", "none", "--explain", "--output", "ndjson")
	if !strings.Contains(out, `"found":2,"loaded":2,`) || !strings.Contains(log, "changed content: 旧版所读 → 推进政务公开") || !strings.Contains(log, "2 read otherwise by this version") {
		t.Error(out, log)
	}
	want := ask(t, "fresh.db.d", all)
	got := ask(t, "./taizhang.db.d", all)
	if typed := "优化营商环境。"; sortedLines(strings.Replace(got, "旧版所读", typed, 1)) != sortedLines(want) || !strings.Contains(want, "360102,2020") || !strings.Contains(want, typed) {
		t.Errorf("read anew:\n%s\na load of the files gives:\n%s", got, want)
	}
	if out, _ := commanded(t, 0, "reparse", "--output", "ndjson"); !strings.Contains(out, `"found":0,`) {
		t.Error(out)
	}
}

func sortedLines(text string) string {
	lines := strings.Split(text, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// What was loaded without its bytes is named and left as it is.
func TestReparseWithoutOriginals(t *testing.T) {
	inProject(t)
	writeFile(t, "in/a.txt", plan("推进政务公开"))
	commanded(t, 0, "load", "--link", "none", "--originals=false", "in")
	version = "newer"
	defer func() { version = "" }()
	out, log := commanded(t, 0, "reparse", "--output", "ndjson")
	if !strings.Contains(out, `"found":0,`) || !strings.Contains(log, "a.txt: left as it is") || !strings.Contains(log, warehouse.ErrNoOriginal.Error()) {
		t.Error(out, log)
	}
}
