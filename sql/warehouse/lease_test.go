package warehouse

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// The place of a writer that is dead is waited for while another process still has its file open.
func TestDyingWriter(t *testing.T) {
	ctx, dir := context.Background(), fresh(t)
	load(t, open(t, dir, Options{}), small()...)
	lock, err := os.OpenFile(filepath.Join(dir, "LOCK"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	heir := exec.Command("sleep", "0.5")
	heir.ExtraFiles = []*os.File{lock}
	if err := heir.Start(); err != nil {
		t.Fatal(err)
	}
	if err := lock.Close(); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if _, err := open(t, dir, Options{}).Load(ctx, generated(1, 3, 9)...); err != nil {
		t.Error(err)
	}
	if err := heir.Wait(); err != nil || time.Since(began) < 100*time.Millisecond {
		t.Error("the place was not taken", err, time.Since(began))
	}
}
