package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/taizhang/taizhang/"

// below says which of our packages each part may import: a stage knows only the
// stage before it. "=ingest" is that package alone, without the libraries below it.
var below = []struct {
	part    string
	imports []string
}{
	{"ingest/hanzi", nil},
	{"parse/lexicon", []string{"ingest/hanzi"}},
	{"ingest", []string{"ingest"}},
	{"parse", []string{"=ingest", "ingest/hanzi", "parse"}},
	{"normalize/anchor", []string{"ingest/hanzi"}},
	{"normalize", []string{"=ingest", "ingest/hanzi", "=parse", "parse/lexicon", "normalize"}},
	{"sql/warehouse", []string{"=ingest", "ingest/hanzi", "=normalize", "normalize/link", "normalize/anchor", "normalize/correct", "sql"}},
	{"sql", []string{"sql", "=normalize"}},
	{"cmd", []string{"ingest", "=parse", "normalize", "sql", "cmd"}},
}

// doors says which part alone may import a library.
var doors = map[string][]string{
	"github.com/ledongthuc/pdf":   {"ingest"},
	"github.com/pdfcpu/pdfcpu":    {"ingest"},
	"github.com/richardlehane":    {"ingest"},
	"github.com/PuerkitoBio":      {"ingest"},
	"github.com/yalue":            {"ingest/ocr"},
	"golang.org/x/image":          {"ingest"},
	"github.com/xuri/excelize":    {"ingest", "sql/export"},
	"github.com/go-ego/gse":       {"parse/lexicon"},
	"github.com/jmoiron/sqlx":     {"sql/warehouse"},
	"github.com/lib/pq":           {"sql/warehouse"},
	"github.com/duckdb":           {"sql/warehouse"},
	"github.com/riverqueue":       {"sql/warehouse/queue"},
	"github.com/minio":            {"cmd/taizhang/depot"},
	"github.com/prometheus":       {"cmd"},
	"github.com/pressly/goose":    {"sql/warehouse"},
	"github.com/spf13/cobra":      {"cmd"},
	"github.com/goccy":            {"cmd"},
	"github.com/schollz":          {"cmd"},
	"github.com/teambition/rrule": {"normalize"},
	"github.com/santhosh-tekuri":  {"cmd", "normalize"},
	"golang.org/x/text/encoding":  {"ingest"},
	"database/sql":                {"sql/warehouse"},
}

// A stage knows only the stage before it, and each library has one door.
func TestImports(t *testing.T) {
	for name, imports := range packages(t) {
		for _, i := range imports {
			if ours, ok := strings.CutPrefix(i, module); ok {
				if !allowed(name, ours) {
					t.Errorf("%s imports %s", name, ours)
				}
				continue
			}
			for library, parts := range doors {
				if under(i, library) && !slices.ContainsFunc(parts, func(p string) bool { return under(name, p) }) {
					t.Errorf("%s imports %s, whose door is %s", name, i, strings.Join(parts, ", "))
				}
			}
		}
	}
}

func allowed(name, imported string) bool {
	for _, rule := range below {
		if under(name, rule.part) {
			return slices.ContainsFunc(rule.imports, func(p string) bool { return "="+imported == p || under(imported, p) })
		}
	}
	return false
}

// under reports that a path is a part or lies below it; a library may end in a version.
func under(path, part string) bool {
	rest, ok := strings.CutPrefix(path, part)
	return ok && (rest == "" || rest[0] == '/' || strings.HasPrefix(part, "github.com/"))
}

// packages lists what each of our packages imports.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		found[strings.TrimPrefix(p.ImportPath, module)] = p.Imports
	}
	if len(found) < 8 {
		t.Fatalf("only %d packages found", len(found))
	}
	return found
}
