package serve

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// people are one of each role; 李明 sees 东湖区 only.
const people = `name,role,divisions,token
王芳,admin,,admin-token-0000000
陈静,reviewer,,reviewer-token-0000
赵强,reader,,reader-token-000000
李明,reviewer,360102,donghu-token-000000
`

func usersOf(t *testing.T, table, header string) *Users {
	t.Helper()
	u, err := ReadUsers(strings.NewReader(table), header)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// status asks as somebody and tells what came.
func (d *desk) status(token, path string) int {
	d.Helper()
	answer, _ := d.do(http.MethodGet, path, nil, "Authorization", "Bearer "+token)
	return answer.StatusCode
}

// Each role may do what is its own, nobody may do anything without a token, and no token is half right.
func TestRoles(t *testing.T) {
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing, Users: usersOf(t, people, "")})
	for _, c := range []struct {
		path                          string
		none, reader, reviewer, admin int
	}{
		{"/api/v1/plans", 401, 200, 200, 200}, {"/api/v1/review", 401, 403, 200, 200}, {"/api/v1/runs", 401, 403, 403, 200},
		{"/api/v1/upload", 401, 403, 403, 200}, {"/api/v1/audit", 401, 403, 403, 200}, {"/api/v1/sql", 401, 200, 200, 200},
	} {
		for token, want := range map[string]int{"": c.none, "admin-token-000000": c.none, "reader-token-000000": c.reader, "reviewer-token-0000": c.reviewer, "admin-token-0000000": c.admin} {
			if got := d.status(token, c.path); got != want {
				t.Errorf("%s with %q: %d, want %d", c.path, token, got, want)
			}
		}
	}
	answer, _ := d.do(http.MethodGet, "/plans", nil)
	if answer.StatusCode != http.StatusSeeOther || !strings.HasPrefix(answer.Header.Get("Location"), "/login?back=") {
		t.Errorf("a browser without a session: %s", answer.Status)
	}
	if answer, _ := d.post("/login", "token", "wrong", "back", "/plans"); answer.StatusCode != http.StatusUnauthorized {
		t.Errorf("a wrong token: %s", answer.Status)
	}
	if answer, _ := d.post("/login", "token", "reader-token-000000", "back", "/plans"); answer.Header.Get("Location") != "/plans" {
		t.Errorf("the right token: %s", answer.Status)
	}
	if body := d.get("/plans"); !strings.Contains(body, "赵强") {
		t.Error("the session does not last")
	}
	for _, path := range []string{"/corrections", "/loads", "/replay"} { // a reader changes nothing
		if answer, _ := d.post(path, "plan_id", "1"); answer.StatusCode != http.StatusForbidden {
			t.Errorf("%s by a reader: %s", path, answer.Status)
		}
	}
}

// Who may see one division sees nothing of another on any page, by any number, nor by a question.
func TestOtherDivision(t *testing.T) {
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing, Users: usersOf(t, people, "")})
	all := func(path string) string { return d.get(path, "Authorization", "Bearer admin-token-0000000") }
	cut := func(body, mark string) string {
		_, after, _ := strings.Cut(body, mark)
		value, _, _ := strings.Cut(after, `"`)
		return value
	}
	const other = "341500" // 六安市
	plan := cut(all("/api/v1/plans?division="+other), `"plan_id":"`)
	organ := cut(all("/api/v1/organs?division="+other), `"org_name":"`)
	thread := cut(all("/api/v1/threads"), `"thread_id":"`)
	pair := all("/api/v1/compare")
	a, b := cut(pair, `"a_plan_id":"`), cut(pair, `"b_plan_id":"`)
	if plan == "" || organ == "" || thread == "" || a == "" {
		t.Fatal("nothing to look for")
	}
	for path, want := range map[string]int{
		"/plans/" + plan: 404, "/organs/" + other + "/" + organ: 404, "/threads/" + thread: 404, fmt.Sprintf("/compare?a=%s&b=%s", a, b): 404, "/cascade/" + plan: 404,
		"/sql": 403, "/runs": 403, "/runs/1": 403, "/audit": 403, "/upload": 403,
	} {
		for _, before := range []string{"", "/api/v1"} {
			if got := d.status("donghu-token-000000", before+path); got != want {
				t.Errorf("%s%s: %d, want %d", before, path, got, want)
			}
		}
	}
	for _, path := range []string{"/overview", "/plans", "/plans?division=" + other, "/tasks", "/organs", "/deadlines?month=2021-06", "/threads", "/compare", "/cascade", "/quality", "/review", "/review?of=issues", "/review?of=stale", "/deadlines.ics"} {
		answer, body := d.do(http.MethodGet, "/api/v1"+path, nil, "Authorization", "Bearer donghu-token-000000")
		if answer.StatusCode != 200 || strings.Contains(body, other) || strings.Contains(body, "六安") || strings.Contains(body, "长安区") || strings.Contains(body, "坏.doc") {
			t.Errorf("%s: %s shows another division", path, answer.Status)
		}
	}
	for _, act := range [][2]string{{"/corrections", `{"plan_id":"` + plan + `","task_id":"1","kind":"task","ordinal":0,"field":"content","old":"","new":"x"}`}, {"/query", `{"sql":"select 1"}`}, {"/queries", `{"name":"x","sql":"select 1"}`}} {
		answer, _ := d.do(http.MethodPost, "/api/v1"+act[0], strings.NewReader(act[1]), "Authorization", "Bearer donghu-token-000000", "Content-Type", "application/json")
		if answer.StatusCode != 404 && answer.StatusCode != 403 {
			t.Errorf("%s: %s", act[0], answer.Status)
		}
	}
}

// A proxy says who asks; who is not listed may do nothing, unless * is.
func TestUserHeader(t *testing.T) {
	table := "王芳,admin\n李明,reader,360102\n"
	d := open(t, Options{Warehouse: sampled(t), Users: usersOf(t, table, "X-Forwarded-User")})
	for name, want := range map[string]int{"": 401, "王芳": 200, "李明": 403, "nobody": 401, "*": 401} {
		if answer, _ := d.do(http.MethodGet, "/api/v1/audit", nil, "X-Forwarded-User", name); answer.StatusCode != want {
			t.Errorf("%q: %d, want %d", name, answer.StatusCode, want)
		}
	}
	open := usersOf(t, table+"*,reader\n", "X-Forwarded-User")
	if u := open.named("somebody"); u == nil || u.Role != Reader || u.Name != "somebody" {
		t.Errorf("%+v", u)
	}
	for _, bad := range []string{"", "王芳", "王芳,chief", ",reader", "王芳,reader,,short"} {
		if _, err := ReadUsers(strings.NewReader(bad), "X"); err == nil {
			t.Errorf("%q is a table of users", bad)
		}
	}
	if _, err := ReadUsers(strings.NewReader(table), ""); err == nil {
		t.Error("users without tokens, and no header")
	}
}
