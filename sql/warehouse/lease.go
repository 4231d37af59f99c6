package warehouse

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/gofrs/flock"
)

// leaseName is the file that says who holds the writer's place of a folder.
const leaseName = "WRITER"

// Lease says who writes a folder now: a load, or a program that takes loads at its Address.
type Lease struct {
	Process int       `json:"process"`
	Host    string    `json:"host"`
	Since   time.Time `json:"since"`
	Address string    `json:"address,omitempty"` // where it takes loads, "" when it does not
}

// String spells "process 312 on db1 since 2021-06-30 08:00:00".
func (l *Lease) String() string {
	s := fmt.Sprintf("process %d on %s since %s", l.Process, l.Host, l.Since.Format(time.DateTime))
	if l.Address != "" {
		s += ", at " + l.Address
	}
	return s
}

// Lease gives who writes the folder now; nil when nobody does, and for a server, where many may.
func (w *Warehouse) Lease() (*Lease, error) {
	f, ok := w.store.(*folder)
	if !ok {
		return nil, nil
	}
	return readLease(f.dir)
}

// writeLease is called by who holds the lock.
func writeLease(dir, address string) error {
	host, _ := os.Hostname()
	b, err := json.Marshal(Lease{Process: os.Getpid(), Host: host, Since: time.Now().UTC().Truncate(time.Second), Address: address})
	if err != nil {
		return err
	}
	tmp := filepath.Join(dir, leaseName+".tmp")
	if err := os.WriteFile(tmp, append(b, '\n'), 0o644); err != nil {
		return err
	}
	return os.Rename(tmp, filepath.Join(dir, leaseName))
}

// keyName is the file that lets who can read it hand loads to the writer.
const keyName = leaseName + ".key"

// seat is the writer's place of a folder: taken for one load, or held while the folder is open.
type seat struct {
	dir   string
	lock  *flock.Flock
	stays bool
}

// Hold takes the writer's place of a folder until Close: others are told Options.Address, and
// those who can read the folder's files the key to it. On a server there is nothing to hold.
func (w *Warehouse) Hold(ctx context.Context, key string) error {
	f, ok := w.store.(*folder)
	if !ok {
		return nil
	}
	s, err := f.sit(ctx)
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	s.stays, f.held = true, s
	return os.WriteFile(filepath.Join(f.dir, keyName), []byte(key), 0o600)
}

// Key gives the key of the writer that holds the folder; "" where it may not be read.
func (w *Warehouse) Key() string {
	f, ok := w.store.(*folder)
	if !ok {
		return ""
	}
	b, err := os.ReadFile(filepath.Join(f.dir, keyName))
	if err != nil {
		return ""
	}
	return string(b)
}

// sit takes the one writer's place, or the one that is held.
func (f *folder) sit(ctx context.Context) (*seat, error) {
	f.mu.Lock()
	held := f.held
	f.mu.Unlock()
	if held != nil {
		return held, nil
	}
	if err := os.MkdirAll(f.dir, 0o755); err != nil {
		return nil, err
	}
	lock, err := f.place(ctx)
	if err != nil {
		return nil, err
	}
	if err := writeLease(f.dir, f.opts.Address); err != nil {
		return nil, errors.Join(err, lock.Unlock())
	}
	return &seat{dir: f.dir, lock: lock}, nil
}

// dyingWait is how long a place is waited for whose writer is dead: a process that it was just
// starting keeps its files open until it has become another program.
const dyingWait = 5 * time.Second

// place takes the lock of the folder's writer, or says who has it.
func (f *folder) place(ctx context.Context) (*flock.Flock, error) {
	path := filepath.Join(f.dir, "LOCK")
	lock, err := takeLock(ctx, path, f.opts.Wait)
	if !errors.Is(err, ErrLocked) {
		return lock, err
	}
	l, _ := readLease(f.dir)
	if l == nil {
		if lock, err = takeLock(ctx, path, dyingWait); !errors.Is(err, ErrLocked) {
			return lock, err
		}
		l, _ = readLease(f.dir)
	}
	if l != nil {
		err = fmt.Errorf("%w: %s", err, l)
	}
	return nil, err
}

// leave gives the place to others, unless it is held.
func (s *seat) leave() error {
	if s.stays {
		return nil
	}
	err := errors.Join(dropLease(s.dir), s.lock.Unlock())
	if gone := os.Remove(filepath.Join(s.dir, keyName)); !errors.Is(gone, fs.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	return err
}

func dropLease(dir string) error {
	if err := os.Remove(filepath.Join(dir, leaseName)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// readLease passes over what a process of this machine left that is no more.
func readLease(dir string) (*Lease, error) {
	b, err := os.ReadFile(filepath.Join(dir, leaseName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	l := &Lease{}
	if err := json.Unmarshal(b, l); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, leaseName), err)
	}
	if host, _ := os.Hostname(); l.Host == host && errors.Is(syscall.Kill(l.Process, 0), syscall.ESRCH) {
		return nil, nil
	}
	return l, nil
}
