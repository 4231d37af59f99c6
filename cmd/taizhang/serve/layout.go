package serve

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"
)

// view is what a template sees.
type view struct {
	M        any // the model
	Lang     string
	Path     string
	Template string
	User     *User
	CSRF     string
	Stamp    string
	Version  string
	Writer   bool // files can be uploaded here
	Open     bool // nobody needs to log in
	query    url.Values
}

// pages are the templates by name, each with the layout.
var pages = sync.OnceValue(func() map[string]*template.Template {
	out := map[string]*template.Template{}
	names, _ := fs.Glob(assets, "pages/*.html")
	base := template.Must(template.New("layout.html").Funcs(functions).ParseFS(assets, "pages/layout.html", "pages/parts.html"))
	for _, name := range names {
		stem := strings.TrimSuffix(path.Base(name), ".html")
		if stem != "layout" && stem != "parts" {
			out[stem] = template.Must(template.Must(base.Clone()).ParseFS(assets, name))
		}
	}
	return out
})

// show writes a page.
func (s *Server) show(w http.ResponseWriter, q *request, name string, model any) {
	b, err := s.render(q, name, model, s.token(q.session))
	if err != nil {
		s.logf("%s: %v", name, err)
		http.Error(w, "page "+name+" cannot be shown", http.StatusInternalServerError)
		return
	}
	send(w, q.Request, "text/html; charset=utf-8", b)
}

// render makes a page whose forms carry a token.
func (s *Server) render(q *request, name string, model any, token string) ([]byte, error) {
	t, ok := pages()[name]
	if !ok {
		return nil, fmt.Errorf("no template")
	}
	v := view{M: model, Lang: q.lang, Path: q.URL.Path, Template: name, User: q.user, CSRF: token, Stamp: stamp,
		Version: s.Version, Writer: s.Load != nil, Open: s.Users.open, query: q.URL.Query()}
	var out bytes.Buffer
	err := t.Execute(&out, v)
	return out.Bytes(), err
}

// failPage says on a page why there is none.
func (s *Server) failPage(w http.ResponseWriter, q *request, err error) {
	if p := problemOf(err); p.Code == "unknown" && s.Users.header == "" {
		http.Redirect(w, q.Request, "/login?back="+url.QueryEscape(q.URL.RequestURI()), http.StatusSeeOther)
		return
	}
	p := s.said(q.Request, err)
	b, broken := s.render(q, "problem", p, s.token(q.session))
	if broken != nil {
		http.Error(w, p.Title, p.Status)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(p.Status)
	_, _ = w.Write(b)
}

// T gives words in the reader's language.
func (v view) T(zh string, values ...any) string { return say(v.Lang, zh, values...) }

// W names a word of a closed list: 牵头 for lead, the word itself where the list lacks it.
func (v view) W(word string) string {
	zh, ok := codes[word]
	if !ok {
		return word
	}
	return say(v.Lang, zh)
}

// At is the address of this page with other parameters: At "page" 2.
func (v view) At(pairs ...any) (string, error) {
	q := url.Values{}
	for k, x := range v.query {
		q[k] = x
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		name, value := fmt.Sprint(pairs[i]), fmt.Sprint(pairs[i+1])
		q.Del(name)
		if value != "" {
			q.Set(name, value)
		}
		if name != "page" {
			q.Del("page")
		}
	}
	if len(q) == 0 {
		return v.Path, nil
	}
	return v.Path + "?" + q.Encode(), nil
}

// Q is a parameter of this page's address.
func (v view) Q(name string) string { return v.query.Get(name) }

// Back is this page's address, to return to.
func (v view) Back() string {
	if len(v.query) == 0 {
		return v.Path
	}
	return v.Path + "?" + v.query.Encode()
}

// May reports that the reader has a role.
func (v view) May(role string) bool {
	r, err := ParseRole(role)
	return err == nil && v.User != nil && v.User.Role >= r
}

// All reports that the reader may see every division.
func (v view) All() bool { return v.User != nil && len(v.User.Divisions) == 0 }

var functions = template.FuncMap{
	"json":    func(x any) (string, error) { b, err := json.Marshal(x); return string(b), err },
	"n":       thousands,
	"text":    text,
	"percent": percent,
	"short":   short,
	"path":    url.PathEscape,
	"when":    when,
	"bytes":   size,
	"list":    func(x ...any) []any { return x },
	"add":     func(a, b int) int { return a + b },
	"in":      inside,
	"named":   func(v view, name string, x any) map[string]any { return map[string]any{"V": v, "N": name, "X": x} },
	"level":   level,
	"lines":   func(s string) []string { return strings.Split(s, "\n") },
	"paper":   paper,
	"pane":    pane,
	"deltas":  deltas,
}

// level is how dark a cell of a map is, 0 to 5, by its share of the most.
func level(n, most int64) int {
	switch {
	case n <= 0 || most <= 0:
		return 0
	case n*16 <= most:
		return 1
	case n*8 <= most:
		return 2
	case n*4 <= most:
		return 3
	case n*2 <= most:
		return 4
	}
	return 5
}

// inside hands a part the view and a value.
func inside(v view, x any) map[string]any { return map[string]any{"V": v, "X": x} }

// thousands spells 1,153.
func thousands(x any) string {
	s := fmt.Sprint(x)
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	if neg {
		return "-" + s
	}
	return s
}

// percent spells a share of a whole, "37%"; "–" of nothing.
func percent(part, whole int64) string {
	if whole == 0 {
		return "–"
	}
	return strconv.FormatFloat(float64(part)*100/float64(whole), 'f', 0, 64) + "%"
}

// short cuts a long text after so many characters.
func short(most int, s string) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most]) + "…"
}

// when spells a time as people read it, 2021-06-30 08:00.
func when(s string) string {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return s
	}
	return t.Format("2006-01-02 15:04")
}

// size spells 1.2 MB.
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d B", n)
}
