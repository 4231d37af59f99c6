package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/cmd/taizhang/depot"
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/sql/warehouse"
	"github.com/taizhang/taizhang/sql/warehouse/queue"
)

// workerFlags say how a worker works.
type workerFlags struct {
	links      string
	mounts     []string
	inFlight   int
	share      int
	untilEmpty bool
	metrics    string
	log        string
}

func newWorker(a *app) *cobra.Command {
	var f workerFlags
	cmd := &cobra.Command{
		Use:   "worker",
		Short: "read and load what taizhang enqueue put on the queue",
		Long: `Takes jobs from the queue of a PostgreSQL warehouse: reads the files in sandboxed processes, --jobs at a
time, and writes their rows, the run's accounts and the end of the job in one transaction. Any
number of workers run on any machines; when one is killed, its jobs go back to the queue within
seconds. SIGTERM or Ctrl-C once: the jobs at hand are finished. A file that cannot be read is
quarantined; one that cannot be had (a folder not mounted) is tried eight times, over some
minutes, before that.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			log, err := a.logger(f.log)
			if err != nil {
				return err
			}
			if f.log == "json" {
				a.logging(cmd.Context(), log)
			}
			return a.work(cmd.Context(), f, log)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.links, "link", "all", "at the end of a run link all, within each series only, or none: all, series, none")
	flags.StringSliceVar(&f.mounts, "mount", nil, "where a folder that was enqueued stands on this machine: /srv/plans=/mnt/plans")
	flags.IntVar(&f.inFlight, "in-flight", 32, "jobs taken at the same time, so that many are written together")
	flags.IntVar(&f.share, "share", 5_000, "tasks in a job of linking, about: at the end of a run the workers share what is to be compared")
	flags.BoolVar(&f.untilEmpty, "until-empty", false, "end when no job is left")
	flags.StringVar(&f.metrics, "metrics", "", "address of GET /metrics for Prometheus: 127.0.0.1:9090; none when empty")
	flags.StringVar(&f.log, "log", "text", "how it logs: text, or json, a line for each transaction and failure, with its run")
	return cmd
}

func (a *app) work(ctx context.Context, f workerFlags, log *slog.Logger) error {
	how, err := linkingOf(f.links)
	if err != nil {
		return err
	}
	mounts, err := mountsOf(f.mounts)
	if err != nil {
		return err
	}
	store, err := a.warehouse(ctx)
	if err != nil {
		return err
	}
	defer store.Close()
	a = a.keeping(store)
	q, err := a.queueLogging(ctx, log)
	if err != nil {
		return err
	}
	defer q.Close()
	traces, err := newSpans(ctx, func(err error) { log.Warn("spans", "error", err) })
	if err != nil {
		return err
	}
	defer traces.Close()
	read, closeReader := a.reader()
	defer closeReader()
	w := &queue.Worker{Read: a.jobReader(read, mounts), Link: how, Version: versionText(), Jobs: f.inFlight, Share: f.share, Span: traces.Span}
	if f.metrics != "" {
		at, stop, err := serveMetrics(f.metrics, workerMetrics(w, q))
		if err != nil {
			return err
		}
		defer stop()
		log.Info("metrics", "address", at)
		if f.log == "text" {
			a.logf("metrics at http://%s/metrics", at)
		}
	}
	if err := q.Work(ctx, w, f.untilEmpty); err != nil {
		return databaseError(err)
	}
	t := w.Total()
	return a.print(rows{columns: []string{"jobs", "files", "tasks"}, values: [][]any{{t.Jobs, t.Files, t.Tasks}}})
}

// mount says where a folder stands on this machine.
type mount struct{ from, to string }

func mountsOf(given []string) ([]mount, error) {
	var out []mount
	for _, g := range given {
		from, to, ok := strings.Cut(g, "=")
		if !ok || from == "" || to == "" {
			return nil, coded{exitUsage, fmt.Errorf("--mount %s: want FROM=TO", g)}
		}
		out = append(out, mount{path.Clean(from), filepath.Clean(to)})
	}
	return out, nil
}

// here is where a folder stands on this machine.
func here(mounts []mount, base string) string {
	for _, m := range mounts {
		if rest, ok := strings.CutPrefix(base, m.from); ok && (rest == "" || rest[0] == '/') {
			return m.to + rest
		}
	}
	return base
}

// jobReader reads jobs, as many at the same time as --jobs says.
func (a *app) jobReader(read reader, mounts []mount) queue.Read {
	seats := make(chan struct{}, a.jobs)
	single := *a
	single.jobs = 1
	return func(ctx context.Context, j queue.Job, last bool) (warehouse.Lot, error) {
		seats <- struct{}{}
		defer func() { <-seats }()
		base := here(mounts, j.Base)
		if !depot.Is(base) {
			return single.readJob(ctx, read, j, base, last)
		}
		dir, err := single.fetch(ctx, base, j)
		defer os.RemoveAll(dir)
		if err != nil && (!last || dir == "") {
			return warehouse.Lot{}, err
		}
		return single.readJob(ctx, read, j, dir, last)
	}
}

// readJob reads a job's files as a load of them would. Where a file cannot be had, another try
// may do better, up to the last.
func (a *app) readJob(ctx context.Context, read reader, j queue.Job, base string, last bool) (lot warehouse.Lot, err error) {
	if a.keeper != nil {
		a = a.keeping(a.keeper.warehouse) // a fault is this job's alone
	}
	files := a.unpack(filesOf(j, base))
	if err := describe(files, j.Given); err != nil {
		return lot, err
	}
	for it := range a.items(context.WithoutCancel(ctx), read, files) {
		switch {
		case it.bundle != nil:
			a.trace.Say("parse", it.size())
			lot.Results = append(lot.Results, understand(it))
		case it.files[0].skip != "":
			lot.Files = append(lot.Files, warehouse.File{Name: it.files[0].name, Status: warehouse.Skipped, Reason: it.files[0].skip})
		case !last && !errors.As(it.err, new(*ingest.Error)):
			return warehouse.Lot{}, it.err
		default:
			lot.Files = append(lot.Files, failedFile(it.files[0].name, it.err))
		}
	}
	return lot, a.keeper.fault()
}

// filesOf are a job's files on this machine.
func filesOf(j queue.Job, base string) []file {
	out := make([]file, len(j.Files))
	for i, f := range j.Files {
		p := filepath.Join(base, filepath.FromSlash(f.Below()))
		out[i] = file{path: p, real: p, root: base, name: f.Name, size: f.Size}
	}
	return out
}
