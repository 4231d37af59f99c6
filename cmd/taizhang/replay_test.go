package main

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/cmd/taizhang/serve"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// visitor is a browser without a window: it keeps cookies and sends the forms of the pages it saw.
type visitor struct {
	*testing.T
	base   string
	client http.Client
}

func visits(t *testing.T, address string) *visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &visitor{t, "http://" + address, http.Client{Jar: jar}}
}

func (v *visitor) read(answer *http.Response, err error) string {
	v.Helper()
	if err != nil {
		v.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		v.Fatalf("%s: %s %s", answer.Request.URL, answer.Status, b)
	}
	return string(b)
}

func (v *visitor) see(path string) string { v.Helper(); return v.read(v.client.Get(v.base + path)) }

// formToken is what the forms of a page carry.
var formToken = regexp.MustCompile(`data-csrf="([0-9a-f]+)"`)

// gives uploads files, by name, and waits until they are loaded.
func (v *visitor) gives(files map[string]string) {
	v.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	form.WriteField("csrf", formToken.FindStringSubmatch(v.see("/upload"))[1])
	for name, text := range files {
		part, err := form.CreateFormFile("files", name)
		if err != nil {
			v.Fatal(err)
		}
		io.WriteString(part, text)
	}
	form.Close()
	v.read(v.client.Post(v.base+"/loads", form.FormDataContentType(), &b))
	v.waits()
}

// tries presses the button beside a file in quarantine and waits until it was tried.
func (v *visitor) tries(name string) {
	v.Helper()
	page := v.see("/quality")
	row := regexp.MustCompile(`<th scope="row">` + regexp.QuoteMeta(name) + `</th>.*?</tr>`).FindString(page)
	button := regexp.MustCompile(`action="/replay"><input type="hidden" name="csrf" value="([0-9a-f]+)"><input type="hidden" name="again" value="([0-9a-f]+)">`).FindStringSubmatch(row)
	if button == nil {
		v.Fatalf("no button beside %s: %q", name, row)
	}
	v.read(v.client.PostForm(v.base+"/replay", url.Values{"csrf": {button[1]}, "again": {button[2]}}))
	v.waits()
}

func (v *visitor) waits() {
	v.Helper()
	for range 600 {
		var u serve.Uploads
		if err := json.Unmarshal([]byte(v.see("/api/v1/upload")), &u); err != nil {
			v.Fatal(err)
		}
		if u.Jobs[0].Ended != nil {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	v.Fatal("the upload does not end")
}

// held are the reasons why files stand in quarantine, by name.
func (v *visitor) held() map[string]string {
	v.Helper()
	var q serve.Quality
	if err := json.Unmarshal([]byte(v.see("/api/v1/quality")), &q); err != nil {
		v.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range q.Quarantine {
		out[f.Name] = f.Reason
		if f.Again == "" {
			v.Errorf("%s is not kept", f.Name)
		}
	}
	return out
}

// A file that was uploaded and could not be read is tried again from the page once its cause is gone, and is loaded; one with another
// cause stays, with its new reason; one that could not even be tried stays as it was.
func TestReplayFromPage(t *testing.T) {
	db := filepath.Join(t.TempDir(), "w.db.d")
	plan := "2021年东湖区政务公开工作方案\n一、加强公开\n1.做好规划公开。（责任单位：区发改委）\n2.公开财政预算。（责任单位：区财政局；完成时限：2021年6月底前）\n"
	t.Run("limited", func(t *testing.T) {
		address, _ := served(t, "--db", db, "--limit", "file-bytes=100")
		v := visits(t, address)
		v.gives(map[string]string{"方案.txt": plan, "坏.docx": "PK\x03\x04" + strings.Repeat("not one ", 40)})
		held := v.held()
		if len(held) != 2 || !strings.Contains(held["方案.txt"], "file-bytes") || !strings.Contains(held["坏.docx"], "file-bytes") {
			t.Fatalf("held %q", held)
		}
		v.tries("方案.txt") // the cause is there still
		if again := v.held(); len(again) != 2 || again["方案.txt"] != held["方案.txt"] {
			t.Errorf("tried too early: %q", again)
		}
		if body := v.see("/api/v1/plans"); strings.Contains(body, "plan_id") {
			t.Errorf("loaded: %s", body)
		}
	})
	t.Run("with room", func(t *testing.T) {
		address, _ := served(t, "--db", db)
		v := visits(t, address)
		v.tries("方案.txt")
		v.tries("坏.docx")
		held := v.held()
		if _, there := held["方案.txt"]; there || len(held) != 1 || held["坏.docx"] == "" || strings.Contains(held["坏.docx"], "file-bytes") {
			t.Errorf("held %q", held)
		}
		if body := v.see("/tasks"); !strings.Contains(body, "公开财政预算") || !strings.Contains(body, "做好规划公开") {
			t.Error("what was tried again is not loaded")
		}
		if body := v.see("/quality?lang=en"); !strings.Contains(body, held["坏.docx"]) {
			t.Error("the page does not say the new reason")
		}
		if body := v.see("/audit"); strings.Count(body, "<td>重试</td>") != 3 {
			t.Errorf("audits of what was tried again: %s", body)
		}
	})
	t.Run("locked", func(t *testing.T) {
		w, err := warehouse.Open(t.Context(), db, warehouse.Options{Parser: "test"})
		if err != nil {
			t.Fatal(err)
		}
		defer w.Close()
		load, err := w.Start(t.Context(), "load", "test")
		if err != nil {
			t.Fatal(err)
		}
		defer load.Abort()
		address, _ := served(t, "--db", db)
		v := visits(t, address)
		v.tries("坏.docx")
		if held := v.held(); len(held) != 1 || held["坏.docx"] == "" {
			t.Errorf("held %q", held)
		}
	})
}
