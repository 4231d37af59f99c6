package serve

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// The head of a plan is corrected on its own page, whether the parser was sure or not, and where it had read nothing at all; what is
// noted is said there, and holds once corrections are applied.
func TestHead(t *testing.T) {
	onBothEmpty(t, "head", func(t *testing.T, address string) {
		d := open(t, Options{Warehouse: filled(t, address, samples(t)...), Load: loadNothing})
		plan := first(t, d, "/api/v1/plans?division=360102", `"plan_id":"`)
		path := "/plans/" + plan + "/head"
		view := func() (v HeadView) {
			t.Helper()
			if err := json.Unmarshal([]byte(d.get("/api/v1"+path)), &v); err != nil {
				t.Fatal(err)
			}
			return v
		}
		if body := d.get("/plans/" + plan); !strings.Contains(body, `href="`+path+`"`) {
			t.Error("the plan's page does not lead there")
		}
		was := view()
		at := func(field string) ReviewRow {
			t.Helper()
			i := slices.IndexFunc(was.Fields, func(x ReviewRow) bool { return x.Field == field })
			if i < 0 {
				t.Fatalf("no %s in %v", field, was.Fields)
			}
			return was.Fields[i]
		}
		if at("title").Words == "" || at("index_number").Words != "" || len(was.Made) != 0 {
			t.Fatalf("%+v", was)
		}
		want := map[string]string{"title": "改过的方案", "index_number": "JG-99", "year": "2020", "kind": "task_list", "signed_on": "2021-03-09"}
		for field, words := range want {
			if answer, text := d.corrected(at(field), words); answer.StatusCode != http.StatusSeeOther {
				t.Errorf("%s: %s %s", field, answer.Status, text)
			}
		}
		task := first(t, d, "/api/v1/plans/"+plan+"?size=5", `"task_id":"`)
		if answer, text := d.post("/corrections", "plan_id", plan, "task_id", task, "action", "reject", "kind", "task"); answer.StatusCode != http.StatusSeeOther {
			t.Fatalf("%s %s", answer.Status, text)
		}
		if now := view(); now.Waiting() != len(want) || len(now.Made) != len(want) {
			t.Errorf("%d corrections of the head, %d of them wait, want %d", len(now.Made), now.Waiting(), len(want))
		}
		if answer, text := d.post("/settle"); answer.StatusCode != http.StatusSeeOther {
			t.Fatalf("%s %s", answer.Status, text)
		}
		now := view()
		for _, x := range now.Fields {
			if words, ok := want[x.Field]; ok && x.Words != words || !ok && x.Words != at(x.Field).Words {
				t.Errorf("%s says %q, was %q", x.Field, x.Words, at(x.Field).Words)
			}
		}
		for _, b := range now.Made {
			if b.State != "held" {
				t.Errorf("%+v", b)
			}
		}
		if len(now.Made) != len(want) {
			t.Errorf("%d corrections of the head", len(now.Made))
		}
	})
}
