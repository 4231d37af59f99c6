package warehouse

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A full disk ends a load with an error that says so; what was published stays, and with room again all is loaded.
func TestDiskFull(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "small")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=48m"); err != nil {
		t.Skip("no small disk can be made here: ", err)
	}
	defer syscall.Unmount(dir, syscall.MNT_DETACH)
	w := open(t, filepath.Join(dir, "w.db.d"), Options{})
	defer w.Close()
	load(t, w, small()...)
	was := digest(t, w)
	filler := filepath.Join(dir, "filler")
	var disk syscall.Statfs_t
	if err := syscall.Statfs(dir, &disk); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filler, make([]byte, int64(disk.Bavail)*disk.Bsize-(1<<20)), 0o600); err != nil {
		t.Fatal(err)
	}
	results := generated(2, 10, 77)
	if _, err := w.Load(context.Background(), results...); err == nil {
		t.Error("a load on a full disk went well")
	} else {
		t.Log(err)
	}
	if digest(t, w) != was {
		t.Error("the full disk changed what is published")
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	load(t, w, results...)
	verified(t, w, digest(t, w))
	if got := ask(t, w, "select count(*) from mart.plan"); got[0][0] != int64(5) {
		t.Error(got)
	}
}

// A folder that cannot be written, and a generation that is no database, end with an error that names them.
func TestUnwritable(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o444); err != nil {
		t.Fatal(err)
	}
	w := open(t, filepath.Join(blocked, "w.db.d"), Options{})
	if _, err := w.Load(context.Background(), small()...); !errors.Is(err, syscall.ENOTDIR) {
		t.Error(err)
	}
	dir := fresh(t)
	w = open(t, dir, Options{})
	load(t, w, small()...)
	g, err := current(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(g.path(dir), []byte("no database"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := open(t, dir, Options{}).Load(context.Background(), generated(1, 3, 5)...); err == nil {
		t.Error("a broken generation was loaded into")
	} else {
		t.Log(err)
	}
	if b, err := os.ReadFile(g.path(dir)); err != nil || string(b) != "no database" {
		t.Error("the broken generation was changed", err)
	}
}
