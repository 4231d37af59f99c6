package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/taizhang/taizhang/normalize"
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

// Text that no database takes, and words that look like statements, are kept as text on both engines.
func TestOddText(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		odd := `'; drop table core.task; -- "引号" $1 \ %s`
		r := copyOf(t, small()[0], `a'"; b.docx`, "docx", func(p *normalize.Plan) {
			p.Title = ptr("西湖区\x00工作\xff要点" + odd)
			p.Tasks[0].Content = odd
			p.Tasks[0].Path = []string{`一、"` + odd}
			p.Tasks[1].Content = "坏\xc3\x28字\x00"
			p.Tasks[1].Duties = append(p.Tasks[1].Duties, normalize.Duty{Mention: odd, Role: "lead", Pos: "T1!C1 [0,1)"})
		})
		r.Bundle.Documents[0].Blocks[0].Text = "\x00\xed\xa0\x80"
		r.Bundle.Documents[0].Origin = "/r/" + odd
		w := open(t, address, Options{})
		load(t, w, r)
		for q, want := range map[string]string{
			"select content from mart.task where ordinal = 1":                          odd,
			"select path from mart.task where ordinal = 1":                             `一、"` + odd,
			"select mention from mart.duty where mention like '%drop table%'":          odd,
			"select title from mart.plan":                                              "西湖区\uFFFD工作\uFFFD要点" + odd,
			"select content from mart.task where ordinal = 2":                          "坏\uFFFD(字\uFFFD",
			"select name from core.bundle":                                             `a'"; b.docx`,
			"select path from ops.origin":                                              "/r/" + odd,
			"select cast(count(*) as text) from core.task where content like '%drop%'": "1",
		} {
			if got := ask(t, w, q); len(got) != 1 || got[0][0] != want {
				t.Errorf("%s: %q, want %q", q, got, want)
			}
		}
		if st := load(t, w, r); st.Outcomes[0].Status != Unchanged {
			t.Error(st.Outcomes[0].Status)
		}
		if n, err := w.Retire(context.Background(), `a'"; b.docx`); err != nil || n != 1 {
			t.Error(n, err)
		}
		sound(t, w)
	})
}

// A warehouse of a newer version is refused for reading of figures, loading and looking ahead, and nothing of it changes.
func TestNewerVersion(t *testing.T) {
	newer := func(t *testing.T, w *Warehouse) {
		ctx := context.Background()
		if _, err := w.Load(ctx, small()...); !errors.Is(err, ErrNewer) {
			t.Error("load:", err)
		}
		if _, err := w.Preview(ctx, nil); !errors.Is(err, ErrNewer) {
			t.Error("preview:", err)
		}
		if _, _, err := w.Verify(ctx); !errors.Is(err, ErrNewer) {
			t.Error("verify:", err)
		}
		if st, err := w.State(ctx); err != nil || st.Condition != "newer" {
			t.Error(st, err)
		}
	}
	statements := []string{"insert into ops.migration values (999)", "delete from ops.made"}
	t.Run("duckdb", func(t *testing.T) {
		dir := fresh(t)
		db, err := openWriting(generation(1).path(dir), Options{Memory: "256MB", Threads: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range statements {
			if _, err := db.Exec(q); err != nil {
				t.Fatal(err)
			}
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		newer(t, open(t, dir, Options{}))
	})
	t.Run("postgres", func(t *testing.T) {
		address, name := freshDatabase(t)
		for _, q := range statements {
			if err := postgres(t).Run(name, q); err != nil {
				t.Fatal(err)
			}
		}
		newer(t, open(t, address, Options{}))
	})
}

// A database that cannot be written says so at once, and is read as before.
func TestReadOnlyServer(t *testing.T) {
	address, name := freshDatabase(t)
	load(t, open(t, address, Options{}), small()...)
	if err := postgres(t).Run(name, "alter database "+name+" set default_transaction_read_only = on"); err != nil {
		t.Fatal(err)
	}
	w := open(t, address, Options{})
	if _, err := w.Load(context.Background(), generated(1, 3, 7)...); err == nil || !strings.Contains(err.Error(), "read-only") || !strings.Contains(err.Error(), name) {
		t.Error(err)
	}
	if got := ask(t, w, "select count(*) from mart.plan"); got[0][0] != int64(3) {
		t.Error(got)
	}
}

// Two loaders of one document, one of them after the other on a folder, leave it once.
func TestTwoLoadersOfOne(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		done := make(chan error, 2)
		for range 2 {
			w := open(t, address, Options{Wait: time.Minute})
			go func() {
				_, err := w.Load(context.Background(), small()[0])
				done <- err
			}()
		}
		if err := errors.Join(<-done, <-done); err != nil {
			t.Error(err)
		}
		w := open(t, address, Options{})
		if got := ask(t, w, "select count(*), (select count(*) from core.task) from core.plan")[0]; got[0] != int64(1) || got[1] != int64(10) {
			t.Error(got)
		}
		sound(t, w)
	})
}

// A server whose disk is full ends a load with an error that says so; what was loaded before stays, whole documents
// only, and with room again all is loaded.
func TestServerDiskFull(t *testing.T) {
	server := postgres(t)
	template(t, server)
	owner, err := os.Stat(server.Dir())
	if err != nil {
		t.Fatal(err)
	}
	dir, who := filepath.Join(server.Dir(), "small"), owner.Sys().(*syscall.Stat_t)
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=160m,uid=%d,gid=%d,mode=700", who.Uid, who.Gid)); err != nil {
		t.Skip("no small disk can be made here: ", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	if err := server.Run("postgres", "create tablespace small location '"+dir+"'"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Run("postgres", "drop tablespace small"); err != nil {
			t.Error(err)
		}
	})
	address, _ := newDatabase(t, "create database %s template made tablespace small")
	w := open(t, address, Options{})
	t.Cleanup(func() { w.Close() })
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
	results := generated(20, 200, 77)
	if _, err := w.Load(context.Background(), results...); !errors.Is(err, ErrLost) || !strings.Contains(err.Error(), "No space left") {
		t.Error("a load on a full disk ended with", err)
	}
	if digest(t, w) != was {
		t.Error("the full disk changed what is loaded")
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	load(t, w, results...)
	verified(t, w, digest(t, w))
	if got := ask(t, w, "select count(*) from mart.plan"); got[0][0] != int64(23) {
		t.Error(got)
	}
}
