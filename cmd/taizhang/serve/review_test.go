package serve

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/normalize"
)

// What a reviewer corrects leaves the queue, is noted with who and when, and shows in the plan once it is applied.
func TestReview(t *testing.T) {
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing})
	var q Review
	if err := json.Unmarshal([]byte(d.get("/api/v1/review?size=200")), &q); err != nil {
		t.Fatal(err)
	}
	done := map[string]bool{}
	for _, x := range q.Queue {
		if done[x.Name()] {
			continue
		}
		done[x.Name()] = true
		to := x.Words
		if x.Kind == "duty" {
			to = "区教育局"
		}
		answer, text := d.corrected(x, to)
		if answer.StatusCode != http.StatusSeeOther {
			t.Errorf("%s: %s %s", x.Field, answer.Status, text)
		}
	}
	if !done["duty"] || len(done) < 3 {
		t.Fatalf("only %v were unsure", done)
	}
	var after Review
	if err := json.Unmarshal([]byte(d.get("/api/v1/review?size=200")), &after); err != nil {
		t.Fatal(err)
	}
	if len(after.Queue) != len(q.Queue)-len(done) || len(after.Made) != len(done) || after.Made[0].Author != "local" {
		t.Errorf("%d of %d left, %d noted", len(after.Queue), len(q.Queue), len(after.Made))
	}
	if answer, text := d.post("/settle"); answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("settle: %s %s", answer.Status, text)
	}
	if body := d.get("/api/v1/tasks?q=&size=500"); !strings.Contains(body, "content") {
		t.Error("no tasks")
	}
	for _, c := range after.Made {
		if c.Kind == "duty" {
			if body := d.get(fmt.Sprintf("/api/v1/plans/%d", c.Plan)); !strings.Contains(body, "区教育局") {
				t.Error("the correction does not show")
			}
		}
	}
	if body := d.get("/review"); !strings.Contains(body, "区教育局") || !strings.Contains(body, "收回") {
		t.Error("the page does not show what was corrected")
	}
}

// corrected sends the form that a row of the review has.
func (d *desk) corrected(x ReviewRow, to string, more ...string) (*http.Response, string) {
	return d.post("/corrections", append([]string{"plan_id", x.Plan.String(), "task_id", x.Task.String(), "kind", x.Kind, "ordinal", fmt.Sprint(x.Ordinal),
		"field", x.Field, "old", x.Words, "new", to, "back", "/review"}, more...)...)
}

// queued are all fields of the queue below a confidence.
func (d *desk) queued(below string) (all []ReviewRow) {
	d.Helper()
	for page := 1; ; page++ {
		var r Review
		if err := json.Unmarshal([]byte(d.get(fmt.Sprintf("/api/v1/review?size=500&below=%s&page=%d", below, page))), &r); err != nil {
			d.Fatal(err)
		}
		if all = append(all, r.Queue...); !r.More {
			return all
		}
	}
}

// doubted are the samples, of whose progress and days of publication nobody is sure.
func doubted(t *testing.T) []*normalize.Result {
	all := samples(t)
	for _, r := range all {
		for _, p := range r.Plans {
			published := "2021-03-18"
			p.PublishedOn, p.Confidence.PublishedOn.P = &published, 0.9
			for i := range p.Tasks {
				if at := p.Tasks[i].Progress; at != nil {
					at.Confidence.P = 0.9
				}
			}
		}
	}
	return all
}

// shall are the words to which a field is corrected, by its name.
var shall = map[string]string{
	"content": "改过的任务。", "path": "一、改过的标题 › （一）其下", "serial": "第七", "title": "2021年改过的工作方案", "notice_title": "关于改过的通知", "issuer": "南昌市东湖区人民政府办公室", "number": "东府办发〔2021〕99号",
	"index_number": "JG-99", "division": "江西省南昌市西湖区", "year": "2020", "signed_on": "2021-03-09", "published_on": "2021-03-19", "kind": "task_list",
	"duty": "区审计局", "deadline": "2021年11月底前", "measure": "不少于97次", "progress": "已全部完成",
}

// Every field that the queue can list is corrected in its form, leaves the queue at once, and says what it shall once corrections
// are applied: of plans, of tasks and of what hangs on them.
func TestReviewEveryField(t *testing.T) {
	onBothEmpty(t, "every_field", func(t *testing.T, address string) {
		d := open(t, Options{Warehouse: filled(t, address, doubted(t)...), Load: loadNothing})
		took := map[string]ReviewRow{}
		used := map[ID]bool{}
		for _, x := range d.queued("1") {
			if _, ok := took[x.Name()]; !ok && !used[x.Plan] || x.Words == "" {
				if took[x.Name()] = x; x.Words == "" {
					t.Errorf("%+v says nothing", x)
				}
				used[x.Plan] = x.Kind == "plan" // another head, another way to find the plan: one of each
			}
		}
		for name, x := range took {
			if answer, text := d.corrected(x, shall[name]); answer.StatusCode != http.StatusSeeOther {
				t.Errorf("%s: %s %s", name, answer.Status, text)
			}
		}
		for name := range shall {
			if _, ok := took[name]; !ok {
				t.Errorf("the queue has no %s", name)
			}
		}
		left := func(when string) {
			t.Helper()
			for _, y := range d.queued("1") {
				if x := took[y.Name()]; x.Plan == y.Plan && x.Task == y.Task && x.Ordinal == y.Ordinal {
					t.Errorf("%s is still in the queue %s: %+v", y.Name(), when, y)
				}
			}
		}
		left("as it is noted")
		if body := d.get("/audit"); !strings.Contains(body, took["kind"].Plan.String()) || !strings.Contains(body, "更正 方案 种类: 工作方案 → 任务清单") {
			t.Error("the audit does not say which plan is of another kind")
		}
		if answer, text := d.post("/settle"); answer.StatusCode != http.StatusSeeOther {
			t.Fatalf("settle: %s %s", answer.Status, text)
		}
		left("as it holds")
		became, err := d.w.Became(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range became {
			want := shall[nameOf(b.Correction.Kind, b.Correction.Field)]
			if b.State != "held" || b.Now != want {
				t.Errorf("%s %s: %s %s, says %q, want %q", b.Correction.Kind, b.Correction.Field, b.State, b.How, b.Now, want)
			}
		}
		if len(became) != len(took) {
			t.Errorf("%d fields were corrected, of %d it is known", len(took), len(became))
		}
		for name, x := range took {
			if body := d.get("/plans/" + x.Plan.String() + "?size=500"); x.Kind != "plan" && !strings.Contains(body, shall[name]) {
				t.Errorf("the plan's page does not say %s", shall[name])
			}
		}
	})
}

// What of a plan or a task is taken away is none: the task itself stays, but for one whose words are taken away. What is accepted is sure.
func TestReviewDrops(t *testing.T) {
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing})
	took := map[string]ReviewRow{}
	for _, x := range d.queued("1") {
		if name := x.Name(); took[name].Plan == 0 && !slices.ContainsFunc(slices.Collect(maps.Values(took)), func(y ReviewRow) bool { return x.Plan == y.Plan && x.Task == y.Task }) {
			took[name] = x
		}
	}
	count := func(sql string, x ReviewRow) string {
		t.Helper()
		a, err := d.w.Query(t.Context(), sql, int64(x.Plan), int64(x.Task))
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(a.Rows[0][0])
	}
	for name, how := range map[string]string{"path": "drop", "serial": "drop", "content": "drop", "duty": "drop", "issuer": "drop", "title": "accept"} {
		x := took[name]
		if answer, text := d.corrected(x, x.Words, map[string][]string{"drop": {"drop", "1"}}[how]...); answer.StatusCode != http.StatusSeeOther {
			t.Fatalf("%s: %s %s", name, answer.Status, text)
		}
	}
	duties := count("select count(*) from core.duty where plan_id = $1 and task_id = $2", took["duty"])
	if answer, text := d.post("/settle"); answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("settle: %s %s", answer.Status, text)
	}
	for _, c := range []struct{ name, sql, want string }{
		{"path", "select count(*) from core.task where plan_id = $1 and task_id = $2 and coalesce(path, '') = ''", "1"},
		{"serial", "select count(*) from core.task where plan_id = $1 and task_id = $2 and serial is null", "1"},
		{"content", "select count(*) from core.task where plan_id = $1 and task_id = $2", "0"},
		{"issuer", "select count(*) from core.plan where plan_id = $1 and issuer is null and $2 = 0", "1"},
		{"title", "select count(*) from core.plan_confidence where plan_id = $1 and field = 'title' and confidence = 1 and $2 = 0", "1"},
	} {
		if got := count(c.sql, took[c.name]); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if left := count("select count(*) from core.duty where plan_id = $1 and task_id = $2", took["duty"]); left >= duties {
		t.Errorf("%s duties of %s are left", left, duties)
	}
	if answer, _ := d.corrected(took["title"], "", "drop", "1", "field", "chief"); answer.StatusCode != http.StatusBadRequest {
		t.Errorf("a field that is none: %s", answer.Status)
	}
}

// The review lists issues, all of them on their pages, and the corrections that were not found again.
func TestReviewOfIssues(t *testing.T) {
	onBoth(t, func(t *testing.T, d *desk) {
		a, err := d.w.Query(t.Context(), "select count(*) from mart.issue")
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for page := 1; ; page++ {
			var r Review
			if err := json.Unmarshal([]byte(d.get(fmt.Sprintf("/api/v1/review?of=issues&size=3&page=%d", page))), &r); err != nil {
				t.Fatal(err)
			}
			for _, x := range r.Issues {
				if x.Code == "" || x.PlanTitle == "" && x.Content == "" {
					t.Errorf("%+v", x)
				}
			}
			if found += len(r.Issues); !r.More {
				break
			}
		}
		if fmt.Sprint(found) != fmt.Sprint(a.Rows[0][0]) || found == 0 {
			t.Errorf("%d issues are listed, there are %v", found, a.Rows[0][0])
		}
		if body := d.get("/review?of=issues"); !strings.Contains(body, "看原文") {
			t.Error("no issue leads to its place")
		}
		if body := d.get("/review?of=stale"); !strings.Contains(body, "没有找不到原处的更正") {
			t.Error("a correction that nobody made is not found again")
		}
		if answer, _ := d.do(http.MethodGet, "/review?of=all", nil); answer.StatusCode != http.StatusBadRequest {
			t.Errorf("a queue that is none: %s", answer.Status)
		}
	})
}
