// Package cluster starts a throwaway PostgreSQL server for tests: its own data
// folder, no network where none is asked for, a socket in a temporary folder, gone with the test binary.
package cluster

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// ErrNone says that no PostgreSQL is installed: apt-get install postgresql.
var ErrNone = errors.New("PostgreSQL is not installed (apt-get install postgresql)")

// Server is a running cluster.
type Server struct {
	dir  string
	bin  string
	who  *syscall.Credential // who it runs as; nil is ourselves
	host string              // where it listens besides its socket; "" for nowhere
	port string
	mu   sync.Mutex
	cmd  *exec.Cmd
	done chan struct{}
}

// Start makes a cluster and starts it.
func Start() (*Server, error) { return start(&Server{port: "5432"}) }

// StartAt is Start for clients of other machines or network namespaces too: the server listens at an address of
// this machine, 127.0.0.1, and Address names that. Whoever is in one of this machine's networks may be anybody.
func StartAt(host string) (*Server, error) {
	l, err := net.Listen("tcp", net.JoinHostPort(host, "0")) // a port that is free
	if err != nil {
		return nil, err
	}
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err = errors.Join(err, l.Close()); err != nil {
		return nil, err
	}
	return start(&Server{host: host, port: port})
}

func start(s *Server) (*Server, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "cluster")
	if err != nil {
		return nil, err
	}
	s.dir, s.bin = dir, bin
	if s.who, err = nobody(); err != nil {
		return nil, err
	}
	if s.who != nil {
		if err := os.Chown(dir, int(s.who.Uid), int(s.who.Gid)); err != nil {
			return nil, err
		}
	}
	if err := s.initialize(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return s, s.Up()
}

// programs is the folder of the newest server that is installed.
func programs() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	slices.SortFunc(found, func(a, b string) int { return versionIn(b) - versionIn(a) })
	if len(found) > 0 {
		return filepath.Dir(found[0]), nil
	}
	if path, err := exec.LookPath("postgres"); err == nil {
		return filepath.Dir(path), nil
	}
	return "", ErrNone
}

func versionIn(path string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
	return n
}

// nobody is a user without rights, where we are root: the server refuses to run as root.
func nobody() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, _ := strconv.ParseUint(u.Uid, 10, 32)
		gid, _ := strconv.ParseUint(u.Gid, 10, 32)
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
	}
	return nil, errors.New("no user to run PostgreSQL as")
}

func (s *Server) initialize() error {
	cmd := s.command("initdb", "--pgdata", filepath.Join(s.dir, "data"), "--username", "owner", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	if s.host == "" {
		return nil
	}
	f, err := os.OpenFile(filepath.Join(s.dir, "data", "pg_hba.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString("host all all samenet trust\n")
	return errors.Join(err, f.Close())
}

func (s *Server) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(s.bin, name), args...)
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "HOME="+s.dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.who, Pdeathsig: syscall.SIGQUIT}
	return cmd
}

// Up starts the server, also after Down. The disk is not waited for, as the machine
// stays up; a commit still reaches the system before it is confirmed.
func (s *Server) Up() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	log, err := os.OpenFile(filepath.Join(s.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	cmd := s.command("postgres", "-D", filepath.Join(s.dir, "data"), "-k", s.dir, "-p", s.port, "-c", "listen_addresses="+s.host, "-c", "fsync=off",
		"-c", "max_connections=60", "-c", "shared_buffers=128MB", "-c", "max_wal_size=2GB")
	cmd.Stdout, cmd.Stderr = log, log
	started, done := make(chan error), make(chan struct{})
	go func() { // the server dies with the thread that started it
		runtime.LockOSThread()
		started <- cmd.Start()
		cmd.Wait()
		close(done)
	}()
	if err := <-started; err != nil {
		return err
	}
	s.cmd, s.done = cmd, done
	return s.ready()
}

// ready waits until the server answers.
func (s *Server) ready() error {
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if s.command("pg_isready", "-q", "-h", s.dir, "-p", s.port, "-U", "owner", "-d", "postgres").Run() == nil {
			return nil
		}
	}
	log, _ := os.ReadFile(filepath.Join(s.dir, "log"))
	return fmt.Errorf("the server does not answer: %s", log)
}

// Down stops the server at once, as a crash would: connections break, nothing is written that was not.
func (s *Server) Down() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.cmd.Process.Signal(syscall.SIGQUIT); err != nil {
		return err
	}
	<-s.done
	return nil
}

// Stop ends the server and removes everything.
func (s *Server) Stop() error {
	s.Down()
	return os.RemoveAll(s.dir)
}

// Run executes a statement of a test, as the owner, in a database.
func (s *Server) Run(database, statement string) error {
	out, err := s.command("psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", s.dir, "-p", s.port, "-U", "owner", "-d", database, "-c", statement).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", statement, err, out)
	}
	return nil
}

// Address is how a user reaches a database.
func (s *Server) Address(user, database string) string {
	u := url.URL{Scheme: "postgres", User: url.User(user), Path: "/" + database}
	where := url.Values{"sslmode": {"disable"}}
	if s.host == "" {
		where.Set("host", s.dir)
	} else {
		u.Host = net.JoinHostPort(s.host, s.port)
	}
	u.RawQuery = where.Encode()
	return u.String()
}

// Dir is the folder of the socket.
func (s *Server) Dir() string { return s.dir }
