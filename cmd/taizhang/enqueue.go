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
		Use:   "enqueue PATH…",
		Short: "put files and folders on the queue of many workers",
		Long: `Puts files on the queue of a PostgreSQL warehouse; taizhang worker, on any machine that sees the
same folder, reads and loads them. The files of a folder, up to 64, are one job, for a notice names its
attachments there; an archive is one. What waits already is not queued again. Places take
turns: a county with ten files does not wait for a province with a hundred thousand. A place is what
--division or taizhang.csv says, or the top folder of the file.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.enqueue(cmd.Context(), args, given)
		},
	}
	givenFlags(cmd, &given)
	return cmd
}

func (a *app) enqueue(ctx context.Context, paths []string, given normalize.Given) error {
	files, err := gather(paths)
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
	var work []file
	var skipped []warehouse.File
	for _, f := range files {
		if f.skip != "" {
			skipped = append(skipped, warehouse.File{Name: f.name, Status: warehouse.Skipped, Reason: f.skip})
			continue
		}
		if f.source(a.limits.FileBytes) != nil {
			f.archive = f.path // it is a folder of its own
		}
		work = append(work, f)
	}
	st, err := q.Enqueue(ctx, "enqueue", versionText(), skipped, jobs(ctx, a.units(work), given))
	if err != nil {
		return databaseError(err)
	}
	return a.print(rows{columns: []string{"run", "jobs", "files", "skipped", "waiting already"},
		values: [][]any{{st.Run, st.Jobs, st.Files, len(skipped), st.Waiting}}})
}

// queue opens the queue of the warehouse that --db names.
func (a *app) queue(ctx context.Context) (*queue.Queue, error) {
	log := slog.New(slog.NewTextHandler(a.log, &slog.HandlerOptions{Level: slog.LevelWarn}))
	q, err := queue.Open(ctx, a.db, a.warehouseOptions(), log)
	return q, databaseError(err)
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
	j := queue.Job{Base: resolved(first.root), Given: given, Lane: first.lane()}
	sum := sha256.New()
	if err := json.NewEncoder(sum).Encode(given); err != nil {
		return j, err
	}
	for _, f := range u.files {
		below, err := filepath.Rel(j.Base, f.real)
		if err != nil {
			return j, unwrapPath(f.name, err)
		}
		one := queue.File{Name: f.name, Path: filepath.ToSlash(below), Size: f.size}
		if one.Path == one.Name {
			one.Path = ""
		}
		j.Files = append(j.Files, one)
		if err := f.hash(sum); err != nil {
			return j, err
		}
	}
	j.Content = hex.EncodeToString(sum.Sum(nil))
	return j, nil
}

// hash adds a file's name, what the table says of it and its bytes.
func (f file) hash(sum hash.Hash) error {
	r, err := os.Open(f.path)
	if err != nil {
		return coded{exitUnreadable, unwrapPath(f.name, err)}
	}
	defer r.Close()
	fmt.Fprintf(sum, "%d %s %d %s\n", len(f.name), f.name, f.size, f.row.bundle)
	if err := json.NewEncoder(sum).Encode(f.given); err != nil {
		return err
	}
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
