package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
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
		if done[x.Field] {
			continue
		}
		done[x.Field] = true
		field := "mention"
		if x.Field == "content" {
			field = "content"
		}
		to := x.Words
		if x.Field == "duty" {
			to = "区教育局"
		}
		answer, text := d.post("/corrections", "plan_id", x.Plan.String(), "task_id", x.Task.String(), "kind", x.Kind(), "ordinal", fmt.Sprint(x.Ordinal), "field", field, "old", x.Words, "new", to, "back", "/review")
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
