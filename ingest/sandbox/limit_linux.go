package sandbox

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// apart puts a worker into its own process group.
func apart() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }

// slay kills a worker's whole group.
func slay(p *os.Process) {
	if syscall.Kill(-p.Pid, syscall.SIGKILL) != nil {
		p.Kill()
	}
}

// bound limits what this process may write to. RLIMIT_AS would count the address
// space that the runtime reserves and never touches.
func bound(memory int64) error {
	return unix.Setrlimit(unix.RLIMIT_DATA, &unix.Rlimit{Cur: uint64(memory), Max: uint64(memory)})
}

// most is the largest memory a dead process had, in bytes; 0 where that is not known: what the
// process which started it had counts in it.
func most(s *os.ProcessState) int64 {
	var own syscall.Rusage
	if u, ok := s.SysUsage().(*syscall.Rusage); ok && syscall.Getrusage(syscall.RUSAGE_SELF, &own) == nil && u.Maxrss > own.Maxrss {
		return u.Maxrss << 10
	}
	return 0
}
