package sandbox

import (
	"bufio"
	"encoding/gob"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/taizhang/taizhang/ingest"
)

// worker is one process and the pipe to it.
type worker struct {
	cmd    *exec.Cmd
	stdin  io.WriteCloser
	enc    *gob.Encoder
	out    *bufio.Writer
	dec    *gob.Decoder
	stderr tail
	served int
	once   sync.Once
	ended  chan struct{}
}

// start runs this program as a worker, in a process group of its own so that
// Ctrl-C on the terminal does not reach it.
func start(args []string, dir string) (*worker, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	w := &worker{cmd: exec.Command(self, args...), ended: make(chan struct{})}
	w.cmd.Env = append(os.Environ(), "TMPDIR="+dir, "GOMAXPROCS=2")
	w.cmd.Stderr = &w.stderr
	w.cmd.SysProcAttr = apart()
	if w.stdin, err = w.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	stdout, err := w.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := w.cmd.Start(); err != nil {
		return nil, err
	}
	w.out = bufio.NewWriterSize(w.stdin, 64<<10)
	w.enc, w.dec = gob.NewEncoder(w.out), gob.NewDecoder(bufio.NewReaderSize(stdout, 64<<10))
	return w, nil
}

// exchange sends a file and waits for the answer; before it the worker may ask for more time.
func (w *worker) exchange(req request, answer chan<- response, more chan<- time.Duration, failed chan<- error) {
	err := w.enc.Encode(req)
	if err == nil {
		err = w.out.Flush()
	}
	var r response
	for err == nil {
		r = response{}
		if err = w.dec.Decode(&r); err != nil || r.More == 0 {
			break
		}
		select {
		case more <- r.More:
		case <-w.ended:
		}
	}
	if err != nil {
		failed <- err
		return
	}
	for _, d := range r.Docs {
		if d.Blocks == nil { // an empty list does not cross the pipe
			d.Blocks = []ingest.Block{}
		}
	}
	answer <- r
}

// kill ends the process and all it started.
func (w *worker) kill() { w.bury(0) }

// bury waits a moment for the process to end by itself, then kills it.
func (w *worker) bury(patience time.Duration) {
	w.once.Do(func() {
		w.stdin.Close()
		timer := time.AfterFunc(patience, func() { slay(w.cmd.Process) })
		go func() {
			w.cmd.Wait()
			timer.Stop()
			close(w.ended)
		}()
	})
}

// obituary says of what a worker died while it read a file.
func (w *worker) obituary(name string, memory int64) error {
	w.bury(time.Second)
	<-w.ended
	words := w.stderr.String()
	if starved(words) || most(w.cmd.ProcessState) > memory/2 {
		return &ingest.Error{Name: name, Err: fmt.Errorf("%w: memory %d bytes%w", ingest.ErrLimit, memory, quiet{errDied})}
	}
	return &ingest.Error{Name: name, Err: fmt.Errorf("%w: reader crashed: %s%w", ingest.ErrDamaged, lastWords(words, w.cmd.ProcessState), quiet{errDied})}
}

// starved knows the words of a process that got no more memory. Without any it
// may also die of a fault in the collector, hence the look at what it had.
func starved(words string) bool {
	for _, sign := range []string{"out of memory", "cannot allocate memory", "pthread_create failed", "failed to create new OS thread"} {
		if strings.Contains(words, sign) {
			return true
		}
	}
	return false
}

// quiet wraps an error without a word.
type quiet struct{ error }

func (quiet) Error() string   { return "" }
func (q quiet) Unwrap() error { return q.error }

// lastWords is the line a Go program dies with.
func lastWords(words string, state *os.ProcessState) string {
	for _, line := range strings.Split(words, "\n") {
		if strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ") || strings.HasPrefix(line, "runtime: goroutine stack exceeds") {
			return strings.TrimSpace(line)
		}
	}
	return state.String()
}

// tail keeps the beginning of what a process complains of; the reason stands first.
type tail struct {
	mu sync.Mutex
	sb strings.Builder
}

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if room := 16<<10 - t.sb.Len(); room > 0 {
		t.sb.Write(b[:min(room, len(b))])
	}
	return len(b), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.sb.String()
}
