package serve

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// english gives the words of the pages in English; the pages are written in Chinese.
var english = func() map[string]string {
	b, err := assets.ReadFile("words.txt")
	if err != nil {
		panic(err)
	}
	out := map[string]string{}
	for _, line := range strings.Split(string(b), "\n") {
		if zh, en, ok := strings.Cut(line, "\t"); ok {
			out[zh] = en
		}
	}
	return out
}()

// languages are those in which the pages speak, the usual one first.
var languages = []string{"zh", "en"}

// languageOf is what the browser chose here before, else Chinese.
func languageOf(r *http.Request) string {
	if l := r.URL.Query().Get("lang"); slices.Contains(languages, l) {
		return l
	}
	if c, err := r.Cookie(languageCookie); err == nil && slices.Contains(languages, c.Value) {
		return c.Value
	}
	return languages[0]
}

// language chooses one and goes back to the page.
func (s *Server) language(w http.ResponseWriter, r *http.Request) {
	l := r.PathValue("lang")
	if !slices.Contains(languages, l) {
		s.failPage(w, s.begin(w, r), notFound("language %q", l))
		return
	}
	http.SetCookie(w, &http.Cookie{Name: languageCookie, Value: l, Path: "/", MaxAge: 365 * 24 * 3600, SameSite: http.SameSiteLaxMode, HttpOnly: true})
	http.Redirect(w, r, local(r.URL.Query().Get("back")), http.StatusSeeOther)
}

// local keeps an address that is a path of ours; any other becomes the first page.
func local(address string) string {
	if !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || strings.ContainsAny(address, "\\\r\n\t") {
		return "/overview"
	}
	return address
}

// say gives words in a language; %d and the like stand for values.
func say(lang, zh string, values ...any) string {
	text := zh
	if en, ok := english[zh]; ok && lang == "en" {
		text = en
	}
	if len(values) == 0 {
		return text
	}
	return fmt.Sprintf(text, values...)
}
