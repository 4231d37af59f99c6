// Package proof holds the program to what docs/formats.md says of it: the same
// plan from every format, and how the readers stand beside other programs. It
// serves tests only.
package proof

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/cmd/taizhang/eval"
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/parse"
)

// Copy is one document in one format, scored against its annotation.
type Copy struct {
	Document string // 000, 001 …
	Origin   string // where the bytes come from: "sample", "LibreOffice from docx", "Chromium from html"
	Format   string // the suffix, which for .wps and .et is all that differs
	Score
}

// Score is what a cell of the table says: F1 of tasks, paths, duties with their roles, deadlines with their values.
type Score struct{ Task, Path, Duty, Deadline float64 }

// Read scores what a file's bytes are read as.
func Read(gold *eval.Gold, name string, b []byte) (Score, eval.Report, error) {
	bundles, err := bundlesOf(name, b)
	if err != nil {
		return Score{}, eval.Report{}, err
	}
	var plans []*normalize.Plan
	for _, bundle := range bundles {
		plans = append(plans, (&normalize.Normalizer{}).Result(parse.Parse(bundle)).Plans...)
	}
	r := eval.Score(gold, plans...)
	return Score{r.Field(eval.TaskField).F1, r.Field(eval.PathField).F1, r.Field(eval.DutyRoleField).F1, r.Field(eval.DeadlineValue).F1}, r, nil
}

// bundlesOf reads a file, or the parts of an archive, as a batch does.
func bundlesOf(name string, b []byte) ([]*ingest.Bundle, error) {
	src := ingest.InMemory(b)
	if !ingest.IsArchive(src, src.Size()) {
		docs, err := ingest.ReadAll(name, b, ingest.DefaultLimits)
		return ingest.Bundles(docs), err
	}
	held := &ingest.Archives{}
	parts, err := held.Open(name, func() (ingest.Source, error) { return src, nil }, ingest.DefaultLimits)
	var all []*ingest.Document
	for _, p := range parts {
		text, readErr := p.Read(p.Name)
		if readErr != nil {
			return nil, readErr
		}
		docs, readErr := ingest.ReadAll(p.Name, text, ingest.DefaultLimits)
		if readErr != nil {
			return nil, readErr
		}
		all = append(all, docs...)
	}
	return ingest.Unpacked(all), err
}

// Least is the lowest of the four.
func (s Score) Least() float64 { return min(s.Task, s.Path, s.Duty, s.Deadline) }

// String spells "1" where all is right, else "1/1/.993/1"; figures are cut, not rounded up.
func (s Score) String() string {
	if s.Least() == 1 {
		return "1"
	}
	var out []string
	for _, f := range []float64{s.Task, s.Path, s.Duty, s.Deadline} {
		text := "1"
		if f < 1 {
			text = fmt.Sprintf(".%03d", int(f*1000))
		}
		out = append(out, text)
	}
	return strings.Join(out, "/")
}

// Formats are the columns of the table, in its order.
var Formats = []string{"txt", "html", "mht", "docx", "doc", "wps", "rtf", "odt", "xlsx", "xls", "et", "ods", "csv", "pdf", "ofd", "zip"}

// Table spells copies as a table in Markdown: a row for each document and origin, a column for each format.
func Table(copies []Copy) string {
	copies = slices.Clone(copies)
	slices.SortStableFunc(copies, func(a, b Copy) int {
		return cmp.Or(strings.Compare(a.Document, b.Document), strings.Compare(a.Origin, b.Origin))
	})
	columns := slices.DeleteFunc(slices.Clone(Formats), func(f string) bool {
		return !slices.ContainsFunc(copies, func(c Copy) bool { return c.Format == f })
	})
	var sb strings.Builder
	fmt.Fprintf(&sb, "| document | from | %s |\n|---|---|%s\n", strings.Join(columns, " | "), strings.Repeat("---|", len(columns)))
	for len(copies) > 0 {
		first, cells := copies[0], make([]string, len(columns))
		for len(copies) > 0 && copies[0].Document == first.Document && copies[0].Origin == first.Origin {
			cells[slices.Index(columns, copies[0].Format)] = copies[0].String()
			copies = copies[1:]
		}
		fmt.Fprintf(&sb, "| %s | %s | %s |\n", first.Document, first.Origin, strings.Join(cells, " | "))
	}
	return sb.String()
}
