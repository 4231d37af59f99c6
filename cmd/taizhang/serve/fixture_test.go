package serve

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/parse"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// samples are the sample plans, two divisions with three years of two series, and a city's plan with those
// of two of its districts that carry it out.
func samples(t testing.TB) (out []*normalize.Result) {
	for _, folder := range golden.Folders(t) {
		d, p := &ingest.Document{}, &normalize.Plan{}
		golden.Load(t, filepath.Join(folder, "document.json"), d)
		golden.Load(t, filepath.Join(folder, "plan.json"), p)
		d.Name = filepath.Base(folder) + "/" + d.Name
		out = append(out, &normalize.Result{Bundle: &ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}}, Plans: []*normalize.Plan{p}, Ledger: p.Ledger})
	}
	out = append(out, cascading(t)...)
	return slices.AppendSeq(out, corpus.Options{Seed: 7, Divisions: 2, Years: 3, Series: 2, Tasks: 24, FirstYear: 2019}.Results("docx"))
}

// cascading reads the city's plan and the districts'.
func cascading(t testing.TB) (out []*normalize.Result) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("..", "..", "..", "testdata", "cascade", "*.txt"))
	if err != nil || len(names) != 3 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		docs, err := ingest.ReadAll(filepath.Base(name), b, ingest.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, (&normalize.Normalizer{}).Result(parse.Parse(ingest.Bundles(docs)[0])))
	}
	return out
}

// filled makes a warehouse of the samples at an address.
func filled(t testing.TB, address string, results ...*normalize.Result) *warehouse.Warehouse {
	t.Helper()
	ctx := context.Background()
	w := reopened(t, address)
	run, err := w.Start(ctx, "load", "test")
	if err != nil {
		t.Fatal(err)
	}
	st, err := run.Load(ctx, results...)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := run.Link(ctx, warehouse.EverywhereLinked); err != nil {
		t.Fatal(err)
	}
	run.File(warehouse.File{Name: "坏.doc", Status: warehouse.Quarantined, Format: "doc", Reason: "damaged", Where: "p3", SHA256: strings.Repeat("a", 64)})
	if _, err := run.Finish(ctx, len(st.Outcomes)+1); err != nil {
		t.Fatal(err)
	}
	return w
}

// sampleFolder is a warehouse of the samples, made once; tests take copies of it.
var sampleFolder string

func TestMain(m *testing.M) {
	code := m.Run()
	if sampleServer != nil {
		sampleServer.Stop()
	}
	if sampleFolder != "" {
		os.RemoveAll(sampleFolder)
	}
	os.Exit(code)
}

// sampled gives a test a warehouse of the samples for itself.
func sampled(t *testing.T) *warehouse.Warehouse {
	t.Helper()
	if sampleFolder == "" {
		dir, err := os.MkdirTemp("", "taizhang-serve-")
		if err != nil {
			t.Fatal(err)
		}
		sampleFolder = dir
		if err := filled(t, filepath.Join(dir, "w.db.d"), samples(t)...).Close(); err != nil {
			t.Fatal(err)
		}
	}
	to := filepath.Join(t.TempDir(), "w.db.d")
	if err := os.CopyFS(to, os.DirFS(filepath.Join(sampleFolder, "w.db.d"))); err != nil {
		t.Fatal(err)
	}
	return reopened(t, to)
}

// reopened opens a warehouse that is there.
func reopened(t testing.TB, address string) *warehouse.Warehouse {
	t.Helper()
	w, err := warehouse.Open(context.Background(), address, warehouse.Options{Parser: "test", Asking: Asking, QueryTime: 5 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

// now is the day on which the tests ask.
var now = time.Date(2021, 6, 30, 9, 0, 0, 0, time.UTC)

// desk is a workbench under test with one browser's cookies.
type desk struct {
	*testing.T
	w      *warehouse.Warehouse
	url    string
	client *http.Client
}

func open(t *testing.T, o Options) *desk {
	t.Helper()
	if o.Now == nil {
		o.Now = func() time.Time { return now }
	}
	if o.Uploads == "" {
		o.Uploads = t.TempDir()
	}
	o.Version = "test"
	s := New(o)
	at := httptest.NewServer(s)
	t.Cleanup(func() {
		at.Close()
		s.jobs.wait() // what was uploaded may still be noted
	})
	return &desk{t, o.Warehouse, at.URL, browser()}
}

// browser keeps cookies and follows no redirect, so that tests see them.
func browser() *http.Client {
	jar, _ := cookiejar.New(nil)
	return &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// do sends a request and reads the answer.
func (d *desk) do(verb, path string, body io.Reader, heads ...string) (*http.Response, string) {
	d.Helper()
	req, err := http.NewRequest(verb, d.url+path, body)
	if err != nil {
		d.Fatal(err)
	}
	for i := 0; i+1 < len(heads); i += 2 {
		if req.Header.Set(heads[i], heads[i+1]); heads[i] == "Host" {
			req.Host = heads[i+1]
		}
	}
	answer, err := d.client.Do(req)
	if err != nil {
		d.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil {
		d.Fatal(err)
	}
	return answer, string(b)
}

// get is do for a page that must be there.
func (d *desk) get(path string, heads ...string) string {
	d.Helper()
	answer, body := d.do(http.MethodGet, path, nil, heads...)
	if answer.StatusCode != http.StatusOK {
		d.Fatalf("%s: %s: %s", path, answer.Status, body)
	}
	return body
}

// csrf is the token that the pages of this browser carry.
func (d *desk) csrf() string {
	d.Helper()
	_, body := d.do(http.MethodGet, "/login", nil)
	return cutToken(body)
}

// post sends a form as a page of ours does.
func (d *desk) post(path string, fields ...string) (*http.Response, string) {
	d.Helper()
	form := url.Values{"csrf": {d.csrf()}}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	return d.do(http.MethodPost, path, strings.NewReader(form.Encode()), "Content-Type", "application/x-www-form-urlencoded")
}

// loadNothing is a Loader of tests that load nothing.
func loadNothing(context.Context, Loading, func(int, int), func(string)) (Loaded, error) {
	return Loaded{}, nil
}
