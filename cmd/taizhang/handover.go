package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/taizhang/taizhang/cmd/taizhang/serve"
	"github.com/taizhang/taizhang/normalize"
)

// handOver gives files to the workbench that holds the warehouse, waits until it has loaded
// them and prints what became of them.
func (a *app) handOver(ctx context.Context, address, key string, paths []string, given normalize.Given, how loading) error {
	if key == "" {
		return coded{exitDatabase, fmt.Errorf("taizhang serve at %s writes this warehouse, and its key is not readable for us", address)}
	}
	files, err := gather(paths)
	if err != nil {
		return err
	}
	how.walk = walked(paths, files)
	if err := how.check(); err != nil {
		return err
	}
	a.logf("load: handed to taizhang serve at %s", address)
	to := &workbench{"http://" + address + "/api/v1", key}
	body, w := io.Pipe()
	form := multipart.NewWriter(w)
	go func() { w.CloseWithError(errors.Join(a.writeForm(form, files, given, how), form.Close())) }()
	job, err := to.ask(ctx, http.MethodPost, "/loads", form.FormDataContentType(), body)
	for err == nil && job.Counts == nil && job.State != "failed" {
		if err = pause(ctx, 300*time.Millisecond); err == nil {
			job, err = to.ask(ctx, http.MethodGet, "/loads/"+url.PathEscape(job.ID), "", nil)
		}
	}
	if err != nil {
		return coded{exitDatabase, fmt.Errorf("serve at %s: %w", address, err)}
	}
	for _, p := range job.Problems {
		a.logf("%s", oneLine(p))
	}
	if job.Counts == nil {
		return coded{exitDatabase, errors.New(job.Error)}
	}
	if err := a.printCounts(*job.Counts, &batch{app: a, gone: job.Gone, retired: job.Retired}); err != nil {
		return err
	}
	if job.Counts.Quarantined > 0 {
		return coded{exitPartial, nil}
	}
	return nil
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// writeForm sends files under the names by which the warehouse knows them, archives whole, with
// the tables beside them.
func (a *app) writeForm(form *multipart.Writer, files []file, given normalize.Given, how loading) error {
	handed, err := json.Marshal(serve.Handed{Link: how.linkName, Retire: how.retire, Walk: how.walk})
	if err != nil {
		return err
	}
	year := ""
	if given.Year != 0 {
		year = strconv.Itoa(given.Year)
	}
	for _, field := range [][2]string{{"division", given.Division}, {"year", year}, {"series", given.Series}, {"url", given.SourceURL}, {"handed", string(handed)}} {
		if err := form.WriteField(field[0], field[1]); err != nil {
			return err
		}
	}
	sent := map[string]bool{}
	for _, f := range withTables(files) {
		if sent[f.name] || f.skip != "" {
			continue
		}
		sent[f.name] = true
		b, err := a.open(f)
		if err != nil {
			a.logf("%s", oneLine(err.Error()))
			continue
		}
		head := textproto.MIMEHeader{"Content-Disposition": {multipart.FileContentDisposition("file/"+f.name, path.Base(f.name))}, serve.PlaceHeader: {url.PathEscape(f.real)}}
		part, err := form.CreatePart(head)
		if err != nil {
			return err
		}
		if _, err := part.Write(b); err != nil {
			return err
		}
	}
	return nil
}

// withTables adds the tables in which operators say what the files beside them do not.
func withTables(files []file) []file {
	out := slices.Clone(files)
	for _, f := range files {
		table := file{path: filepath.Join(filepath.Dir(f.path), givenFile), name: path.Join(path.Dir(f.name), givenFile)}
		if _, err := os.Stat(table.path); err == nil && f.path != stdinPath {
			out = append(out, table)
		}
	}
	return out
}

// workbench is a running serve, as who can read the warehouse's files asks it.
type workbench struct{ base, key string }

func (w *workbench) ask(ctx context.Context, verb, where, kind string, body io.Reader) (job serve.Job, err error) {
	req, err := http.NewRequestWithContext(ctx, verb, w.base+where, body)
	if err != nil {
		return job, err
	}
	req.Header.Set("Authorization", "Bearer "+w.key)
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		return job, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		p := serve.Problem{}
		if err := json.NewDecoder(answer.Body).Decode(&p); err != nil {
			return job, errors.New(answer.Status)
		}
		return job, fmt.Errorf("%s: %s", p.Code, p.Detail)
	}
	return job, json.NewDecoder(answer.Body).Decode(&job)
}
