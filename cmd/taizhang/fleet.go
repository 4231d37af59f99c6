package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/cmd/taizhang/serve"
	"github.com/taizhang/taizhang/sql/warehouse"
	"github.com/taizhang/taizhang/sql/warehouse/queue"
)

func newFleet(a *app) *cobra.Command {
	return &cobra.Command{
		Use:       "fleet [workers|runs|failures]",
		Short:     "show the queue: what waits, how fast it goes, who works, what failed",
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		ValidArgs: []string{"workers", "runs", "failures"},
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := queue.Look(cmd.Context(), a.db, a.warehouseOptions(), nil)
			if err != nil {
				return databaseError(err)
			}
			defer q.Close()
			switch made, err := q.Made(cmd.Context()); {
			case err != nil:
				return databaseError(err)
			case !made:
				return coded{exitUsage, errors.New("no queue here that we may read: taizhang enqueue makes one")}
			}
			what := ""
			if len(args) > 0 {
				what = args[0]
			}
			return databaseError(a.fleet(cmd.Context(), q, what))
		},
	}
}

// fleet prints one part of the queue's state, or the whole in one line.
func (a *app) fleet(ctx context.Context, q *queue.Queue, what string) error {
	parts := map[string]func(context.Context, *queue.Queue) (rows, error){"": fleetState, "workers": fleetWorkers, "runs": fleetRuns, "failures": fleetFailures}
	r, err := parts[what](ctx, q)
	if err != nil {
		return err
	}
	return a.print(r)
}

// fleetShown asks the queue for the workbench; a folder has none.
func (a *app) fleetShown(ctx context.Context) (ask func(context.Context) (*serve.Fleet, error), leave func(), err error) {
	if !warehouse.IsServer(a.db) {
		return nil, func() {}, nil
	}
	q, err := queue.Look(ctx, a.db, a.warehouseOptions(), nil)
	if err != nil {
		return nil, nil, databaseError(err)
	}
	return serve.FleetOf(q), func() { q.Close() }, nil
}

func fleetState(ctx context.Context, q *queue.Queue) (rows, error) {
	s, err := q.State(ctx)
	if err != nil {
		return rows{}, err
	}
	workers, err := q.Workers(ctx)
	if err != nil {
		return rows{}, err
	}
	at := 0
	for _, w := range workers {
		at += one(w.State == "at work")
	}
	var eta any
	if d, ok := s.ETA(); ok {
		eta = d.Round(time.Second).String()
	}
	return rows{columns: []string{"waiting", "running", "retrying", "done", "files_left", "files_per_second", "eta", "workers"},
		values: [][]any{{s.Waiting, s.Running, s.Retrying, s.Done, s.Files, fmt.Sprintf("%.1f", s.Rate), eta, at}}}, nil
}

func fleetWorkers(ctx context.Context, q *queue.Queue) (rows, error) {
	r := rows{columns: []string{"worker", "host", "pid", "version", "state", "started", "beat", "running", "jobs", "files", "tasks"}}
	all, err := q.Workers(ctx)
	for _, w := range all {
		r.values = append(r.values, []any{w.ID, w.Host, w.PID, w.Version, w.State, w.Started.UTC().Format(time.DateTime), w.Beat.UTC().Format(time.DateTime), w.Running, w.Jobs, w.Files, w.Tasks})
	}
	return r, err
}

func fleetRuns(ctx context.Context, q *queue.Queue) (rows, error) {
	r := rows{columns: []string{"run", "jobs", "done", "link_jobs", "link_done", "status", "files_done", "tasks", "started"}}
	all, err := q.Runs(ctx)
	for _, x := range all {
		r.values = append(r.values, []any{x.Run, x.Jobs, x.Done, x.Shares, x.Shared, x.Status, x.Found, x.Tasks, x.Started.Format(time.DateTime)})
	}
	return r, err
}

func fleetFailures(ctx context.Context, q *queue.Queue) (rows, error) {
	r := rows{columns: []string{"job", "run", "first_file", "files", "attempt", "next", "error"}}
	all, err := q.Failures(ctx)
	for _, f := range all {
		r.values = append(r.values, []any{f.Job, f.Run, f.Name, f.Files, f.Attempt, f.Next.UTC().Format(time.DateTime), oneLine(f.Error)})
	}
	return r, err
}
