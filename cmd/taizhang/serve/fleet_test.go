package serve

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/sql/warehouse"
	"github.com/taizhang/taizhang/sql/warehouse/queue"
)

// The page of loads shows the queue of a PostgreSQL warehouse, its workers and what failed, and nothing of it before
// anything was queued; nor does a folder's.
func TestFleetShown(t *testing.T) {
	address := newDatabase(t, "fleet")
	w := reopened(t, address)
	if err := w.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	look, err := queue.Look(t.Context(), address, warehouse.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer look.Close()
	here, there := open(t, Options{Warehouse: sampled(t)}), open(t, Options{Warehouse: w, Fleet: FleetOf(look)})
	for _, d := range []*desk{here, there} {
		if page, body := d.get("/runs"), d.get("/api/v1/runs"); strings.Contains(page, "装载队列") || strings.Contains(body, `"fleet"`) {
			t.Errorf("a queue where none is: %s", body)
		}
	}
	stop := workedOn(t, address)
	got := runsOf(t, there)
	f := got.Fleet
	if f == nil || f.Waiting+f.Running != 0 || f.Retrying != 1 || f.Done != 2 || f.Files != 2 || f.Rate <= 0 || f.ETA == "" || f.Workers != 1 {
		t.Fatalf("%+v", f)
	}
	if len(f.Runs) != 1 || f.Runs[0] != (FleetRun{1, 3, 2, 0, 0}) {
		t.Errorf("%+v", f.Runs)
	}
	if len(f.Failures) != 1 || f.Failures[0].Name != "a/方案.docx" || f.Failures[0].Files != 2 || !strings.Contains(f.Failures[0].Error, "没有挂上") {
		t.Errorf("%+v", f.Failures)
	}
	if len(f.Members) != 1 || f.Members[0].State != "at work" || f.Members[0].Jobs != 2 || f.Members[0].Files != 4 {
		t.Errorf("%+v", f.Members)
	}
	for lang, words := range map[string][]string{"zh": {"装载队列", "a/方案.docx", "工作中", "文件夹没有挂上"}, "en": {"files a second", "at work", "Jobs that failed"}} {
		page := there.get("/runs?lang=" + lang)
		for _, word := range words {
			if !strings.Contains(page, word) {
				t.Errorf("%s: no %q in %s", lang, word, cutMain(page))
			}
		}
	}
	stop()
	if f := runsOf(t, there).Fleet; f.Workers != 0 || f.Members[0].State != "ended" {
		t.Errorf("%+v", f.Members)
	}
	described, schema := described(t, there)
	if _, ok := described["paths"].(map[string]any)["/runs"]; !ok {
		t.Error("/runs is not described")
	}
	var raw any
	if err := json.Unmarshal([]byte(there.get("/api/v1/runs")), &raw); err != nil {
		t.Fatal(err)
	}
	if err := schema("#/components/schemas/Runs").Validate(raw); err != nil {
		t.Error(err)
	}
}

func runsOf(t *testing.T, d *desk) (out Runs) {
	t.Helper()
	if err := json.Unmarshal([]byte(d.get("/api/v1/runs")), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// workedOn queues three jobs and starts a worker that does two of them and fails at one.
func workedOn(t *testing.T, address string) (stop func()) {
	t.Helper()
	q, err := queue.Open(t.Context(), address, warehouse.Options{Parser: "test"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	jobs := func(yield func(queue.Job, error) bool) {
		for _, lane := range []string{"a", "b", "c"} {
			if !yield(queue.Job{Content: lane, Base: "/plans", Lane: lane, Files: []queue.File{{Name: lane + "/方案.docx"}, {Name: lane + "/附件.xlsx"}}}, nil) {
				return
			}
		}
	}
	if _, err := q.Enqueue(t.Context(), "enqueue", "test", nil, jobs); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	worker := &queue.Worker{Version: "test", Wait: time.Hour, Read: func(_ context.Context, j queue.Job, _ bool) (lot warehouse.Lot, err error) {
		if j.Lane == "a" {
			return lot, errors.New("文件夹没有挂上")
		}
		for _, f := range j.Files {
			lot.Files = append(lot.Files, warehouse.File{Name: f.Name, Status: warehouse.Skipped, Reason: "a trial"})
		}
		return lot, nil
	}}
	go func() { ended <- q.Work(ctx, worker, false) }()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		s, err := q.State(t.Context())
		workers, _ := q.Workers(t.Context())
		if err == nil && s.Done == 2 && s.Retrying == 1 && len(workers) == 1 && workers[0].Files == 4 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("%+v %+v %v", s, workers, err)
		}
	}
	return func() {
		cancel()
		if err := errors.Join(<-ended, q.Close()); err != nil {
			t.Error(err)
		}
	}
}
