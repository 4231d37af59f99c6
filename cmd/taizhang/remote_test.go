package main

import (
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestFleetFromDepot has a worker load a bucket of a real S3 server, and wants the rows of a load from disk.
// TAIZHANG_S3_SERVER is the program of the server, which make s3 installs.
func TestFleetFromDepot(t *testing.T) {
	program := os.Getenv("TAIZHANG_S3_SERVER")
	if program == "" {
		t.Skip("no S3 server here: make s3")
	}
	s := fleetServer(t)
	inProject(t)
	n := fleetCorpus(t, "store/plans/省", 24)
	table := "path,division,year\n" + "again/00-2017.txt,,\n"
	if err := os.WriteFile("store/plans/省/again/taizhang.csv", []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	s3Server(t, program, "store")
	alone, together := s.Address("owner", "alone"), s.Address("owner", "together")
	commanded(t, 4, "load", "--db", alone, "store/plans/省")
	commanded(t, 0, "enqueue", "--db", together, "s3://plans/省")
	commanded(t, 0, "worker", "--db", together, "--until-empty")
	if got, want := digestAt(t, together), digestAt(t, alone); got != want {
		t.Error("another digest than that of a load from disk")
	}
	checkRuns(t, alone, together)
	t.Logf("%d files", n)
}

// s3Server serves the folders of dir as buckets until the test ends.
func s3Server(t *testing.T, program, dir string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := l.Addr().String()
	l.Close()
	root, err := filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "--access", "who", "--secret", "secretsecret", "--port", at, "posix", "--sidecar", t.TempDir(), root)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	t.Setenv("AWS_ENDPOINT_URL", "http://"+at)
	t.Setenv("AWS_REGION", "us-east-1")
	t.Setenv("AWS_ACCESS_KEY_ID", "who")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secretsecret")
	for range 100 {
		if r, err := http.Get("http://" + at); err == nil {
			r.Body.Close()
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("the S3 server does not answer")
}
