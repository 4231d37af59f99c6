package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/taizhang/taizhang/sql/export"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// diffBook writes a comparison as a workbook: a line a pair, both texts whole beside the change.
func diffBook(path string, force bool, d *diffed, words *wording) error {
	if f, ok := export.ParseFormat(filepath.Ext(path)); !ok || f != export.XLSX {
		return coded{exitUsage, fmt.Errorf("--to %s: want a name that ends in .xlsx", path)}
	}
	out, err := export.Create(path, force)
	if err != nil {
		return err
	}
	if _, err := export.Write(out, export.XLSX, d.table(words), export.Options{}); err != nil {
		return errors.Join(err, out.Abort())
	}
	return out.Commit()
}

// table is a comparison as an answer: its rows in their order.
func (d *diffed) table(words *wording) export.Table {
	t := export.Table{}
	for i, name := range words.Book {
		kind := warehouse.Text
		if i == 1 || i == 3 {
			kind = warehouse.Int
		}
		t.Columns = append(t.Columns, warehouse.Column{Name: name, Kind: kind})
	}
	lines := d.Lines
	t.Next = func(row []any) (bool, error) {
		if len(lines) == 0 {
			return false, nil
		}
		l := lines[0]
		lines = lines[1:]
		row[0], row[5], row[6] = words.Label(l), words.Facts(l), nil
		row[1], row[2] = bookCell(l.A)
		row[3], row[4] = bookCell(l.B)
		if l.A != nil && l.B != nil {
			row[6] = l.redline(false)
		}
		return true, nil
	}
	return t
}

func bookCell(t *diffTask) (ordinal, content any) {
	if t == nil {
		return nil, nil
	}
	return int64(t.Ordinal), strings.TrimSpace(t.Content)
}
