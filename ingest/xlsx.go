package ingest

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/ingest/ooxml"
	"github.com/xuri/excelize/v2"
)

// readXLSX makes every visible sheet one Table named after it, with the sheet's own coordinates.
func readXLSX(b []byte, lim Limits) (*Document, error) {
	w, err := openWorkbook(b, lim)
	if err != nil {
		return nil, err
	}
	defer w.file.Close()
	d := &Document{}
	if p, err := w.file.GetDocProps(); err == nil && p.Title != "" {
		d.Meta = append(d.Meta, Meta{"dc:title", p.Title})
	}
	cells := 0
	for _, sh := range w.sheets {
		if sh.state != "" && sh.state != "visible" {
			if err := w.hideSheet(d, sh); err != nil {
				return nil, err
			}
			continue
		}
		t, hidden, err := w.table(sh, lim.Cells-cells)
		if err != nil {
			return nil, err
		}
		d.Hidden = append(d.Hidden, hidden...)
		if t.Rows > 0 {
			cells += len(t.Cells)
			d.Blocks = append(d.Blocks, Block{Table: t})
		}
	}
	return d, nil
}

// workbook is an opened file: excelize gives the cells as they are displayed,
// the package what streaming rows do not tell.
type workbook struct {
	pkg    *ooxml.Package
	file   *excelize.File
	sheets []sheet
	shared int // shared strings
}

// sheetInMemory is the size of an unpacked part above which excelize works from a temporary file.
const sheetInMemory = 4 << 20

func openWorkbook(b []byte, lim Limits) (*workbook, error) {
	pkg, err := ooxml.Open(b, packageLimits(lim))
	if err != nil {
		return nil, fromPackage(err)
	}
	w := &workbook{pkg: pkg}
	if err := w.directory(); err != nil {
		return nil, fromPackage(err)
	}
	w.file, err = excelize.OpenReader(bytes.NewReader(b), excelize.Options{
		UnzipSizeLimit:    lim.ExpandedBytes,
		UnzipXMLSizeLimit: min(sheetInMemory, lim.ExpandedBytes),
		CultureInfo:       excelize.CultureNameZhCN,
		ShortDatePattern:  "yyyy/m/d",
	})
	if err != nil {
		return nil, placed("", ErrDamaged, oneLine(err))
	}
	return w, nil
}

// oneLine keeps a library's message from breaking the line it is put in.
func oneLine(err error) error {
	return fmt.Errorf("%s", strings.Join(strings.Fields(err.Error()), " "))
}

// rows calls f on every row that holds anything, numbered from 0.
func (w *workbook) rows(name string, f func(row int, hidden bool, cells []string) error) (last int, err error) {
	rows, err := w.file.Rows(name)
	if err != nil {
		return 0, placed(name, ErrDamaged, oneLine(err))
	}
	defer rows.Close()
	row := -1
	for rows.Next() {
		row++
		cells, err := rows.Columns()
		if err != nil {
			return row, placed(fmt.Sprintf("%s!%d", name, row+1), ErrDamaged, oneLine(err))
		}
		if len(cells) == 0 {
			continue
		}
		if err := f(row, rows.GetRowOpts().Hidden, cells); err != nil {
			return row, err
		}
	}
	return row, nil
}

// hideSheet keeps what a sheet holds that the workbook does not show.
func (w *workbook) hideSheet(d *Document, sh sheet) error {
	var sb strings.Builder
	_, err := w.rows(sh.name, func(_ int, _ bool, cells []string) error {
		writeRow(&sb, cells)
		return nil
	})
	if sb.Len() > 0 {
		d.Hidden = append(d.Hidden, Hidden{"hidden-sheet " + sh.name, sb.String()})
	}
	return err
}

func writeRow(sb *strings.Builder, cells []string) {
	for i, c := range cells {
		if i > 0 {
			sb.WriteByte('\t')
		}
		sb.WriteString(c)
	}
	sb.WriteByte('\n')
}
