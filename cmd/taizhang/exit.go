package main

import (
	"context"
	"errors"
	"io/fs"
	"strings"

	"github.com/taizhang/taizhang/ingest"
)

// The exit codes.
const (
	exitOK          = 0
	exitInternal    = 1
	exitUsage       = 2
	exitUnreadable  = 3 // the one file given cannot be read
	exitPartial     = 4 // some files of a batch cannot be read
	exitQuality     = 5 // a score is below its least value, or lint --strict found a warning
	exitDatabase    = 6
	exitLimit       = 7
	exitPending     = 10 // load --plan: there is something to do
	exitInterrupted = 130
)

// coded is an error that knows its exit code. One that says nothing was reported before.
type coded struct {
	code int
	err  error
}

func (c coded) Error() string {
	if c.err == nil {
		return ""
	}
	return c.err.Error()
}

func (c coded) Unwrap() error { return c.err }

// exit reports err in one line and gives the program's exit code.
func (a *app) exit(err error) int {
	if err == nil {
		return exitOK
	}
	if text := oneLine(err.Error()); text != "" {
		a.logf("%s", text)
	}
	if !a.started {
		return exitUsage
	}
	return codeOf(err)
}

func codeOf(err error) int {
	var c coded
	switch {
	case errors.As(err, &c):
		return c.code
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	}
	return readCode(err, exitInternal)
}

// readCode is the exit code of a file that could not be read.
func readCode(err error, otherwise int) int {
	switch {
	case errors.Is(err, ingest.ErrLimit):
		return exitLimit
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission), errors.As(err, new(*ingest.Error)):
		return exitUnreadable
	}
	return otherwise
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
