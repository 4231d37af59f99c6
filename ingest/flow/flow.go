// Package flow is text as word processors keep it: paragraphs and tables in
// reading order, with the automatic numbers a reader sees before them.
package flow

import "strings"

// Document is a file's text.
type Document struct {
	Headers, Body, Notes, Footers []Node
	Title                         string // as the file says of itself
	Hidden                        []Hidden
	Pictures                      [][]byte // as files, in their order
}

// Hidden is text that no reader of the page sees.
type Hidden struct{ Reason, Text string }

// Hide keeps such text; what follows with the same reason is added to it.
func (d *Document) Hide(reason, text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	if n := len(d.Hidden) - 1; n >= 0 && d.Hidden[n].Reason == reason {
		d.Hidden[n].Text += "\n" + text
		return
	}
	d.Hidden = append(d.Hidden, Hidden{reason, text})
}

// Node is a paragraph or, when Table is set, a table.
type Node struct {
	Text  string
	Level int // outline level 1…9; 0 is body text
	Table *Table
}

// Table is rows of cells as the file states them, not yet a grid.
type Table struct{ Rows []Row }

// Row begins after some grid columns that no cell covers.
type Row struct {
	Before int
	Cells  []Cell
}

// Cell covers Span grid columns; one that continues belongs to the cell above.
type Cell struct {
	Span      int
	Continues bool
	Nodes     []Node
}

// Plain is all text of a row, a line a paragraph.
func (r Row) Plain() string {
	text := ""
	for _, c := range r.Cells {
		for _, n := range c.Nodes {
			text += n.Text + "\n"
			if n.Table != nil {
				for _, inner := range n.Table.Rows {
					text += inner.Plain()
				}
			}
		}
	}
	return text
}
