package ingest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/sheet"
)

// sheetRows calls use on every row of a sheet that holds cells, and gives what lies on top of it.
type sheetRows func(sh *sheet.Sheet, use func(sheet.Row) error) ([]sheet.Annotation, error)

// workbook is an opened file of sheets while it is read.
type workbook struct {
	meta    []Meta
	formats *formats
	rows    sheetRows
	lim     Limits
	cells   int // laid so far
	chars   int
}

// document makes every visible sheet a Table.
func (w *workbook) document(sheets []*sheet.Sheet) (*Document, error) {
	defer w.formats.close()
	d := &Document{}
	for _, sh := range sheets {
		if err := w.sheet(d, sh); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// sheet reads one sheet with what is written on top of it.
func (w *workbook) sheet(d *Document, sh *sheet.Sheet) error {
	if !sh.Visible() {
		return w.hideSheet(d, sh)
	}
	l := &layer{sheet: sh, limit: w.lim.Cells - w.cells}
	notes, err := w.rows(sh, w.shown(sh, l.row))
	if err != nil {
		return err
	}
	t, err := l.table()
	if err != nil {
		return err
	}
	w.cells += len(t.Cells)
	d.Hidden = append(d.Hidden, l.hiddenText()...)
	l.annotate(d, t, notes)
	return nil
}

// shown hands rows on with their cells' words as they are displayed.
func (w *workbook) shown(sh *sheet.Sheet, use func(sheet.Row) error) func(sheet.Row) error {
	return func(r sheet.Row) error {
		for i := range r.Cells {
			if err := w.show(sh, r.Row, &r.Cells[i]); err != nil {
				return err
			}
		}
		return use(r)
	}
}

func (w *workbook) show(sh *sheet.Sheet, row int, c *sheet.Cell) error {
	if c.Lost {
		return &Error{Where: spellPlace(sh, row, c.Col), Err: fmt.Errorf("%w: invalid shared string", ErrDamaged)}
	}
	text, err := w.formats.show(*c)
	if err != nil {
		return &Error{Where: spellPlace(sh, row, c.Col), Err: err}
	}
	c.Text = text
	if w.chars += utf8.RuneCountInString(text); w.chars > w.lim.Chars {
		return &Error{Where: spellPlace(sh, row, c.Col), Err: over("chars", w.lim.Chars)}
	}
	return nil
}

func spellPlace(sh *sheet.Sheet, row, col int) string {
	return fmt.Sprintf("%s!%s%d", sh.Name, ColumnName(col), row+1)
}

// hideSheet keeps what a sheet holds that the workbook does not show.
func (w *workbook) hideSheet(d *Document, sh *sheet.Sheet) error {
	var sb strings.Builder
	notes, err := w.rows(sh, w.shown(sh, func(r sheet.Row) error {
		writeRow(&sb, r.Cells)
		return nil
	}))
	for _, n := range notes {
		sb.WriteString(n.Text + "\n")
	}
	if sb.Len() > 0 {
		d.Hidden = append(d.Hidden, Hidden{"hidden-sheet " + sh.Name, sb.String()})
	}
	return err
}

// writeRow writes cells with tabs between them; empty ones leave nothing.
func writeRow(sb *strings.Builder, cells []sheet.Cell) {
	for i, c := range cells {
		if i > 0 {
			sb.WriteByte('\t')
		}
		sb.WriteString(c.Text)
	}
	sb.WriteByte('\n')
}

// leftOver hides what the workbook holds and no cell shows.
func (w *workbook) leftOver(d *Document, unused, readings []string) {
	for _, h := range []struct {
		reason string
		texts  []string
	}{{"unused-string", unused}, {"ruby", readings}, {"hidden-by-format", w.formats.unseen}} {
		if len(h.texts) > 0 {
			d.Hidden = append(d.Hidden, Hidden{h.reason, strings.Join(h.texts, "\n")})
		}
	}
}
