package queue

import (
	"context"
	"database/sql"
	"time"

	files "github.com/taizhang/taizhang/sql"
)

// State is how far the queue is.
type State struct {
	Waiting  int // jobs that nobody has taken
	Running  int
	Retrying int        // failed, waiting for the next try
	Done     int        // in the queue's memory, a day
	Files    int        // of the jobs waiting, running or retrying
	Rate     float64    // files a second, over the last minute
	Oldest   *time.Time // since when the job that is longest on the queue is there
	Runs     int        // that have not ended
}

// Empty reports that nothing is left to do.
func (s State) Empty() bool { return s.Waiting+s.Running+s.Retrying+s.Runs == 0 }

// ETA is how long the rest takes at the present rate; false where that is not known.
func (s State) ETA() (time.Duration, bool) {
	if s.Rate == 0 {
		return 0, s.Files == 0
	}
	return time.Duration(float64(s.Files) / s.Rate * float64(time.Second)), true
}

// State asks the queue.
func (q *Queue) State(ctx context.Context) (s State, err error) {
	err = q.db.QueryRowContext(ctx, files.Extra("queue-state")).Scan(&s.Waiting, &s.Running, &s.Retrying, &s.Done, &s.Files, &s.Rate, &s.Oldest, &s.Runs)
	return s, err
}

// WorkerState is what is known of a worker.
type WorkerState struct {
	ID                 int64
	Host               string
	PID                int
	Version            string
	State              string // at work, ended, dead
	Started, Beat      time.Time
	Running            int // jobs
	Jobs, Files, Tasks int // written
}

// Workers lists those of the last day, the latest first.
func (q *Queue) Workers(ctx context.Context) (out []WorkerState, err error) {
	err = q.each(ctx, "queue-workers", func(rs *sql.Rows) error {
		var w WorkerState
		err := rs.Scan(&w.ID, &w.Host, &w.PID, &w.Version, &w.State, &w.Started, &w.Beat, &w.Running, &w.Jobs, &w.Files, &w.Tasks)
		out = append(out, w)
		return err
	})
	return out, err
}

// Failure is a job that failed and is tried again, or was given up after so many tries that its run does not end by itself.
type Failure struct {
	Job     int64
	Run     int64
	Name    string // of its first file
	Files   int
	Attempt int
	Next    time.Time // past where it was given up
	Error   string    // of the last try
}

// Failures lists the jobs that failed, those that failed most often first, at most 100.
func (q *Queue) Failures(ctx context.Context) (out []Failure, err error) {
	err = q.each(ctx, "queue-failures", func(rs *sql.Rows) error {
		var f Failure
		err := rs.Scan(&f.Job, &f.Run, &f.Name, &f.Files, &f.Attempt, &f.Next, &f.Error)
		out = append(out, f)
		return err
	})
	return out, err
}

// RunState is a run on the queue.
type RunState struct {
	Run        int64
	Jobs, Done int
	Sealed     bool // no more jobs come
	Shares     int  // jobs of the stage of linking at hand
	Shared     int  // of these, done
	Status     string
	Found      int // files that are done
	Tasks      int
	Started    time.Time
}

// Runs lists the runs of the queue that have not ended and the last 20, the latest first, at most 100.
func (q *Queue) Runs(ctx context.Context) (out []RunState, err error) {
	err = q.each(ctx, "queue-runs", func(rs *sql.Rows) error {
		var r RunState
		err := rs.Scan(&r.Run, &r.Jobs, &r.Done, &r.Sealed, &r.Shares, &r.Shared, &r.Status, &r.Found, &r.Tasks, &r.Started)
		out = append(out, r)
		return err
	})
	return out, err
}

func (q *Queue) each(ctx context.Context, name string, f func(*sql.Rows) error) error {
	rs, err := q.db.QueryContext(ctx, files.Extra(name))
	if err != nil {
		return err
	}
	defer rs.Close()
	for rs.Next() {
		if err := f(rs); err != nil {
			return err
		}
	}
	return rs.Err()
}
