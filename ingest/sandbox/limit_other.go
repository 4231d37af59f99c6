//go:build !linux

package sandbox

import (
	"os"
	"syscall"
)

func apart() *syscall.SysProcAttr { return nil }

func slay(p *os.Process) { p.Kill() }

// bound has nothing but the collector's limit to offer here.
func bound(int64) error { return nil }

// most is not comparable between systems.
func most(*os.ProcessState) int64 { return 0 }
