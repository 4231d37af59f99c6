package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/sql/export"
)

const reviewedPlan = `东湖区人民政府办公室关于印发2021年东湖区政务公开工作方案的通知
东府办发〔2021〕22号

2021年东湖区政务公开工作方案

一、推进决策公开
1.发布政务公开指南，并及时更新。（牵头单位：区司法局；配合单位：区教育局、区财政局；完成时限：2021年6月底前）
2.做好重大行政决策预公开工作，公开率不低于90%。（牵头单位：区司法局；配合单位：区教育局；完成时限：2021年9月底前）
3.公开抽查结果；整理历年政策文件。（牵头单位：区市场监管局；完成时限：2021年12月底前）
4.加强组织领导，落实工作责任。（责任单位：各街道）

东湖区人民政府办公室
2021年7月9日
`

// answered runs a command whose answer is csv, and gives its rows by the names of the columns.
func answered(t *testing.T, code int, args ...string) (out []map[string]string) {
	t.Helper()
	var answer, log strings.Builder
	if got := run(context.Background(), append(args, "--db", "w.db.d", "--output", "csv"), strings.NewReader(""), &answer, &log); got != code {
		t.Fatalf("%v: exit %d, want %d: %s", args, got, code, log.String())
	}
	all, err := csv.NewReader(strings.NewReader(answer.String())).ReadAll()
	if err != nil {
		t.Fatal(args, err)
	}
	for _, row := range all[min(1, len(all)):] {
		line := map[string]string{}
		for i, name := range all[0] {
			line[name] = row[i]
		}
		out = append(out, line)
	}
	return out
}

// From the queue to the workbook and back: every verb, a file published anew, annotations and the lexicon.
func TestReview(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "2021.txt", reviewedPlan)
	answered(t, 0, "load", "2021.txt", "--link", "none")
	queue := answered(t, 0, "review", "--below", "1", "--limit", "1000")
	place := map[string]string{}
	for _, q := range queue {
		place[q["words"]] = q["place"]
	}
	tasks := map[string]string{}
	for _, r := range answered(t, 0, "sql", "select task_id, ordinal, plan_id from mart.task") {
		tasks[r["ordinal"]], tasks["plan"] = r["task_id"], r["plan_id"]
	}
	if len(queue) < 15 || !strings.HasPrefix(place["各街道 responsible"], "task/"+tasks["4"]+"/duty/1/") {
		t.Fatal(queue)
	}
	second := "task/" + tasks["2"]
	answered(t, 2, "review", "correct", second+"/duty/2/mention", "区教体局")
	answered(t, 2, "review", "correct", second+"/duty/9/mention", "区教体局", "--why", "x")
	answered(t, 2, "review", "correct", second+"/duty/2/role", "督办", "--why", "x")
	answered(t, 2, "review", "correct", "nowhere", "x", "--why", "x")
	said := func(args ...string) map[string]string {
		t.Helper()
		got := answered(t, 0, append(append([]string{"review"}, args...), "--why", "核对附件", "--author", "李某", "--later")...)
		if len(got) != 1 || got[0]["state"] != "waiting" || got[0]["author"] != "李某" {
			t.Fatal(args, got)
		}
		return got[0]
	}
	organ := said("correct", second+"/duty/2/mention", "区数管中心")
	said("correct", second+"/duty/1/role", "责任")
	said("accept", "plan/"+tasks["plan"]+"/title")
	said("split", "task/"+tasks["3"], "公开抽查结果", "整理历年政策文件")
	said("reject", "task/"+tasks["4"])
	said("add", second+"/duty/support", "区财政局")
	said("add", "plan/"+tasks["plan"], "公开会议纪要")
	writeFile(t, "anew/2021.txt", strings.NewReplacer("2.做好", "— 2 —\n2.做好", "（", "(", "）", ")").Replace("首页\n"+reviewedPlan))
	answered(t, 0, "load", "anew/2021.txt", "--link", "none")
	if got := answered(t, 0, "review", "log", "--state", "held"); len(got) != 14 {
		t.Errorf("%d hold in both copies, want 14: %v", len(got), got)
	}
	if got := answered(t, 0, "sql", "select mention, role from mart.duty where task_id = "+tasks["2"]+" order by ordinal"); len(got) != 3 ||
		got[0]["role"] != "responsible" || got[1]["mention"] != "区数管中心" || got[2]["mention"] != "区财政局" {
		t.Error(got)
	}
	if got := answered(t, 0, "review", "lexicon"); len(got) == 0 {
		t.Error("no suggestion")
	}
	if got := answered(t, 0, "review", "gold", "--out", "gold"); len(got) != 2 {
		t.Error(got)
	}
	if found, _ := filepath.Glob("gold/*.json"); len(found) != 2 {
		t.Error(found)
	}
	answered(t, 0, "review", "retract", organ["correction"], "--why", "原文如此")
	if got := answered(t, 0, "sql", "select mention from mart.duty where task_id = "+tasks["2"]+" and ordinal = 2"); len(got) != 1 || got[0]["mention"] != "区教育局" {
		t.Error(got)
	}
	reviewBook(t, tasks)
}

// reviewBook fills the workbook as people do, and applies it twice.
func reviewBook(t *testing.T, tasks map[string]string) {
	t.Helper()
	if got := answered(t, 0, "review", "export", "复核.xlsx", "--below", "1"); len(got) != 1 || got[0]["rows"] == "0" {
		t.Error(got)
	}
	lines, err := readBook("复核.xlsx")
	if err != nil || len(lines) != 0 {
		t.Fatal("nothing is filled in", lines, err)
	}
	first := "task/" + tasks["1"]
	form := export.Form{Sheet: "复核", Columns: reviewColumns, Rows: [][]string{
		{first + "/duty/3/mention", "", "", "duty", "", "区财政局 support", "更正", "区财政和国资局", "机构改革"},
		{first + "/deadline/1/mention", "", "", "deadline", "", "2021年6月底前", "更正", "2021年8月底前", ""},
		{first + "/duty/1/mention", "", "", "duty", "", "区司法局 lead", "认可", "", ""},
		{first + "/duty/2/mention", "", "", "duty", "", "区文化局 support", "更正", "区文旅局", ""},
		{"task/1/content", "", "", "task", "", "没有的任务", "不是任务", "", ""},
		{"plan/" + tasks["plan"] + "/year", "", "", "plan", "", "2021", "更正", "二〇二一", ""},
		{first + "/content", "", "", "task", "", "", "", "", ""},
	}}
	f, err := os.Create("填好.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	if err := form.Write(f); err != nil {
		t.Fatal(err)
	}
	f.Close()
	for _, want := range []string{"applied applied applied conflicting stale refused", "unchanged unchanged unchanged conflicting stale refused"} {
		var got []string
		for _, r := range answered(t, 0, "review", "apply", "填好.xlsx", "--author", "王某") {
			got = append(got, r["result"])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%v, want %s", got, want)
		}
	}
	var all []map[string]any
	var out, log strings.Builder
	if run(context.Background(), []string{"review", "log", "--db", "w.db.d", "--output", "json"}, strings.NewReader(""), &out, &log) != 0 ||
		json.Unmarshal([]byte(out.String()), &all) != nil || len(all) == 0 {
		t.Error(out.String(), log.String())
	}
}
