package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// aForm is one of the forms of a task's page, as a browser sends it.
type aForm struct {
	name   string
	fields url.Values
}

// with is the form with other values; of a value of "" nothing is sent.
func (f aForm) with(pairs ...string) url.Values {
	out := url.Values{}
	for k, v := range f.fields {
		out[k] = slices.Clone(v)
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if out.Del(pairs[i]); pairs[i+1] != "" {
			out.Set(pairs[i], pairs[i+1])
		}
	}
	return out
}

// bench is a workbench with people of all roles, a plan of 东湖区 with its tasks, and a task of another place.
type bench struct {
	*desk
	plan, elsewhere string // elsewhere is a plan that 李明 may not see
	tasks           []string
	foreign         string // a task of elsewhere
	theirs          string // a correction of elsewhere
	forms           []aForm
}

// ticking is a clock that no two ask at the same time: what was done twice is two audits.
func ticking() func() time.Time {
	var n atomic.Int64
	return func() time.Time { return now.Add(time.Duration(n.Add(1)) * time.Millisecond) }
}

const (
	adminHas, reviewerHas, readerHas, donghuHas = "admin-token-0000000", "reviewer-token-0000", "reader-token-000000", "donghu-token-000000"
)

func formsOpened(t *testing.T) *bench {
	t.Helper()
	b := &bench{desk: open(t, Options{Warehouse: sampled(t), Load: loadNothing, Users: usersOf(t, people, ""), Now: ticking()})}
	find := func(path, mark string) []string { return every(b.get(path, "Authorization", "Bearer "+adminHas), mark) }
	b.plan, b.elsewhere = find("/api/v1/plans?division=360102", `"plan_id":"`)[0], find("/api/v1/plans?division=341500", `"plan_id":"`)[0]
	for _, task := range find("/api/v1/plans/"+b.plan, `"task_id":"`) { // a task's facts name it too
		if !slices.Contains(b.tasks, task) {
			b.tasks = append(b.tasks, task)
		}
	}
	b.foreign = find("/api/v1/plans/"+b.elsewhere, `"task_id":"`)[0]
	plan, task := int64(0), int64(0)
	fmt.Sscan(b.elsewhere, &plan)
	fmt.Sscan(b.foreign, &task)
	words := "别处的更正"
	noted, err := b.w.Note(context.Background(), warehouse.Correction{At: now, Author: "陈静", Kind: "task", Division: "341500", Plan: plan, Task: task, Field: "content", New: &words})
	if err != nil {
		t.Fatal(err)
	}
	b.theirs = ID(noted[0].ID).String()
	form := func(name, action, kind string, more ...string) {
		f := aForm{name, url.Values{"plan_id": {b.plan}, "task_id": {b.tasks[0]}, "kind": {kind}, "back": {"/review"}, "note": {"试"}}}
		b.forms = append(b.forms, aForm{name, f.with(append(more, "action", action)...)})
	}
	form("correct", "", "task", "field", "content", "old", "甲", "new", "乙")
	form("accept", "accept", "task", "field", "content")
	form("split", "split", "task", "new", "第一件\n第二件")
	form("merge", "merge", "task", "merged", b.tasks[1])
	form("reject", "reject", "task")
	form("add duty", "add", "duty", "new", "区审计局", "field", "support")
	form("add deadline", "add", "deadline", "new", "2021年6月底前")
	form("add task", "add", "task", "new", "漏读的一件", "field", "content")
	form("link", "must-link", "task", "other", b.tasks[2])
	form("unlink", "cannot-link", "task", "other", b.tasks[2])
	return b
}

// sent posts a form as somebody; token is who, by a token of theirs.
func (b *bench) sent(token string, values url.Values) (*http.Response, string) {
	b.Helper()
	return b.do(http.MethodPost, "/corrections", strings.NewReader(values.Encode()), "Content-Type", "application/x-www-form-urlencoded", "Authorization", "Bearer "+token)
}

// noted are the corrections there are, and the audits of one action.
func (b *bench) noted(action string) (corrections int, audits []warehouse.Audit) {
	b.Helper()
	all, err := b.w.Corrections(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	said, err := b.w.Audits(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	return len(all), slices.DeleteFunc(said, func(a warehouse.Audit) bool { return a.Action != action })
}

// No form of a task's page is taken from another site, from who may only read, or of a place that the reviewer may not see; what is
// refused leaves no correction, and one audit that says who tried.
func TestFormsRefused(t *testing.T) {
	b := formsOpened(t)
	tries := 0
	refused := func(name, who, code string, status int, answer *http.Response) {
		t.Helper()
		tries++
		corrections, audits := b.noted(Refused)
		if answer.StatusCode != status || corrections != 1 {
			t.Errorf("%s: %s, want %d; %d corrections", name, answer.Status, status, corrections)
		}
		if len(audits) != tries || !slices.ContainsFunc(audits, func(a warehouse.Audit) bool {
			return a.Who == who && a.Target == "/corrections" && strings.HasPrefix(a.Detail, code+": ")
		}) {
			t.Errorf("%s: %d audits of %d tries, %s by %s among them?", name, len(audits), tries, code, who)
			tries = len(audits)
		}
	}
	if answer, _ := b.post("/login", "token", reviewerHas); answer.StatusCode != http.StatusSeeOther {
		t.Fatal(answer.Status)
	}
	other := open(t, Options{Warehouse: b.w}).csrf()
	for _, f := range b.forms {
		for name, c := range map[string][]string{"no token": {"", ""}, "a wrong token": {strings.Repeat("0", 64), ""}, "another's token": {other, ""}, "another site": {b.csrf(), "cross-site"}} {
			heads := []string{"Content-Type", "application/x-www-form-urlencoded"}
			if c[1] != "" {
				heads = append(heads, "Sec-Fetch-Site", c[1])
			}
			answer, _ := b.do(http.MethodPost, "/corrections", strings.NewReader(f.with("csrf", c[0]).Encode()), heads...)
			refused(f.name+" with "+name, "陈静", "forged", http.StatusForbidden, answer)
		}
		answer, _ := b.sent(readerHas, f.fields)
		refused(f.name+" by a reader", "赵强", "forbidden", http.StatusForbidden, answer)
		answer, _ = b.sent(donghuHas, f.with("plan_id", b.elsewhere, "task_id", b.foreign))
		refused(f.name+" of another place", "李明", "not-found", http.StatusNotFound, answer)
		if f.fields.Has("other") {
			answer, _ = b.sent(donghuHas, f.with("other", b.foreign))
			refused(f.name+" to another place", "李明", "not-found", http.StatusNotFound, answer)
		}
		answer, _ = b.sent(reviewerHas, f.with("note", strings.Repeat("长", mostForm/3)))
		refused(f.name+" of more than a form has", "陈静", "too-large", http.StatusRequestEntityTooLarge, answer)
	}
	retract := aForm{fields: url.Values{"plan_id": {b.plan}, "action": {"retract"}, "retracts": {b.theirs}}}
	answer, _ := b.sent(donghuHas, retract.fields)
	refused("taking back another place's", "李明", "not-found", http.StatusNotFound, answer)
	if answer, _ = b.do(http.MethodPost, "/corrections", strings.NewReader(b.forms[0].fields.Encode()), "Content-Type", "application/x-www-form-urlencoded", "Authorization", "Bearer nobody-has-this-one"); answer.StatusCode != http.StatusSeeOther && answer.StatusCode != http.StatusUnauthorized {
		t.Errorf("by nobody: %s", answer.Status)
	}
	if corrections, audits := b.noted(Refused); corrections != 1 || len(audits) != tries {
		t.Errorf("one whom nobody knows left %d corrections and %d audits of %d", corrections, len(audits), tries)
	}
}

// What names no plan, task, element, field or correction is refused with a reason, and leaves no correction.
func TestFormsOfNothing(t *testing.T) {
	b := formsOpened(t)
	named := func(name string) aForm {
		return b.forms[slices.IndexFunc(b.forms, func(f aForm) bool { return f.name == name })]
	}
	for _, f := range b.forms {
		for _, c := range [][]string{{"plan_id", "1"}, {"plan_id", "x"}, {"plan_id", ""}, {"task_id", "1"}, {"task_id", "9223372036854775808"}, {"kind", "x"}, {"kind", ""}, {"action", "x"}, {"note", strings.Repeat("x", 65<<10)}} {
			if answer, body := b.sent(reviewerHas, f.with(c...)); answer.StatusCode != http.StatusBadRequest && answer.StatusCode != http.StatusNotFound || !strings.Contains(body, "<h1>") {
				t.Errorf("%s with %.40q: %s", f.name, c, answer.Status)
			}
		}
	}
	for _, c := range []struct {
		form string
		with []string
	}{
		{"correct", []string{"field", "x"}}, {"correct", []string{"kind", "duty", "field", "mention", "ordinal", "99"}}, {"correct", []string{"kind", "duty", "field", "mention", "ordinal", "-1"}},
		{"correct", []string{"kind", "duty", "field", "role", "ordinal", "1", "new", "chief"}}, {"correct", []string{"kind", "plan", "field", "year", "new", "二〇xx"}},
		{"split", []string{"new", "只有一件"}}, {"split", []string{"new", " \n\n "}}, {"merge", []string{"merged", ""}}, {"merge", []string{"merged", "1"}}, {"merge", []string{"merged", "x"}}, {"merge", []string{"merged", b.foreign}},
		{"add duty", []string{"new", " "}}, {"add duty", []string{"field", "chief"}}, {"link", []string{"other", "1"}}, {"link", []string{"other", b.tasks[0]}}, {"link", []string{"other", ""}}, {"unlink", []string{"other", "1"}},
		{"correct", []string{"action", "retract", "retracts", "1"}}, {"correct", []string{"action", "retract", "retracts", ""}},
	} {
		if answer, body := b.sent(reviewerHas, named(c.form).with(c.with...)); answer.StatusCode != http.StatusBadRequest && answer.StatusCode != http.StatusNotFound || !strings.Contains(body, "<h1>") {
			t.Errorf("%s with %q: %s", c.form, c.with, answer.Status)
		}
	}
	if corrections, audits := b.noted("correct"); corrections != 1 || len(audits) != 0 {
		t.Errorf("%d corrections, %d audits of corrections", corrections, len(audits))
	}
}

// Each form that is taken is one correction and one audit; hostile words in it are words on every page that shows them, before
// and after they hold.
func TestFormsOfHostileText(t *testing.T) {
	b := formsOpened(t)
	words := strings.Join(hostile[:len(hostile)-1], " ")
	for i, f := range b.forms { // each of tasks of its own: what is split or merged is no more
		values := f.with("task_id", b.tasks[2*i], "note", words, "back", hostile[i])
		if values.Has("new") && f.name != "add deadline" {
			values.Set("new", words)
		}
		if f.name == "split" {
			values.Set("new", words+"\n"+words)
		}
		for _, name := range []string{"merged", "other"} {
			if values.Has(name) {
				values.Set(name, b.tasks[2*i+1])
			}
		}
		answer, body := b.sent(reviewerHas, values)
		if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/overview" {
			t.Errorf("%s: %s to %q: %s", f.name, answer.Status, answer.Header.Get("Location"), firstPre(body))
		}
	}
	sent := len(b.forms)
	if corrections, audits := b.noted("correct"); corrections != sent+1 || len(audits) != sent {
		t.Errorf("%d sent: %d corrections, %d audits", sent, corrections, len(audits))
	}
	look := func(when string) {
		t.Helper()
		paths := []string{"/review", "/review?plan=" + b.plan, "/audit", "/plans/" + b.plan, "/tasks?division=360102&size=500", "/quality"}
		for _, task := range every(b.get("/api/v1/plans/"+b.plan+"?size=500", "Authorization", "Bearer "+adminHas), `"task_id":"`) {
			paths = append(paths, "/plans/"+b.plan+"/tasks/"+task)
		}
		shown := 0
		for _, path := range paths {
			body := b.get(path, "Authorization", "Bearer "+adminHas)
			shown += strings.Count(body, "&lt;script&gt;alert(1)")
			for _, bad := range []string{"<script>alert", "<img src=x", "<svg onload", `href="javascript:`, "</textarea><svg"} {
				if strings.Contains(body, bad) {
					t.Errorf("%s, %s: %s stands in the page", path, when, bad)
				}
			}
		}
		if shown == 0 {
			t.Errorf("%s nothing shows the words", when)
		}
	}
	look("noted")
	answer, body := b.do(http.MethodPost, "/api/v1/settle", strings.NewReader("{}"), "Content-Type", "application/json", "Authorization", "Bearer "+reviewerHas)
	settled := Settled{}
	if err := json.Unmarshal([]byte(body), &settled); err != nil || answer.StatusCode != http.StatusOK || settled.Corrections == 0 {
		t.Fatalf("settle: %s %s", answer.Status, body)
	}
	look("laid over the plan")
}

// firstPre is what a page of a problem says in detail.
func firstPre(body string) string {
	_, after, _ := strings.Cut(body, "<pre>")
	said, _, _ := strings.Cut(after, "</pre>")
	return said
}
