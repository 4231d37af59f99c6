package serve

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"strings"
	"time"
)

// The cookies of a browser: who it is, and the language it reads.
const (
	sessionCookie  = "taizhang"
	languageCookie = "taizhang-lang"
	sessionTime    = 12 * time.Hour
)

// policy lets a page load and do nothing that is not ours: no script in the page, no other host.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guarded sets the headers that every answer has, and refuses what did not come to us.
func (s *Server) guarded(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-cache, private")
	if s.Loopback && !loopbackName(r.Host) {
		http.Error(w, "misdirected: this workbench answers to names of this machine only", http.StatusMisdirectedRequest)
		return
	}
	s.mux.ServeHTTP(w, r)
}

// loopbackName reports a Host of this machine, so that no foreign name that leads here is served.
func loopbackName(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

// session is what a browser's cookie says: a random name of the session, and the user's.
type session struct {
	id   string
	user string
}

// sign is the cookie's text: id.user.mac.
func (s *Server) sign(x session) string {
	body := x.id + "." + hex.EncodeToString([]byte(x.user))
	return body + "." + s.mac("session", body)
}

// verify reads a cookie that we wrote.
func (s *Server) verify(cookie string) (x session, ok bool) {
	at := strings.LastIndexByte(cookie, '.')
	if at < 0 || subtle.ConstantTimeCompare([]byte(cookie[at+1:]), []byte(s.mac("session", cookie[:at]))) != 1 {
		return x, false
	}
	id, user, _ := strings.Cut(cookie[:at], ".")
	name, err := hex.DecodeString(user)
	return session{id, string(name)}, err == nil
}

func (s *Server) mac(what, text string) string {
	m := hmac.New(sha256.New, s.secret)
	m.Write([]byte(what + "\x00" + text))
	return hex.EncodeToString(m.Sum(nil))
}

// token is what a form of a session carries, so that no other site's form is taken.
func (s *Server) token(x session) string { return s.mac("form", x.id) }

// sessionOf reads the browser's session, or begins one.
func (s *Server) sessionOf(w http.ResponseWriter, r *http.Request) session {
	if c, err := r.Cookie(sessionCookie); err == nil {
		if x, ok := s.verify(c.Value); ok {
			return x
		}
	}
	x := newSession("")
	s.keep(w, r, x)
	return x
}

func newSession(user string) session {
	id := make([]byte, 16)
	rand.Read(id)
	return session{hex.EncodeToString(id), user}
}

func (s *Server) keep(w http.ResponseWriter, r *http.Request, x session) {
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Value: s.sign(x), Path: "/", HttpOnly: true, Secure: r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https",
		SameSite: http.SameSiteStrictMode, MaxAge: int(sessionTime.Seconds())})
}

// identify tells who asks, and whether by a browser's cookie, which other sites could use.
func (s *Server) identify(r *http.Request, x session) (u *User, byCookie bool) {
	if token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		if s.Key != "" && subtle.ConstantTimeCompare([]byte(token), []byte(s.Key)) == 1 {
			return s.handing, false
		}
		return s.Users.withToken(token), false
	}
	switch {
	case s.Users.open:
		return &s.Users.all[0], true
	case s.Users.header != "":
		if name := r.Header.Get(s.Users.header); name != "" {
			return s.Users.named(name), true
		}
		return nil, true
	case x.user == "":
		return nil, true
	}
	return s.Users.named(x.user), true
}

// sameSite is false where the browser says that another site sent the request.
func sameSite(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	return site == "" || site == "same-origin" || site == "none"
}

// genuine reports that what changes something came from a page of ours.
func (s *Server) genuine(r *http.Request, x session) bool {
	if !sameSite(r) {
		return false
	}
	given := r.Header.Get("X-CSRF-Token")
	if given == "" && !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		given = r.PostFormValue("csrf")
	}
	return subtle.ConstantTimeCompare([]byte(given), []byte(s.token(x))) == 1
}
