package serve

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/duckdb/duckdb-go/v2"

	files "github.com/taizhang/taizhang/sql"
)

// says wants a page, and the API, that give no answer and say why and what to do.
func (d *desk) says(path, code, words string, heads ...string) (body string) {
	d.Helper()
	answer, body := d.do(http.MethodGet, path, nil, heads...)
	if answer.StatusCode != http.StatusServiceUnavailable || !strings.Contains(body, words) || !strings.Contains(body, "<h1>") {
		d.Errorf("%s: %s, want %s: %s", path, answer.Status, words, cutMain(body))
	}
	answer, said := d.do(http.MethodGet, "/api/v1"+path, nil, heads...)
	if p := (Problem{}); json.Unmarshal([]byte(said), &p) != nil || p.Code != code || p.Advice == "" || answer.Header.Get("Content-Type") != "application/problem+json; charset=utf-8" {
		d.Errorf("/api/v1%s: %s %s, want %s", path, answer.Status, said, code)
	}
	return body
}

// cutMain is what stands in a page's main part.
func cutMain(body string) string {
	_, after, _ := strings.Cut(body, "<main")
	return after
}

// changed publishes a folder's next generation, that which is there with statements run on it, as another program would.
func changed(t *testing.T, dir string, statements ...string) {
	t.Helper()
	current := filepath.Join(dir, "CURRENT")
	name, err := os.ReadFile(current)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	if _, err := fmt.Sscanf(string(name), "gen-%d.duckdb", &n); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, strings.TrimSpace(string(name))))
	if err != nil {
		t.Fatal(err)
	}
	next := fmt.Sprintf("gen-%d.duckdb", n+1)
	if err := os.WriteFile(filepath.Join(dir, next), b, 0o644); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("duckdb", filepath.Join(dir, next))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(s, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(current, []byte(next+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}

// older are the statements that make the tables those of the version before.
func older(t *testing.T) []string {
	t.Helper()
	all := files.Migrations()
	last := all[len(all)-1]
	version := 0
	fmt.Sscan(strings.TrimLeft(last.Name[:5], "0"), &version)
	_, down, ok := strings.Cut(last.Text, "-- +goose Down\n")
	if !ok || version == 0 {
		t.Fatalf("%s says not how it is undone", last.Name)
	}
	out := []string{fmt.Sprintf("delete from ops.migration where version = %d", version), "delete from ops.made"}
	for _, s := range files.Split(down) {
		if strings.HasPrefix(s, "drop table ") {
			s += " cascade"
		}
		out = append(out, s)
	}
	return out
}

// A warehouse that becomes newer or older than the program while it is served is a page that says so and what to do; nothing of a
// newer one is changed, and an administrator brings an older one up to date from the page.
func TestOtherVersion(t *testing.T) {
	was := standing
	standing = 0
	t.Cleanup(func() { standing = was })
	check := func(t *testing.T, address string, change func(...string)) {
		d := open(t, Options{Warehouse: filled(t, address, samples(t)[:1]...), Load: loadNothing, Users: usersOf(t, people, "")})
		admin, reader := []string{"Authorization", "Bearer " + adminHas}, []string{"Authorization", "Bearer " + readerHas}
		overview := d.get("/api/v1/overview", admin...)
		change("insert into ops.migration values (999)", "delete from ops.made")
		for _, path := range []string{"/overview", "/plans", "/plans/1", "/tasks?q=公开", "/deadlines", "/review", "/runs"} {
			d.says(path, "newer", "请换用更新的 taizhang 程序；数仓未被改动", admin...)
		}
		if answer, body := d.do(http.MethodPost, "/api/v1/migrate", strings.NewReader("{}"), append(admin, "Content-Type", "application/json")...); answer.StatusCode != http.StatusServiceUnavailable || !strings.Contains(body, `"newer"`) {
			t.Errorf("a newer one is brought up to date: %s %s", answer.Status, body)
		}
		d.get("/upload", admin...)
		change(append([]string{"delete from ops.migration where version = 999"}, older(t)...)...)
		if body := d.says("/overview", "behind", "taizhang db migrate", admin...); !strings.Contains(body, `action="/migrate"`) {
			t.Error("an administrator has no way to bring the tables up to date")
		}
		if body := d.says("/plans?lang=en", "behind", "An administrator can bring", reader...); strings.Contains(body, `action="/migrate"`) {
			t.Error("a reader is shown the way to bring the tables up to date")
		}
		if answer, _ := d.do(http.MethodPost, "/migrate", nil, reader...); answer.StatusCode != http.StatusForbidden {
			t.Errorf("by a reader: %s", answer.Status)
		}
		if answer, body := d.do(http.MethodPost, "/migrate", nil, admin...); answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/overview" {
			t.Errorf("by an administrator: %s %s", answer.Status, cutMain(body))
		}
		if again := d.get("/api/v1/overview", admin...); again != overview {
			t.Errorf("before %s, after %s", overview, again)
		}
		if body := d.get("/audit", admin...); !strings.Contains(body, "升级") {
			t.Error("no audit")
		}
	}
	t.Run("duckdb", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "w.db.d")
		check(t, dir, func(statements ...string) { changed(t, dir, statements...) })
	})
	t.Run("postgres", func(t *testing.T) {
		check(t, newDatabase(t, "versions"), func(statements ...string) {
			for _, s := range statements {
				if err := sampleServer.Run("versions", s); err != nil {
					t.Fatal(err)
				}
			}
		})
	})
}

// A database that is gone is a page that says so, for as long as it is gone and no longer: what was asked before is not shown as if
// it were there, and what people do meanwhile is refused and not half done.
func TestDatabaseLostAndBack(t *testing.T) {
	w := filled(t, newDatabase(t, "lost"), samples(t)[:1]...)
	d := open(t, Options{Warehouse: w, Load: loadNothing})
	plans := d.get("/plans")
	plan := firstOf(d.get("/api/v1/plans"), `"plan_id":"`)
	for round := range 2 {
		if err := sampleServer.Down(); err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{"/overview", "/plans", "/plans/" + plan, "/quality", "/runs", "/audit"} {
			d.says(path, "lost", "恢复后本页即可用")
		}
		for path, fields := range map[string][]string{"/corrections": {"plan_id", plan, "kind", "plan", "field", "title", "new", "x"}, "/settle": nil, "/query": {"sql", "select 1"}, "/queries": {"name", "x", "sql", "select 1"}} {
			if answer, body := d.post(path, fields...); answer.StatusCode != http.StatusServiceUnavailable && !strings.Contains(body, "数仓暂时无法回答") {
				t.Errorf("%s: %s %s", path, answer.Status, cutMain(body))
			}
		}
		if err := sampleServer.Up(); err != nil {
			t.Fatal(err)
		}
		if again := d.get("/plans"); cutMain(again) != cutMain(plans) {
			t.Errorf("round %d: the page is another than before", round)
		}
	}
	made, err := w.Corrections(context.Background())
	if err != nil || len(made) > 0 {
		t.Errorf("%v %v", made, err)
	}
	if body := d.get("/sql?name=x"); !strings.Contains(body, "mart.year_summary") {
		t.Error("a question that could not be saved is there")
	}
}

// While another program writes, pages show what is published and what would write says that a load is under way; of a warehouse
// that is not there yet the page says that its first load is.
func TestBeingLoaded(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "w.db.d")
	d := open(t, Options{Warehouse: reopened(t, dir), Load: loadNothing})
	d.says("/overview", "missing", "taizhang load")
	other := reopened(t, dir)
	run, err := other.Start(ctx, "load", "test")
	if err != nil {
		t.Fatal(err)
	}
	d.says("/overview", "loading", "正在第一次装载")
	d.says("/plans?lang=en", "loading", "The first load is under way")
	st, err := run.Load(ctx, samples(t)[0])
	if err != nil {
		t.Fatal(err)
	}
	d.says("/plans", "loading", "装载完成后刷新")
	if _, err := run.Finish(ctx, len(st.Outcomes)); err != nil {
		t.Fatal(err)
	}
	plan := firstOf(d.get("/api/v1/plans"), `"plan_id":"`)
	if run, err = other.Start(ctx, "load", "test"); err != nil {
		t.Fatal(err)
	}
	d.get("/plans/" + plan)
	if answer, body := d.post("/corrections", "plan_id", plan, "kind", "plan", "field", "title", "new", "改过的标题"); answer.StatusCode != http.StatusSeeOther {
		t.Errorf("a correction while a load runs: %s %s", answer.Status, cutMain(body))
	}
	if answer, body := d.post("/settle"); answer.StatusCode != http.StatusConflict || !strings.Contains(body, "正在装载") || !strings.Contains(body, "等它结束后再试") {
		t.Errorf("settle while a load runs: %s %s", answer.Status, cutMain(body))
	}
	if err := run.Abort(); err != nil {
		t.Fatal(err)
	}
	if answer, _ := d.post("/settle"); answer.StatusCode != http.StatusSeeOther {
		t.Errorf("settle after it: %s", answer.Status)
	}
	if body := d.get("/plans/" + plan); !strings.Contains(body, "改过的标题") {
		t.Error("the correction is lost")
	}
}

// An upload into a warehouse that is not there yet is its first load, and the page says so until it is done.
func TestFirstUpload(t *testing.T) {
	going, done := make(chan bool), make(chan bool)
	load := func(context.Context, Loading, func(int, int), func(string)) (Loaded, error) {
		close(going)
		<-done
		return Loaded{}, nil
	}
	d := open(t, Options{Warehouse: reopened(t, filepath.Join(t.TempDir(), "w.db.d")), Load: load})
	if answer, body := d.upload(map[string]string{"方案.txt": "一、任务"}); answer.StatusCode != http.StatusOK {
		t.Fatal(answer.Status, body)
	}
	<-going
	d.says("/overview", "loading", "进展见“上传”")
	close(done)
	for range 100 {
		if _, body := d.do(http.MethodGet, "/api/v1/upload", nil); strings.Contains(body, `"ended"`) {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	d.says("/overview", "missing", "taizhang load")
}

// A page's script tells what went wrong in the reader's language.
func TestProblemsInBothLanguages(t *testing.T) {
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing})
	for _, want := range []string{"没有这一项", "Not found"} {
		if _, body := d.do(http.MethodGet, "/api/v1/loads/none", nil); !strings.Contains(body, `"title":"`+want+`"`) {
			t.Errorf("want %s: %s", want, body)
		}
		d.do(http.MethodGet, "/language/en", nil)
	}
}
