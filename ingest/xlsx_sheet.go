package ingest

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest/sheet"
)

// layer collects the cells of a sheet that hold words.
type layer struct {
	sheet      *sheet.Sheet
	limit      int
	found      spots
	rows, cols int // extent of what was found
	rowText    strings.Builder
	colText    strings.Builder
	mergeText  strings.Builder
}

func (l *layer) row(r sheet.Row) error {
	if r.Hidden {
		writeRow(&l.rowText, r.Cells)
		return nil
	}
	for _, c := range r.Cells {
		if strings.TrimSpace(c.Text) == "" {
			continue
		}
		if l.sheet.Hides(c.Col) {
			l.colText.WriteString(c.Text + "\n")
			continue
		}
		l.found.add(spot{int32(r.Row), int32(c.Col), c.Text})
		l.rows, l.cols = max(l.rows, r.Row+1), max(l.cols, c.Col+1)
	}
	if l.found.n > l.limit || l.cols > 0 && l.rows > l.limit/l.cols {
		return &Error{Where: fmt.Sprintf("%s!%d", l.sheet.Name, r.Row+1), Err: over("cells", l.limit)}
	}
	return nil
}

// table puts merged cells first, each with its anchor's words, then the others.
func (l *layer) table() (*Table, error) {
	g := &grid{limit: l.limit, cols: l.cols}
	for range l.rows {
		g.owner = append(g.owner, make([]int32, l.cols))
	}
	for _, m := range l.sheet.Merges {
		if m.Row < l.rows && m.Col < l.cols && g.at(m.Row, m.Col) == 0 {
			g.put(m.Row, m.Col, min(m.LastRow, l.rows-1)-m.Row+1, min(m.LastCol, l.cols-1)-m.Col+1, "")
		}
	}
	g.cells = slices.Grow(g.cells, l.rows*l.cols-g.taken)
	for _, chunk := range l.found.inOrder() {
		for _, c := range chunk {
			l.lay(g, c)
		}
	}
	t := g.filled()
	t.Name = l.sheet.Name
	if g.full {
		return nil, &Error{Where: t.Name, Err: over("cells", l.limit)}
	}
	return t, nil
}

// lay puts a cell on its place, or its words into the merged cell it anchors;
// words under a merged cell, or under another of the same name, are not shown.
func (l *layer) lay(g *grid, c spot) {
	row, col := int(c.row), int(c.col)
	who := g.at(row, col)
	if who == 0 {
		g.put(row, col, 1, 1, c.text)
		return
	}
	if anchor := &g.cells[who-1]; anchor.Row == row && anchor.Col == col && anchor.Text == "" {
		anchor.Text = c.text
		return
	}
	l.mergeText.WriteString(c.text + "\n")
}

// top is the first row that holds words, or that after the last.
func (l *layer) top() int {
	if l.found.n == 0 {
		return math.MaxInt
	}
	return int(l.found.chunks[0][0].row)
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

// annotate puts the table among what is written on top of the sheet: text boxes
// anchored above its first words before it, the others and the comments behind.
func (l *layer) annotate(d *Document, t *Table, notes []sheet.Annotation) {
	above := func(n sheet.Annotation) bool {
		return n.Kind == sheet.TextBox && n.Row < l.top()
	}
	for _, n := range notes {
		if above(n) {
			d.Blocks = append(d.Blocks, Block{Text: n.Text})
		}
	}
	if t.Rows > 0 {
		d.Blocks = append(d.Blocks, Block{Table: t})
	}
	for _, n := range notes {
		switch {
		case n.Kind == sheet.TextBox && !above(n):
			d.Blocks = append(d.Blocks, Block{Text: n.Text})
		case n.Kind == sheet.Comment:
			d.Blocks = append(d.Blocks, Block{Text: n.Text, Layer: Note})
		case n.Kind == sheet.Graphic:
			d.Hidden = append(d.Hidden, Hidden{"graphic", n.Text})
		}
	}
}
