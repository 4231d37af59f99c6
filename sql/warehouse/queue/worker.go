package queue

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/rivertype"
	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse"
)

type riverDriver = riverdatabasesql.Driver

// Read reads and understands a job's files. An error means that another try may do better; at the
// last it quarantines all files of the job, so give what can be had then.
type Read func(ctx context.Context, j Job, last bool) (warehouse.Lot, error)

// Span begins something that takes time, below what ctx is within, and gives its end: a trace.
type Span func(ctx context.Context, name string, attributes ...any) (within context.Context, end func(error))

// Worker takes jobs from a Queue.
type Worker struct {
	Read    Read
	Link    *warehouse.Linking // what the end of a run links; nil for nothing
	Version string             // of the program
	Jobs    int                // taken at the same time, 32 when 0
	Share   int                // tasks in a job of linking, about, 5,000 when 0
	Wait    time.Duration      // before the second try, twice as long before each further, 1 s when 0
	Span    Span               // may be nil

	mu    sync.Mutex
	total Total
}

// Total counts what a Worker has written.
type Total struct{ Jobs, Files, Tasks int }

// Total gives the counts so far.
func (w *Worker) Total() Total {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.total
}

func (w *Worker) span(ctx context.Context, name string, attributes ...any) (context.Context, func(error)) {
	if w.Span == nil {
		return ctx, func(error) {}
	}
	return w.Span(ctx, name, attributes...)
}

func (w *Worker) count() (jobs, files, tasks int) {
	t := w.Total()
	return t.Jobs, t.Files, t.Tasks
}

// add counts what a transaction wrote, and says it, run by run.
func (w *Worker) add(log *slog.Logger, jobs []done) {
	var runs []int64
	of := map[int64]Total{}
	for _, d := range jobs {
		run := d.job.Args.Run
		if of[run] == (Total{}) {
			runs = append(runs, run)
		}
		of[run] = of[run].plus(d.lot)
	}
	for _, run := range runs {
		t := of[run]
		log.Info("written", "run", run, "jobs", t.Jobs, "files", t.Files, "tasks", t.Tasks)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, d := range jobs {
		w.total = w.total.plus(d.lot)
	}
}

// plus is the count with one job more, which gave a lot.
func (t Total) plus(l warehouse.Lot) Total {
	t.Jobs++
	t.Files += len(l.Files)
	for _, r := range l.Results {
		t.Files += len(r.Bundle.Documents)
	}
	t.Tasks += l.Tasks()
	return t
}

// errDead is why the files of a job are quarantined that nobody survived.
var errDead = fmt.Errorf("%d workers died over it", deaths)

// Work takes jobs until ctx ends, then finishes those it has. With untilEmpty it ends
// when nothing waits or is worked on by anyone.
func (q *Queue) Work(ctx context.Context, w *Worker, untilEmpty bool) error {
	keep := context.WithoutCancel(ctx)
	host, _ := os.Hostname()
	me, err := q.register(ctx, host, os.Getpid(), w.Version)
	if err != nil {
		return err
	}
	living, die := context.WithCancel(keep)
	var all sync.WaitGroup
	defer all.Wait()
	defer die()
	all.Go(func() { me.run(living, w.count) })

	c := &committer{q: q, id: me.name(), in: make(chan done), wrote: func(jobs []done) { w.add(q.log, jobs) }}
	l := &linker{q: q, id: me.name()}
	defer l.Close()
	client, err := q.client(w, c, l, me.hand)
	if err != nil {
		return err
	}
	all.Go(func() { c.run(keep) })
	defer close(c.in)
	if err := client.Start(keep); err != nil {
		return err
	}
	if untilEmpty {
		q.wait(ctx)
	} else {
		<-ctx.Done()
	}
	return client.Stop(keep)
}

// client is River's, with the three kinds of work.
func (q *Queue) client(w *Worker, c *committer, l *linker, h *hand) (*river.Client[*sql.Tx], error) {
	kinds := river.NewWorkers()
	river.AddWorker(kinds, &loading{worker: w, c: c})
	river.AddWorker(kinds, &finishing{q: q, worker: w, linker: l})
	river.AddWorker(kinds, &sharing{linker: l, worker: w})
	return river.NewClient(q.driver, &river.Config{
		ID: c.id, Schema: schema, Logger: quiet(q.log), ErrorHandler: failures{q.log}, Workers: kinds, Middleware: []rivertype.Middleware{h}, PollOnly: true,
		Queues:               map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: cmp.Or(w.Jobs, 32)}, linkQueue: {MaxWorkers: 1}},
		FetchCooldown:        20 * time.Millisecond,
		FetchPollInterval:    200 * time.Millisecond,
		JobTimeout:           -1,             // reading has limits of its own
		RescueStuckJobsAfter: 24 * time.Hour, // the beats are faster
		RetryPolicy:          patience(cmp.Or(w.Wait, time.Second)),
	})
}

// wait returns when no job is left, or at the end of ctx.
func (q *Queue) wait(ctx context.Context) {
	for ctx.Err() == nil {
		var empty bool
		if err := q.db.QueryRowContext(ctx, files.Extra("queue-empty")).Scan(&empty); err == nil && empty {
			return
		}
		select {
		case <-ctx.Done():
		case <-time.After(beat / 4):
		}
	}
}

// patience is how long a job waits before its second try; each wait is twice the one before, up to five minutes.
type patience time.Duration

// NextRetry says when a job that failed is tried again.
func (p patience) NextRetry(j *rivertype.JobRow) time.Time {
	return time.Now().Add(min(time.Duration(p)<<min(len(j.Errors), 20), 5*time.Minute))
}

// loading is the work of a Job.
type loading struct {
	river.WorkerDefaults[Job]
	worker *Worker
	c      *committer
}

// Work reads a job's files and waits until they are written.
func (l *loading) Work(ctx context.Context, j *river.Job[Job]) (err error) {
	ctx, end := l.worker.span(ctx, "job", "run", j.Args.Run, "job", j.ID, "files", len(j.Args.Files), "lane", j.Args.Lane, "attempt", j.Attempt)
	defer func() { end(err) }()
	l.c.busy.Add(1)
	defer l.c.busy.Add(-1)
	if j.Attempt-len(j.Errors) > deaths {
		return l.c.commit(ctx, j, quarantined(j.Args, errDead))
	}
	last := len(j.Errors)+1 >= tries
	reading, read := l.worker.span(ctx, "read")
	lot, err := l.worker.Read(reading, j.Args, last)
	read(err)
	switch {
	case err != nil && last:
		lot = quarantined(j.Args, err)
	case err != nil:
		return err
	}
	lot.Run = j.Args.Run
	writing, wrote := l.worker.span(ctx, "write")
	err = l.c.commit(writing, j, lot)
	wrote(err)
	return err
}

func quarantined(j Job, why error) warehouse.Lot {
	lot := warehouse.Lot{Run: j.Run}
	for _, f := range j.Files {
		lot.Files = append(lot.Files, warehouse.File{Name: f.Name, Status: warehouse.Quarantined, Reason: why.Error()})
	}
	return lot
}

// finishing is the work of a run's end.
type finishing struct {
	river.WorkerDefaults[finish]
	q      *Queue
	worker *Worker
	linker *linker
}

// Work links, sums up and closes a run, or puts the shares of its next stage on the queue.
func (f *finishing) Work(ctx context.Context, j *river.Job[finish]) (err error) {
	ctx, end := f.worker.span(ctx, "finish", "run", j.Args.Run, "stage", int(j.Args.Stage))
	defer func() { end(err) }()
	for stage := j.Args.Stage; f.worker.Link != nil && stage < warehouse.LinkStages; stage++ {
		spread, err := f.linker.spread(ctx, j, *f.worker.Link, stage, f.worker.Share)
		if spread || err != nil {
			return err
		}
	}
	w, err := warehouse.Open(ctx, f.q.address, f.q.opts) // the worker's own has its shift
	if err != nil {
		return err
	}
	if err := errors.Join(w.FinishQueued(ctx, j.Args.Run, f.worker.Link), w.Close()); err != nil {
		return err
	}
	f.q.log.Info("ended", "run", j.Args.Run)
	return nil
}

// discard ends a connection with its locks, instead of keeping it for others.
func discard(conn *sql.Conn) {
	conn.Raw(func(any) error { return driver.ErrBadConn })
	conn.Close()
}
