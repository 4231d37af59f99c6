package ingest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// truth is a table as it was written into the samples.
type truth []struct {
	Cols  int `json:"ncols"`
	Rows  int `json:"nrows"`
	Cells []truthCell
}

type truthCell struct {
	R, C, RS, CS int
	T            string
}

// TestTablesAreTrue compares every cell with the table the sample was made from.
func TestTablesAreTrue(t *testing.T) {
	cells := 0
	for _, name := range []string{"luan-2019-tasklist", "xihu-2021-indicators", "county-list"} {
		var want truth
		if err := json.Unmarshal(bytesOf(t, shared(t, "samples", name+".truth.json")), &want); err != nil {
			t.Fatal(err)
		}
		for ext, top := range map[string]int{".html": 0, ".docx": 0, ".xlsx": 1, ".doc": 0, ".xls": 1, ".odt": 0, ".rtf": 0, ".ods": 1} {
			path := shared(t, "samples", name+ext)
			if _, err := os.Stat(path); err != nil {
				continue // not made in this format
			}
			d, err := Read(name+ext, bytesOf(t, path), DefaultLimits)
			if err != nil {
				t.Error(err)
				continue
			}
			cells += compareTable(t, name+ext, d, want, top)
		}
	}
	t.Log(cells, "cells are right")
}

// compareTable counts the cells that agree; top is how many rows stand above the truth's first.
func compareTable(t *testing.T, name string, d *Document, want truth, top int) int {
	var tables []*Table
	for _, b := range d.Blocks {
		if b.Table != nil {
			tables = append(tables, b.Table)
		}
	}
	if len(tables) != 1 {
		t.Errorf("%s: %d tables", name, len(tables))
		return 0
	}
	got := map[string]bool{}
	for _, c := range tables[0].Cells {
		got[fmt.Sprint(c.Row, c.Col, c.RowSpan, c.ColSpan, hanzi.Display(c.Text))] = true
	}
	if n := len(tables[0].Cells) - top; n != len(want[0].Cells) {
		t.Errorf("%s: %d cells, want %d", name, n, len(want[0].Cells))
	}
	right := 0
	for _, c := range want[0].Cells {
		if !got[fmt.Sprint(c.R+top, c.C, c.RS, c.CS, hanzi.Display(c.T))] {
			t.Errorf("%s: no cell %+v", filepath.Base(name), c)
			continue
		}
		right++
	}
	return right
}
