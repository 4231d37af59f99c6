package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
)

// finishing is what is said at the first Ctrl-C.
const finishing = "interrupted: finishing what was begun; again to stop at once"

// toldKey is the key under which an interruptible context has the logger that hears of the interruption; nil for standard error.
type toldKey struct{}

// interruptible gives a context that the first Ctrl-C ends, so that work stops
// at a whole unit. The second one ends the program at once: the warehouse
// is then as it was before, for a load becomes visible only when it is whole.
func interruptible(parent context.Context) (context.Context, context.CancelFunc) {
	told := &atomic.Pointer[slog.Logger]{}
	ctx, cancel := context.WithCancel(context.WithValue(parent, toldKey{}, told))
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		if log := told.Load(); log != nil {
			log.Info(finishing)
		} else {
			fmt.Fprintln(os.Stderr, "taizhang: "+finishing)
		}
		cancel()
		<-signals
		os.Exit(exitInterrupted)
	}()
	return ctx, cancel
}

// logging has all that the program says go to a logger of JSON: what else stood in its log could not be told apart.
func (a *app) logging(ctx context.Context, log *slog.Logger) {
	a.log = saidTo{log}
	if told, ok := ctx.Value(toldKey{}).(*atomic.Pointer[slog.Logger]); ok {
		told.Store(log)
	}
}

// saidTo makes a line of the program a line of a log.
type saidTo struct{ log *slog.Logger }

func (s saidTo) Write(line []byte) (int, error) {
	s.log.Warn(string(bytes.TrimSpace(bytes.TrimPrefix(line, []byte("taizhang: ")))))
	return len(line), nil
}
