package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/width"
)

// The shapes in which a command prints rows.
const (
	tableOutput  = "table"
	jsonOutput   = "json"
	ndjsonOutput = "ndjson"
	csvOutput    = "csv"
	sarifOutput  = "sarif" // lint only
	htmlOutput   = "html"  // diff only
)

// moreOutput is the annotation of a command that knows more shapes.
const moreOutput = "output"

// checkOutput refuses a shape that cmd does not know.
func checkOutput(cmd *cobra.Command, shape string) error {
	known := []string{tableOutput, jsonOutput, ndjsonOutput, csvOutput}
	known = append(known, strings.Fields(cmd.Annotations[moreOutput])...)
	if slices.Contains(known, shape) {
		return nil
	}
	last := len(known) - 1
	return fmt.Errorf("--output %s: want %s or %s", shape, strings.Join(known[:last], ", "), known[last])
}

// rows is a result to print: names of columns and values; nil is absent.
type rows struct {
	columns []string
	values  [][]any
}

// print writes r in the shape of --output.
func (a *app) print(r rows) error {
	switch a.output {
	case jsonOutput:
		return r.json(a.out)
	case ndjsonOutput:
		return r.ndjson(a.out)
	case csvOutput:
		return r.csv(a.out)
	}
	return r.table(a.out)
}

func (r rows) json(w io.Writer) error {
	sep := "[\n "
	for _, row := range r.values {
		if _, err := io.WriteString(w, sep); err != nil {
			return err
		}
		if err := r.object(w, row); err != nil {
			return err
		}
		sep = ",\n "
	}
	if len(r.values) == 0 {
		_, err := io.WriteString(w, "[]\n")
		return err
	}
	_, err := io.WriteString(w, "\n]\n")
	return err
}

func (r rows) ndjson(w io.Writer) error {
	for _, row := range r.values {
		if err := r.object(w, row); err != nil {
			return err
		}
		if _, err := io.WriteString(w, "\n"); err != nil {
			return err
		}
	}
	return nil
}

// object writes one row as a JSON object, its names in the order of the columns.
func (r rows) object(w io.Writer, row []any) error {
	sep := "{"
	for i, name := range r.columns {
		value, err := compact(row[i])
		if err != nil {
			return err
		}
		label, err := compact(name)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s%s:%s", sep, label, value); err != nil {
			return err
		}
		sep = ","
	}
	_, err := io.WriteString(w, "}")
	return err
}

// compact is v as JSON in one line, < > & left as they are.
func compact(v any) (string, error) {
	var sb strings.Builder
	e := json.NewEncoder(&sb)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return strings.TrimSuffix(sb.String(), "\n"), err
}

func (r rows) csv(w io.Writer) error {
	c := csv.NewWriter(w)
	if err := c.Write(r.columns); err != nil {
		return err
	}
	for _, row := range r.values {
		if err := c.Write(spellAll(row)); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

func (r rows) table(w io.Writer) error {
	lines := [][]string{r.columns}
	for _, row := range r.values {
		lines = append(lines, spellAll(row))
	}
	wide := make([]int, len(r.columns))
	for _, line := range lines {
		for i, cell := range line {
			wide[i] = max(wide[i], columns(cell))
		}
	}
	figures := make([]bool, len(r.columns))
	for i := range figures {
		figures[i] = r.figures(i)
	}
	for _, line := range lines {
		if _, err := io.WriteString(w, padded(line, wide, figures)); err != nil {
			return err
		}
	}
	return nil
}

// padded is one row with its cells padded; figures stand at the right.
func padded(cells []string, wide []int, figures []bool) string {
	var sb strings.Builder
	for i, cell := range cells {
		if i > 0 {
			sb.WriteString("  ")
		}
		pad := strings.Repeat(" ", wide[i]-columns(cell))
		if figures[i] {
			sb.WriteString(pad + cell)
		} else {
			sb.WriteString(cell + pad)
		}
	}
	return strings.TrimRight(sb.String(), " ") + "\n"
}

// figures reports that column i holds numbers only.
func (r rows) figures(i int) bool {
	for _, row := range r.values {
		switch row[i].(type) {
		case int, int32, int64, float64, nil:
		default:
			return false
		}
	}
	return len(r.values) > 0
}

func spellAll(row []any) []string {
	out := make([]string, len(row))
	for i, v := range row {
		out[i] = spell(v)
	}
	return out
}

func spell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return strings.ReplaceAll(v, "\n", " ")
	case float64:
		return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.4f", v), "0"), ".")
	}
	return fmt.Sprint(v)
}

// columns is the width of s on a terminal, where a Han character takes two.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
