package main

import (
	"os"
	"strings"
	"testing"
)

// plan is a small plan of one task.
func plan(task string) string {
	return "南昌市西湖区2021年重点工作\n一、" + task + "。（责任单位：区政府办）\n"
}

// A changed file replaces its plan, a renamed one is unchanged, one that is gone is named and taken away when asked.
func TestFolderChanges(t *testing.T) {
	inProject(t)
	writeFile(t, "in/a.txt", plan("推进政务公开"))
	writeFile(t, "in/b.txt", plan("办好民生实事"))
	writeFile(t, "in/c.txt", plan("优化营商环境"))
	commanded(t, 0, "load", "--link", "none", "in")
	writeFile(t, "in/a.txt", plan("推进政务公开和数据开放"))
	if err := os.Rename("in/b.txt", "in/d.txt"); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove("in/c.txt"); err != nil {
		t.Fatal(err)
	}
	was := digest(t, "./taizhang.db.d")
	out, _ := commanded(t, exitPending, "load", "--plan", "--retire", "--output", "ndjson", "in")
	for _, want := range []string{`{"document":"a.txt","becomes":"loaded","why":"file","task_added":0,"task_changed":1,"task_removed":0,`,
		`{"action":"changed","field":"content","now":"推进政务公开和数据开放。","pos":"¶2 [2,14)","row":"task","was":"推进政务公开。"}]`,
		`{"document":"c.txt","becomes":"retired","why":"gone","task_added":0,"task_changed":0,"task_removed":1,`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
	if out, _ = commanded(t, exitPending, "load", "--plan", "in"); !strings.Contains(out, "a.txt     task") || !strings.Contains(out, "推进政务公开和数据开放") || strings.Contains(out, "d.txt") {
		t.Error(out)
	}
	if digest(t, "./taizhang.db.d") != was {
		t.Error("load --plan wrote something")
	}
	out, log := commanded(t, 0, "load", "--link", "none", "--explain", "--output", "ndjson", "in")
	if !strings.Contains(log, "task changed content: 推进政务公开。 → 推进政务公开和数据开放。") || !strings.Contains(log, "task +0 ~1 -0") {
		t.Error(log)
	}
	if !strings.Contains(out, `"found":2,"loaded":1,"unchanged":1,"duplicate":0`) || !strings.Contains(out, `"gone":1,"retired":0`) || !strings.Contains(log, "c.txt: gone") || !strings.Contains(log, "--retire") {
		t.Error(out, log)
	}
	if out, log = commanded(t, 0, "load", "--link", "none", "--output", "ndjson", "--retire", "in"); !strings.Contains(out, `"unchanged":2`) || !strings.Contains(out, `"gone":1,"retired":1`) {
		t.Error(out, log)
	}
	commanded(t, 0, "load", "--plan", "in")
	if got := ask(t, "./taizhang.db.d", "select count(*) as plans, max(p.plan_id) is not null as x from mart.plan p"); got != "plans,x\n2,true\n" {
		t.Error(got)
	}
	if out, _ = commanded(t, 0, "load", "--link", "none", "--output", "ndjson", "in"); strings.Contains(out, "gone") {
		t.Error(out)
	}
	for _, name := range []string{"in/a.txt", "in/d.txt"} {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	if _, log = commanded(t, exitUnreadable, "load", "--retire", "in"); !strings.Contains(log, "is it mounted") {
		t.Error(log)
	}
}
