package serve

import (
	"net/http"
	"time"
)

// Login is the page on which a token is given.
type Login struct {
	Back  string
	Wrong bool
}

func (s *Server) loginPage(w http.ResponseWriter, r *http.Request) {
	s.show(w, s.begin(w, r), "login", Login{Back: local(r.URL.Query().Get("back"))})
}

// login takes a token and begins a session of its user; a wrong one costs a moment.
func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	q := s.begin(w, r)
	if !s.genuine(r, q.session) {
		s.failPage(w, q, errForged)
		return
	}
	back := local(r.PostFormValue("back"))
	u := s.Users.withToken(r.PostFormValue("token"))
	if u == nil {
		s.logf("refused: a token that is nobody's, from %s", r.RemoteAddr)
		time.Sleep(300 * time.Millisecond)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		b, err := s.render(q, "login", Login{Back: back, Wrong: true}, s.token(q.session))
		if err != nil {
			s.failPage(w, q, err)
			return
		}
		w.WriteHeader(http.StatusUnauthorized)
		_, _ = w.Write(b)
		return
	}
	s.keep(w, r, newSession(u.Name))
	http.Redirect(w, r, back, http.StatusSeeOther)
}

func (s *Server) logout(w http.ResponseWriter, r *http.Request) {
	q := s.begin(w, r)
	if !s.genuine(r, q.session) {
		s.failPage(w, q, errForged)
		return
	}
	s.keep(w, r, newSession(""))
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}
