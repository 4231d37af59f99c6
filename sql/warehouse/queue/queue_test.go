package queue

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/riverqueue/river/rivertype"
	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
	"github.com/taizhang/taizhang/sql/warehouse/cluster"
)

var theServer *cluster.Server

func TestMain(m *testing.M) {
	s, err := cluster.Start()
	if err == nil {
		theServer = s
	} else if !errors.Is(err, cluster.ErrNone) || os.Getenv("TAIZHANG_POSTGRES") != "" {
		panic(err)
	}
	code := m.Run()
	if s != nil {
		s.Stop()
	}
	os.Exit(code)
}

var names atomic.Int32

// open makes a queue in a database of its own.
func open(t *testing.T) *Queue {
	t.Helper()
	if theServer == nil {
		t.Skip("no PostgreSQL here")
	}
	template.Do(func() { openAt(t, "template0", "made").Close() })
	q := openAt(t, "made", fmt.Sprintf("q%d", names.Add(1)))
	t.Cleanup(func() { q.Close() })
	return q
}

var template sync.Once

func openAt(t *testing.T, template, name string) *Queue {
	t.Helper()
	if err := theServer.Run("postgres", "create database "+name+" template "+template); err != nil {
		t.Fatal(err)
	}
	q, err := Open(context.Background(), theServer.Address("owner", name), warehouse.Options{Parser: "test"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// plans are synthetic results by the name of their file.
func plans(n int) map[string]*normalize.Result {
	out := map[string]*normalize.Result{}
	for r := range (corpus.Options{Seed: 3, Divisions: n, Years: 1, Series: 1, Tasks: 4, FirstYear: 2020}).Results("docx") {
		out[r.Bundle.Name] = r
	}
	return out
}

// jobsOf is one job for each plan, whose lane is its county.
func jobsOf(all map[string]*normalize.Result) []Job {
	var out []Job
	for name := range all {
		lane, _, _ := strings.Cut(name, "/")
		out = append(out, Job{Content: name, Base: "/plans", Lane: lane, Files: []File{{Name: name, Size: 1}}})
	}
	slices.SortFunc(out, func(a, b Job) int { return strings.Compare(a.Content, b.Content) })
	return out
}

func each(all []Job) iter.Seq2[Job, error] {
	return func(yield func(Job, error) bool) {
		for _, j := range all {
			if !yield(j, nil) {
				return
			}
		}
	}
}

// reads gives each job its plan.
func reads(all map[string]*normalize.Result) Read {
	return func(_ context.Context, j Job, _ bool) (warehouse.Lot, error) {
		return warehouse.Lot{Results: []*normalize.Result{all[j.Files[0].Name]}}, nil
	}
}

func enqueue(t *testing.T, q *Queue, jobs []Job, skipped ...warehouse.File) Enqueued {
	t.Helper()
	st, err := q.Enqueue(context.Background(), "enqueue", "test", skipped, each(jobs))
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// work runs a worker until the queue is empty.
func work(t *testing.T, q *Queue, w *Worker) {
	t.Helper()
	w.Version, w.Wait = "test", time.Millisecond
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := q.Work(ctx, w, true); err != nil {
		t.Fatal(err)
	}
	if ctx.Err() != nil {
		s, _ := q.State(context.Background())
		f, _ := q.Failures(context.Background())
		t.Fatalf("not empty after a minute: %+v %+v", s, f)
	}
}

// asked gives the rows of a question as text.
func asked(t *testing.T, q *Queue, query string) (out []string) {
	t.Helper()
	rs, err := q.db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rs.Close()
	for rs.Next() {
		var s string
		if err := rs.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

const accounts = "select concat_ws(' ', status, found, loaded, quarantined, skipped, plans, tasks) from ops.run order by run_id"

func TestWork(t *testing.T) {
	q, all := open(t), plans(6)
	st := enqueue(t, q, jobsOf(all), warehouse.File{Name: "~$方案.docx", Status: warehouse.Skipped, Reason: "office lock file"})
	if st.Run != 1 || st.Jobs != 6 || st.Files != 6 || st.Waiting != 0 {
		t.Errorf("%+v", st)
	}
	if again := enqueue(t, q, jobsOf(all)[:2]); again.Jobs != 0 || again.Waiting != 2 {
		t.Errorf("queued again: %+v", again)
	}
	w := &Worker{Read: reads(all), Link: &warehouse.Linking{}}
	work(t, q, w)
	tasks := 0
	for _, r := range all {
		tasks += len(r.Plans[0].Tasks)
	}
	want := []string{fmt.Sprintf("complete 7 6 0 1 6 %d", tasks), "complete 0 0 0 0 0 0"}
	if got := asked(t, q, accounts); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := w.Total(); got != (Total{6, 6, tasks}) {
		t.Errorf("%+v", got)
	}
	if got := asked(t, q, "select count(*) from core.task"); got[0] != fmt.Sprint(tasks) {
		t.Errorf("%s tasks, want %d", got[0], tasks)
	}
	s, err := q.State(context.Background())
	if err != nil || !s.Empty() || s.Done != 8 || s.Files != 0 || s.Rate == 0 {
		t.Errorf("%+v %v", s, err)
	}
}

// What many workers load has the near copies that a load by one machine finds, whoever loaded the one and the other.
func TestNearCopies(t *testing.T) {
	q, alone := open(t), open(t)
	all := nearly(plans(2))
	var list []*normalize.Result
	for _, r := range all {
		list = append(list, r)
	}
	if _, err := alone.w.Load(context.Background(), list...); err != nil {
		t.Fatal(err)
	}
	jobs := jobsOf(all)
	for _, some := range [][]Job{jobs[:3], jobs[3:]} { // two runs, so that one finds what the other left
		enqueue(t, q, some)
		work(t, q, &Worker{Read: reads(all), Jobs: 1})
	}
	const near = "select concat_ws(' ', plan_id, other_plan_id, shared, tasks) from core.near_copy order by plan_id, other_plan_id"
	want := asked(t, alone, near)
	if got := asked(t, q, near); !slices.Equal(got, want) || len(want) != 4*3*2 {
		t.Errorf("%d near copies, want %d: %v", len(got), len(want), got)
	}
}

// While workers load, the server learns what the plans are like, again each time that they are twice as many transactions.
func TestPlansAreAnalyzed(t *testing.T) {
	q, all := open(t), plans(9)
	enqueue(t, q, jobsOf(all))
	work(t, q, &Worker{Read: reads(all), Jobs: 1})
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		if n := asked(t, q, "select analyze_count from pg_stat_user_tables where relid = 'core.plan'::regclass"); n[0] >= "2" {
			break
		} else if time.Now().After(deadline) {
			t.Fatalf("core.plan was analyzed %s times", n[0])
		}
	}
}

// nearly adds three near copies of each plan, which has 100 tasks then.
func nearly(all map[string]*normalize.Result) map[string]*normalize.Result {
	out := map[string]*normalize.Result{}
	for name, r := range all {
		for n := range 4 {
			copied, bundle := *r, *r.Bundle
			plan := *r.Plans[0]
			title := fmt.Sprint(name, n)
			plan.Title = &title
			plan.Tasks = make([]normalize.Task, 100)
			for i := range plan.Tasks {
				plan.Tasks[i] = normalize.Task{Ordinal: i + 1, Content: fmt.Sprint(name, i)}
			}
			plan.Tasks[n].Content = title
			edition := normalize.EditionOf(&plan).ID
			plan.Edition, plan.PlanID = normalize.SpellID(edition), normalize.SpellID(normalize.PlanID([]string{title}, 0))
			for i := range plan.Tasks {
				plan.Tasks[i].ID = normalize.SpellID(normalize.TaskID(edition, nil, plan.Tasks[i].Content, 0))
			}
			bundle.Name = fmt.Sprint(n, name)
			document := *r.Bundle.Documents[0]
			document.Name, document.SHA256 = bundle.Name, fmt.Sprintf("%064x", len(out)+1)
			bundle.Documents = []*ingest.Document{&document}
			copied.Bundle, copied.Plans = &bundle, []*normalize.Plan{&plan}
			out[bundle.Name] = &copied
		}
	}
	return out
}

// A file that cannot be had is tried again, and quarantined after the last try.
func TestTries(t *testing.T) {
	q, all := open(t), plans(2)
	jobs := jobsOf(all)
	enqueue(t, q, jobs)
	var mu sync.Mutex
	tried := map[string]int{}
	work(t, q, &Worker{Read: func(ctx context.Context, j Job, last bool) (warehouse.Lot, error) {
		mu.Lock()
		defer mu.Unlock()
		tried[j.Content]++
		switch {
		case j.Content == jobs[0].Content:
			return warehouse.Lot{}, errors.New("the folder is not mounted")
		case tried[j.Content] < 3:
			return warehouse.Lot{}, errors.New("the line is slow")
		}
		return reads(all)(ctx, j, last)
	}})
	if got := asked(t, q, accounts); len(got) != 1 || !strings.HasPrefix(got[0], "partial 2 1 1 0 1 ") {
		t.Errorf("%q", got)
	}
	if tried[jobs[0].Content] != tries || tried[jobs[1].Content] != 3 {
		t.Errorf("tried %v", tried)
	}
	if got := asked(t, q, "select reason from ops.quarantine"); !slices.Equal(got, []string{"the folder is not mounted"}) {
		t.Errorf("%q", got)
	}
}

// A job that went to another worker while its first one was slow, is done once.
func TestTaken(t *testing.T) {
	q, all := open(t), plans(1)
	enqueue(t, q, jobsOf(all))
	n := 0
	work(t, q, &Worker{Jobs: 1, Read: func(ctx context.Context, j Job, last bool) (warehouse.Lot, error) {
		if n++; n == 1 { // as rescue does for the dead
			if _, err := q.db.Exec("update queue.river_job set state = 'available' where kind = 'load'"); err != nil {
				t.Error(err)
			}
		}
		return reads(all)(ctx, j, last)
	}})
	if n < 2 {
		t.Errorf("read %d times", n)
	}
	if got := asked(t, q, accounts); len(got) != 1 || !strings.HasPrefix(got[0], "complete 1 1 0 0 1 ") {
		t.Errorf("%q", got)
	}
}

// The jobs of a worker that is no more go back to the queue, and a run whose giver died ends.
func TestDead(t *testing.T) {
	q, all := open(t), plans(1)
	enqueue(t, q, jobsOf(all))
	for _, statement := range []string{
		"update queue.run set sealed = false",
		"update queue.river_job set state = 'running', attempt = 1, attempted_at = now(), attempted_by = '{taizhang-77}'",
		"insert into queue.worker values (77, 'h', 1, 'v', 'at work', now(), now(), 0, 0, 0)",
	} {
		if _, err := q.db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	workers, err := q.Workers(context.Background())
	if err != nil || len(workers) != 1 || workers[0].State != "dead" || workers[0].Running != 1 {
		t.Errorf("%+v %v", workers, err)
	}
	time.Sleep(grace(t, q))
	work(t, q, &Worker{Read: reads(all)})
	if got := asked(t, q, accounts); len(got) != 1 || !strings.HasPrefix(got[0], "complete 1 1 0 0 1 ") {
		t.Errorf("%q", got)
	}
}

// A job that the queue says a living worker has, and that it never got, is given out again: the server went away after it had
// handed it over, or before the end of a try was written.
func TestLost(t *testing.T) {
	q, all := open(t), plans(2)
	enqueue(t, q, jobsOf(all))
	if _, err := q.db.Exec("update queue.river_job set state = 'running', attempt = 1, attempted_at = now() - interval '2 minutes', attempted_by = '{taizhang-1}' where args ->> 'content' = $1", jobsOf(all)[0].Content); err != nil {
		t.Fatal(err)
	}
	w := &Worker{Read: reads(all)}
	work(t, q, w)
	if got := w.Total(); got.Jobs != 2 {
		t.Errorf("%+v", got)
	}
	if got := asked(t, q, "select 'taizhang-' || worker_id from queue.worker"); !slices.Equal(got, []string{"taizhang-1"}) {
		t.Errorf("the worker was %v: the test lost no job", got)
	}
}

// What a worker has is its own for as long as it works on it, and a while after; then it is forgotten.
func TestHand(t *testing.T) {
	h, ctx := newHand(), context.Background()
	for id := range int64(3) {
		if err := h.Work(ctx, &rivertype.JobRow{ID: id}, func(context.Context) error {
			if got := h.jobs(time.Now().Add(time.Hour)); !slices.Equal(got, []int64{id}) {
				t.Errorf("while it works on %d the worker has %v", id, got)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if got := h.jobs(time.Now()); !slices.Equal(got, []int64{id}) {
			t.Errorf("just after %d the worker has %v", id, got)
		}
	}
	if got := h.jobs(time.Now().Add(2 * settling)); got == nil || len(got) > 0 {
		t.Errorf("long after, the worker has %v", got)
	}
}

// A run that has not ended is listed however many came after it, and a job that was given up is among the failures.
func TestOldRunIsListed(t *testing.T) {
	q, all := open(t), plans(1)
	enqueue(t, q, jobsOf(all))
	if _, err := q.db.Exec("update queue.river_job set state = 'discarded', finalized_at = now(), errors = array[jsonb_build_object('error', 'the end of it')]"); err != nil {
		t.Fatal(err)
	}
	if _, err := q.db.Exec(`insert into ops.run (run_id, command, version, status, started_at, finished_at, found, loaded, unchanged, duplicate, needs_ocr, quarantined, skipped, remaining, plans, tasks)
		select n, 'enqueue', 'test', 'complete', now(), now(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 from generate_series(2, 40) n`); err != nil {
		t.Fatal(err)
	}
	if _, err := q.db.Exec("insert into queue.run (run_id, jobs, done, sealed) select n, 0, 0, true from generate_series(2, 40) n"); err != nil {
		t.Fatal(err)
	}
	runs, err := q.Runs(context.Background())
	if err != nil || len(runs) != 21 || runs[0].Run != 40 || runs[20].Run != 1 || runs[20].Status != "queued" {
		t.Errorf("%+v %v", runs, err)
	}
	if failed, err := q.Failures(context.Background()); err != nil || len(failed) != 1 || failed[0].Error != "the end of it" {
		t.Errorf("%+v %v", failed, err)
	}
}

// grace is how long after its start a server's workers may come back before they are dead.
func grace(t *testing.T, q *Queue) time.Duration {
	t.Helper()
	var age float64
	if err := q.db.QueryRow("select extract(epoch from now() - pg_postmaster_start_time())").Scan(&age); err != nil {
		t.Fatal(err)
	}
	return max(0, 11*time.Second-time.Duration(age*float64(time.Second)))
}

// A county that comes late with one file does not wait for a province that came with many.
func TestLanes(t *testing.T) {
	q := open(t)
	var many []Job
	for i := range 30 {
		many = append(many, Job{Content: fmt.Sprint("a", i), Lane: "340000", Files: []File{{Name: fmt.Sprint("a", i)}}})
	}
	enqueue(t, q, many)
	enqueue(t, q, []Job{{Content: "b0", Lane: "341500", Files: []File{{Name: "b0"}}}, {Content: "b1", Lane: "341500", Files: []File{{Name: "b1"}}}})
	var order []string
	work(t, q, &Worker{Jobs: 1, Read: func(_ context.Context, j Job, _ bool) (warehouse.Lot, error) {
		order = append(order, j.Content)
		return warehouse.Lot{Files: []warehouse.File{{Name: j.Content, Status: warehouse.Skipped, Reason: "a trial"}}}, nil
	}})
	if at := slices.Index(order, "b1"); len(order) != 32 || at > 4 {
		t.Errorf("b1 is the job %d of %v", at, order)
	}
}

// When work is asked to end, the jobs at hand are finished.
func TestDrain(t *testing.T) {
	q, all := open(t), plans(4)
	enqueue(t, q, jobsOf(all))
	ctx, cancel := context.WithCancel(context.Background())
	w := &Worker{Version: "test", Jobs: 2, Read: func(c context.Context, j Job, last bool) (warehouse.Lot, error) {
		cancel()
		time.Sleep(50 * time.Millisecond)
		return reads(all)(c, j, last)
	}}
	if err := q.Work(ctx, w, false); err != nil {
		t.Fatal(err)
	}
	s, err := q.State(context.Background())
	if n := w.Total().Jobs; err != nil || n == 0 || s.Running != 0 || s.Waiting != 4-n {
		t.Errorf("%d written, then %+v %v", n, s, err)
	}
	workers, err := q.Workers(context.Background())
	if err != nil || len(workers) != 1 || workers[0].State != "ended" || !workers[0].Beat.After(workers[0].Started) {
		t.Errorf("%+v %v", workers, err)
	}
}

// Each wait before a job is tried again is twice the one before, and none is longer than five minutes.
func TestPatience(t *testing.T) {
	for errors, want := range map[int]time.Duration{0: time.Second, 1: 2 * time.Second, 4: 16 * time.Second, 8: 256 * time.Second, 9: 5 * time.Minute, 100: 5 * time.Minute} {
		now := time.Now()
		at := patience(time.Second).NextRetry(&rivertype.JobRow{Errors: make([]rivertype.AttemptError, errors)})
		if wait := at.Sub(now); wait < want || wait > want+time.Second/2 {
			t.Errorf("after %d errors it waits %v, want %v", errors, wait, want)
		}
	}
}

func TestFolderHasNoQueue(t *testing.T) {
	if _, err := Open(context.Background(), t.TempDir(), warehouse.Options{}, nil); !errors.Is(err, warehouse.ErrServerOnly) {
		t.Error(err)
	}
}
