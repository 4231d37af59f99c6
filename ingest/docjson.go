package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
)

var schemaField = regexp.MustCompile(`^\s*\{\s*"schema"\s*:\s*"` + regexp.QuoteMeta(Schema) + `"`)

// isDocumentJSON recognises what `taizhang read` prints.
func isDocumentJSON(b []byte) bool { return schemaField.Match(b[:min(len(b), 1024)]) }

// documents reads Document JSON, one object or several on a line each.
func documents(b []byte, lim Limits) ([]*Document, error) {
	var docs []*Document
	dec := json.NewDecoder(bytes.NewReader(b))
	for {
		d := new(Document)
		err := dec.Decode(d)
		if errors.Is(err, io.EOF) && len(docs) > 0 {
			return docs, nil
		}
		if err == nil {
			err = d.check(lim)
		}
		if err != nil {
			return nil, placed(fmt.Sprintf("document %d", len(docs)+1), ErrDamaged, err)
		}
		if docs = append(docs, d); len(docs) > lim.Parts {
			return nil, over("parts", lim.Parts)
		}
	}
}

// check refuses a Document that no reader would have made.
func (d *Document) check(lim Limits) error {
	if d.Schema != Schema {
		return fmt.Errorf("%w: schema %q", ErrFormat, d.Schema)
	}
	for i := range d.Blocks {
		if t := d.Blocks[i].Table; t != nil {
			if err := t.check(lim); err != nil {
				return fmt.Errorf("block %d: %w", i+1, err)
			}
		}
	}
	return nil
}

// check proves that every place of the grid belongs to exactly one cell.
func (t *Table) check(lim Limits) error {
	if t.Rows < 0 || t.Cols < 0 || t.Cols > 0 && t.Rows > lim.Cells/t.Cols {
		return over("cells", lim.Cells)
	}
	taken := make([]bool, t.Rows*t.Cols)
	n := 0
	for _, c := range t.Cells {
		if c.Row < 0 || c.Col < 0 || c.RowSpan < 1 || c.ColSpan < 1 || c.RowSpan > t.Rows-c.Row || c.ColSpan > t.Cols-c.Col {
			return fmt.Errorf("cell %s%d leaves the table", ColumnName(max(c.Col, 0)), c.Row+1)
		}
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for col := c.Col; col < c.Col+c.ColSpan; col++ {
				if taken[r*t.Cols+col] {
					return fmt.Errorf("place %s%d belongs to two cells", ColumnName(col), r+1)
				}
				taken[r*t.Cols+col] = true
				n++
			}
		}
	}
	if n != len(taken) {
		return fmt.Errorf("%d places belong to no cell", len(taken)-n)
	}
	return nil
}
