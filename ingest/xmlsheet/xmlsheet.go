// Package xmlsheet reads Excel's XML Spreadsheet 2003, which many systems still
// export under the name .xls: rows, merged cells, styles and comments.
package xmlsheet

import (
	"fmt"

	"github.com/taizhang/taizhang/ingest/ooxml"
	"github.com/taizhang/taizhang/ingest/sheet"
)

// Workbook is the sheets of a file with all their rows.
type Workbook struct {
	Title    string
	Sheets   []*sheet.Sheet
	Date1904 bool
	Formats  []string // number formats by a cell's style; the first is General

	rows  map[*sheet.Sheet][]sheet.Row
	notes map[*sheet.Sheet][]sheet.Annotation
}

const part = "workbook"

// Read reads a file; mostCells bounds the cells that hold words.
func Read(b []byte, mostCells, depth int) (*Workbook, error) {
	r := &reader{s: ooxml.NewScanner(part, b, depth), cells: mostCells, styles: map[string]int{"": 0}, formats: map[string]int{general: 0},
		book: &Workbook{Formats: []string{general}, rows: map[*sheet.Sheet][]sheet.Row{}, notes: map[*sheet.Sheet][]sheet.Annotation{}}}
	for r.s.Next() && r.cells >= 0 {
		if r.s.Kind != ooxml.Start {
			continue
		}
		switch string(r.s.Local) {
		case "Title":
			r.book.Title = r.s.Words()
		case "Date1904":
			r.book.Date1904 = true
		case "Style":
			r.style()
		case "Worksheet":
			r.sheet()
		}
	}
	if r.cells < 0 {
		return nil, &ooxml.Error{Part: part, Err: fmt.Errorf("%w: cells %d", ooxml.ErrLimit, mostCells)}
	}
	return r.book, r.s.Err()
}

// Rows calls use on every row of a sheet that holds cells, and gives what lies on top of it.
func (w *Workbook) Rows(sh *sheet.Sheet, use func(sheet.Row) error) ([]sheet.Annotation, error) {
	for _, r := range w.rows[sh] {
		sh.Last = r.Row + 1
		if err := use(r); err != nil {
			return nil, err
		}
	}
	return w.notes[sh], nil
}
