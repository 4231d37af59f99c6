package ingest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/ooxml"
)

// readXLSX makes every visible sheet one Table named after it, with the sheet's own coordinates.
func readXLSX(b []byte, lim Limits) (*Document, error) {
	w, err := openWorkbook(b, lim)
	if err != nil {
		return nil, err
	}
	defer w.formats.close()
	d := &Document{}
	for _, f := range w.facts {
		if f.Name == "dc:title" {
			d.Meta = append(d.Meta, Meta(f))
		}
	}
	for _, sh := range w.book.Sheets {
		if err := w.sheet(d, sh); err != nil {
			return nil, err
		}
	}
	w.leftOver(d)
	return d, nil
}

// workbook is an opened file while it is read.
type workbook struct {
	pkg     *ooxml.Package
	book    *ooxml.Workbook
	facts   []ooxml.Fact
	formats *formats
	lim     Limits
	cells   int // laid so far
	chars   int
}

func openWorkbook(b []byte, lim Limits) (*workbook, error) {
	w := &workbook{lim: lim}
	var err error
	if w.pkg, err = ooxml.Open(b, packageLimits(lim)); err != nil {
		return nil, fromPackage(err)
	}
	if w.facts, err = w.pkg.Facts(); err != nil {
		return nil, fromPackage(err)
	}
	if w.book, err = ooxml.ReadWorkbook(w.pkg); err != nil {
		return nil, fromPackage(err)
	}
	w.formats = &formats{pkg: w.pkg, book: w.book}
	return w, nil
}

// sheet reads one sheet with what is written on top of it.
func (w *workbook) sheet(d *Document, sh *ooxml.Sheet) error {
	notes, err := w.book.Annotations(sh)
	if err != nil {
		return fromPackage(err)
	}
	if !sh.Visible() {
		return w.hideSheet(d, sh, notes)
	}
	l := &layer{sheet: sh, limit: w.lim.Cells - w.cells}
	if err := w.rows(sh, l.row); err != nil {
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

// rows calls f on every row with its cells' words as they are displayed.
func (w *workbook) rows(sh *ooxml.Sheet, f func(ooxml.SheetRow) error) error {
	err := w.book.Rows(sh, func(r ooxml.SheetRow) error {
		for i := range r.Cells {
			c := &r.Cells[i]
			if c.Lost {
				return &Error{Where: spellPlace(sh, r.Row, c.Col), Err: fmt.Errorf("%w: invalid shared string", ErrDamaged)}
			}
			text, err := w.formats.show(*c)
			if err != nil {
				return &Error{Where: spellPlace(sh, r.Row, c.Col), Err: err}
			}
			c.Text = text
			if w.chars += utf8.RuneCountInString(text); w.chars > w.lim.Chars {
				return &Error{Where: spellPlace(sh, r.Row, c.Col), Err: over("chars", w.lim.Chars)}
			}
		}
		return f(r)
	})
	if e, ok := err.(*ooxml.Error); ok && sh.Last > 0 {
		return &Error{Where: fmt.Sprintf("%s!%d", sh.Name, sh.Last), Err: fmt.Errorf("%w: %s", fromPackage(e).(*Error).Err, e.Where())}
	} else if ok {
		return fromPackage(err)
	}
	return err
}

func spellPlace(sh *ooxml.Sheet, row, col int) string {
	return fmt.Sprintf("%s!%s%d", sh.Name, ColumnName(col), row+1)
}

// hideSheet keeps what a sheet holds that the workbook does not show.
func (w *workbook) hideSheet(d *Document, sh *ooxml.Sheet, notes []ooxml.Annotation) error {
	var sb strings.Builder
	err := w.rows(sh, func(r ooxml.SheetRow) error {
		writeRow(&sb, r.Cells)
		return nil
	})
	for _, n := range notes {
		sb.WriteString(n.Text + "\n")
	}
	if sb.Len() > 0 {
		d.Hidden = append(d.Hidden, Hidden{"hidden-sheet " + sh.Name, sb.String()})
	}
	return err
}

// writeRow writes cells with tabs between them; empty ones leave nothing.
func writeRow(sb *strings.Builder, cells []ooxml.SheetCell) {
	for i, c := range cells {
		if i > 0 {
			sb.WriteByte('\t')
		}
		sb.WriteString(c.Text)
	}
	sb.WriteByte('\n')
}

// leftOver hides what the workbook holds and no cell shows.
func (w *workbook) leftOver(d *Document) {
	for _, h := range []struct {
		reason string
		texts  []string
	}{{"unused-string", w.book.Unused()}, {"ruby", w.book.Readings}, {"hidden-by-format", w.formats.unseen}} {
		if len(h.texts) > 0 {
			d.Hidden = append(d.Hidden, Hidden{h.reason, strings.Join(h.texts, "\n")})
		}
	}
}
