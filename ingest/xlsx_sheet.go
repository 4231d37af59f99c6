package ingest

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/ooxml"
	"github.com/xuri/excelize/v2"
)

// sheet is one entry of the workbook and what its part states outside the cells.
type sheet struct {
	name, state, part string
	merges            []extent
	hidden            []extent // columns; rows are 0
	last              int      // number of its last row that holds cells
}

// extent is a range of places, ends included, counted from 0.
type extent struct{ row, col, lastRow, lastCol int }

// directory reads the list of sheets and how many shared strings there are.
func (w *workbook) directory() error {
	main := w.pkg.Main("xl/workbook.xml")
	rels, err := w.pkg.Relations(main)
	if err != nil {
		return err
	}
	parts := map[string]string{}
	for _, rel := range rels {
		if rel.Type == "worksheet" {
			parts[rel.ID] = rel.Part
		}
		if rel.Type == "sharedStrings" && w.pkg.Has(rel.Part) {
			if err := w.countShared(rel.Part); err != nil {
				return err
			}
		}
	}
	b, err := w.pkg.Part(main)
	if err != nil {
		return err
	}
	s := ooxml.NewScanner(main, b, 100)
	for s.Next() {
		if s.Kind == ooxml.Start && string(s.Local) == "sheet" && parts[s.Attr("id")] != "" {
			w.sheets = append(w.sheets, sheet{name: s.Attr("name"), state: s.Attr("state"), part: parts[s.Attr("id")]})
		}
	}
	return s.Err()
}

func (w *workbook) countShared(part string) error {
	return w.pkg.Stream(part, func(t ooxml.Tag) error {
		if string(t.Name) == "si" {
			w.shared++
		}
		return nil
	})
}

// survey reads merges, hidden columns and the last row, and proves the part whole.
func (w *workbook) survey(sh *sheet) error {
	cell, isShared := "", false
	err := w.pkg.Stream(sh.part, func(t ooxml.Tag) error {
		switch string(t.Name) {
		case "row":
			sh.last, _ = strconv.Atoi(t.Attr("r"))
		case "c":
			if isShared = t.Attr("t") == "s"; isShared {
				cell = t.Attr("r")
			}
		case "v":
			if n, err := strconv.Atoi(strings.TrimSpace(string(t.Text))); isShared && len(t.Text) > 0 && (err != nil || n >= w.shared) {
				return &Error{Where: sh.name + "!" + cell, Err: fmt.Errorf("%w: invalid shared string", ErrDamaged)}
			}
		case "mergeCell":
			sh.merge(t.Attr("ref"))
		case "col":
			sh.column(t)
		}
		return nil
	})
	if e := (*Error)(nil); errors.As(err, &e) {
		return e
	}
	if err != nil {
		return fromPackage(err)
	}
	return nil
}

func (sh *sheet) merge(ref string) {
	from, to, _ := strings.Cut(ref, ":")
	c1, r1, err1 := excelize.CellNameToCoordinates(from)
	c2, r2, err2 := excelize.CellNameToCoordinates(to)
	if err1 == nil && err2 == nil && r1 <= r2 && c1 <= c2 {
		sh.merges = append(sh.merges, extent{r1 - 1, c1 - 1, r2 - 1, c2 - 1})
	}
}

func (sh *sheet) column(t ooxml.Tag) {
	if h := t.Attr("hidden"); h != "1" && h != "true" {
		return
	}
	from, err1 := strconv.Atoi(t.Attr("min"))
	to, err2 := strconv.Atoi(t.Attr("max"))
	if err1 == nil && err2 == nil {
		sh.hidden = append(sh.hidden, extent{col: from - 1, lastCol: to - 1})
	}
}

func (sh *sheet) hides(col int) bool {
	for _, h := range sh.hidden {
		if col >= h.col && col <= h.lastCol {
			return true
		}
	}
	return false
}

// table reads one visible sheet.
func (w *workbook) table(sh sheet, limit int) (*Table, []Hidden, error) {
	if err := w.survey(&sh); err != nil {
		return nil, nil, err
	}
	l := &layer{sheet: &sh, limit: limit}
	seen, err := w.rows(sh.name, l.row)
	if err != nil {
		return nil, nil, err
	}
	if seen+1 < sh.last {
		return nil, nil, &Error{Where: fmt.Sprintf("%s!%d", sh.name, seen+1), Err: fmt.Errorf("%w: rows up to %d cannot be read", ErrDamaged, sh.last)}
	}
	t, err := l.table()
	return t, l.hiddenText(), err
}

// layer collects the cells of a sheet that hold words.
type layer struct {
	sheet      *sheet
	limit      int
	found      []Cell
	rows, cols int // extent of what was found
	rowText    strings.Builder
	colText    strings.Builder
	mergeText  strings.Builder
}

func (l *layer) row(row int, hidden bool, cells []string) error {
	if hidden {
		writeRow(&l.rowText, cells)
		return nil
	}
	for col, text := range cells {
		if strings.TrimSpace(text) == "" {
			continue
		}
		if l.sheet.hides(col) {
			l.colText.WriteString(text + "\n")
			continue
		}
		l.found = append(l.found, Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1, Text: text})
		l.rows, l.cols = row+1, max(l.cols, col+1)
	}
	if l.cols > 0 && l.rows > l.limit/l.cols {
		return &Error{Where: fmt.Sprintf("%s!%d", l.sheet.name, row+1), Err: over("cells", l.limit)}
	}
	return nil
}

// table puts merged cells first, each with its anchor's words, then the others.
func (l *layer) table() (*Table, error) {
	g := &grid{limit: l.limit, cols: l.cols}
	for range l.rows {
		g.owner = append(g.owner, make([]int32, l.cols))
	}
	for _, m := range l.sheet.merges {
		if m.row < l.rows && m.col < l.cols && g.at(m.row, m.col) == 0 {
			g.put(m.row, m.col, min(m.lastRow, l.rows-1)-m.row+1, min(m.lastCol, l.cols-1)-m.col+1, "")
		}
	}
	for _, c := range l.found {
		l.lay(g, c)
	}
	t := g.filled()
	t.Name = l.sheet.name
	if g.full {
		return nil, &Error{Where: t.Name, Err: over("cells", l.limit)}
	}
	return t, nil
}

// lay puts a cell on its place, or its words into the merged cell it anchors;
// words under a merged cell are not shown.
func (l *layer) lay(g *grid, c Cell) {
	who := g.at(c.Row, c.Col)
	if who == 0 {
		g.put(c.Row, c.Col, 1, 1, c.Text)
		return
	}
	if anchor := &g.cells[who-1]; anchor.Row == c.Row && anchor.Col == c.Col {
		anchor.Text = c.Text
		return
	}
	l.mergeText.WriteString(c.Text + "\n")
}

func (l *layer) hiddenText() []Hidden {
	var hidden []Hidden
	for _, h := range []Hidden{{"hidden-row", l.rowText.String()}, {"hidden-column", l.colText.String()}, {"merged-cell", l.mergeText.String()}} {
		if h.Text != "" {
			hidden = append(hidden, h)
		}
	}
	return hidden
}
