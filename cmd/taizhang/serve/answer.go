package serve

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"reflect"
	"strconv"
	"strings"
)

//go:embed static pages words.txt sentences.txt
var assets embed.FS

// send writes a whole answer with a tag of what it says: who has it already is told so.
func send(w http.ResponseWriter, r *http.Request, kind string, b []byte) {
	sum := sha256.Sum256(b)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	w.Header().Set("ETag", tag)
	w.Header().Add("Vary", "Cookie, Authorization")
	for _, have := range strings.Split(r.Header.Get("If-None-Match"), ",") {
		if have = strings.TrimPrefix(strings.TrimSpace(have), "W/"); have == tag || have == "*" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(b)))
	_, _ = w.Write(b)
}

// file answers with a file that is made for the asker.
func (s *Server) file(role Role, make func(*request) (name, kind string, b []byte, err error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q := s.begin(w, r)
		defer q.end()
		err := s.allow(q, role, false)
		var name, kind string
		var b []byte
		if err == nil {
			name, kind, b, err = make(q)
		}
		switch {
		case err != nil && strings.HasPrefix(r.URL.Path, "/api/"):
			s.failJSON(w, r, err)
		case err != nil:
			s.failPage(w, q, err)
		default:
			attach(w, name)
			send(w, r, kind, b)
		}
	}
}

// attach has the browser keep an answer as a file.
func attach(w http.ResponseWriter, name string) {
	w.Header().Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(name))
}

// static serves the embedded files, whose names never change what they hold while we run.
func (s *Server) static() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := path.Clean(strings.TrimPrefix(r.URL.Path, "/"))
		b, err := fs.ReadFile(assets, name)
		if err != nil || !strings.HasPrefix(name, "static/") {
			http.NotFound(w, r)
			return
		}
		kind := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}[path.Ext(name)]
		if kind == "" {
			kind = "text/plain; charset=utf-8"
		}
		if r.URL.RawQuery != "" {
			w.Header().Set("Cache-Control", "private, max-age=31536000, immutable")
		}
		send(w, r, kind, b)
	})
}

// stamp changes whenever an embedded file does, so that browsers may keep them for ever.
var stamp = func() string {
	h := sha256.New()
	names, _ := fs.Glob(assets, "static/*")
	for _, name := range names {
		b, _ := fs.ReadFile(assets, name)
		h.Write(bytes.TrimSpace(b))
	}
	return hex.EncodeToString(h.Sum(nil))[:10]
}()

// fromForm reads a form into a struct by the names of its fields in JSON.
func fromForm(values url.Values, into any) error {
	v := reflect.ValueOf(into).Elem()
	for name, index := range fieldsByName(v.Type()) {
		text := values.Get(name)
		if !values.Has(name) {
			continue
		}
		switch f := v.FieldByIndex(index); f.Kind() {
		case reflect.String:
			f.SetString(text)
		case reflect.Bool:
			f.SetBool(text != "" && text != "false")
		case reflect.Int, reflect.Int64:
			n, err := strconv.ParseInt(text, 10, 64)
			if err != nil && text != "" {
				return wrong("%s %q is no number", name, text)
			}
			f.SetInt(n)
		case reflect.Slice:
			for _, text := range values[name] {
				n, err := strconv.ParseInt(text, 10, 64)
				if err != nil {
					return wrong("%s %q is no number", name, text)
				}
				f.Set(reflect.Append(f, reflect.ValueOf(ID(n))))
			}
		}
	}
	return nil
}
