package ingest

import (
	"errors"
	"strings"

	"github.com/taizhang/taizhang/ingest/ooxml"
)

// readDOCX maps Word's paragraphs and tables to Blocks: running heads first, then the text, notes, running feet.
func readDOCX(b []byte, lim Limits) (*Document, error) {
	pkg, err := ooxml.Open(b, packageLimits(lim))
	if err != nil {
		return nil, fromPackage(err)
	}
	w, err := ooxml.ReadWord(pkg)
	if err != nil {
		return nil, fromPackage(err)
	}
	d := &wordDocument{lim: lim, doc: &Document{}}
	for _, f := range w.Facts {
		d.doc.Meta = append(d.doc.Meta, Meta(f))
	}
	for _, h := range w.Hidden {
		d.doc.Hidden = append(d.doc.Hidden, Hidden{Reason: h.Name, Text: h.Value})
	}
	d.nodes(w.Headers, Header)
	d.nodes(w.Body, Body)
	d.nodes(w.Notes, Note)
	d.nodes(w.Footers, Footer)
	return d.doc, d.err
}

func packageLimits(lim Limits) ooxml.Limits {
	return ooxml.Limits{Bytes: lim.ExpandedBytes, Ratio: lim.ExpandRatio, Parts: lim.Parts, Depth: lim.Depth}
}

// fromPackage says a package's error in the words of this floor.
func fromPackage(err error) error {
	e := &ooxml.Error{}
	if !errors.As(err, &e) {
		return placed("", ErrDamaged, err)
	}
	for _, s := range []struct{ theirs, ours error }{{ooxml.ErrLimit, ErrLimit}, {ooxml.ErrDamaged, ErrDamaged}} {
		if reason, found := strings.CutPrefix(e.Err.Error(), s.theirs.Error()+": "); found {
			return placed(e.Where(), s.ours, errors.New(reason))
		}
	}
	return placed(e.Where(), ErrDamaged, e.Err)
}

// wordDocument is a Document while Word's nodes are mapped into it.
type wordDocument struct {
	doc   *Document
	lim   Limits
	cells int
	err   error
}

func (d *wordDocument) nodes(nodes []ooxml.Node, layer Layer) {
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

func (d *wordDocument) table(t *ooxml.Table) *Table {
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
func (d *wordDocument) cell(g *grid, row, col int, c ooxml.Cell) int {
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
func cellText(c ooxml.Cell) string {
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
