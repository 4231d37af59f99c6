package serve

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ours is a workbench of the samples, opened by everybody on this machine.
func ours(t *testing.T, change ...func(*Options)) *desk {
	t.Helper()
	o := Options{Warehouse: sampled(t), Load: loadNothing, Loopback: true}
	for _, c := range change {
		c(&o)
	}
	return open(t, o)
}

// Every answer says that nothing foreign may run in it; a foreign name that leads here is not served.
func TestHeaders(t *testing.T) {
	d := ours(t)
	for _, path := range []string{"/overview", "/api/v1/plans", "/static/app.js", "/nowhere", "/api/v1/nowhere", "/login"} {
		answer, body := d.do(http.MethodGet, path, nil)
		h := answer.Header
		if csp := h.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", path, csp)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("X-Frame-Options") != "DENY" {
			t.Errorf("%s: %v", path, h)
		}
		if strings.Contains(body, "<script>") || strings.Contains(body, " onclick=") || strings.Contains(body, " style=") {
			t.Errorf("%s: a script or a style stands in the page", path)
		}
	}
	for host, want := range map[string]int{"127.0.0.1:80": 200, "localhost": 200, "[::1]:9": 200, "evil.example": 421, "127.0.0.1.evil.example": 421} {
		if answer, _ := d.do(http.MethodGet, "/overview", nil, "Host", host); answer.StatusCode != want {
			t.Errorf("Host %s: %d, want %d", host, answer.StatusCode, want)
		}
	}
}

// What changes something wants the token of this browser's session, and no other site's request.
func TestCSRF(t *testing.T) {
	d := ours(t)
	form := "application/x-www-form-urlencoded"
	good := d.csrf()
	other := open(t, Options{Warehouse: d.w, Load: loadNothing}).csrf()
	for _, path := range []string{"/corrections", "/query", "/queries", "/replay", "/logout", "/api/v1/corrections", "/api/v1/query", "/api/v1/queries", "/api/v1/loads", "/loads"} {
		for _, c := range []struct {
			name, token string
			heads       []string
		}{
			{"none", "", nil}, {"wrong", strings.Repeat("0", 64), nil}, {"of another", other, nil},
			{"from another site", good, []string{"Sec-Fetch-Site", "cross-site"}},
		} {
			answer, _ := d.do(http.MethodPost, path, strings.NewReader("csrf="+c.token+"&sql=select+1&name=x"), append(c.heads, "Content-Type", form)...)
			if answer.StatusCode != http.StatusForbidden {
				t.Errorf("%s, token %s: %s", path, c.name, answer.Status)
			}
		}
	}
	if answer, body := d.post("/query", "sql", "select 42 as n"); answer.StatusCode != 200 || !strings.Contains(body, "<td>42</td>") {
		t.Errorf("our own form: %s", answer.Status)
	}
	if answer, _ := d.do(http.MethodGet, "/query?sql=select+1", nil); answer.StatusCode == 200 {
		t.Error("a question is put by a link")
	}
}

// Paths that leave where they belong lead nowhere, in addresses and in the names of files.
func TestTraversal(t *testing.T) {
	uploads := filepath.Join(t.TempDir(), "uploads")
	d := ours(t, func(o *Options) { o.Uploads = uploads })
	for _, path := range []string{"/static/../serve.go", "/static/%2e%2e/words.txt", "/static/..%2fwords.txt", "/static/", "/static/....//words.txt", "/pages/layout.html", "/static/%00"} {
		if answer, body := d.do(http.MethodGet, path, nil); answer.StatusCode == 200 {
			t.Errorf("%s: %.80s", path, body)
		}
	}
	for _, back := range []string{"//evil.example", "https://evil.example", `/\evil.example`, "javascript:alert(1)", "/x\r\nSet-Cookie: a=b"} {
		answer, _ := d.do(http.MethodGet, "/language/en?back="+strings.NewReplacer("\r", "%0d", "\n", "%0a", " ", "%20", `\`, "%5c").Replace(back), nil)
		if to := answer.Header.Get("Location"); to != "/overview" {
			t.Errorf("back to %q", to)
		}
	}
	for _, name := range []string{"../out.txt", "a/../../out.txt", "/etc/out.txt", `..\out.txt`, "a\x00.txt", "..", "."} {
		answer, body := d.upload(map[string]string{name: "x"})
		if answer.StatusCode != http.StatusBadRequest {
			t.Errorf("%q: %s %s", name, answer.Status, body)
		}
	}
	_ = filepath.WalkDir(filepath.Dir(uploads), func(path string, e os.DirEntry, _ error) error {
		if e != nil && strings.Contains(e.Name(), "out.txt") {
			t.Errorf("written: %s", path)
		}
		return nil
	})
}

// An upload over the limit is refused and leaves nothing.
func TestOversize(t *testing.T) {
	uploads := filepath.Join(t.TempDir(), "uploads")
	d := ours(t, func(o *Options) { o.Uploads, o.Most = uploads, 1<<20 })
	answer, body := d.upload(map[string]string{"大.txt": strings.Repeat("任务", 1<<20)})
	if answer.StatusCode != http.StatusRequestEntityTooLarge || !strings.Contains(body, "too-large") {
		t.Errorf("%s %s", answer.Status, body)
	}
	if left, _ := os.ReadDir(uploads); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	if answer, _ := d.post("/query", "sql", "select '"+strings.Repeat("x", 2<<20)+"'"); answer.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a question of 2 MB: %s", answer.Status)
	}
}

// upload sends files as the page's script does.
func (d *desk) upload(files map[string]string) (*http.Response, string) {
	d.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for name, text := range files {
		part, err := form.CreateFormFile("file/"+name, "x")
		if err != nil {
			d.Fatal(err)
		}
		fmt.Fprint(part, text)
	}
	form.Close()
	return d.do(http.MethodPost, "/api/v1/loads", &b, "Content-Type", form.FormDataContentType(), "X-CSRF-Token", d.csrf())
}

// A form without a script carries its token as its first field; files before it are not taken.
func TestUploadWithoutScript(t *testing.T) {
	d := ours(t)
	for _, c := range []struct {
		token string
		last  bool
		want  int
	}{{d.csrf(), false, http.StatusSeeOther}, {"wrong", false, http.StatusForbidden}, {d.csrf(), true, http.StatusForbidden}} {
		var b bytes.Buffer
		form := multipart.NewWriter(&b)
		if !c.last {
			form.WriteField("csrf", c.token)
		}
		part, _ := form.CreateFormFile("files", "a.txt")
		fmt.Fprint(part, "一、任务")
		if c.last {
			form.WriteField("csrf", c.token)
		}
		form.Close()
		answer, _ := d.do(http.MethodPost, "/loads", &b, "Content-Type", form.FormDataContentType())
		if answer.StatusCode != c.want {
			t.Errorf("%+v: %s", c, answer.Status)
		}
	}
}

// hostile are texts that a page must show and never run.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `javascript:alert(1)`, `</textarea><svg onload=alert(1)>`, `'-alert(1)-'`,
	`{{.Secret}}`, `<!--`, `]]>`, `&lt;script&gt;`, "\u202egnp.exe", "<a href=\"javascript:alert(1)\">x</a>", `</title><script>alert(1)</script>`, "\x00<b>", strings.Repeat("长", 1<<20),
}

// Hostile text in a document, an address or a name is text on every page.
func TestHostileText(t *testing.T) {
	results := samples(t)
	p := results[1].Plans[0]
	for i := range p.Tasks {
		h := hostile[i%len(hostile)]
		p.Tasks[i].Content = h
		for k := range p.Tasks[i].Duties {
			p.Tasks[i].Duties[k].Mention = h
		}
	}
	p.Title = &hostile[0]
	d := open(t, Options{Warehouse: filled(t, filepath.Join(t.TempDir(), "w.db.d"), results...), Load: loadNothing})
	d.post("/queries", "name", hostile[1], "sql", hostile[3])
	paths := []string{"/sql", "/audit", "/review", "/compare?a=" + "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"}
	for _, q := range walked(t, d) {
		paths = append(paths, strings.Split(q.path, "#")[0])
	}
	for _, path := range paths {
		_, body := d.do(http.MethodGet, path, nil)
		for _, bad := range []string{"<script>alert", "<img src=x", "<svg onload", `href="javascript:`, "\ufffd<b>"} {
			if strings.Contains(body, bad) {
				t.Errorf("%s: %s stands in the page", path, bad)
			}
		}
	}
}
