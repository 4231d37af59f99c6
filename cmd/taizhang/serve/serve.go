// Package serve is the workbench: pages in a browser, and the JSON they stand on, that show what a
// warehouse holds and take what people load and correct. It needs nothing but this program.
package serve

import (
	"context"
	"crypto/rand"
	"log"
	"net"
	"net/http"
	"time"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// Options says what a workbench shows and to whom; Warehouse must be given.
type Options struct {
	Warehouse *warehouse.Warehouse
	Load      Loader                                // nil: nothing can be loaded
	Replay    bool                                  // files that were uploaded are kept while they stand in quarantine
	Uploads   string                                // folder for files that are being loaded
	Users     *Users                                // nil: everybody who reaches it may do everything
	Key       string                                // of those who can read the warehouse's files; "" for nobody
	Loopback  bool                                  // answer only to names of this machine
	Most      int64                                 // bytes of one upload
	Fleet     func(context.Context) (*Fleet, error) // the queue of many workers; nil where there is none
	Version   string                                // shown at the foot of every page
	Log       *log.Logger                           // what went wrong; nil for nowhere
	Now       func() time.Time                      // for tests; the clock when nil
}

// Server is the workbench's handler.
type Server struct {
	Options
	mux    *http.ServeMux
	secret []byte // signs sessions and tokens of forms; new with each start
	blank  string // stands in a page that is kept where the session's token will
	jobs   *jobs
	state  condition
	tries  refusals
	rows   *kept // answers of the warehouse
	shown  *kept // pages and JSON made of them

	handing *User // who has the Key
}

// Asking is how many threads of the engine answer one question of a page: many people ask at once, and to share the work of one
// short answer among threads costs a third more of the processors than to do it alone.
const Asking = 1

// keptRoom is how many bytes of answers, and as many of pages, are kept to be given again.
const keptRoom = 48 << 20

// DefaultMost is how many bytes one upload may have.
const DefaultMost = 512 << 20

// New makes a workbench.
func New(o Options) *Server {
	s := &Server{Options: o, mux: http.NewServeMux(), handing: &User{Name: "load", Role: Admin}, secret: make([]byte, 32)}
	rand.Read(s.secret)
	s.blank = s.mac("blank", "")
	if s.Now == nil {
		s.Now = time.Now
	}
	if s.Most == 0 {
		s.Most = DefaultMost
	}
	if s.Users == nil {
		s.Users = everybody
	}
	s.jobs, s.rows, s.shown = newJobs(s), newKept(keptRoom), newKept(keptRoom)
	s.routes()
	return s
}

// ServeHTTP answers one request, behind the guards that stand before every page.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.guarded(w, r)
}

// Run serves until ctx ends, then lets what is under way finish.
func (s *Server) Run(ctx context.Context, l net.Listener) error {
	h := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10, ErrorLog: s.Log}
	ended := make(chan error, 1)
	go func() { ended <- h.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	finish, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	err := h.Shutdown(finish)
	s.jobs.wait()
	return err
}

func (s *Server) logf(format string, args ...any) {
	if s.Log != nil {
		s.Log.Printf(format, args...)
	}
}
