package cluster

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// tick is the unit in which Linux counts the processor time of processes.
const tick = 10 * time.Millisecond

// Processors is how much processor time the server has taken since it was started, with all
// that it has started and that has ended; 0 where there is no /proc.
func (s *Server) Processors() time.Duration {
	pid := s.cmd.Process.Pid
	all := took(pid, true)
	found, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range found {
		id, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		if f := fields(id); len(f) > 1 && f[1] == strconv.Itoa(pid) {
			all += took(id, false)
		}
	}
	return all
}

// fields are those of a process's stat behind its name: state, parent …
func fields(pid int) []string {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, rest, _ := strings.Cut(string(b), ") ")
	return strings.Fields(rest)
}

// took is what a process has taken itself, and where ended says so what its children that have ended took.
func took(pid int, ended bool) (all time.Duration) {
	f := fields(pid)
	if len(f) < 15 {
		return 0
	}
	last := 13
	if ended {
		last = 15
	}
	for _, v := range f[11:last] {
		n, _ := strconv.Atoi(v)
		all += time.Duration(n) * tick
	}
	return all
}
