//go:build unix

package ingest

import "syscall"

// cpuSeconds is what this process has used of all cores; on a busy machine it tells more than the clock.
func cpuSeconds() float64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
