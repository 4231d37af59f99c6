package warehouse

import (
	"context"
	"errors"
	"os"
	"testing"

	files "github.com/taizhang/taizhang/sql"
)

// The file for Citus does nothing on a server without it, however often.
func TestDistributePlain(t *testing.T) {
	address, name := freshDatabase(t)
	w := open(t, address, Options{})
	load(t, w, some(t)[:6]...)
	want := digest(t, w)
	for range 2 {
		if s, err := w.Distribute(context.Background()); err != nil || s != (Spread{}) {
			t.Fatal(s, err)
		}
		if err := postgres(t).Run(name, files.Extra("citus")); err != nil { // as psql -f would
			t.Fatal(err)
		}
	}
	if digest(t, w) != want {
		t.Error("the rows changed")
	}
	if _, err := open(t, fresh(t), Options{}).Distribute(context.Background()); !errors.Is(err, ErrServerOnly) {
		t.Error(err)
	}
}

// TestCitus loads into a real cluster, an empty database of TAIZHANG_TEST_CITUS_DSN with the extension, and
// holds its tables and every view against a load by the embedded engine.
func TestCitus(t *testing.T) {
	address := os.Getenv("TAIZHANG_TEST_CITUS_DSN")
	if address == "" {
		t.Skip("not run on Citus: TAIZHANG_TEST_CITUS_DSN is not set")
	}
	w := open(t, address, Options{})
	s, err := w.Distribute(context.Background())
	if err != nil || !s.Citus || s.Distributed == 0 || s.Reference == 0 {
		t.Fatal(s, err)
	}
	results := some(t)
	here := open(t, fresh(t), Options{})
	load(t, w, results...)
	load(t, here, results...)
	for _, one := range []*Warehouse{w, here} {
		if _, err := one.Link(context.Background(), Linking{}); err != nil {
			t.Fatal(err)
		}
	}
	compareNow(t, w, here)
	if s, err := w.Distribute(context.Background()); err != nil || !s.Citus {
		t.Error("a second time:", s, err)
	}
}
