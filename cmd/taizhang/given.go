package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/charset"
	"github.com/taizhang/taizhang/normalize"
)

// givenFile is the table in which an operator says what a folder's files do not.
const givenFile = "taizhang.csv"

// givenFlags are the same words said of every file.
func givenFlags(cmd *cobra.Command, g *normalize.Given) {
	f := cmd.Flags()
	f.StringVar(&g.Division, "division", "", "division of the plans, a GB/T 2260 code or a name")
	f.IntVar(&g.Year, "year", 0, "year of the plans")
	f.StringVar(&g.Series, "series", "", "name of the series the plans belong to")
	f.StringVar(&g.SourceURL, "source-url", "", "address the file came from")
}

// givenRow is one line of the table.
type givenRow struct {
	given  normalize.Given
	bundle string
	line   int
	typed  []ingest.Typed // tasks typed in by hand from pages no reader can read
	task   ingest.Typed   // of this line
}

// givenTable says per file name, relative to its folder, what the operator knows.
type givenTable map[string]givenRow

// givenColumns are the headings of the table; path is the one that must be there.
var givenColumns = map[string]func(*givenRow, string) error{
	"division":     func(r *givenRow, v string) error { r.given.Division = v; return nil },
	"series":       func(r *givenRow, v string) error { r.given.Series = v; return nil },
	"url":          func(r *givenRow, v string) error { r.given.SourceURL = v; return nil },
	"published_on": func(r *givenRow, v string) error { r.given.PublishedOn = v; return nil },
	"bundle":       func(r *givenRow, v string) error { r.bundle = v; return nil },
	"title":        func(r *givenRow, v string) error { r.task.Title = v; return nil },
	"serial":       func(r *givenRow, v string) error { r.task.Serial = v; return nil },
	"headings":     func(r *givenRow, v string) error { r.task.Headings = headings(v); return nil },
	"task":         func(r *givenRow, v string) error { r.task.Task = v; return nil },
	"lead":         func(r *givenRow, v string) error { r.task.Lead = v; return nil },
	"support":      func(r *givenRow, v string) error { r.task.Support = v; return nil },
	"duties":       func(r *givenRow, v string) error { r.task.Duties = v; return nil },
	"deadline":     func(r *givenRow, v string) error { r.task.Deadline = v; return nil },
	"page": func(r *givenRow, v string) error {
		page, err := strconv.Atoi(v)
		if v != "" && (err != nil || page < 1) {
			return fmt.Errorf("%q is no page", v)
		}
		r.task.Page = page
		return nil
	},
	"year": func(r *givenRow, v string) error {
		year, err := strconv.Atoi(v)
		if err != nil && v != "" {
			return fmt.Errorf("%q is no year", v)
		}
		r.given.Year = year
		return nil
	},
}

// readGiven reads the table of a folder; nil where it has none.
func readGiven(folder string) (givenTable, error) {
	name := filepath.Join(folder, givenFile)
	b, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		var t givenTable
		if t, err = parseGiven(charset.Decode(b, "").String); err == nil {
			return t, nil
		}
	}
	return nil, coded{exitUsage, unwrapPath(name, err)}
}

func parseGiven(text string) (givenTable, error) {
	r := csv.NewReader(bytes.NewReader([]byte(text)))
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = true
	head, err := r.Read()
	if errors.Is(err, io.EOF) {
		return givenTable{}, nil
	}
	if err != nil {
		return nil, err
	}
	at, err := givenHead(head)
	if err != nil {
		return nil, err
	}
	t := givenTable{}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return t, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := r.FieldPos(0)
		if err := t.add(record, at, line); err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
}

// givenHead gives the place of each column.
func givenHead(head []string) (map[string]int, error) {
	at := map[string]int{}
	for i, name := range head {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, ok := givenColumns[name]; !ok && name != "path" {
			return nil, fmt.Errorf("line 1: unknown column %q: want path, %s", name, strings.Join(slices.Sorted(maps.Keys(givenColumns)), ", "))
		}
		at[name] = i
	}
	if _, ok := at["path"]; !ok {
		return nil, errors.New("line 1: no column path")
	}
	return at, nil
}

func (t givenTable) add(record []string, at map[string]int, line int) error {
	value := func(name string) string {
		if i, ok := at[name]; ok && i < len(record) {
			return strings.TrimSpace(record[i])
		}
		return ""
	}
	name := path.Clean(filepath.ToSlash(value("path")))
	row := givenRow{line: line}
	for column, set := range givenColumns {
		if err := set(&row, value(column)); err != nil {
			return fmt.Errorf("%s: %w", column, err)
		}
	}
	was, ok := t[name]
	switch {
	case ok && (row.task.Task == "" || row.bundle != "" || row.given != (normalize.Given{})):
		return fmt.Errorf("%s: stands in line %d already; only a task typed in may follow, with nothing else of the file", name, was.line)
	case ok:
		row, row.typed = was, append(was.typed, row.task)
	case row.task.Task != "" || row.task.Title != "":
		row.typed = []ingest.Typed{row.task}
	case row.task.Page != 0 || row.task.Duties+row.task.Lead+row.task.Support+row.task.Deadline != "":
		return fmt.Errorf("%s: no task", name)
	}
	t[name] = row
	return nil
}

// headings cuts "一、总体要求 > （一）目标" into the headings above a task, outermost first.
func headings(v string) []string {
	var out []string
	for _, h := range strings.FieldsFunc(v, func(r rune) bool { return r == '>' || r == '＞' }) {
		out = append(out, strings.TrimSpace(h))
	}
	return out
}

// over lays what a table says of a file over what the flags say of all.
func (r givenRow) over(flags normalize.Given) normalize.Given {
	g := r.given
	if len(r.typed) > 0 {
		b, _ := json.Marshal(r.typed)
		sum := sha256.Sum256(b)
		g.Typed = hex.EncodeToString(sum[:8])
	}
	if g.Division == "" {
		g.Division = flags.Division
	}
	if g.Year == 0 {
		g.Year = flags.Year
	}
	if g.Series == "" {
		g.Series = flags.Series
	}
	if g.SourceURL == "" {
		g.SourceURL = flags.SourceURL
	}
	return g
}
