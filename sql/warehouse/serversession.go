package warehouse

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	files "github.com/taizhang/taizhang/sql"
	"golang.org/x/sync/errgroup"
)

// serverSession is one writer of a server: what a transaction of it wrote others see at once.
type serverSession struct {
	server  *server
	columns map[string][]string // of each table, by schema and name
	run     int64               // held as being at work
	settled int                 // transactions
}

// The patience with a server: how often a transaction that met another is tried
// again, and how long one that is gone is waited for.
const (
	tries    = 20
	patience = time.Minute
)

// within runs f in a transaction.
func (s *serverSession) within(ctx context.Context, wr *writer, f func() error) error {
	for try := 1; ; try++ {
		err := wr.transaction(ctx, f)
		if err == nil || ctx.Err() != nil {
			return err
		}
		if err = s.again(ctx, wr, try, err); err != nil {
			return err
		}
	}
}

// together is a matter of the transaction that a link runs in.
func (s *serverSession) together(_ context.Context, _ *writer, f func() error) error { return f() }

// again waits a little where transactions met, and for the server where it is gone.
// What is the server's fault and no document's ends the load.
func (s *serverSession) again(ctx context.Context, wr *writer, try int, err error) error {
	switch {
	case gone(err):
		return s.reconnect(ctx, wr, err)
	case met(err) && try < tries:
		return pause(ctx, time.Duration(rand.Int64N(int64(try)*int64(20*time.Millisecond)))+time.Millisecond)
	case documentFault(err):
		return err
	}
	return fmt.Errorf("%w: %w", ErrLost, s.server.named(err))
}

// reconnect tries for as long as the patience lasts.
func (s *serverSession) reconnect(ctx context.Context, wr *writer, why error) error {
	discard(wr.conn)
	for wait, deadline := 20*time.Millisecond, time.Now().Add(patience); time.Now().Before(deadline); wait = min(2*wait, 2*time.Second) {
		if err := pause(ctx, wait); err != nil {
			return err
		}
		err := s.attach(ctx, wr)
		if err == nil {
			return nil
		}
		if why = err; !gone(err) {
			break
		}
	}
	return fmt.Errorf("%w: %w", ErrLost, s.server.named(why))
}

func (s *serverSession) attach(ctx context.Context, wr *writer) error {
	if err := wr.connect(ctx); err != nil {
		return err
	}
	if s.run == 0 {
		return nil
	}
	_, err := wr.conn.ExecContext(ctx, files.Extra("run-hold"), s.run)
	return err
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// extra runs the statements of a file for PostgreSQL on the writer's connection.
func (s *serverSession) extra(ctx context.Context, wr *writer, name string, args ...any) error {
	for _, statement := range files.Split(files.Extra(name)) {
		if _, err := wr.conn.ExecContext(ctx, statement, args...); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// tune sets for the connection what suits questions that are asked once.
func (s *serverSession) tune(ctx context.Context, wr *writer) error {
	return s.extra(ctx, wr, "loader")
}

// hold takes the locks of the incoming bundles and documents, in the order of their keys.
func (s *serverSession) hold(ctx context.Context, wr *writer) error { return s.extra(ctx, wr, "hold") }

// ease has nothing to do: the memory is the server's.
func (s *serverSession) ease(context.Context, *writer) error { return nil }

// fewSettled is so few transactions that nothing was analyzed yet; after these it is each time that they are twice as many.
const fewSettled = 4

// settle decides the editions before others see the transaction; one writer at a time.
func (s *serverSession) settle(ctx context.Context, wr *writer) error {
	if err := s.extra(ctx, wr, "lock-settle"); err != nil {
		return err
	}
	if s.settled++; s.settled >= fewSettled && s.settled&(s.settled-1) == 0 {
		if err := s.extra(ctx, wr, "analyze-plans"); err != nil {
			return err
		}
	}
	return wr.resolve(ctx)
}

// account numbers the run and marks it as at work for as long as the connection lives.
func (s *serverSession) account(ctx context.Context, wr *writer, note func(int64) error) error {
	return s.within(ctx, wr, func() error {
		if err := s.extra(ctx, wr, "lock-run"); err != nil {
			return err
		}
		if err := s.extra(ctx, wr, "run-dead"); err != nil {
			return err
		}
		if err := wr.each(ctx, "run-next", func(scan func(...any) error) error { return scan(&s.run) }); err != nil {
			return err
		}
		if err := s.extra(ctx, wr, "run-hold", s.run); err != nil {
			return err
		}
		return note(s.run)
	})
}

// publish computes the sums anew, once the planner knows how many rows there are now.
func (s *serverSession) publish(ctx context.Context, wr *writer) error {
	told := s.server.opts.Trace
	told.Say("publish", 1)
	_, err := wr.amend(ctx)
	if err == nil {
		err = s.analyze(ctx, wr)
	}
	told.Say("publish", 1)
	if err == nil {
		err = s.within(ctx, wr, func() error {
			if err := s.settle(ctx, wr); err != nil {
				return err
			}
			told.Say("publish", 1)
			if err := wr.exec(ctx, "near-copies"); err != nil {
				return err
			}
			return wr.exec(ctx, "refresh")
		})
	}
	told.Say("publish", 1)
	return errors.Join(err, s.drop(wr))
}

// analyze renews the statistics of the tables that a load has changed by more than a
// tenth: the server does so by itself, but minutes later, and plans badly until then.
func (s *serverSession) analyze(ctx context.Context, wr *writer) error {
	for try := 1; ; try++ {
		err := s.analyzeOnce(ctx, wr)
		if err == nil || ctx.Err() != nil {
			return err
		}
		if err = s.again(ctx, wr, try, err); err != nil {
			return err
		}
	}
}

func (s *serverSession) analyzeOnce(ctx context.Context, wr *writer) error {
	if err := s.extra(ctx, wr, "flush-statistics"); err != nil {
		return err
	}
	var statements []string
	rs, err := wr.conn.QueryContext(ctx, files.Extra("stale-statistics"))
	if err := handRows(rs, err)(func(rs *sql.Rows) error {
		for rs.Next() {
			var statement string
			if err := rs.Scan(&statement); err != nil {
				return err
			}
			statements = append(statements, statement)
		}
		return nil
	}); err != nil {
		return err
	}
	return s.share(ctx, statements)
}

// analysts is how many connections renew statistics side by side.
const analysts = 2

// share runs statements, the longest of which come first, on some connections of their own.
func (s *serverSession) share(ctx context.Context, statements []string) error {
	todo := make(chan string, len(statements))
	for _, statement := range statements {
		todo <- statement
	}
	close(todo)
	work, ctx := errgroup.WithContext(ctx)
	for range min(analysts, len(statements)) {
		work.Go(func() error {
			conn, err := s.server.db.Conn(ctx)
			if err != nil {
				return err
			}
			defer conn.Close()
			for statement := range todo {
				if _, err := conn.ExecContext(ctx, statement); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return work.Wait()
}

// drop ends the connection; what was committed stays.
func (s *serverSession) drop(wr *writer) error {
	if wr.conn == nil {
		return nil
	}
	discard(wr.conn)
	wr.conn = nil
	return nil
}

// discard ends a connection with its temporary tables and locks, instead of keeping it for others.
func discard(conn *sql.Conn) {
	conn.Raw(func(any) error { return driver.ErrBadConn })
	conn.Close()
}
