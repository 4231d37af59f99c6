package serve

import (
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// Refused is the action of an audit that tells of a try that was refused: target the path, detail why.
const Refused = "refused"

// mostRefused is how many tries of one person are audited on one day; the log has them all.
const mostRefused = 1_000

// refusals counts what was refused today, by who tried.
type refusals struct {
	mu  sync.Mutex
	day string
	of  map[string]int
}

// room reports that one more of somebody's may be audited.
func (c *refusals) room(who, day string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.day != day {
		c.day, c.of = day, map[string]int{}
	}
	c.of[who]++
	return c.of[who] <= mostRefused
}

// refusing are the problems of a try that may not be: who tried is to be found again.
var refusing = []string{"unknown", "forbidden", "forged", "not-found", "too-large", "statement"}

// refused notes that somebody tried to change what may not be changed. One who is not known leaves a
// line of the log only, so that nobody from outside fills the warehouse.
func (s *Server) refused(q *request, err error) {
	p := problemOf(err)
	if errors.Is(err, errFiles) {
		p.Code = "too-large"
	}
	if !slices.Contains(refusing, p.Code) {
		return
	}
	who := User{Name: "?"}
	if q.user != nil {
		who = *q.user
	}
	s.logf("refused: %s %s by %s: %s: %v", q.Method, q.URL.Path, who.Name, p.Code, err)
	if q.user == nil || !s.tries.room(who.Name, q.today().Format(time.DateOnly)) {
		return
	}
	note := warehouse.Audit{At: s.Now(), Who: who.Name, Role: who.Role.String(), Action: Refused, Target: short(120, q.URL.Path), Detail: p.Code + ": " + short(200, err.Error())}
	if err := s.Warehouse.Audit(q.Context(), note); err != nil {
		s.logf("audit of what was refused: %v", err)
	}
}
