package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/ocr"
)

// Doctor on a machine with nothing optional: what is needed works, each thing missing has its remedy.
func TestDoctor(t *testing.T) {
	t.Setenv(ocr.Variable, "off")
	t.Setenv("PATH", t.TempDir())
	t.Setenv("DATABASE_URL", "")
	for _, tt := range []struct {
		name, db string
		code     int
		states   map[string]string
	}{
		{"a new folder", filepath.Join(t.TempDir(), "new", "w.db.d"), exitOK, map[string]string{
			"engine": "ok", "warehouse": "ok", "sandbox": "ok", "ocr": "missing", "tesseract": "missing", "pdftoppm": "missing", "postgresql": "unused"}},
		{"a file where a folder is wanted", "doctor_test.go", exitDatabase, map[string]string{"engine": "ok", "warehouse": "broken"}},
		{"no server", "postgres://nobody@127.0.0.1:1/none?sslmode=disable", exitDatabase, map[string]string{"engine": "ok", "warehouse": "unused", "postgresql": "broken"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out, log strings.Builder
			if code := run(t.Context(), []string{"doctor", "--json", "--lang", "en", "--db", tt.db}, nil, &out, &log); code != tt.code {
				t.Errorf("exit code %d, want %d: %s", code, tt.code, log.String())
			}
			var rows []struct{ Part, State, Detail, Remedy string }
			if err := json.Unmarshal([]byte(out.String()), &rows); err != nil {
				t.Fatal(err)
			}
			states := map[string]string{}
			for _, r := range rows {
				states[r.Part] = r.State
				if (r.State == "missing" || r.State == "broken") != (r.Remedy != "") {
					t.Errorf("%+v", r)
				}
			}
			for part, want := range tt.states {
				if states[part] != want {
					t.Errorf("%s is %q, want %q", part, states[part], want)
				}
			}
		})
	}
}

// Doctor speaks Chinese to people, and to programs keeps the names of columns and states.
func TestDoctorLanguages(t *testing.T) {
	t.Setenv(ocr.Variable, "off")
	t.Setenv("PATH", t.TempDir())
	t.Setenv("DATABASE_URL", "")
	db := filepath.Join(t.TempDir(), "w.db.d")
	for _, tt := range []struct {
		args []string
		code int
		want []string
	}{
		{nil, exitOK, []string{"部件", "办法", "pdftoppm    未装", "apt-get install poppler-utils", "方案存在内嵌的引擎里"}},
		{[]string{"--lang", "en"}, exitOK, []string{"remedy", "pdftoppm    missing", "plans are kept in the embedded engine"}},
		{[]string{"--json"}, exitOK, []string{`"part":"pdftoppm","state":"missing","detail":"绘制`}},
		{[]string{"--lang", "fr"}, exitUsage, nil},
	} {
		var out, log strings.Builder
		if code := run(t.Context(), append([]string{"doctor", "--db", db}, tt.args...), nil, &out, &log); code != tt.code {
			t.Errorf("%q: exit code %d, want %d: %s", tt.args, code, tt.code, log.String())
		}
		for _, w := range tt.want {
			if !strings.Contains(out.String(), w) {
				t.Errorf("%q: no %q in\n%s", tt.args, w, out.String())
			}
		}
	}
}
