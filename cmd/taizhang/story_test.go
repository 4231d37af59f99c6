package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
	"github.com/xuri/excelize/v2"

	"github.com/taizhang/taizhang/cmd/taizhang/serve/window"
)

// person is somebody at a browser: what is done is done by clicks and keys, what is asserted is what is seen.
type person struct {
	*testing.T
	ctx  context.Context
	base string
}

// do does things one after another and fails where one does not come to an end.
func (r *person) do(actions ...chromedp.Action) {
	r.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, 90*time.Second)
	defer cancel()
	if err := chromedp.Run(ctx, actions...); err != nil {
		r.Fatalf("%v\n%s", err, r.seen())
	}
}

// seen is the text of the page.
func (r *person) seen() (text string) {
	_ = chromedp.Run(r.ctx, chromedp.Evaluate(`location.pathname + "\n" + document.querySelector("main").innerText`, &text))
	return text
}

// text is what is seen of an element.
func (r *person) text(selector string) (text string) {
	r.Helper()
	r.do(chromedp.Text(selector, &text, chromedp.ByQuery))
	return strings.TrimSpace(text)
}

// follow clicks on the link or button with such words and waits for the page it leads to.
func (r *person) follow(selector, words string) {
	r.Helper()
	path := `//main//` + selector + `[contains(., "` + words + `")]`
	if selector == "nav" {
		path = `//nav[contains(@class, "side")]//a[text()="` + words + `"]`
	}
	r.leave(chromedp.Click(path, chromedp.BySearch))
}

// leave does what leads to another page and waits for it.
func (r *person) leave(actions ...chromedp.Action) {
	r.Helper()
	r.do(chromedp.Evaluate(`document.body.dataset.left = "1"`, nil))
	r.do(actions...)
	const there = `document.readyState === "complete" && !!document.body && !document.body.dataset.left && !!document.querySelector("main h1")`
	for range 1200 { // while one page goes and the next comes there is nothing to ask
		var ok bool
		if err := chromedp.Run(r.ctx, chromedp.Evaluate(there, &ok)); err == nil && ok {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	r.Fatalf("no page follows\n%s", r.seen())
}

// upload gives the page a file and waits until it is loaded.
func (r *person) upload(file string) {
	r.Helper()
	r.follow("nav", "上传")
	r.leave(chromedp.SetUploadFiles(`input[name=files]`, []string{file}, chromedp.ByQuery), chromedp.Click(`.drop button.main`, chromedp.ByQuery))
	r.do(chromedp.WaitVisible(`.job .figures`, chromedp.ByQuery))
}

// A day of a person who has the demo's plans and a new one: it is loaded by upload; an organ's tasks that are
// past due are found, one of them in its source; two places are compared; a duty is corrected, the document read
// anew by a newer program, and the correction holds; what there is goes to Excel.
func TestStory(t *testing.T) {
	ctx := window.Open(t)
	root, err := filepath.Abs(filepath.Join("..", "..", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, name := range []string{"000-xihu-2021-indicators", "002-xihu-2021-review", "003-county-list", "004-luan-2019-tasklist"} {
		b, err := os.ReadFile(filepath.Join(root, name, "source.txt"))
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join("in", name+".txt"), string(b))
	}
	out := &strings.Builder{}
	if code := run(context.Background(), []string{"load", "--db", "w.db.d", "in"}, nil, out, out); code != 0 {
		t.Fatal(code, out)
	}
	file := filepath.Join(root, "001-donghu-2021-plan", "source.docx")
	t.Run("first", func(t *testing.T) {
		address, _ := served(t, "--db", "w.db.d")
		r := &person{t, ctx, "http://" + address}
		r.do(chromedp.Navigate(r.base+"/"), chromedp.WaitVisible("main h1"))
		r.upload(file)
		if got := r.text(`.job .figures`); !strings.Contains(got, "20") {
			t.Errorf("the upload gave %q, want 20 tasks", got)
		}
		window.Shot(t, ctx, "loaded")
		task := r.overdue()
		words := r.quotation(task)
		r.comparison()
		r.correction(task, words)
	})
	was := version
	version = "the-next-parser"
	t.Cleanup(func() { version = was })
	t.Run("reparsed", func(t *testing.T) {
		address, _ := served(t, "--db", "w.db.d")
		r := &person{t, ctx, "http://" + address}
		r.do(chromedp.Navigate(r.base+"/"), chromedp.WaitVisible("main h1"))
		r.upload(file)
		r.follow("a", "各文件的结果")
		if got := r.seen(); !strings.Contains(got, "source.docx") || strings.Contains(got, "未变") {
			t.Errorf("the file was not read anew: %s", got)
		}
		r.held()
		r.asked()
		r.exported()
	})
}

// overdue finds what 司法局 of 东湖区 had to do and has not reported, and opens the first of it.
func (r *person) overdue() (task string) {
	r.follow("nav", "单位")
	r.leave(chromedp.SetValue(`select[name=division]`, "360102", chromedp.ByQuery), chromedp.Click(`.filters button`, chromedp.ByQuery))
	r.follow("a", "司法局")
	r.leave(chromedp.SetValue(`select[name=state]`, "unreported", chromedp.ByQuery), chromedp.Click(`.filters button`, chromedp.ByQuery))
	var rows []*cdp.Node
	r.do(chromedp.Nodes(`table.list tbody tr`, &rows, chromedp.ByQueryAll))
	text := r.text(`table.list tbody`)
	if len(rows) != 1 || strings.Count(text, "到期未报") != 1 || !strings.Contains(text, "2021-10-31") || !strings.Contains(text, "2021年东湖区政务公开工作方案") {
		r.Errorf("overdue: %s", text)
	}
	var at string
	r.do(chromedp.AttributeValue(`table.list tbody tr th a`, "href", &at, nil, chromedp.ByQuery))
	r.leave(chromedp.Click(`table.list tbody tr th a`, chromedp.ByQuery))
	_, task, _ = strings.Cut(at, "#v-")
	return task
}

// quotation clicks on a duty and sees its words in the source, highlighted and in the window; then on
// the words in the source, and sees the duty.
func (r *person) quotation(task string) (words string) {
	fact := `a[id^="v-` + task + `.duty."]`
	var got struct {
		Words, Paper string
		Shown        bool
	}
	facts := `(() => {
		const fact = document.querySelector('` + fact + `'), on = [...document.querySelectorAll(".paper a.on")];
		const box = on.length ? on[0].getBoundingClientRect() : {top: -1, bottom: 0};
		return {words: fact.lastChild.textContent.trim(), paper: on.map(x => x.textContent).join(""), shown: box.top >= 0 && box.bottom <= innerHeight};
	})()`
	r.do(chromedp.WaitVisible(fact, chromedp.ByQuery), chromedp.WaitReady("body"))
	for range 20 { // a page scrolls there in its time, and a busy browser may still be on its way to the row that the address names
		r.do(chromedp.Click(fact, chromedp.ByQuery))
		for range 10 {
			if r.do(chromedp.Evaluate(facts, &got)); got.Shown {
				break
			}
			r.do(chromedp.Sleep(50 * time.Millisecond))
		}
		if got.Shown {
			break
		}
	}
	if got.Words == "" || got.Paper != got.Words || !got.Shown {
		r.Errorf("the duty %q stands in the source as %q, in the window: %v", got.Words, got.Paper, got.Shown)
	}
	var back bool
	r.do(chromedp.Click(`.paper a.on`, chromedp.ByQuery), chromedp.Evaluate(`document.querySelector('`+fact+`').classList.contains("on")`, &back))
	if !back {
		r.Error("a click on the words in the source does not show the duty")
	}
	return got.Words
}

// comparison lays the plans of two places side by side.
func (r *person) comparison() {
	r.follow("nav", "比较")
	r.leave(chromedp.SendKeys(`input[name=a]`, "东湖区政务公开工作方案", chromedp.ByQuery), chromedp.SendKeys(`input[name=b]`, "南昌市西湖区政务公开基础指标体系", chromedp.ByQuery), chromedp.Click(`main form button`, chromedp.ByQuery))
	heads, all := r.text(`.sides`), r.text(`.filterline`)
	if !strings.Contains(heads, "东湖区") || !strings.Contains(heads, "西湖区") || !strings.Contains(all, "新增") || !strings.Contains(all, "未列") {
		r.Errorf("compared: %s | %s", heads, all)
	}
	r.follow("a", "未列")
	var shown []*cdp.Node
	r.do(chromedp.Nodes(`.deltas > li`, &shown, chromedp.ByQueryAll))
	if label := r.text(`.deltas > li .label`); len(shown) == 0 || !strings.Contains(label, "未列") {
		r.Errorf("%d lines of what was dropped, the first %q", len(shown), label)
	}
}

// newOrgan is what the corrected duty says.
const newOrgan = "区数据资源管理局"

// correction gives a duty of the task another organ, and lets it hold.
func (r *person) correction(task, words string) {
	r.follow("nav", "方案")
	r.follow("a", "2021年东湖区政务公开工作方案")
	r.leave(chromedp.Click(`li[id="v-`+task+`"] a[href$="/tasks/`+task+`"]`, chromedp.ByQuery))
	field := `form.f-duty input[name=new]`
	var was string
	r.do(chromedp.Value(field, &was, chromedp.ByQuery))
	if was != words {
		r.Errorf("the form says %q, the plan %q", was, words)
	}
	r.leave(chromedp.SetValue(field, newOrgan, chromedp.ByQuery), chromedp.SendKeys(`form.f-duty input[name=note]`, "职能已划转", chromedp.ByQuery), chromedp.Click(`form.f-duty .acts button`, chromedp.ByQuery))
	if got := r.text(`.waiting`); !strings.Contains(got, "1 条更正已记下") {
		r.Errorf("noted: %q", got)
	}
	r.leave(chromedp.Click(`.waiting button`, chromedp.ByQuery))
	if got := r.text(`li[id="v-` + task + `"] .facts`); !strings.Contains(got, newOrgan) || strings.Contains(got, words) {
		r.Errorf("the task after the correction: %s", got)
	}
}

// held sees the correction in the document that was read anew, and that it is listed as holding.
func (r *person) held() {
	r.follow("nav", "方案")
	r.follow("a", "2021年东湖区政务公开工作方案")
	if got := r.text(`.plantasks`); !strings.Contains(got, newOrgan) {
		r.Error("the correction does not hold")
	}
	r.leave(chromedp.Click(`//li[contains(., "`+newOrgan+`")]//a[contains(@href, "/tasks/")]`, chromedp.BySearch))
	if got := r.seen(); !strings.Contains(got, "已生效") || !strings.Contains(got, "职能已划转") {
		r.Errorf("the task's corrections: %s", got)
	}
}

// asked puts a question of one's own: its answer is a chart and a table.
func (r *person) asked() {
	r.follow("nav", "查询")
	r.do(chromedp.SetValue(`#sql`, "select org_name as 单位, sum(tasks) as 任务, sum(lead_tasks + responsible_tasks) as 牵头或负责 from mart.org_load where division_code = '360102' and not is_collective group by org_name order by 任务 desc, 单位 limit 8", chromedp.ByQuery))
	r.leave(chromedp.Click(`button.main`, chromedp.ByQuery))
	if got := strings.Join(strings.Fields(r.text(`.answer`)), " "); !strings.HasPrefix(got, "单位 任务 牵头或负责 ") || !strings.Contains(got, "大数据中心 5 5") {
		r.Errorf("the answer is %q", got)
	}
	r.do(chromedp.WaitVisible(`.chart .canvas > *`, chromedp.ByQuery), chromedp.Sleep(time.Second)) // charts move as they come
	r.do(chromedp.EmulateViewport(1280, 1100))
	window.Shot(r.T, r.ctx, "query")
}

// exported takes the tasks to Excel and reads the workbook.
func (r *person) exported() {
	dir := r.TempDir()
	r.follow("nav", "查询")
	r.do(browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(dir))
	r.do(chromedp.SetValue(`#sql`, "select t.ordinal, t.content, d.mention from mart.task t join mart.duty d on d.task_id = t.task_id and d.plan_id = t.plan_id where t.division_code = '360102' order by t.ordinal, d.ordinal", chromedp.ByQuery),
		chromedp.Click(`button[value=xlsx]`, chromedp.ByQuery))
	file := filepath.Join(dir, "taizhang.xlsx")
	for range 600 {
		if info, err := os.Stat(file); err == nil && info.Size() > 0 {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	book, err := excelize.OpenFile(file)
	if err != nil {
		r.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil {
		r.Fatal(err)
	}
	corrected := 0
	for _, row := range rows[min(1, len(rows)):] {
		if len(row) != 3 || row[1] == "" {
			r.Errorf("row %q", row)
		}
		if len(row) == 3 && row[2] == newOrgan {
			corrected++
		}
	}
	if len(rows) < 30 || corrected == 0 || strings.Join(rows[0], " ") != "ordinal content mention" {
		r.Errorf("%d rows, %d with the corrected organ: %q", len(rows), corrected, rows[:min(3, len(rows))])
	}
}
