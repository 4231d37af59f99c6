package ingest

import (
	"errors"
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/ingest/flow"
)

// flowing is a Document while Word's nodes are mapped into it.
type flowing struct {
	doc   *Document
	lim   Limits
	cells int
	err   error
}

// fromFlow maps running heads first, then the text, notes, running feet.
func fromFlow(w *flow.Document, lim Limits) (*Document, error) {
	d := &flowing{lim: lim, doc: &Document{Meta: titled(w.Title)}}
	for _, h := range w.Hidden {
		d.doc.Hidden = append(d.doc.Hidden, Hidden(h))
	}
	d.nodes(w.Headers, Header)
	d.nodes(w.Body, Body)
	d.nodes(w.Notes, Note)
	d.nodes(w.Footers, Footer)
	return d.doc, d.err
}

// said is an error of a leaf library and what this floor calls it.
type said struct{ theirs, ours error }

// inOurWords says a leaf library's error in the words of this floor.
func inOurWords(err error, words ...said) error {
	for _, w := range words {
		if errors.Is(err, w.theirs) {
			return fmt.Errorf("%w: %s", w.ours, strings.TrimPrefix(err.Error(), w.theirs.Error()+": "))
		}
	}
	return err
}

func (d *flowing) nodes(nodes []flow.Node, layer Layer) {
	for _, n := range nodes {
		b := Block{Text: n.Text, Level: n.Level, Layer: layer}
		if n.Table != nil {
			b.Table = d.table(n.Table)
			if b.Table.Rows == 0 {
				continue
			}
		}
		d.doc.Blocks = append(d.doc.Blocks, b)
	}
}

func (d *flowing) table(t *flow.Table) *Table {
	g := &grid{limit: d.lim.Cells - d.cells}
	for row, r := range t.Rows {
		col := r.Before
		for _, c := range r.Cells {
			col = d.cell(g, row, col, c)
		}
	}
	out := g.table()
	d.cells += len(out.Cells)
	if g.full && d.err == nil {
		d.err = over("cells", d.lim.Cells)
	}
	return out
}

// cell lays one cell and gives the column after it.
func (d *flowing) cell(g *grid, row, col int, c flow.Cell) int {
	text := cellText(c)
	if c.Continues && g.spanAbove(row, col) == c.Span && g.below(row, col) {
		if strings.TrimSpace(text) != "" {
			d.doc.Hidden = append(d.doc.Hidden, Hidden{Reason: "merged-cell", Text: text})
		}
		return col + c.Span
	}
	col = g.free(row, col)
	g.put(row, col, 1, c.Span, text)
	return col + c.Span
}

// spanAbove is the width of the cell that begins at this column in the row above, or 0.
func (g *grid) spanAbove(row, col int) int {
	if row == 0 || g.at(row-1, col) == 0 {
		return 0
	}
	return g.cells[g.at(row-1, col)-1].ColSpan
}

// cellText is a cell's paragraphs, one a line; tables in it give a line a cell.
func cellText(c flow.Cell) string {
	var lines []string
	for _, n := range c.Nodes {
		if n.Table == nil {
			lines = append(lines, n.Text)
			continue
		}
		for _, row := range n.Table.Rows {
			for _, inner := range row.Cells {
				lines = append(lines, cellText(inner))
			}
		}
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
