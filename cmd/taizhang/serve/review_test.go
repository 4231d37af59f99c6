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
