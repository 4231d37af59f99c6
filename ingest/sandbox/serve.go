package sandbox

import (
	"bufio"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/scan"
)

// Serve is the worker's side: it reads requests until r ends. The hidden
// subcommand "read-worker" calls it with standard input and output.
func Serve(r io.Reader, w io.Writer) error {
	if w == io.Writer(os.Stdout) {
		os.Stdout = os.Stderr // a library that prints must not break the answers
	}
	debug.SetMaxStack(64 << 20)
	out := bufio.NewWriterSize(w, 64<<10)
	enc, dec := gob.NewEncoder(out), gob.NewDecoder(bufio.NewReaderSize(r, 64<<10))
	for first := true; ; first = false {
		var req request
		if err := dec.Decode(&req); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if first {
			if err := confine(req.Memory); err != nil {
				return err
			}
		}
		resp := answer(req, func(r response) error { return errors.Join(enc.Encode(r), out.Flush()) })
		if err := errors.Join(enc.Encode(resp), out.Flush()); err != nil || resp.Retire {
			return err
		}
	}
}

// answer reads one file; before each page that is a picture it asks for more time.
// Should the other side be gone, the process ends by itself.
func answer(req request, ask func(response) error) (resp response) {
	watchdog := time.AfterFunc(2*req.Time, func() { os.Exit(3) })
	defer watchdog.Stop()
	page := time.Duration(req.Limits.OCRSeconds) * time.Second
	scan.Began = func() {
		watchdog.Reset(2*req.Time + page)
		if ask(response{More: page}) != nil {
			os.Exit(3)
		}
	}
	defer func() {
		if v := recover(); v != nil {
			text := strings.Join(strings.Fields(fmt.Sprint(v)), " ")
			err := fmt.Errorf("%w: reader crashed: panic: %s", ingest.ErrDamaged, text)
			resp = response{Err: newFailure(&ingest.Error{Name: req.Name, Err: err}), Retire: true}
		}
	}()
	docs, err := ingest.ReadAll(req.Name, req.Bytes, req.Limits)
	return response{Docs: docs, Err: newFailure(err)}
}

const (
	// diligence is the memory from which the collector works harder: a file that makes much
	// garbage must not take what ten files need.
	diligence = 160 << 20
	// leisure is how much garbage there may be below it, in percent of what is in use: most
	// files need a few megabytes, which the collector would look through again and again.
	leisure = 300
)

// confine bounds the memory of this process: the collector works harder from some of it on,
// the system refuses more than all of it.
func confine(memory int64) error {
	debug.SetGCPercent(leisure)
	debug.SetMemoryLimit(min(memory/4*3, diligence))
	return bound(memory)
}
