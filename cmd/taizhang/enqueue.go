package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"iter"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
	"github.com/taizhang/taizhang/sql/warehouse/queue"
)

func newEnqueue(a *app) *cobra.Command {
	var given normalize.Given
	cmd := &cobra.Command{
		Use:   "enqueue PATH|s3://BUCKET/PREFIX…",
		Short: "put files and folders on the queue of many workers",
		Long: `Puts files on the queue of a PostgreSQL warehouse; taizhang worker, on any machine that sees the
same folder, reads and loads them. The files of a folder, up to 64, are one job, for a notice names its
attachments there; an archive is one. What waits already is not queued again. Places take
turns: a county with ten files does not wait for a province with a hundred thousand. A place is what
--division or taizhang.csv says, or the top folder of the file. file:///srv/plans is the folder /srv/plans.
Objects of an S3-compatible store are listed and fetched with AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID and
AWS_SECRET_ACCESS_KEY, which the workers need too.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.enqueue(cmd.Context(), args, given)
		},
	}
	givenFlags(cmd, &given)
	return cmd
}

func (a *app) enqueue(ctx context.Context, paths []string, given normalize.Given) error {
	files, done, err := a.gatherAnywhere(ctx, paths)
	defer done()
	if err != nil {
		return err
	}
	if err := describe(files, given); err != nil {
		return err
	}
	q, err := a.queue(ctx)
	if err != nil {
		return err
	}
	defer q.Close()
	work, skipped := a.forWorkers(files)
	st, err := q.Enqueue(ctx, "enqueue", versionText(), skipped, jobs(ctx, a.units(work), given))
	if err != nil {
		return databaseError(err)
	}
	return a.print(rows{columns: []string{"run", "jobs", "files", "skipped", "waiting already"},
		values: [][]any{{st.Run, st.Jobs, st.Files, len(skipped), st.Waiting}}})
}

// forWorkers are the files that need a worker, and those that need none. An archive is a folder of its own.
func (a *app) forWorkers(files []file) (work []file, skipped []warehouse.File) {
	for _, f := range files {
		switch {
		case f.skip != "":
			skipped = append(skipped, warehouse.File{Name: f.name, Status: warehouse.Skipped, Reason: f.skip})
			continue
		case f.depot != "" && strings.EqualFold(path.Ext(f.name), ".zip"), f.depot == "" && f.source(a.limits.FileBytes) != nil:
			f.archive = f.path
		}
		work = append(work, f)
	}
	return work, skipped
}

// queue opens the queue of the warehouse that --db names.
func (a *app) queue(ctx context.Context) (*queue.Queue, error) {
	log, _ := a.logger("text")
	return a.queueLogging(ctx, log)
}

func (a *app) queueLogging(ctx context.Context, log *slog.Logger) (*queue.Queue, error) {
	q, err := queue.Open(ctx, a.db, a.warehouseOptions(), log)
	return q, databaseError(err)
}

// logger logs warnings as text, or what is done as well as JSON, one object a line.
func (a *app) logger(how string) (*slog.Logger, error) {
	switch how {
	case "text":
		return slog.New(slog.NewTextHandler(a.log, &slog.HandlerOptions{Level: slog.LevelWarn})), nil
	case "json":
		return slog.New(slog.NewJSONHandler(a.log, &slog.HandlerOptions{Level: slog.LevelInfo})), nil
	}
	return nil, coded{exitUsage, fmt.Errorf("--log %s: want text or json", how)}
}

// warehouseOptions are those of every warehouse that is opened.
func (a *app) warehouseOptions() warehouse.Options {
	return warehouse.Options{Parser: versionText(), Trace: a.trace, QueryTime: time.Duration(a.limits.QuerySeconds) * time.Second, QueryRows: a.limits.QueryRows}
}

// jobs are the units as jobs, with the hash of what is in them.
func jobs(ctx context.Context, all []unit, given normalize.Given) iter.Seq2[queue.Job, error] {
	return func(yield func(queue.Job, error) bool) {
		for _, u := range all {
			j, err := u.job(given)
			if err == nil {
				err = ctx.Err()
			}
			if !yield(j, err) || err != nil {
				return
			}
		}
	}
}

// job is the unit as workers get it.
func (u unit) job(given normalize.Given) (queue.Job, error) {
	first := u.files[0]
	j := queue.Job{Base: first.base(), Given: given, Lane: first.lane()}
	sum := sha256.New()
	if err := json.NewEncoder(sum).Encode(given); err != nil {
		return j, err
	}
	for _, f := range u.files {
		one, err := f.below(j.Base)
		if err != nil {
			return j, err
		}
		j.Files = append(j.Files, one)
		if err := f.hash(sum); err != nil {
			return j, err
		}
	}
	j.Content = hex.EncodeToString(sum.Sum(nil))
	return j, nil
}

// base is where a file's job says that it stands.
func (f file) base() string {
	if f.depot != "" {
		return f.depot
	}
	return resolved(f.root)
}

// below is the file below its job's base.
func (f file) below(base string) (queue.File, error) {
	one := queue.File{Name: f.name, Size: f.size}
	if f.depot != "" {
		return one, nil
	}
	below, err := filepath.Rel(base, f.real)
	if err != nil {
		return one, unwrapPath(f.name, err)
	}
	if below = filepath.ToSlash(below); below != f.name {
		one.Path = below
	}
	return one, nil
}

// hash adds a file's name, what the table says of it and its bytes.
func (f file) hash(sum hash.Hash) error {
	fmt.Fprintf(sum, "%q %d %q %q\n", f.name, f.size, f.row.bundle, f.etag)
	if err := json.NewEncoder(sum).Encode(f.given); err != nil || f.depot != "" {
		return err
	}
	r, err := os.Open(f.path)
	if err != nil {
		return coded{exitUnreadable, unwrapPath(f.name, err)}
	}
	defer r.Close()
	if _, err := io.Copy(sum, r); err != nil {
		return coded{exitUnreadable, unwrapPath(f.name, err)}
	}
	return nil
}

// lane is whose turn a file waits for: its place, or the top folder that it stands in.
func (f file) lane() string {
	if f.given.Division != "" {
		return f.given.Division
	}
	top, _, _ := strings.Cut(f.name, "/")
	if f.alone {
		top = filepath.Base(f.root)
	}
	return top
}
