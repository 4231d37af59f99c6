package parse

import (
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest"
)

// node is one paragraph or table of a Bundle in reading order, with the part it
// was claimed for: 现印发给你们，请认真贯彻落实。 is PreamblePart. Empty paragraphs
// are nodes too: they stand between one table cell and the next where a table was flattened.
type node struct {
	doc, block int
	text       strand        // of a paragraph, without pinyin notes
	whole      strand        // of a paragraph, as printed
	table      *ingest.Table // nil for a paragraph
	level      int           // outline level 1…9; 0 is body text
	page       int           // 0 where the format has no pages
	layer      ingest.Layer
	part       Part // Unparsed: nobody's yet
	tabs       int  // in a paragraph
	led        bool // by a tab
	size       int  // code points of the paragraph
	has        trait
	noisy      bool // whole may hold readings
	heads      heads
}

// nodesOf lists every block of b, Document after Document.
func nodesOf(b *ingest.Bundle) []node { return new(spool).nodes(b) }

// nodes lists every block of b, the text in p.
func (p *spool) nodes(b *ingest.Bundle) []node {
	blocks, bytes := 0, 0
	for _, d := range b.Documents {
		blocks += len(d.Blocks)
	}
	out := slices.Grow(p.list[:0], blocks)
	for i, d := range b.Documents {
		for j := range d.Blocks {
			bl := &d.Blocks[j]
			n := node{doc: i, block: j, table: bl.Table, level: bl.Level, page: bl.Page, layer: bl.Layer}
			if bl.Table == nil {
				bytes += len(bl.Text)
			}
			out = append(out, n)
		}
	}
	p.start(bytes)
	for i := range out {
		n := &out[i]
		n.read(p, b.Documents[n.doc].Blocks[n.block].Text)
	}
	p.list = out
	return out
}

// read reads the text of a paragraph.
func (n *node) read(p *spool, text string) {
	if n.table == nil {
		n.whole = p.write(text, n.doc, n.block, ingest.NoCell)
		n.size = n.whole.size()
		n.text, n.has = n.whole, n.whole.traits()
		if n.noisy = n.has&noiseTrait != 0; n.noisy || n.has&openTrait != 0 {
			n.text = bracketLabels(n.whole.unread())
			n.has = n.text.traits()
		}
		n.tabs, n.led = strings.Count(text, "\t"), strings.HasPrefix(text, "\t")
	}
}

// cell is the strand of the table's i-th cell.
func (n *node) cell(i int) strand {
	return newStrand(n.table.Cells[i].Text, n.doc, n.block, i).unread()
}

// place is that of a paragraph's text from code point off on.
func (n *node) place(off int) place {
	return place{int32(n.doc), int32(n.block), ingest.NoCell, int32(off), 0}
}

// empty reports a paragraph without words.
func (n *node) empty() bool { return n.table == nil && n.text.empty() }

// free reports a paragraph with words, or a table, that nobody claimed.
func (n *node) free() bool { return n.part == Unparsed && !n.empty() }

// heads remembers whether a paragraph is a column heading.
type heads uint8

const (
	unasked heads = iota
	noHeading
	aHeading
)

// isHeader reports a paragraph that is a column heading: 责任单位.
func (n *node) isHeader() bool {
	if n.heads == unasked {
		n.heads = noHeading
		if _, ok := headerRole(n.text.trim()); ok {
			n.heads = aHeading
		}
	}
	return n.heads == aHeading
}
