package warehouse

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
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
