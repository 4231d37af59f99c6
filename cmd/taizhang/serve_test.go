package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// heard is what a command says while it runs.
type heard struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (h *heard) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.b.Write(p)
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.b.String()
}

// served runs serve on a folder until the test ends and gives its address.
func served(t *testing.T, args ...string) (address string, said *heard) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	said = &heard{}
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), nil, said, said)
	}()
	t.Cleanup(func() {
		stop()
		if code := <-ended; code != 0 {
			t.Errorf("serve ended with %d: %s", code, said)
		}
	})
	at := regexp.MustCompile(`http://(\S+)`)
	for range 600 {
		if m := at.FindStringSubmatch(said.String()); m != nil {
			return m[1], said
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("serve does not begin: %s", said)
	return "", nil
}

// While serve runs it is the writer: load hands its files over, archives, tables of what is given and
// all, and the warehouse is as if load had written it; a changed file replaces what it was.
func TestLoadIsHandedOver(t *testing.T) {
	dir := t.TempDir()
	source := filepath.Join(dir, "in")
	if err := os.MkdirAll(source, 0o755); err != nil {
		t.Fatal(err)
	}
	plan := "2021年东湖区政务公开工作方案\n一、加强公开\n1.做好规划公开。（责任单位：区发改委）\n2.公开财政预算。（责任单位：区财政局；完成时限：2021年6月底前）\n"
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(source, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("方案.txt", plan)
	write("坏.docx", "PK\x03\x04 not one")
	write(givenFile, "path,division\n方案.txt,360102\n")
	count := func(db string) string {
		out := &bytes.Buffer{}
		query := "select count(*), min(division_code), (select count(*) from ops.origin), (select max(path) from ops.origin), (select count(*) from ops.quarantine), (select count(*) from core.plan where loaded_to is not null) from mart.task"
		if code := run(context.Background(), []string{"sql", "--db", db, "--output", "csv", query}, nil, out, out); code != 0 {
			t.Fatal(out)
		}
		_, row, _ := strings.Cut(out.String(), "\n")
		return row
	}
	here, there := filepath.Join(dir, "here.db.d"), filepath.Join(dir, "there.db.d")
	address, said := served(t, "--db", there)
	for _, text := range []string{plan, strings.Replace(plan, "规划公开", "规划和计划公开", 1)} {
		write("方案.txt", text)
		for _, db := range []string{here, there} {
			out := &bytes.Buffer{}
			if code := run(context.Background(), []string{"load", "--db", db, source}, nil, out, out); code != exitPartial {
				t.Fatalf("%s: %d %s", db, code, out)
			}
			if handed := strings.Contains(out.String(), "handed to taizhang serve at "+address); handed != (db == there) {
				t.Errorf("%s: %s", db, out)
			}
		}
		if a, b := count(here), count(there); a != b || !strings.HasPrefix(a, "2,") {
			t.Errorf("loaded here %q, handed over %q", a, b)
		}
	}
	out := &bytes.Buffer{}
	if code := run(context.Background(), []string{"db", "migrate", "--db", there}, nil, out, out); code == 0 || !strings.Contains(out.String(), address) {
		t.Errorf("db migrate: %d %s", code, out)
	}
	if err := os.Remove(filepath.Join(source, "方案.txt")); err != nil {
		t.Fatal(err)
	}
	for _, db := range []string{here, there} { // what is gone is taken away, and nothing is linked
		out := &bytes.Buffer{}
		if code := run(context.Background(), []string{"load", "--retire", "--link", "none", "--db", db, "--output", "csv", source}, nil, out, out); code != exitPartial && code != exitUnreadable || !strings.Contains(out.String(), "方案.txt: gone") {
			t.Errorf("%s: %d %s", db, code, out)
		}
	}
	if a, b := count(here), count(there); a != b || !strings.HasPrefix(a, "0,") {
		t.Errorf("after --retire here %q, handed over %q", a, b)
	}
	answer, err := http.Get("http://" + address + "/overview")
	if err != nil || answer.StatusCode != 200 {
		t.Fatal(err, answer, said)
	}
	answer.Body.Close()
}

// A workbench that is opened while a load writes shows what there is, and writes once the load has ended: then loads are handed to it.
// Another workbench has no end to wait for.
func TestServeWhileLoading(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	db, source := filepath.Join(dir, "w.db.d"), filepath.Join(dir, "方案.txt")
	if err := os.WriteFile(source, []byte("2021年东湖区政务公开工作方案\n一、加强公开\n1.做好规划公开。（责任单位：区发改委）\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	w, err := warehouse.Open(ctx, db, warehouse.Options{Parser: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	load, err := w.Start(ctx, "load", "test")
	if err != nil {
		t.Fatal(err)
	}
	address, said := served(t, "--db", db)
	answer, err := http.Get("http://" + address + "/overview")
	if err != nil {
		t.Fatal(err)
	}
	page, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	if answer.StatusCode != http.StatusServiceUnavailable || !strings.Contains(string(page), "正在第一次装载") {
		t.Errorf("while the load writes: %s %s", answer.Status, page)
	}
	if _, err := load.Finish(ctx, 0); err != nil {
		t.Fatal(err)
	}
	out := &heard{}
	for range 200 { // the load's place is asked for again and again
		if strings.Contains(said.String(), "the workbench writes now") {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if code := run(ctx, []string{"load", "--db", db, source}, nil, out, out); code != 0 || !strings.Contains(out.String(), "handed to taizhang serve at "+address) {
		t.Errorf("a load after it: %d %s; %s", code, out, said)
	}
	second := &heard{}
	if code := run(ctx, []string{"serve", "--addr", "127.0.0.1:0", "--db", db}, nil, second, second); code == 0 || !strings.Contains(second.String(), address) {
		t.Errorf("a second workbench: %d %s", code, second)
	}
}

// Others reach only what says who may do what.
func TestServeRefuses(t *testing.T) {
	db := filepath.Join(t.TempDir(), "w.db.d")
	for _, args := range [][]string{{"--addr", "0.0.0.0:0"}, {"--addr", "0.0.0.0:0", "--token", "short"}, {"--user-header", "X-User"}, {"--users", filepath.Join(db, "none.csv")}, {"--addr", "nowhere"}} {
		out := &bytes.Buffer{}
		ctx, stop := context.WithTimeout(context.Background(), 5*time.Second)
		if code := run(ctx, append([]string{"serve", "--db", db}, args...), nil, out, out); code != exitUsage {
			t.Errorf("%v: %d %s", args, code, out)
		}
		stop()
	}
}
