// Package sandbox runs the readers of ingest in worker processes that can be
// killed. A file that hangs, exhausts memory or crashes its reader costs only
// its own document.
package sandbox

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"

	"github.com/taizhang/taizhang/ingest"
)

// Options say how much a file may cost. The zero value means the defaults.
type Options struct {
	Workers int           // processes at once; default one per CPU
	Time    time.Duration // per file, and a second more per megabyte; default 60 s
	Memory  int64         // bytes of one worker; default 2 GiB
	Limits  ingest.Limits // of the readers; default ingest.DefaultLimits
	Args    []string      // how this program is called as a worker; default "read-worker"
}

// The defaults of Options.
const (
	DefaultTime   = 60 * time.Second
	DefaultMemory = 2 << 30
)

// Pool holds workers, started when first needed and used again.
type Pool struct {
	opt   Options
	slots chan struct{}
	mu    sync.Mutex
	idle  []*worker
	dir   string // temporary files of the workers
	shut  bool
}

// New makes a pool without starting anything.
func New(opt Options) *Pool {
	if opt.Workers <= 0 {
		opt.Workers = runtime.NumCPU()
	}
	if opt.Time <= 0 {
		opt.Time = DefaultTime
	}
	if opt.Memory <= 0 {
		opt.Memory = DefaultMemory
	}
	if opt.Limits == (ingest.Limits{}) {
		opt.Limits = ingest.DefaultLimits
	}
	if opt.Args == nil {
		opt.Args = []string{"read-worker"}
	}
	return &Pool{opt: opt, slots: make(chan struct{}, opt.Workers)}
}

// Read reads a file that holds one document.
func (p *Pool) Read(ctx context.Context, name string, b []byte) (*ingest.Document, error) {
	docs, err := p.ReadAll(ctx, name, b)
	if err != nil {
		return nil, err
	}
	if len(docs) != 1 {
		return nil, &ingest.Error{Name: name, Err: fmt.Errorf("%w: %d documents where one is wanted", ingest.ErrFormat, len(docs))}
	}
	return docs[0], nil
}

// ReadAll reads a file in a worker; errors are those of ingest.ReadAll, and
// ErrLimit or ErrDamaged when the worker had to be killed or fell over.
func (p *Pool) ReadAll(ctx context.Context, name string, b []byte) ([]*ingest.Document, error) {
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	for {
		w, err := p.take()
		if err != nil {
			return nil, fmt.Errorf("start a reader: %w", err)
		}
		fresh := w.served == 0
		docs, err := p.read(ctx, w, name, b)
		if errors.Is(err, errDied) && !fresh && ctx.Err() == nil {
			continue // it may have died of an earlier file: once more in a new one
		}
		return docs, err
	}
}

// errDied marks that a worker ended instead of answering.
var errDied = errors.New("reader died")

// read exchanges one file with a worker and keeps the worker if it is still good.
func (p *Pool) read(ctx context.Context, w *worker, name string, b []byte) ([]*ingest.Document, error) {
	allowed := p.opt.Time + time.Duration(len(b)>>20)*time.Second
	req := request{Name: name, Bytes: b, Limits: p.opt.Limits, Memory: p.opt.Memory, Time: allowed}
	answer := make(chan response, 1)
	failed := make(chan error, 1)
	more := make(chan time.Duration)
	go w.exchange(req, answer, more, failed)
	deadline := time.Now().Add(allowed)
	timer := time.NewTimer(allowed)
	defer timer.Stop()
	for {
		select {
		case r := <-answer:
			p.give(w, r.Retire)
			return r.Docs, r.Err.error()
		case <-failed:
			return nil, w.obituary(name, p.opt.Memory)
		case d := <-more:
			if until := time.Now().Add(d); until.After(deadline) {
				deadline, allowed = until, d
				timer.Reset(d)
			}
		case <-timer.C:
			w.kill()
			return nil, &ingest.Error{Name: name, Err: fmt.Errorf("%w: seconds %d", ingest.ErrLimit, int(allowed.Seconds()))}
		case <-ctx.Done():
			w.kill()
			return nil, ctx.Err()
		}
	}
}

// take gives an idle worker or starts one.
func (p *Pool) take() (*worker, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shut {
		return nil, os.ErrClosed
	}
	if n := len(p.idle); n > 0 {
		w := p.idle[n-1]
		p.idle = p.idle[:n-1]
		return w, nil
	}
	if p.dir == "" {
		dir, err := os.MkdirTemp("", "taizhang-")
		if err != nil {
			return nil, err
		}
		p.dir = dir
	}
	return start(p.opt.Args, p.dir)
}

// retireAfter keeps what readers leak from adding up.
const retireAfter = 1000

func (p *Pool) give(w *worker, retire bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if w.served++; retire || p.shut || w.served >= retireAfter {
		w.kill()
		return
	}
	p.idle = append(p.idle, w)
}

// Close ends all idle workers and waits for their end; one that still reads ends when it has answered.
func (p *Pool) Close() error {
	p.mu.Lock()
	idle, dir := p.idle, p.dir
	p.shut, p.idle = true, nil
	for _, w := range idle {
		w.kill()
	}
	p.mu.Unlock()
	for _, w := range idle {
		<-w.ended
	}
	if dir == "" {
		return nil
	}
	return os.RemoveAll(dir)
}
