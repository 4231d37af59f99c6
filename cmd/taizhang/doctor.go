package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/ocr"
	"github.com/taizhang/taizhang/ingest/sandbox"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// finding is what doctor says of one part.
type finding struct {
	part   string
	state  string // ok, missing (optional and not there), unused (not asked for), broken
	detail string
	remedy string // how to get it; "" when nothing is wanting
}

func newDoctor(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "say which optional parts are here, which are missing and how to get them",
		Long: `Tries the warehouse, the sandbox, the OCR engines, pdftoppm and PostgreSQL. The exit code is 0 when all
that taizhang needs works, whatever optional part is missing; 6 when the warehouse does not, 1 when another part is broken.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.doctor(cmd.Context()) },
	}
}

func (a *app) doctor(ctx context.Context) error {
	found := []finding{a.engineWorks(ctx), a.writable(), a.sandboxWorks(ctx), paddle(), tesseract(), renderer(), a.postgres(ctx)}
	r := rows{columns: []string{"part", "state", "detail", "remedy"}}
	code := exitOK
	for _, f := range found {
		r.values = append(r.values, []any{f.part, f.state, f.detail, f.remedy})
		switch {
		case f.state != "broken":
		case f.part == "engine" || f.part == "warehouse" || f.part == "postgresql":
			code = exitDatabase
		case code == exitOK:
			code = exitInternal
		}
	}
	if err := a.print(r); err != nil || code == exitOK {
		return err
	}
	return coded{code, nil}
}

// verdictOn makes a finding of a trial.
func verdictOn(part, detail string, err error, remedy string) finding {
	if err != nil {
		return finding{part, "broken", oneLine(err.Error()), remedy}
	}
	return finding{part: part, state: "ok", detail: detail}
}

// engineWorks opens a warehouse in a folder of its own and asks it something.
func (a *app) engineWorks(ctx context.Context) finding {
	var said string
	err := inFolder(func(dir string) error {
		w, err := warehouse.Open(ctx, filepath.Join(dir, "try.db.d"), warehouse.Options{Parser: versionText(), QueryTime: queryTime, QueryRows: queryRows})
		if err != nil {
			return err
		}
		defer w.Close()
		if err := w.Migrate(ctx); err != nil {
			return err
		}
		said, err = engineVersion(ctx, w)
		return err
	})
	return verdictOn("engine", "DuckDB "+said, err, "report the message; the engine is part of this program")
}

// engineVersion asks a database what it is.
func engineVersion(ctx context.Context, w *warehouse.Warehouse) (string, error) {
	t, err := w.Query(ctx, "select version()")
	if err != nil || len(t.Rows) == 0 {
		return "", err
	}
	return fmt.Sprint(t.Rows[0][0]), nil
}

// writable tries whether the warehouse that --db names can be written, without making it.
func (a *app) writable() finding {
	if warehouse.IsServer(a.db) {
		return finding{"warehouse", "unused", "the warehouse is on a server: postgresql", ""}
	}
	dir := a.db
	for {
		info, err := os.Stat(dir)
		if err == nil && !info.IsDir() {
			return finding{"warehouse", "broken", dir + " is no folder", "give another with --db or TAIZHANG_DB"}
		}
		if err == nil || dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	f, err := os.CreateTemp(dir, ".try-*")
	if err == nil {
		err = errors.Join(f.Close(), os.Remove(f.Name()))
	}
	return verdictOn("warehouse", a.db+" can be written", err, "give a folder that can be written with --db or TAIZHANG_DB")
}

// sandboxWorks has a worker read a line of text.
func (a *app) sandboxWorks(ctx context.Context) finding {
	pool := sandbox.New(sandbox.Options{Workers: 1, Limits: ingest.DefaultLimits})
	defer pool.Close()
	_, err := pool.Read(ctx, "试.txt", []byte("政务公开工作要点\n"))
	return verdictOn("sandbox", "a worker reads, and can be ended", err, "let this program start itself and make folders in TMPDIR")
}

func paddle() finding {
	p, err := ocr.OpenPaddle(ocr.Folders())
	switch {
	case os.Getenv(ocr.Variable) == "off":
		return finding{"ocr", "missing", ocr.Variable + "=off", "unset " + ocr.Variable}
	case errors.Is(err, ocr.ErrNone):
		return finding{"ocr", "missing", oneLine(err.Error()), ocr.HowPaddle}
	case err != nil:
		return finding{"ocr", "broken", oneLine(err.Error()), "remove the folder and run " + ocr.HowPaddle}
	}
	return finding{"ocr", "ok", p.Name() + " in " + p.Folder, ""}
}

func tesseract() finding {
	t, err := ocr.OpenTesseract()
	if err != nil {
		return finding{"tesseract", "missing", "the engine used where ocr is missing", ocr.HowTesseract}
	}
	return finding{"tesseract", "ok", t.Name(), ""}
}

// renderer draws the PDF pages we cannot: JBIG2, JPEG 2000, letters as curves.
func renderer() finding {
	path, err := exec.LookPath("pdftoppm")
	if err != nil {
		return finding{"pdftoppm", "missing", "draws scanned pages in JBIG2 or JPEG 2000, and letters drawn as curves", "apt-get install poppler-utils"}
	}
	return finding{"pdftoppm", "ok", path, ""}
}

// postgres is tried where --db or DATABASE_URL names one.
func (a *app) postgres(ctx context.Context) finding {
	address := a.db
	if !warehouse.IsServer(address) {
		address = os.Getenv("DATABASE_URL")
	}
	if !warehouse.IsServer(address) {
		return finding{"postgresql", "unused", "neither --db nor DATABASE_URL names a server; plans are kept in the embedded engine", ""}
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	var said string
	w, err := warehouse.Open(ctx, address, warehouse.Options{Parser: versionText(), QueryTime: queryTime, QueryRows: queryRows})
	if err == nil {
		defer w.Close()
		said, err = engineVersion(ctx, w)
	}
	return verdictOn("postgresql", said, err, "see that the server runs and the address is right: postgres://user@host/database")
}

// inFolder works in a folder that is gone afterwards.
func inFolder(work func(dir string) error) error {
	dir, err := os.MkdirTemp("", "taizhang-")
	if err != nil {
		return err
	}
	return errors.Join(work(dir), os.RemoveAll(dir))
}
