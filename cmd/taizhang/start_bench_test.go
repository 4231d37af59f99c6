//go:build unix

package main

import (
	"io"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// BenchmarkStart runs the built program on one text, as a user would: the bar is
// 150 ms and 60 MB for parse. The worker that reads the file is counted too.
func BenchmarkStart(b *testing.B) {
	program := filepath.Join(b.TempDir(), "taizhang")
	if out, err := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	text := filepath.Join("..", "..", "testdata", "001-donghu-2021-plan", "source.txt")
	for _, args := range [][]string{{"version"}, {"read", text}, {"parse", text}} {
		b.Run(args[0], func(b *testing.B) {
			var most int64
			var cpu time.Duration
			for b.Loop() {
				c := exec.Command(program, args...)
				c.Stdout = io.Discard
				if err := c.Run(); err != nil {
					b.Fatal(err)
				}
				cpu += c.ProcessState.UserTime() + c.ProcessState.SystemTime()
				if use, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
					most = max(most, use.Maxrss)
				}
			}
			b.ReportMetric(float64(cpu.Milliseconds())/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(most)/1024, "peak-MB") // Maxrss is in KiB on Linux
		})
	}
}
