package queue

import (
	"context"
	"fmt"
	"iter"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// modelJob is how many plans a job of the model has, as a folder of files would.
const modelJob = 25

// TestModel is what a million documents are reckoned from: so many synthetic plans go through the queue
// and one worker into PostgreSQL, without their files. TAIZHANG_MODEL is their number, 50,000 in make model.
func TestModel(t *testing.T) {
	q := open(t)
	o := corpus.Options{Seed: 8, Divisions: 10, Series: 5, Years: 5, Tasks: 12, FirstYear: 2016}
	if n, err := strconv.Atoi(os.Getenv("TAIZHANG_MODEL")); err == nil {
		o.Divisions = n / (o.Series * o.Years)
	}
	if err := o.Check(); err != nil {
		t.Fatal(err)
	}
	want := o.Divisions * o.Series * o.Years
	next, stop := iter.Pull(o.Results("docx"))
	defer stop()
	m := &model{t: t, q: q, want: want, next: next, began: time.Now()}
	tickets := func(yield func(Job, error) bool) {
		for i := range want / modelJob {
			j := Job{Content: fmt.Sprint(i), Base: "/plans", Lane: fmt.Sprint(i % 100), Files: make([]File, modelJob)}
			if !yield(j, nil) {
				return
			}
		}
	}
	if _, err := q.Enqueue(context.Background(), "enqueue", "test", nil, tickets); err != nil {
		t.Fatal(err)
	}
	m.note("enqueued")
	if err := q.Work(context.Background(), &Worker{Read: m.read, Version: "test"}, true); err != nil {
		t.Fatal(err)
	}
	m.note("done")
	var plans int
	if err := q.db.QueryRow("select count(*) from core.plan").Scan(&plans); err != nil || plans != want {
		t.Errorf("%d plans, want %d: %v", plans, want, err)
	}
	m.rows()
}

// model hands plans out as they are made, and notes time and memory ten times.
type model struct {
	t     *testing.T
	q     *Queue
	want  int
	began time.Time

	mu   sync.Mutex
	next func() (*normalize.Result, bool)
	made int
}

func (m *model) read(context.Context, Job, bool) (warehouse.Lot, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var lot warehouse.Lot
	for range modelJob {
		r, ok := m.next()
		if !ok {
			break
		}
		lot.Results = append(lot.Results, r)
		if m.made++; m.made%max(m.want/10, 1) == 0 {
			m.note(fmt.Sprint(m.made, " plans"))
		}
	}
	return lot, nil
}

// note says how long it took, the processor time of worker and generator and of PostgreSQL, and the memory of the first two.
func (m *model) note(what string) {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	cpu := time.Duration(u.Utime.Nano() + u.Stime.Nano())
	var size int64
	m.q.db.QueryRow("select pg_database_size(current_database())").Scan(&size)
	m.t.Logf("%-14s %6.1f s, processor %6.1f s, PostgreSQL's %6.1f s, memory %s, database %d MB", what, time.Since(m.began).Seconds(), cpu.Seconds(),
		theServer.Processors().Seconds(), resident(), size>>20)
}

// resident is the memory of this process.
func resident() string {
	b, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			return strings.TrimSpace(rest)
		}
	}
	return "?"
}

// rows says how large each table is, the largest first.
func (m *model) rows() {
	rs, err := m.q.db.Query(`select n.nspname || '.' || c.relname, pg_total_relation_size(c.oid), s.n_live_tup
		from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_stat_user_tables s on s.relid = c.oid
		where n.nspname in ('raw', 'core', 'ops', 'queue') order by 2 desc limit 20`)
	if err != nil {
		m.t.Fatal(err)
	}
	defer rs.Close()
	for rs.Next() {
		var name string
		var bytes, rows int64
		if err := rs.Scan(&name, &bytes, &rows); err != nil {
			m.t.Fatal(err)
		}
		m.t.Logf("%-22s %9d rows %7d MB", name, rows, bytes>>20)
	}
	if err := rs.Err(); err != nil {
		m.t.Fatal(err)
	}
}
