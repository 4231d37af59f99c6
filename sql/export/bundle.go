package export

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// resource is a view as it lies in a bundle.
type resource struct {
	View
	columns []warehouse.Column
	path    string
	sha256  string
	bytes   int64
	rows    int
}

// timed reports a view that tells when its rows were loaded, which no two loads share.
func (v View) timed() bool { return strings.HasSuffix(v.Name, "_version") || v.Name == "division_name" }

// BundledViews are the views that a bundle holds, in order.
func BundledViews() []View { return slices.DeleteFunc(Views(), View.timed) }

// Bundle writes every view of mart as parquet, those that tell of loads left out, with a dictionary for
// people, table schemas for Frictionless, and sources for dbt. The same documents give the same bytes.
// change, when not nil, is what each table goes through: redaction, counting.
func Bundle(ctx context.Context, d *Folder, from *warehouse.Snapshot, change func(Table) Table) error {
	var all []resource
	for _, v := range BundledViews() {
		r, err := bundled(ctx, d, from, v, change)
		if err != nil {
			return fmt.Errorf("mart.%s: %w", v.Name, err)
		}
		all = append(all, r)
	}
	for _, f := range []struct {
		name string
		make func([]resource) ([]byte, error)
	}{{"datapackage.json", datapackage}, {"sources.yml", dbtSources}, {"dictionary.md", dictionary}, {"dictionary.csv", dictionaryCSV}} {
		b, err := f.make(all)
		if err == nil {
			err = d.write(f.name, b)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
	}
	return nil
}

func bundled(ctx context.Context, d *Folder, from *warehouse.Snapshot, v View, change func(Table) Table) (resource, error) {
	r := resource{View: v, path: "data/" + v.Name + ".parquet"}
	answer, err := from.Stream(ctx, v.Query)
	if err != nil {
		return r, err
	}
	defer answer.Close()
	t := Of(answer).Counted(func() { r.rows++ })
	r.columns = t.Columns
	if change != nil {
		t = change(t)
	}
	m, err := d.Create(r.path)
	if err != nil {
		return r, err
	}
	_, err = Write(m, Parquet, t, Options{})
	err = errors.Join(err, m.Close())
	r.sha256, r.bytes = m.digest(), m.size
	return r, err
}

// about is what the comment says of the i-th column.
func (r resource) about(i int) ViewColumn {
	for _, c := range r.View.Columns {
		if c.Name == r.columns[i].Name {
			return c
		}
	}
	return ViewColumn{Name: r.columns[i].Name}
}

// both is a comment in Chinese and English.
func both(zh, en string) string { return strings.Trim(zh+" / "+en, " /") }

// The types of columns in Frictionless table schemas, and in SQL.
var (
	frictionless = map[warehouse.Kind]string{warehouse.Text: "string", warehouse.Bool: "boolean", warehouse.Int: "integer",
		warehouse.Float: "number", warehouse.Date: "date", warehouse.Time: "datetime"}
	inSQL = map[warehouse.Kind]string{warehouse.Text: "varchar", warehouse.Bool: "boolean", warehouse.Int: "bigint",
		warehouse.Float: "double", warehouse.Date: "date", warehouse.Time: "timestamp"}
)

// datapackage describes the files after the Frictionless Data Package, version 1.
func datapackage(all []resource) ([]byte, error) {
	type field struct {
		Name        string `json:"name"`
		Type        string `json:"type"`
		Title       string `json:"title,omitempty"`
		Description string `json:"description,omitempty"`
	}
	type schema struct {
		Fields []field `json:"fields"`
	}
	type one struct {
		Name        string `json:"name"`
		Path        string `json:"path"`
		Profile     string `json:"profile"`
		Title       string `json:"title,omitempty"`
		Description string `json:"description,omitempty"`
		Format      string `json:"format"`
		MediaType   string `json:"mediatype"`
		Hash        string `json:"hash"`
		Bytes       int64  `json:"bytes"`
		Rows        int    `json:"rows"`
		Schema      schema `json:"schema"`
	}
	pack := struct {
		Name      string `json:"name"`
		Profile   string `json:"profile"`
		Title     string `json:"title"`
		Resources []one  `json:"resources"`
	}{Name: "taizhang", Profile: "data-package", Title: "政府工作方案台账 / tasks of government work plans"}
	for _, r := range all {
		o := one{strings.ReplaceAll(r.Name, "_", "-"), r.path, "data-resource", r.ZH, r.EN, "parquet", "application/vnd.apache.parquet", "sha256:" + r.sha256, r.bytes, r.rows, schema{}}
		for i, c := range r.columns {
			o.Schema.Fields = append(o.Schema.Fields, field{c.Name, frictionless[c.Kind], r.about(i).ZH, r.about(i).EN})
		}
		pack.Resources = append(pack.Resources, o)
	}
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(pack)
	return buf.Bytes(), err
}

// dbtSources names the files as sources of dbt, which dbt-duckdb reads where they lie.
// YAML takes strings of JSON.
func dbtSources(all []resource) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("version: 2\n\nsources:\n  - name: taizhang\n    schema: mart\n    description: \"政府工作方案台账 / tasks of government work plans\"\n")
	b.WriteString("    meta:\n      external_location: \"data/{name}.parquet\"\n    tables:\n")
	for _, r := range all {
		fmt.Fprintf(&b, "      - name: %s\n        description: %s\n        columns:\n", r.Name, quote(both(r.ZH, r.EN)))
		for i, c := range r.columns {
			fmt.Fprintf(&b, "          - name: %s\n            data_type: %s\n            description: %s\n", c.Name, inSQL[c.Kind], quote(both(r.about(i).ZH, r.about(i).EN)))
		}
	}
	return b.Bytes(), nil
}

// dictionary is for people.
func dictionary(all []resource) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("# 数据字典 · Data dictionary\n")
	cell := strings.NewReplacer("|", `\|`, "\n", " ")
	for _, r := range all {
		fmt.Fprintf(&b, "\n## %s\n\n%s。*%s*\n\n`%s`：%d 行 rows\n\n| column | type | 说明 | meaning |\n|---|---|---|---|\n", r.Name, r.ZH, r.EN, r.path, r.rows)
		for i, c := range r.columns {
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", c.Name, inSQL[c.Kind], cell.Replace(r.about(i).ZH), cell.Replace(r.about(i).EN))
		}
	}
	return b.Bytes(), nil
}

// dictionaryCSV is for spreadsheets.
func dictionaryCSV(all []resource) ([]byte, error) {
	var lines [][]any
	for _, r := range all {
		for i, c := range r.columns {
			lines = append(lines, []any{r.Name, c.Name, inSQL[c.Kind], r.about(i).ZH, r.about(i).EN})
		}
	}
	t := Table{Columns: []warehouse.Column{{Name: "table"}, {Name: "column"}, {Name: "type"}, {Name: "说明"}, {Name: "meaning"}}}
	t.Next = func(row []any) (bool, error) {
		if len(lines) == 0 {
			return false, nil
		}
		copy(row, lines[0])
		lines = lines[1:]
		return true, nil
	}
	var b bytes.Buffer
	err := writeCSV(&b, t, false)
	return b.Bytes(), err
}
