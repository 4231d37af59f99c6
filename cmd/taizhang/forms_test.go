package main

import (
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
)

const plan2021 = `2021年东湖区政务公开工作方案

一、推进决策公开
1.发布政务公开指南，并及时更新。（牵头单位：区司法局；配合单位：区教育局、区财政局；完成时限：2021年6月底前）
2.做好重大行政决策预公开工作，公开率不低于90%。（牵头单位：区司法局；配合单位：区教育局；完成时限：2021年9月底前）
3.公开抽查结果；整理历年政策文件。（牵头单位：区市场监管局；完成时限：2021年12月底前）
4.加强组织领导，落实工作责任。（责任单位：各街道）
5.建立政务公开问题整改台账，逐项销号管理，每季度通报进展情况。（责任单位：区政府办公室）

东湖区人民政府办公室
2021年7月9日
`

var plan2022 = strings.NewReplacer("2021", "2022", "做好重大行政决策预公开工作，公开率不低于90%", "召开民生实事听证会并邀请居民代表参加").Replace(plan2021)

// A browser at the forms of a page: what stands in a form is sent with what a person fills in.
type formed struct {
	*testing.T
	base   string
	client *http.Client
}

func atForms(t *testing.T, address string) *formed {
	jar, _ := cookiejar.New(nil)
	return &formed{t, "http://" + address, &http.Client{Jar: jar}}
}

func (f *formed) page(path string) string {
	f.Helper()
	answer, err := f.client.Get(f.base + path)
	if err != nil {
		f.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		f.Fatalf("%s: %s %v %s", path, answer.Status, err, b[min(len(b), 1500):])
	}
	return string(b)
}

var (
	aForm  = regexp.MustCompile(`(?s)<form method="post" action="([^"]+)"[^>]*>(.*?)</form>`)
	aField = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)">`)
)

// send fills in the first form of a page that holds all the marks, and sends it.
func (f *formed) send(path string, marks []string, fields ...string) {
	f.Helper()
	for _, form := range aForm.FindAllStringSubmatch(f.page(path), -1) {
		whole := html.UnescapeString(form[0])
		if !holdsAll(whole, marks) {
			continue
		}
		values := url.Values{}
		for _, x := range aField.FindAllStringSubmatch(form[2], -1) {
			values.Set(x[1], html.UnescapeString(x[2]))
		}
		for i := 0; i+1 < len(fields); i += 2 {
			if values.Set(fields[i], fields[i+1]); !strings.Contains(form[2], `name="`+fields[i]+`"`) {
				f.Errorf("%s: the form has no field %s", path, fields[i])
			}
		}
		answer, err := f.client.PostForm(f.base+form[1], values)
		if err != nil {
			f.Fatal(err)
		}
		b, _ := io.ReadAll(answer.Body)
		if answer.Body.Close(); answer.StatusCode != http.StatusOK {
			f.Errorf("%s %v: %s %.300s", path, fields, answer.Status, b)
		}
		return
	}
	f.Fatalf("%s: no form with %q", path, marks)
}

func holdsAll(text string, marks []string) bool {
	for _, m := range marks {
		if !strings.Contains(text, m) {
			return false
		}
	}
	return true
}

// What the forms of the pages do is what taizhang review does: split, merge, add, reject, correct, link and unlink,
// and what was said holds when both documents are published anew with other words and other page furniture.
func TestFormsDoWhatReviewDoes(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "2021.txt", plan2021)
	writeFile(t, "2022.txt", plan2022)
	answered(t, 0, "load", "2021.txt", "2022.txt")
	if err := os.CopyFS("served.db.d", os.DirFS("w.db.d")); err != nil {
		t.Fatal(err)
	}
	id, plan := map[string]string{}, map[string]string{}
	for _, r := range answered(t, 0, "sql", "select plan_year, ordinal, task_id, plan_id from mart.task") {
		id[r["plan_year"]+"#"+r["ordinal"]], plan[r["plan_year"]] = r["task_id"], r["plan_id"]
	}
	for _, args := range [][]string{
		{"correct", "task/" + id["2021#2"] + "/duty/2/mention", "区数管中心"}, {"correct", "task/" + id["2021#2"] + "/duty/1/role", "responsible"},
		{"split", "task/" + id["2021#3"], "公开抽查结果", "整理历年政策文件"}, {"merge", "task/" + id["2022#3"], "task/" + id["2022#4"]}, {"reject", "task/" + id["2021#4"]},
		{"add", "task/" + id["2021#2"] + "/duty/support", "区财政局"}, {"add", "task/" + id["2021#1"], "公开会议纪要"}, {"add", "task/" + id["2022#5"] + "/deadline", "2022年10月底前"},
		{"part", "task/" + id["2021#5"], "task/" + id["2022#5"]}, {"link", "task/" + id["2021#2"], "task/" + id["2022#2"]},
	} {
		answered(t, 0, append(append([]string{"review"}, args...), "--why", "核对附件", "--later")...)
	}
	answered(t, 0, "review", "accept", "plan/"+plan["2021"]+"/title", "--why", "核对附件")

	address, _ := served(t, "--db", "served.db.d")
	f := atForms(t, address)
	at := func(name string) string { return "/plans/" + plan[name[:4]] + "/tasks/" + id[name] }
	f.send(at("2021#2"), []string{`value="duty"`, `name="ordinal" value="2"`, `value="mention"`}, "new", "区数管中心", "note", "核对附件")
	f.send(at("2021#2"), []string{`value="duty"`, `name="ordinal" value="1"`, `name="field" value="role"`}, "new", "responsible")
	f.send(at("2021#3"), []string{`id="split"`}, "new", "公开抽查结果\r\n\r\n整理历年政策文件\r\n")
	f.send(at("2022#3"), []string{`id="merge"`}, "merged", id["2022#4"])
	f.send(at("2021#4"), []string{`id="reject"`})
	f.send(at("2021#2"), []string{`id="add-duty"`}, "new", "区财政局", "field", "support")
	f.send(at("2021#1"), []string{`id="add-task"`}, "new", "公开会议纪要")
	f.send(at("2022#5"), []string{`id="add-fact"`}, "new", "2022年10月底前", "kind", "deadline")
	f.send(at("2021#5"), []string{`"cannot-link"`, id["2022#5"]})
	f.send(at("2021#2")+"?q="+url.QueryEscape("听证会"), []string{`"must-link"`, id["2022#2"]})
	if body := f.page(at("2021#2")); !strings.Contains(body, "4 条更正已记下，尚未生效") {
		t.Error("the page does not say that corrections wait")
	}
	f.send(at("2021#2"), []string{`action="/settle"`})
	sameThere(t)

	anew := strings.NewReplacer("2.", "— 2 —\n2.", "（", "(", "）", ")", "进展情况", "进展的情况")
	writeFile(t, "anew/2021.txt", "首页 > 政务公开\n"+anew.Replace(plan2021))
	writeFile(t, "anew/2022.txt", "首页 > 政务公开\n"+anew.Replace(plan2022))
	for _, db := range []string{"w.db.d", "served.db.d"} {
		out := strings.Builder{}
		if code := run(t.Context(), []string{"load", "--db", db, "anew"}, nil, &out, &out); code != 0 {
			t.Fatal(db, code, out.String())
		}
	}
	sameThere(t)
	if stale := answered(t, 0, "review", "log", "--state", "stale"); len(stale) > 0 {
		t.Errorf("not found again: %v", stale)
	}
}

// sameThere compares what both warehouses say, and that it is what people said.
func sameThere(t *testing.T) {
	t.Helper()
	for name, c := range map[string]struct{ query, want string }{
		"tasks": {"select string_agg(x.words, '|' order by x.words) as said from (select distinct plan_year || ' ' || left(content, 12) as words from mart.task) x", "公开会议纪要|公开抽查结果|整理历年政策文件|!2021 加强组织领导"},
		"duties": {"select string_agg(x.words, '|' order by x.words) as said from (select distinct t.plan_year || ' ' || d.mention || ' ' || d.role as words from mart.duty d join mart.task t on t.task_id = d.task_id and t.plan_id = d.plan_id) x",
			"2021 区数管中心 support|2021 区财政局 support|2021 区司法局 responsible"},
		"deadlines": {"select string_agg(distinct mention, '|' order by mention) as said from mart.deadline", "2022年10月底前"},
		"links": {"select string_agg(distinct left(a.content, 6) || '=' || left(b.content, 6) || case when l.is_given then '!' else '' end, '|' order by left(a.content, 6) || '=' || left(b.content, 6) || case when l.is_given then '!' else '' end) as said " +
			"from core.link l join mart.task a on a.plan_id = l.a_plan_id and a.task_id = l.a_task_id join mart.task b on b.plan_id = l.b_plan_id and b.task_id = l.b_task_id where l.kind = 'year' or l.kind = 'given'", "做好重大行政=召开民生实事!|发布政务公开=发布政务公开|!建立政务公开="},
	} {
		said := map[string]string{}
		for _, db := range []string{"w.db.d", "served.db.d"} {
			out := strings.Builder{}
			if code := run(t.Context(), []string{"sql", "--db", db, "--output", "csv", c.query}, nil, &out, &out); code != 0 {
				t.Fatal(out.String())
			}
			_, said[db], _ = strings.Cut(out.String(), "\n")
		}
		if said["w.db.d"] != said["served.db.d"] {
			t.Errorf("%s: review says %s, the pages %s", name, said["w.db.d"], said["served.db.d"])
		}
		for _, want := range strings.Split(c.want, "|") {
			if not, ok := strings.CutPrefix(want, "!"); ok && strings.Contains(said["w.db.d"], not) || !ok && !strings.Contains(said["w.db.d"], want) {
				t.Errorf("%s: %s: want %s", name, fmt.Sprint(said["w.db.d"]), want)
			}
		}
	}
}
